package io.crisol.training;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Charges of a network potential.
 *
 * @param charges where they come from
 * @param chargeHidden units of each hidden layer of the charge networks
 * @param chargeWidths width σ of the Gaussian cloud of an element, Å; the covalent radius where not
 *     given
 * @param hardness hardness J of an element at the beginning of equilibrated charges, eV/e²; 5 where
 *     not given
 * @param startCharges charge of an element at the beginning, e, for data without reference charges
 * @param screeningInner distance up to which the Coulomb energy of two atoms is left to the
 *     short-ranged networks, Å
 * @param screeningOuter distance from which it counts fully, Å; absent: the cutoff, 0: no screening
 */
public record ChargeOptions(
    @Setting(
            help =
                "none; environment: a network gives the charge of each atom; equilibrated: networks"
                    + " give electronegativities, charges minimise the energy",
            value = "none")
        Kind charges,
    @Setting(help = "units of each hidden layer of the charge networks", value = "10")
        List<Integer> chargeHidden,
    @Setting(
            help = "width of the Gaussian cloud of an element; its covalent radius where not given",
            unit = "Å")
        Map<String, Double> chargeWidths,
    @Setting(
            help =
                "hardness of an element at the beginning, eV/e²; 5 where not given; it is trained")
        Map<String, Double> hardness,
    @Setting(
            help = "charge of an element at the beginning, for data without reference charges",
            unit = "e")
        Map<String, Double> startCharges,
    @Setting(
            help = "distance up to which Coulomb energy is left to the short-ranged networks",
            unit = "Å",
            value = "0")
        double screeningInner,
    @Setting(
            help =
                "distance from which Coulomb energy counts fully; without it the cutoff, 0 for no"
                    + " screening",
            unit = "Å")
        OptionalDouble screeningOuter) {

  /** Where charges come from. */
  public enum Kind {
    /** There are no charges. */
    NONE,
    /** A network gives them (third generation). */
    ENVIRONMENT,
    /** They are equilibrated (fourth generation). */
    EQUILIBRATED
  }

  private static final double USUAL_HARDNESS = 5;

  /** Refuses what cannot be. */
  public ChargeOptions {
    chargeHidden = List.copyOf(chargeHidden);
    chargeWidths = Map.copyOf(chargeWidths);
    hardness = Map.copyOf(hardness);
    startCharges = Map.copyOf(startCharges);
    if (chargeHidden.stream().anyMatch(n -> n < 1 || n > 1000)) {
      throw Problem.OPTION_INVALID.with(
          "charge_hidden", chargeHidden, "a layer has 1 to 1000 units", "choose for example [10]");
    }
    chargeWidths.forEach((element, value) -> positive("charge_widths." + element, value));
    hardness.forEach((element, value) -> positive("hardness." + element, value));
    double outer = screeningOuter.orElse(Double.MAX_VALUE);
    if (!(screeningInner >= 0) || !(outer >= 0) || outer > 0 && outer <= screeningInner) {
      throw Problem.OPTION_INVALID.with(
          "screening_outer",
          outer,
          "screening begins at 0 or farther and ends beyond its beginning",
          "give a larger one, or 0 for none");
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw Problem.OPTION_INVALID.with(name, value, "it is greater than 0", "correct it");
    }
  }

  /** Whether there are any. */
  public boolean arePresent() {
    return charges != Kind.NONE;
  }

  /** σ of an element, Å. */
  double width(Element element) {
    return chargeWidths.getOrDefault(element.symbol(), element.covalentRadius());
  }

  /** First J of an element, eV/e². */
  double hardness(Element element) {
    return hardness.getOrDefault(element.symbol(), USUAL_HARDNESS);
  }

  /**
   * Refuses values for elements that are not there.
   *
   * @throws io.crisol.structures.ProblemException OPTION_UNKNOWN
   */
  void requireElements(List<Element> present) {
    for (Map<String, Double> given : List.of(chargeWidths, hardness, startCharges)) {
      for (String symbol : given.keySet()) {
        if (present.stream().noneMatch(element -> element.symbol().equals(symbol))) {
          throw Problem.OPTION_UNKNOWN.with(
              symbol, "the data hold " + present, "correct or remove it among the charges");
        }
      }
    }
  }
}
