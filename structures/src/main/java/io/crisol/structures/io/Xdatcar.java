package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * VASP XDATCAR: a trajectory in fractional coordinates, with one cell for all frames or one each.
 *
 * <p>Å; coordinates are kept as written, so atoms that VASP moved to the other side of the cell
 * stay there. Source: the VASP wiki, page XDATCAR.
 */
final class Xdatcar {
  private static final Pattern SEPARATOR =
      Pattern.compile("(?i)\\s*(direct|cartesian)?\\s*(configuration|konfig)\\s*=.*");

  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "VASP XDATCAR";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return isOld(firstLines) || PoscarHeader.fits(firstLines) && isSeparated(firstLines);
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          if (isOld(source.peek(5))) {
            throw Problem.FILE_MALFORMED.with(
                source.name(),
                "an XDATCAR of VASP 4 holds neither cell vectors nor elements: the coordinates"
                    + " alone say no structure");
          }
          return new XdatcarReader(source, options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "xdatcar";
        }

        @Override
        public String name() {
          return FORMAT.name();
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.startsWith("XDATCAR") || fileName.endsWith(".xdatcar");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          frames.forEach(frame -> VaspText.requireBulk(name(), frame));
          requireSameAtoms(frames);
          Keeps.only().tell(frames, note);
          TextOutput.write(out, text -> Xdatcar.write(text, frames));
        }
      };

  private Xdatcar() {}

  /** Whether a line stands before the coordinates of a frame. */
  static boolean isSeparator(String line) {
    return SEPARATOR.matcher(line).matches();
  }

  static boolean isCartesian(String separator) {
    return separator.strip().toLowerCase(Locale.ROOT).startsWith("cartesian");
  }

  /** The first line after the counts is blank or announces a configuration. */
  private static boolean isSeparated(List<String> lines) {
    int k = 5;
    while (k < lines.size() && lines.get(k).matches("\\s*[A-Za-z][^=]*")) {
      k++;
    }
    while (k < lines.size() && PoscarHeader.areCounts(lines.get(k))) {
      k++;
    }
    return k < lines.size() && (lines.get(k).isBlank() || isSeparator(lines.get(k)));
  }

  /** VASP 4: three counts, volume and lengths, temperature, "CAR". */
  private static boolean isOld(List<String> lines) {
    return lines.size() > 4
        && PoscarHeader.areCounts(lines.get(0))
        && lines.get(3).strip().equals("CAR");
  }

  private static void requireSameAtoms(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!Arrays.equals(frame.structure().elements(), frames.getFirst().structure().elements())) {
        throw Problem.OUTPUT_UNFIT.with(
            FORMAT.name(), "all its frames have the same atoms in the same order, these do not");
      }
    }
  }

  private static void write(Writer out, List<Frame> frames) throws IOException {
    Structure first = frames.getFirst().structure();
    boolean fixed =
        frames.stream().allMatch(frame -> frame.structure().cell().equals(first.cell()));
    for (int k = 0; k < frames.size(); k++) {
      out.write(piece(frames.get(k).structure(), k, k == 0 || !fixed));
    }
  }

  private static String piece(Structure structure, int k, boolean withHeader) {
    StringBuilder out = new StringBuilder();
    if (withHeader) {
      VaspText.header(out, structure);
    }
    out.append("Direct configuration=").append("%6s".formatted(" " + (k + 1))).append("\n");
    double[] p = structure.positions();
    for (int i = 0; i < p.length; i += 3) {
      double[] f = new double[3];
      for (int a = 0; a < 3; a++) {
        f[a] = structure.cell().fractional(a, p[i], p[i + 1], p[i + 2]);
      }
      VaspText.row(out, f, 0).append('\n');
    }
    return out.toString();
  }
}
