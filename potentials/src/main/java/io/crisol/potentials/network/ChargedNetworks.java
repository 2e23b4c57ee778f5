package io.crisol.potentials.network;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.OutOfRange;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.electrostatics.BorderedSystem;
import io.crisol.potentials.electrostatics.CloudInteraction;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Networks with charges: the energy of Gaussian clouds whose charges depend on the environment, and
 * a short-ranged rest,
 *
 * <pre>
 *   E = ½ Σ_ij Q_i Cᵉ_ij Q_j + Σ_i (E_ref + S(g_i, Q_i)),
 *   A Q + μ 1 = ±x,   Σ Q = Q_tot,   x_i = x_0 + N(g_i),
 * </pre>
 *
 * with C of {@link CloudInteraction} and Cᵉ what {@link NearScreening} leaves of it. Charges from
 * the environment: A is the unit matrix, x a charge. Equilibrated charges: A = C + diag(J + k/√π σ)
 * and −x, the electronegativity χ. Forces are complete: what moves charges is in them by the
 * solution λ of A λ + ν 1 = ∂E/∂Q, Σ λ = 0. Q_tot is the sum of the charges that the structure
 * brings, 0 where it brings none. Equilibration takes time N³.
 *
 * <p>Source: T. W. Ko, J. A. Finkler, S. Goedecker, J. Behler, Nat. Commun. 12, 398 (2021),
 * doi:10.1038/s41467-020-20427-2; docs/theory/charges.md.
 */
public final class ChargedNetworks implements Potential, Extrapolating {
  private final ChargeModel model;
  private final Descriptor descriptor;
  private final List<ChargedAtom> atoms;
  private final NearScreening screening;
  private final NetworkPotential charges;
  private final ThreadLocal<Descriptor.Work> works;

  /**
   * A potential; {@code atoms} in the order of the descriptor's elements.
   *
   * @param shortest shortest distance of each pair of elements in training, double[elements²], Å;
   *     NaN where unknown
   */
  public ChargedNetworks(
      ChargeModel model,
      Descriptor descriptor,
      List<ChargedAtom> atoms,
      NearScreening screening,
      double[] shortest) {
    this.model = model;
    this.descriptor = descriptor;
    this.atoms = List.copyOf(atoms);
    this.screening = screening;
    this.works = ThreadLocal.withInitial(descriptor::work);
    this.charges =
        new NetworkPotential(
            descriptor, atoms.stream().map(ChargedAtom::charge).toList(), shortest);
    for (int e = 0; e < atoms.size(); e++) {
      int inputs = atoms.get(e).energy().network().sizes()[0];
      int components = descriptor.size(e);
      if (inputs != atoms.get(e).energy().scaling().mean().length
          || inputs < components
          || inputs > components + 1) {
        throw Problem.PARAMETER_INVALID.with(
            "inputs of the network of " + descriptor.elements().get(e),
            inputs,
            "its descriptor has " + components + " components",
            "take the original files");
      }
    }
  }

  /** Where the charges come from. */
  public ChargeModel model() {
    return model;
  }

  /** The descriptor of the environments. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** What each element has, in the order of the descriptor's elements. */
  public List<ChargedAtom> atoms() {
    return atoms;
  }

  /** What the short-ranged networks have to themselves. */
  public NearScreening screening() {
    return screening;
  }

  /** Scratch of the descriptor, by thread. */
  ThreadLocal<Descriptor.Work> works() {
    return works;
  }

  /** Shortest distances in training by pair of elements; a copy. */
  public double[] shortest() {
    return charges.shortest();
  }

  @Override
  public Set<Element> elements() {
    return EnumSet.copyOf(descriptor.elements());
  }

  @Override
  public double cutoff() {
    return descriptor.cutoff();
  }

  @Override
  public boolean isLongRanged() {
    return true;
  }

  @Override
  public Continuity continuity() {
    return descriptor.continuity();
  }

  /** Σ of the charges that a structure brings, e; 0 where it brings none. */
  static double totalCharge(Structure structure) {
    return structure.charges().map(q -> Arrays.stream(q).sum()).orElse(0.0);
  }

