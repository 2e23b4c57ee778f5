package io.crisol.structures.io;

import java.util.List;

/**
 * What Quantum ESPRESSO's pw.x prints: every ionic step of scf, relax, vc-relax, md and vc-md runs.
 *
 * <p>Energies are those of the lines that begin with an exclamation mark (with smearing E − TS, the
 * one that forces and stress belong to). Rydberg, Ry/bohr and Ry/bohr³ (positive when compressed)
 * become eV, eV/Å and eV/Å³ (positive in tension), CODATA 2018. Source:
 * https://www.quantum-espresso.org/Doc/INPUT_PW.html and outputs of versions 6 and 7.
 */
final class PwOutput {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "Quantum ESPRESSO pw.x output";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      return firstLines.stream().anyMatch(line -> line.stripLeading().startsWith("Program PWSCF"));
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new PwOutputReader(source);
    }
  }

  private PwOutput() {}
}
