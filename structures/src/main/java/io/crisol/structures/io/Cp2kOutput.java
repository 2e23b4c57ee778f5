package io.crisol.structures.io;

import java.util.List;

/**
 * What CP2K prints: energy, forces and stress with the cell and coordinates they belong to.
 *
 * <p>Hartree, Ha/bohr and the stress in the unit that stands in brackets (GPa, bar …; positive when
 * compressed) become eV, eV/Å and eV/Å³ (positive in tension), CODATA 2018. Source:
 * https://manual.cp2k.org and outputs of versions 9.1 to 2024.3.
 */
final class Cp2kOutput {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "CP2K output";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      return firstLines.stream()
          .map(String::stripLeading)
          .anyMatch(
              line ->
                  line.startsWith("CP2K| ")
                      || line.startsWith("DBCSR| ")
                      || line.contains("******  **  PROGRAM STARTED AT"));
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new Cp2kOutputReader(source);
    }
  }

  private Cp2kOutput() {}
}