  /** σ of each atom, Å. */
  double[] widths(Structure structure) {
    double[] widths = new double[structure.size()];
    Arrays.setAll(widths, i -> atom(structure, i).width());
    return widths;
  }

  private ChargedAtom atom(Structure structure, int i) {
    return atoms.get(descriptor.elements().indexOf(structure.element(i)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.crisol.structures.ProblemException also PARAMETER_INVALID for a cell that repeats in
   *     one or two directions only
   */
  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    ChargedPasses passes = new ChargedPasses(this, structure.size());
    Prediction graded = passes.read(structure, neighbors, wanted.grades());
    CloudInteraction clouds = new CloudInteraction(structure, widths(structure));
    BorderedSystem system = system(structure, clouds);
    double[] q = system.solve(scaled(model.sign(), passes.outputs()), totalCharge(structure));
    double[] byCharge = clouds.potentials(q, screening);
    double[] energies = passes.energies(structure, q);
    for (int i = 0; i < q.length; i++) {
      energies[i] += 0.5 * q[i] * byCharge[i];
    }
    Prediction prediction = Prediction.of(Arrays.stream(energies).sum()).withCharges(q);
    if (wanted.gradients()) {
      for (int i = 0; i < q.length; i++) {
        byCharge[i] += passes.byCharge()[i];
      }
      double[] lambda = system.solve(byCharge, 0);
      Prediction moved = passes.gradient(structure, neighbors, scaled(model.sign(), lambda));
      prediction = withForces(prediction, moved, clouds, q, lambda);
    }
    prediction = wanted.perAtom() ? prediction.withAtoms(energies, null) : prediction;
    return graded.grades().isPresent() ? prediction.withGrades(graded.grades().get()) : prediction;
  }

  private BorderedSystem system(Structure structure, CloudInteraction clouds) {
    int n = structure.size();
    if (model == ChargeModel.ENVIRONMENT) {
      return BorderedSystem.identity(n);
    }
    double[] a = clouds.matrix();
    for (int i = 0; i < n; i++) {
      ChargedAtom atom = atom(structure, i);
      a[i * n + i] += atom.hardness() + CloudInteraction.selfTerm(atom.width());
    }
    return BorderedSystem.of(a, n);
  }

  /**
   * −dE/dr of ½ Q C Q at fixed charges and, for equilibrated ones, of −λ C Q, which together are ½
   * (Q − λ) C (Q − λ) − ½ λ C λ.
   */
  private Prediction withForces(
      Prediction prediction,
      Prediction local,
      CloudInteraction clouds,
      double[] q,
      double[] lambda) {
    double[] forces = local.forces().clone();
    double[] virial = local.virial().clone();
    if (model == ChargeModel.ENVIRONMENT) {
      add(1, clouds.energy(q, Quantities.FORCES), forces, virial);
    } else {
      double[] less = new double[q.length];
      Arrays.setAll(less, i -> q[i] - lambda[i]);
      add(1, clouds.energy(less, Quantities.FORCES), forces, virial);
      add(-1, clouds.energy(lambda, Quantities.FORCES), forces, virial);
    }
    if (screening.isPresent()) {
      add(1, clouds.screened(screening, q, Quantities.FORCES), forces, virial);
    }
    return prediction.withGradients(forces, virial);
  }

  private static void add(double factor, Prediction term, double[] forces, double[] virial) {
    for (int k = 0; k < forces.length; k++) {
      forces[k] += factor * term.forces()[k];
    }
    for (int k = 0; k < 9; k++) {
      virial[k] += factor * term.virial()[k];
    }
  }

  private static double[] scaled(double factor, double[] values) {
    double[] scaled = new double[values.length];
    Arrays.setAll(scaled, i -> factor * values[i]);
    return scaled;
  }

  @Override
  public Extrapolation explain(Structure structure, Neighbors neighbors, int atom) {
    return charges.explain(structure, neighbors, atom);
  }

  @Override
  public Optional<List<OutOfRange>> outOfRange(Structure structure, Neighbors neighbors) {
    return charges.outOfRange(structure, neighbors);
  }

  @Override
  public double shortestDistance(Element a, Element b) {
    return charges.shortestDistance(a, b);
  }
}
