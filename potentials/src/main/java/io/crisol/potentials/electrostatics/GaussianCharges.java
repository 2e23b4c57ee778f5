package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Coulomb energy of charges spread out as Gaussian clouds ρ_i(r) = q_i
 * exp(−r²/2σ_i²)/(2πσ_i²)^(3/2),
 *
 * <pre>  E = k ½ Σ' q_i q_j erf(r_ij / √2 γ_ij) / r_ij,   γ_ij² = σ_i² + σ_j²,  </pre>
 *
 * over the same pairs as {@link PointCharges}; the energy of a cloud by itself, k q_i²/(2√π σ_i),
 * is not counted. Source: the form used in T. W. Ko et al., Nat. Commun. 12, 398 (2021),
 * doi:10.1038/s41467-020-20427-2.
 */
public final class GaussianCharges implements Potential {
  private final FixedCharges charges;
  private final Map<Element, Double> widths;
  private final double accuracy;
  private final LongList list = new LongList();

  /**
   * Clouds.
   *
   * @param charges by element for structures without, e; may be empty
   * @param widths σ by element, Å
   * @param accuracy as in {@link PointCharges}
   */
  public GaussianCharges(
      Map<Element, Double> charges, Map<Element, Double> widths, double accuracy) {
    this.charges = new FixedCharges(charges);
    this.widths = Collections.unmodifiableMap(new TreeMap<>(widths));
    this.accuracy = ChargeCheck.accuracy(accuracy);
    widths.forEach(
        (element, width) -> ChargeCheck.positive("the width of " + element.symbol(), width));
    if (widths.isEmpty()) {
      throw Problem.PARAMETER_MISSING.with("the width of an element", "clouds have widths");
    }
  }

  /** Charges by element, e. */
  public Map<Element, Double> charges() {
    return charges.byElement();
  }

  /** σ by element, Å. */
  public Map<Element, Double> widths() {
    return widths;
  }

  /** Largest error of a force, see {@link PointCharges}. */
  public double accuracy() {
    return accuracy;
  }

  /** Those with a width. */
  @Override
  public Set<Element> elements() {
    return widths.keySet();
  }

  @Override
  public double cutoff() {
    return 0;
  }

  @Override
  public boolean isLongRanged() {
    return true;
  }

  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    double[] sigma = new double[structure.size()];
    for (int i = 0; i < sigma.length; i++) {
      Element element = structure.element(i);
      if (!widths.containsKey(element)) {
        throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), elements());
      }
      sigma[i] = widths.get(element);
    }
    return new CoulombModel(Units.COULOMB, accuracy, sigma)
        .predict(structure, neighbors, list, charges.of(structure), wanted);
  }
}
