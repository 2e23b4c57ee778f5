package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Descriptor and networks of a potential.
 *
 * @param descriptor kind of the descriptor
 * @param radialCutoffs Å, one radial expansion each; empty: chosen from the data
 * @param radialOrder highest order of the radial expansions
 * @param angularCutoffs Å, one angular expansion each; empty: chosen from the data
 * @param angularOrder highest order of the angular expansions
 * @param functions symmetry functions of each element, chosen from a pool by the data
 * @param functionCutoff cutoff of chosen symmetry functions, Å; absent: chosen from the data
 * @param functionsFrom an {@code input.nn} whose symmetry functions are taken as they stand, or
 *     set-up files of aenet with commas between them
 * @param hidden units of each hidden layer
 * @param referenceEnergies energy of an atom by element, eV; elements not named are found by
 *     regression
 */
public record NetworkOptions(
    @Setting(
            help =
                "chebyshev: expansions whose number does not grow with the elements;"
                    + " symmetry-functions: Behler's, for each element and pair of elements;"
                    + " from-files: as the set-up files of functions_from say",
            value = "chebyshev")
        Kind descriptor,
    @Setting(help = "cutoffs of the radial expansions; empty: chosen from the data", unit = "Å")
        List<Double> radialCutoffs,
    @Setting(help = "highest order of the radial expansions", value = "15") int radialOrder,
    @Setting(help = "cutoffs of the angular expansions; empty: chosen from the data", unit = "Å")
        List<Double> angularCutoffs,
    @Setting(help = "highest order of the angular expansions", value = "10") int angularOrder,
    @Setting(
            help = "symmetry functions of each element, chosen from a pool by what the data vary",
            value = "40")
        int functions,
    @Setting(
            help = "cutoff of chosen symmetry functions; without it chosen from the data",
            unit = "Å")
        OptionalDouble functionCutoff,
    @Setting(
            help =
                "input.nn of n2p2 or RuNNer whose symmetry functions are taken as they stand; with"
                    + " from-files aenet's set-up files, such as Ti.stp,O.stp",
            unit = "file")
        Optional<String> functionsFrom,
    @Setting(help = "units of each hidden layer", value = "16, 16") List<Integer> hidden,
    @Setting(
            help = "energy of an atom by element; those not given are found by regression",
            unit = "eV")
        Map<String, Double> referenceEnergies) {

  /** Kinds of descriptor. */
  public enum Kind {
    /** Chebyshev expansions with element weights. */
    CHEBYSHEV,
    /** Behler-Parrinello symmetry functions. */
    SYMMETRY_FUNCTIONS,
    /** What files of other programs say, each element its own. */
    FROM_FILES
  }

  /** Refuses what cannot be. */
  public NetworkOptions {
    radialCutoffs = List.copyOf(radialCutoffs);
    angularCutoffs = List.copyOf(angularCutoffs);
    hidden = List.copyOf(hidden);
    radialCutoffs.forEach(rc -> cutoff("radial_cutoffs", rc));
    angularCutoffs.forEach(rc -> cutoff("angular_cutoffs", rc));
    functionCutoff.ifPresent(rc -> cutoff("function_cutoff", rc));
    if (functions < 1 || functions > 1000) {
      throw Problem.OPTION_INVALID.with(
          "functions", functions, "an element has 1 to 1000 of them", "choose for example 40");
    }
    functionsFrom(functionsFrom, descriptor);
    order("radial_order", radialOrder);
    order("angular_order", angularOrder);
    if (hidden.stream().anyMatch(n -> n < 1 || n > 1000)) {
      throw Problem.OPTION_INVALID.with(
          "hidden", hidden, "a layer has 1 to 1000 units", "choose for example [16, 16]");
    }
  }

  private static void functionsFrom(Optional<String> functionsFrom, Kind descriptor) {
    if (functionsFrom.isPresent() && descriptor == Kind.CHEBYSHEV) {
      throw Problem.OPTION_INVALID.with(
          "functions_from",
          functionsFrom.get(),
          "the descriptor is chebyshev",
          "say descriptor = symmetry-functions, or from-files");
    }
    if (functionsFrom.isEmpty() && descriptor == Kind.FROM_FILES) {
      throw Problem.OPTION_MISSING.with(
          "functions_from",
          "the descriptor is from-files",
          "name the files, such as functions_from = \"Ti.stp,O.stp\"");
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
