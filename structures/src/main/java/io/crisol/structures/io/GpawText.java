package io.crisol.structures.io;

import java.util.List;

/**
 * The text that GPAW writes while it computes (its {@code txt} file), in eV and Å.
 *
 * <p>The energy is the line "Extrapolated" (to zero smearing, what ASE calls the energy); the free
 * energy, which the forces belong to, stays beside it. Stress in eV/Å³, positive in tension.
 * Source: outputs of GPAW 22.8.
 */
final class GpawText {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "GPAW text output";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      return firstLines.stream().anyMatch(line -> line.strip().startsWith("|__ |  _|___|_____|"));
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new GpawTextReader(source);
    }
  }

  private GpawText() {}
}
