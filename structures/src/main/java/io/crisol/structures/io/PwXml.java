package io.crisol.structures.io;

import java.util.List;

/**
 * {@code data-file-schema.xml} of Quantum ESPRESSO's pw.x: the steps of a run and its last result,
 * with all digits.
 *
 * <p>Hartree, bohr, Ha/bohr and Ha/bohr³ (positive when compressed) become eV, Å, eV/Å and eV/Å³
 * (positive in tension), CODATA 2018. Document types and entities are refused. Source:
 * https://www.quantum-espresso.org/ns/qes (qes schemas) and files of versions 6.6 to 7.
 */
final class PwXml {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "Quantum ESPRESSO data-file-schema.xml";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      return firstLines.stream().anyMatch(line -> line.contains("<qes:espresso"));
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new PwXmlReader(source);
    }
  }

  private PwXml() {}
}
