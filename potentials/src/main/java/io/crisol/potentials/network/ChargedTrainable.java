package io.crisol.potentials.network;

import io.crisol.potentials.Trainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link ChargedNetworks} in training, on charges, energies, forces and virials at once. The
 * parameters are those of the energy networks, of the charge networks (first layers preconditioned,
 * as in {@link NetworkTrainable}) and, of equilibrated charges, √J of each element.
 *
 * <p>With the dot for the derivative along the direction v_ij of the adjoints of forces and virial
 * ({@link io.crisol.potentials.PairFrame#adjoint}), the parameter gradient of the loss is that of α
 * E + a·Q + Ė. Since ∂E/∂x_i = ±λ_i, it needs the tangent of the two solutions Q and λ besides
 * those of the networks (docs/theory/charges.md).
 */
public final class ChargedTrainable implements Trainable.Differentiable {
  private final ChargedNetworks potential;
  private final List<double[]> energyPreconditioners;
  private final List<double[]> chargePreconditioners;
  private final double[] parameters;
  private final ThreadLocal<ChargedScratch> scratch;

  /**
   * A model with the shape of {@code shape} and the given parameters.
   *
   * @param energyPreconditioners R of each element, double[inputs × inputs]
   * @param chargePreconditioners R of each element, double[D × D]
   */
  ChargedTrainable(
      ChargedNetworks shape,
      List<double[]> energyPreconditioners,
      List<double[]> chargePreconditioners,
      double[] parameters) {
    this.energyPreconditioners = energyPreconditioners;
    this.chargePreconditioners = chargePreconditioners;
    this.parameters = parameters.clone();
    this.potential = withParameters(shape, parameters);
    this.scratch = ThreadLocal.withInitial(() -> new ChargedScratch(potential));
  }

  private ChargedNetworks withParameters(ChargedNetworks shape, double[] from) {
    List<AtomNetwork> energies = new ArrayList<>();
    List<AtomNetwork> charges = new ArrayList<>();
    int at = 0;
    for (int e = 0; e < shape.atoms().size(); e++) {
      AtomNetwork network = shape.atoms().get(e).energy();
      energies.add(filled(network, energyPreconditioners.get(e), from, at));
      at += Network.count(network.network().sizes());
    }
    for (int e = 0; e < shape.atoms().size(); e++) {
      AtomNetwork network = shape.atoms().get(e).charge();
      charges.add(filled(network, chargePreconditioners.get(e), from, at));
      at += Network.count(network.network().sizes());
    }
    List<ChargedAtom> atoms = new ArrayList<>();
    for (int e = 0; e < energies.size(); e++) {
      ChargedAtom atom = shape.atoms().get(e);
      boolean trained = shape.model() == ChargeModel.EQUILIBRATED;
      double hardness = trained ? from[at + e] * from[at + e] : atom.hardness();
      atoms.add(new ChargedAtom(energies.get(e), charges.get(e), hardness, atom.width()));
    }
    return new ChargedNetworks(
        shape.model(), shape.descriptor(), atoms, shape.screening(), shape.shortest());
  }

  private static AtomNetwork filled(AtomNetwork network, double[] r, double[] from, int at) {
    int[] sizes = network.network().sizes();
    double[] own = Arrays.copyOfRange(from, at, at + Network.count(sizes));
    Preconditioner.apply(own, sizes, r);
    return new AtomNetwork(
        network.referenceEnergy(),
        network.scaling(),
        network.network().withParameters(own),
        network.domain());
  }

  @Override
  public ChargedNetworks potential() {
    return potential;
  }

  @Override
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public ChargedTrainable withParameters(double[] other) {
    return new ChargedTrainable(potential, energyPreconditioners, chargePreconditioners, other);
  }

  @Override
  public ChargedExample prepare(Structure structure, Neighbors neighbors) {
    return ChargedExample.of(
        potential.descriptor(),
        potential.widths(structure),
        potential.screening(),
        structure,
        neighbors);
  }

  @Override
  public long bytesPerExample(int atoms, long entries) {
    return ChargedExample.estimateBytes(
        potential.descriptor(), potential.screening(), atoms, entries);
  }

  @Override
  public Response respond(Example example) {
    return new ChargedResponse(this, (ChargedExample) example, scratch.get());
  }

  ChargedScratch scratch() {
    return scratch.get();
  }

  /**
   * Adds gradients by plain parameters, in the order of the parameters, to those by the
   * preconditioned ones.
   */
  void addTo(double[] gradient, double[] plain) {
    int at = 0;
    for (int e = 0; e < potential.atoms().size(); e++) {
      int[] sizes = potential.atoms().get(e).energy().network().sizes();
      at = precondition(plain, at, sizes, energyPreconditioners.get(e));
    }
    for (int e = 0; e < potential.atoms().size(); e++) {
      int[] sizes = potential.atoms().get(e).charge().network().sizes();
      at = precondition(plain, at, sizes, chargePreconditioners.get(e));
    }
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] += k < at ? plain[k] : 2 * parameters[k] * plain[k];
    }
  }

  private static int precondition(double[] plain, int at, int[] sizes, double[] r) {
    double[] own = Arrays.copyOfRange(plain, at, at + Network.count(sizes));
    Preconditioner.apply(own, sizes, r);
    System.arraycopy(own, 0, plain, at, own.length);
    return at + own.length;
  }
}
