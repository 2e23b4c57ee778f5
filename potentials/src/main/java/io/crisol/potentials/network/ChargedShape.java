package io.crisol.potentials.network;

import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Map;

/**
 * What is decided about a {@link ChargedNetworks} before it is trained.
 *
 * @param model where the charges come from; where they are equilibrated, the energy networks take
 *     the charge of their atom too
 * @param widths σ by element, Å
 * @param hardness J by element at the beginning, eV/e²
 * @param screening what the short-ranged networks have to themselves
 * @param startCharges charges of the elements where a frame has no reference charges, at the
 *     beginning, e
 * @param hidden units of each hidden layer of the energy networks
 * @param chargeHidden the same of the charge networks
 */
public record ChargedShape(
    ChargeModel model,
    Map<Element, Double> widths,
    Map<Element, Double> hardness,
    NearScreening screening,
    Map<Element, Double> startCharges,
    int[] hidden,
    int[] chargeHidden) {
  /** σ of each atom, Å. */
  public double[] widths(Structure structure) {
    double[] sigma = new double[structure.size()];
    Arrays.setAll(sigma, i -> widths.get(structure.element(i)));
    return sigma;
  }

  boolean takesCharge() {
    return model == ChargeModel.EQUILIBRATED;
  }
}
