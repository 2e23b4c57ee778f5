package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.OptionalDouble;

/**
 * A moment tensor potential and how it is fitted; weights of energies, forces and stresses are
 * those of {@link TrainingOptions}.
 *
 * @param level sum of the levels of the moments in a contraction
 * @param momentCutoff cutoff, Å
 * @param shortest distance where the radial basis begins, Å; absent: shortest in the data
 * @param radialBasisSize basis functions of each radial function
 * @param starts random radial functions that are tried
 * @param steps Levenberg-Marquardt steps at most
 * @param momentRidge penalty of moment coefficients relative to their columns; absent: chosen on
 *     the validation frames
 * @param linearInterval iterations between least-squares solutions of the moment coefficients
 */
public record MomentOptions(
    @Setting(
            help =
                "sum of the levels 2 + 4 μ + ν of the moments in a contraction, an even number from"
                    + " 2 to 28: more is more accurate and slower",
            value = "16")
        int level,
    @Setting(help = "cutoff of moment tensor potentials", unit = "Å", value = "5")
        double momentCutoff,
    @Setting(
            help = "distance where the radial basis begins; without it the shortest in the data",
            unit = "Å")
        OptionalDouble shortest,
    @Setting(help = "basis functions of each radial function", value = "8") int radialBasisSize,
    @Setting(
            help =
                "random radial functions that are tried on some of the frames; the best is refined"
                    + " on all",
            value = "4")
        int starts,
    @Setting(
            help = "Levenberg-Marquardt steps of all parameters at most, before L-BFGS",
            value = "60")
        int steps,
    @Setting(
            help =
                "penalty of moment coefficients relative to their columns; without it chosen on the"
                    + " validation frames")
        OptionalDouble momentRidge,
    @Setting(
            help = "iterations between least-squares solutions of the moment coefficients",
            value = "100")
        int linearInterval) {
  /** Refuses what cannot be. */
  public MomentOptions {
    if (level < 2 || level > 28 || level % 2 != 0) {
      throw Problem.OPTION_INVALID.with(
          "level", level, "levels are even numbers from 2 to 28", "take 8, 12, 16 or 20");
    }
    least("radial_basis_size", radialBasisSize, 1);
    least("starts", starts, 1);
    least("steps", steps, 0);
    least("linear_interval", linearInterval, 1);
    if (!(momentCutoff > 0) || !Double.isFinite(momentCutoff)) {
      throw Problem.OPTION_INVALID.with(
          "moment_cutoff", momentCutoff, "it is a distance in Å", "take the default, 5");
    }
    momentRidge.ifPresent(
        value -> {
          if (!(value >= 0) || !Double.isFinite(value)) {
            throw Problem.OPTION_INVALID.with(
                "moment_ridge", value, "it is at least 0", "correct it");
          }
        });
    if (shortest.isPresent()
        && !(shortest.getAsDouble() >= 0 && shortest.getAsDouble() < momentCutoff)) {
      throw Problem.OPTION_INVALID.with(
          "shortest",
          shortest.getAsDouble(),
          "it lies between 0 and moment_cutoff",
          "correct it, or leave it out");
    }
  }

  private static void least(String name, int value, int least) {
    if (value < least) {
      throw Problem.OPTION_INVALID.with(name, value, "it is at least " + least, "correct it");
    }
  }
}
