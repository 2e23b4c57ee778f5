package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A SNAP potential and the least squares that fit it; weights of energies, forces and stresses are
 * those of {@link TrainingOptions}.
 *
 * @param twojmax highest angular momentum, doubled
 * @param snapCutoff cutoff of a pair of atoms with radius 0.5, Å; absent: chosen from the data
 * @param radii share of an element in the cutoff of a pair; 0.5 where not given
 * @param weights weight of an element as a neighbour; 1 where not given
 * @param rfac0 share of the half turn that distances up to the cutoff are mapped to
 * @param quadratic whether the energy has a quadratic form in the components
 * @param ridge penalty of coefficients relative to their columns; absent: chosen on the validation
 *     frames
 * @param zblInner distance at which the added repulsion of nuclei begins to end, Å
 * @param zblOuter distance at which it has ended, Å; absent: no such repulsion
 */
public record SnapOptions(
    @Setting(help = "highest angular momentum, doubled", value = "8") int twojmax,
    @Setting(
            help = "cutoff of a pair of atoms with radius 0.5; without it chosen from the data",
            unit = "Å")
        OptionalDouble snapCutoff,
    @Setting(help = "share of an element in the cutoff of a pair; 0.5 where not given")
        Map<String, Double> radii,
    @Setting(help = "weight of an element as a neighbour; 1 where not given")
        Map<String, Double> weights,
    @Setting(
            help = "share of the half turn that distances up to the cutoff are mapped to",
            value = "0.99363")
        double rfac0,
    @Setting(help = "whether the energy has a quadratic form too", value = "false")
        boolean quadratic,
    @Setting(
            help =
                "penalty of coefficients relative to their columns; without it chosen on the"
                    + " validation frames")
        OptionalDouble ridge,
    @Setting(help = "distance at which the repulsion of nuclei begins to end", unit = "Å")
        OptionalDouble zblInner,
    @Setting(
            help = "distance at which the repulsion of nuclei has ended; without it there is none",
            unit = "Å")
        OptionalDouble zblOuter) {
  /** Refuses what cannot be. */
  public SnapOptions {
    radii = Map.copyOf(radii);
    weights = Map.copyOf(weights);
    snapCutoff.ifPresent(value -> positive("snap_cutoff", value));
    radii.forEach((element, value) -> positive("radii." + element, value));
    ridge.ifPresent(value -> notNegative("ridge", value));
    positive("rfac0", rfac0);
    if (zblInner.isPresent() != zblOuter.isPresent()) {
      throw Problem.OPTION_MISSING.with(
          zblInner.isPresent() ? "zbl_outer" : "zbl_inner",
          "the repulsion of nuclei ends between two distances",
          "give both or none");
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw Problem.OPTION_INVALID.with(name, value, "it is greater than 0", "correct it");
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw Problem.OPTION_INVALID.with(name, value, "it is at least 0", "correct it");
    }
  }
}
