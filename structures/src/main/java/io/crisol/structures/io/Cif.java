package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Crystallographic information files: one frame for each data block with atoms; written in P 1.
 *
 * <p>Source: S. R. Hall, F. H. Allen and I. D. Brown, Acta Cryst. A 47, 655 (1991),
 * doi:10.1107/S010876739101067X, and the core dictionary of the International Union of
 * Crystallography.
 */
final class Cif {
  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "CIF";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream()
              .map(line -> line.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT))
              .filter(
                  line -> !line.isEmpty() && (!line.startsWith("#") || line.startsWith("#\\#cif")))
              .limit(1)
              .anyMatch(line -> line.startsWith("data_") || line.startsWith("#\\#cif"));
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new CifReader(source);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "cif";
        }

        @Override
        public String name() {
          return "CIF";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".cif");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          Cif.write(out, frames, note);
        }
      };

  private final Frame frame;
  private final TurnedCell turned;
  private final Writer out;

  private Cif(Frame frame, TurnedCell turned, Writer out) {
    this.frame = frame;
    this.turned = turned;
    this.out = out;
  }

  private static void write(Path file, List<Frame> frames, Consumer<String> note) {
    for (Frame frame : frames) {
      double[] v = frame.structure().cell().vectors();
      if (Matrix3.rowNorm(v, 0) * Matrix3.rowNorm(v, 1) * Matrix3.rowNorm(v, 2) == 0) {
        throw Problem.OUTPUT_UNFIT.with(OUTPUT.name(), "it needs three cell vectors");
      }
    }
    Keeps.only(Keeps.Part.OPEN_CELL).andColumns("occupancy", "site").tell(frames, note);
    Set<String> said = new LinkedHashSet<>();
    TextOutput.write(
        file,
        out -> {
          for (int k = 0; k < frames.size(); k++) {
            Frame frame = frames.get(k);
            TurnedCell turned = TurnedCell.of(frame.structure().cell().vectors());
            tell(frame, turned, said);
            new Cif(frame, turned, out).write(k);
          }
        });
    said.forEach(note);
  }

  private static void tell(Frame frame, TurnedCell turned, Set<String> said) {
    if (!frame.structure().cell().isPeriodic()) {
      said.add("frames that do not repeat are written as repeating in all directions");
    }
    if (turned.isSwapped()) {
      said.add("the first two cell vectors changed places: the three were left-handed");
    }
    if (turned.isTurned()) {
      said.add("the orientation of the cell is not written: readers turn a to x, b into xy");
    }
  }

  private void write(int number) throws IOException {
    double[] v = turned.vectors();
    out.write("data_frame_" + number + "\n");
    out.write("_symmetry_space_group_name_H-M  'P 1'\n_symmetry_Int_Tables_number  1\n");
    for (int a = 0; a < 3; a++) {
      out.write("_cell_length_" + "abc".charAt(a) + "  " + Matrix3.rowNorm(v, a) + "\n");
    }
    String[] angles = {"alpha", "beta", "gamma"};
    for (int a = 0; a < 3; a++) {
      double angle = CifCell.angle(v, (a + 1) % 3, (a + 2) % 3);
      out.write("_cell_angle_" + angles[a] + "  " + angle + "\n");
    }
    out.write("loop_\n_symmetry_equiv_pos_as_xyz\n'x, y, z'\n");
    out.write("loop_\n_atom_site_label\n_atom_site_type_symbol\n");
    out.write("_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n");
    out.write("_atom_site_occupancy\n");
    atoms();
    out.write("\n");
  }

  private void atoms() throws IOException {
    Structure s = frame.structure();
    double[] occupancies = frame.columns().get("occupancy");
    for (int i = 0; i < s.size(); i++) {
      String symbol = s.element(i).symbol();
      out.write(symbol + (i + 1) + " " + symbol);
      for (int a = 0; a < 3; a++) {
        double f =
            s.cell()
                .fractional(
                    turned.axes()[a],
                    s.coordinate(3 * i),
                    s.coordinate(3 * i + 1),
                    s.coordinate(3 * i + 2));
        out.write(" " + f);
      }
      out.write(" " + (occupancies == null ? 1.0 : occupancies[i]) + "\n");
    }
  }
}
