package io.crisol.structures.io;

import java.util.List;

/**
 * VASP OUTCAR: every finished ionic step with cell, positions, energy, forces and stress.
 *
 * <p>The energy label is {@code energy(sigma->0)}; the free energy TOTEN, which the forces belong
 * to, is kept as metadata and their largest difference reported. {@code in kB} is XX YY ZZ XY YZ
 * ZX, positive in compression. Source: the VASP wiki, page OUTCAR.
 */
final class Outcar {
  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "VASP OUTCAR";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream()
                  .filter(line -> !line.isBlank())
                  .limit(1)
                  .anyMatch(Outcar::isFirstLine)
              && !PoscarHeader.fits(firstLines);
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return new OutcarReader(source, options);
        }
      };

  private Outcar() {}

  /** Whether a line is the one that every OUTCAR begins with, such as {@code vasp.6.2.1 …}. */
  static boolean isFirstLine(String line) {
    String text = line.strip();
    return text.startsWith("vasp.") && text.length() > 5 && Character.isDigit(text.charAt(5));
  }
}
