package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * XSF, the format of XCrySDen, with the comment that aenet puts its energy in.
 *
 * <p>Forces are in Hartree/Å where the format is followed, and in eV/Å where aenet wrote them:
 * there the comment {@code # total energy = … eV} stands above, which tells the two apart.
 *
 * <p>Source: the documentation of XSF of XCrySDen, A. Kokalj, J. Mol. Graph. Model. 17, 176 (1999),
 * doi:10.1016/S1093-3263(99)00028-5; of aenet, N. Artrith and A. Urban, Comput. Mater. Sci. 114,
 * 135 (2016), doi:10.1016/j.commatsci.2015.11.047.
 */
final class Xsf {
  private static final Pattern FIRST =
      Pattern.compile("(?i)(CRYSTAL|SLAB|POLYMER|MOLECULE|DIM-GROUP|ATOMS|ANIMSTEPS\\s+[0-9]+)");
  private static final Pattern SECOND =
      Pattern.compile("(?i)(PRIMVEC|PRIMCOORD|CONVVEC|ATOMS)(\\s+[0-9]+)?");

  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "XSF";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          List<String> lines =
              firstLines.stream()
                  .map(String::strip)
                  .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                  .toList();
          return !lines.isEmpty()
              && FIRST.matcher(lines.getFirst()).matches()
              && lines.stream().anyMatch(line -> SECOND.matcher(line).matches());
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new XsfReader(source);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "xsf";
        }

        @Override
        public String name() {
          return "XSF";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".xsf") || fileName.endsWith(".axsf");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          Xsf.write(out, frames, note);
        }
      };

  private Xsf() {}

  private static void write(Path file, List<Frame> frames, Consumer<String> note) {
    String kind = kind(frames.getFirst().structure().cell());
    for (Frame frame : frames) {
      if (!kind(frame.structure().cell()).equals(kind)) {
        throw Problem.OUTPUT_UNFIT.with(
            OUTPUT.name(), "its frames must all repeat in the same directions");
      }
    }
    Keeps.only(Keeps.Part.ENERGY, Keeps.Part.FORCES, Keeps.Part.SLABS, Keeps.Part.MOLECULES)
        .tell(frames, note);
    boolean labelled = frames.stream().anyMatch(frame -> frame.labels().energy().isPresent());
    if (labelled && frames.stream().anyMatch(frame -> frame.labels().forces().isPresent())) {
      note.accept(
          "forces are in eV/Å, as aenet reads them; XCrySDen and ASE take them for Hartree/Å");
    }
    TextOutput.write(
        file,
        out -> {
          boolean several = frames.size() > 1;
          if (several) {
            out.write("ANIMSTEPS " + frames.size() + "\n");
          }
          for (int k = 0; k < frames.size(); k++) {
            write(out, frames.get(k), kind, several ? " " + (k + 1) : "", k == 0, labelled);
          }
        });
  }

  /** Which keyword says in which directions a cell repeats. */
  private static String kind(Cell cell) {
    boolean first = cell.isPeriodic(0);
    boolean second = cell.isPeriodic(1);
    if (!cell.isPeriodic()) {
      return "ATOMS";
    }
    if (!first || !second && cell.isPeriodic(2)) {
      throw Problem.OUTPUT_UNFIT.with(
          OUTPUT.name(), "it knows a, ab and abc as directions that repeat, and no others");
    }
    return cell.isPeriodic(2) ? "CRYSTAL" : second ? "SLAB" : "POLYMER";
  }

  private static void write(
      Writer out, Frame frame, String kind, String step, boolean first, boolean labelled)
      throws IOException {
    if (frame.labels().energy().isPresent()) {
      out.write("# total energy = " + frame.labels().energy().getAsDouble() + " eV\n\n");
    } else if (frame.labels().forces().isPresent()) {
      out.write("# forces in " + (labelled ? "eV" : "Hartree") + "/Angstrom\n\n");
    }
    if (kind.equals("ATOMS")) {
      out.write("ATOMS" + step + "\n");
    } else {
      out.write(first ? kind + "\n" : "");
      out.write("PRIMVEC" + step + "\n");
      for (int a = 0; a < 3; a++) {
        for (int x = 0; x < 3; x++) {
          out.write(" " + frame.structure().cell().vector(a, x));
        }
        out.write("\n");
      }
      out.write("PRIMCOORD" + step + "\n" + frame.size() + " 1\n");
    }
    atoms(out, frame, labelled ? 1 : Units.HARTREE);
  }

  private static void atoms(Writer out, Frame frame, double forceUnit) throws IOException {
    Structure structure = frame.structure();
    Optional<double[]> forces = frame.labels().forces();
    for (int i = 0; i < structure.size(); i++) {
      out.write(structure.element(i).symbol());
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        out.write(" " + structure.coordinate(k));
      }
      for (int k = 3 * i; k < 3 * i + 3 && forces.isPresent(); k++) {
        out.write(" " + forces.get()[k] / forceUnit);
      }
      out.write("\n");
    }
  }
}
