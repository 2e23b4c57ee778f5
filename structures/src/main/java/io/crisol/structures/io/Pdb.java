package io.crisol.structures.io;

import io.crisol.structures.Cell;
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
import java.util.regex.Pattern;

/**
 * PDB files, for viewing: atoms, cell and models; positions have three digits behind the point.
 *
 * <p>Source: wwPDB, Atomic Coordinate Entry Format Description, version 3.30.
 */
final class Pdb {
  private static final Pattern RECORD =
      Pattern.compile(
          "(HEADER|TITLE|COMPND|SOURCE|KEYWDS|EXPDTA|AUTHOR|REVDAT|JRNL|REMARK|CRYST1|MODEL|ATOM|"
              + "HETATM|SEQRES|ORIGX[1-3]|SCALE[1-3]|TER|END)( .*|[ 0-9].*)?");
  private static final double LARGEST = 9999.9995;
  private static final double SMALLEST = -999.9995;

  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "PDB";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          List<String> lines = firstLines.stream().filter(line -> !line.isBlank()).toList();
          return !lines.isEmpty()
              && RECORD.matcher(lines.getFirst()).matches()
              && (lines.size() == 1 || RECORD.matcher(lines.get(1)).matches());
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new PdbReader(source);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "pdb";
        }

        @Override
        public String name() {
          return "PDB";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".pdb") || fileName.endsWith(".ent");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          Pdb.write(out, frames, note);
        }
      };

  private Pdb() {}

  private static void write(Path file, List<Frame> frames, Consumer<String> note) {
    frames.forEach(Pdb::requireRoom);
    Keeps.only(Keeps.Part.MOLECULES).tell(frames, note);
    note.accept("PDB is for viewing: positions are rounded to 0.001 Å");
    Set<String> said = new LinkedHashSet<>();
    TextOutput.write(
        file,
        out -> {
          // Readers such as ASE take an END behind the last ENDMDL for one more, empty model.
          boolean several = frames.size() > 1;
          for (int k = 0; k < frames.size(); k++) {
            write(out, frames.get(k), several ? k + 1 : 0, said);
          }
        });
    said.forEach(note);
  }

  private static void requireRoom(Frame frame) {
    for (double x : turned(frame).turn(frame.structure().positions())) {
      if (!(x > SMALLEST && x < LARGEST)) {
        throw Problem.OUTPUT_UNFIT.with(
            OUTPUT.name(), "a coordinate of " + x + " Å does not fit its columns");
      }
    }
  }

  /** The cell as CRYST1 implies it; nothing is turned where there is none. */
  private static TurnedCell turned(Frame frame) {
    Cell cell = frame.structure().cell();
    return TurnedCell.of(cell.isPeriodic() ? TurnedCell.completed(cell) : Matrix3.identity());
  }

  private static void write(Writer out, Frame frame, int model, Set<String> said)
      throws IOException {
    Structure structure = frame.structure();
    TurnedCell turned = turned(frame);
    double[] x = turned.turn(structure.positions());
    if (structure.cell().isPeriodic()) {
      if (turned.isTurned()) {
        said.add("cell and positions are turned: PDB has its first cell vector along x");
      }
      if (turned.isSwapped()) {
        said.add("the first two cell vectors changed places: the three were left-handed");
      }
      double[] v = turned.vectors();
      out.write(
          String.format(
              Locale.ROOT,
              "CRYST1%9.3f%9.3f%9.3f%7.2f%7.2f%7.2f P 1           1\n",
              Matrix3.rowNorm(v, 0),
              Matrix3.rowNorm(v, 1),
              Matrix3.rowNorm(v, 2),
              CifCell.angle(v, 1, 2),
              CifCell.angle(v, 2, 0),
              CifCell.angle(v, 0, 1)));
    }
    out.write(model > 0 ? String.format(Locale.ROOT, "MODEL %8d\n", model) : "");
    for (int i = 0; i < structure.size(); i++) {
      String symbol = structure.element(i).symbol();
      out.write(atom(symbol, i + 1, x, i));
    }
    out.write(model > 0 ? "ENDMDL\n" : "END\n");
  }

  private static String atom(String symbol, int number, double[] x, int i) {
    String name = symbol.length() == 1 ? " " + symbol : symbol;
    return String.format(
        Locale.ROOT,
        "ATOM  %5d %-4s MOL     1    %8.3f%8.3f%8.3f  1.00  0.00          %2s\n",
        number % 100_000,
        name,
        x[3 * i],
        x[3 * i + 1],
        x[3 * i + 2],
        symbol.toUpperCase(Locale.ROOT));
  }
}
