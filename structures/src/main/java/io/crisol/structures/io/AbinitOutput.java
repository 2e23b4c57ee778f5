package io.crisol.structures.io;

import java.util.List;

/**
 * ABINIT's main output ({@code .abo}) of one data set with atoms at rest: the values it echoes
 * after the computation.
 *
 * <p>Hartree, Ha/bohr and Ha/bohr³ (positive in tension, order xx yy zz yz xz xy) become eV, eV/Å
 * and eV/Å³, CODATA 2018. Several data sets and moving atoms are refused. Source:
 * https://docs.abinit.org and an output of ABINIT 9.6.
 */
final class AbinitOutput {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "ABINIT output";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      return firstLines.stream()
          .anyMatch(line -> line.matches("\\.Version\\s+\\S+\\s+of ABINIT.*"));
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new AbinitOutputReader(source);
    }
  }

  private AbinitOutput() {}
}
