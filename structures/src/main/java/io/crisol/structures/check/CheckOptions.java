package io.crisol.structures.check;

import io.crisol.structures.Setting;
import io.crisol.structures.Settings;

/**
 * What counts as suspicious.
 *
 * @param netForce largest net force on a cell that passes without a word, eV/Å
 * @param closePair distance over the sum of covalent radii below which a pair is too close
 * @param duplicate relative tolerance of the fingerprints of two copies
 * @param mixedLabels whether frames may lack labels that others have
 */
public record CheckOptions(
    @Setting(
            help = "largest net force on a cell that passes without a word",
            unit = "eV/Å",
            value = "0.1")
        double netForce,
    @Setting(
            help = "distance over the sum of covalent radii below which two atoms are too close",
            value = "0.5")
        double closePair,
    @Setting(
            help = "relative difference of two structures below which they are copies",
            value = "2e-5")
        double duplicate,
    @Setting(help = "whether frames may lack labels that others have", value = "false")
        boolean mixedLabels) {
  /** Defaults that find nothing grave in clean published sets. */
  public static CheckOptions defaults() {
    return Settings.defaults(CheckOptions.class);
  }
}
