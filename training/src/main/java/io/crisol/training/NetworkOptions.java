package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;

/**
 * Descriptor and networks of a potential.
 *
 * @param radialCutoffs Å, one radial expansion each; empty: chosen from the data
 * @param radialOrder highest order of the radial expansions
 * @param angularCutoffs Å, one angular expansion each; empty: chosen from the data
 * @param angularOrder highest order of the angular expansions
 * @param hidden units of each hidden layer
 * @param referenceEnergies energy of an atom by element, eV; elements not named are found by
 *     regression
 */
public record NetworkOptions(
    @Setting(help = "cutoffs of the radial expansions; empty: chosen from the data", unit = "Å")
        List<Double> radialCutoffs,
    @Setting(help = "highest order of the radial expansions", value = "15") int radialOrder,
    @Setting(help = "cutoffs of the angular expansions; empty: chosen from the data", unit = "Å")
        List<Double> angularCutoffs,
    @Setting(help = "highest order of the angular expansions", value = "10") int angularOrder,
    @Setting(help = "units of each hidden layer", value = "16, 16") List<Integer> hidden,
    @Setting(
            help = "energy of an atom by element; those not given are found by regression",
            unit = "eV")
        Map<String, Double> referenceEnergies) {

  /** Refuses what cannot be. */
  public NetworkOptions {
    radialCutoffs = List.copyOf(radialCutoffs);
    angularCutoffs = List.copyOf(angularCutoffs);
    hidden = List.copyOf(hidden);
    radialCutoffs.forEach(rc -> cutoff("radial_cutoffs", rc));
    angularCutoffs.forEach(rc -> cutoff("angular_cutoffs", rc));
    order("radial_order", radialOrder);
    order("angular_order", angularOrder);
    if (hidden.stream().anyMatch(n -> n < 1 || n > 1000)) {
      throw Problem.OPTION_INVALID.with(
          "hidden", hidden, "a layer has 1 to 1000 units", "choose for example [16, 16]");
    }
  }

  private static void cutoff(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw Problem.OPTION_INVALID.with(
          name, value, "a cutoff is a positive length", "choose for example 5.0");
    }
  }

  private static void order(String name, int value) {
    if (value < 0 || value > 30) {
      throw Problem.OPTION_INVALID.with(
          name, value, "an expansion has order 0 to 30", "choose for example 10");
    }
  }
}
