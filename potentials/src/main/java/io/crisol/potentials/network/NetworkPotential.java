package io.crisol.potentials.network;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.Graded;
import io.crisol.potentials.Grading;
import io.crisol.potentials.OutOfRange;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.potentials.optimality.OptimalityKernel;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * High-dimensional neural-network potential: E = Σ_i (E_ref + N((g_i − mean)/sigma)), with one
 * network N per element on a {@link Descriptor} g_i of the environment.
 *
 * <p>Source: Behler, Parrinello, PRL 98, 146401 (2007), doi:10.1103/PhysRevLett.98.146401; Artrith,
 * Urban, Ceder, PRB 96, 014112 (2017), doi:10.1103/PhysRevB.96.014112.
 */
public final class NetworkPotential implements AtomicPotential, Extrapolating, Graded, LinearRows {
  private final Descriptor descriptor;
  private final List<AtomNetwork> atoms;
  private final double[] shortest;
  private final Grading grading;
  private final ThreadLocal<BatchEvaluation> scratch;

  /**
   * A potential; {@code atoms} in the order of the descriptor's elements.
   *
   * @param shortest shortest distance of each pair of elements in training, double[elements²], Å;
   *     NaN where unknown
   */
  public NetworkPotential(Descriptor descriptor, List<AtomNetwork> atoms, double[] shortest) {
    this(descriptor, atoms, shortest, Grading.LEVERAGE);
  }

  private NetworkPotential(
      Descriptor descriptor, List<AtomNetwork> atoms, double[] shortest, Grading grading) {
    check(descriptor, atoms);
    this.grading = grading;
    this.descriptor = descriptor;
    this.atoms = List.copyOf(atoms);
    this.shortest = shortest.clone();
    this.scratch = ThreadLocal.withInitial(() -> new BatchEvaluation(this));
  }

  private static void check(Descriptor descriptor, List<AtomNetwork> atoms) {
    for (int e = 0; e < atoms.size(); e++) {
      int inputs = atoms.get(e).network().sizes()[0];
      if (inputs != descriptor.size(e) || inputs != atoms.get(e).scaling().mean().length) {
        throw Problem.PARAMETER_INVALID.with(
            "inputs of the network of " + descriptor.elements().get(e),
            inputs,
            "its descriptor has " + descriptor.size(e) + " components",
            "take the original files");
      }
    }
  }

  /** The descriptor of the environments. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** What each element has, in the order of the descriptor's elements. */
  public List<AtomNetwork> atoms() {
    return atoms;
  }

  /** How atoms are graded. */
  Grading grading() {
    return grading;
  }

  /** Shortest distances in training by pair of elements; a copy. */
  public double[] shortest() {
    return shortest.clone();
  }

  /** Number of parameters of all networks. */
  public int parameterCount() {
    return atoms.stream().mapToInt(atom -> atom.network().parameters().length).sum();
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
  public Continuity continuity() {
    return descriptor.continuity();
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    AtomNetwork atom = atoms.get(descriptor.elements().indexOf(around.centre()));
    NetworkWork work = new NetworkWork(atom.network());
    atom.scaling().apply(descriptor.values(around), work.input());
    double energy = atom.referenceEnergy() + work.forward();
    work.reverse();
    atom.scaling().reverse(work.inputGradient());
    descriptor.pullBack(around, work.inputGradient(), out);
    return energy;
  }

  @Override
  public void energies(EnvironmentBlock block, BlockGradient out) {
    boolean definition = !descriptor.isFast();
    if (definition) {
      AtomicPotential.super.energies(block, out);
    }
    if (!definition || out.gradesWanted()) {
      scratch.get().energies(block, definition, out);
    }
  }

  @Override
  public Set<Grading> gradings() {
    Set<Grading> gradings = EnumSet.noneOf(Grading.class);
    if (atoms.stream().allMatch(atom -> atom.domain() != null)) {
      gradings.add(Grading.LEVERAGE);
      if (atoms.stream().allMatch(atom -> atom.domain().activeInverse().length > 0)) {
        gradings.add(Grading.D_OPTIMALITY);
      }
    }
    return gradings;
  }

  @Override
  public NetworkPotential gradedBy(Grading other) {
    return new NetworkPotential(descriptor, atoms, shortest, other);
  }

  /** Each element has the weights of its last layer. */
  @Override
  public List<Set<Element>> blocks() {
    return descriptor.elements().stream().map(Set::of).toList();
  }

  @Override
  public int rowLength(int block) {
    int[] sizes = atoms.get(block).network().sizes();
    return sizes[sizes.length - 2] + 1;
  }

  @Override
  public Optional<double[]> activeInverse(int block) {
    ElementDomain domain = atoms.get(block).domain();
    return domain == null || domain.activeInverse().length == 0
        ? Optional.empty()
        : Optional.of(domain.activeInverse().clone());
  }

  @Override
  public double[][] energyRows(Structure structure, Neighbors neighbors) {
    return LastLayer.rows(this, structure, neighbors);
  }

  @Override
  public Extrapolation explain(Structure structure, Neighbors neighbors, int atom) {
    EnvironmentBlock block = new EnvironmentBlock(cutoff());
    block.fill(structure, neighbors, neighbors.positions(structure), atom, atom + 1);
    int e = descriptor.elements().indexOf(structure.element(atom));
    double[] raw = descriptor.values(block.environment(0));
    ElementDomain domain = atoms.get(e).domain();
    if (domain == null) {
      return new Extrapolation(atom, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN);
    }
    double[] standardised = new double[raw.length];
    atoms.get(e).scaling().apply(raw, standardised);
    int n = domain.farthest(raw);
    return new Extrapolation(
        atom,
        grade(atoms.get(e), raw, standardised),
        descriptor.names(e).get(n),
        raw[n],
        domain.low()[n],
        domain.high()[n]);
  }

  @Override
  public Optional<List<OutOfRange>> outOfRange(Structure structure, Neighbors neighbors) {
    return RangeCheck.of(this, structure, neighbors);
  }

  private double grade(AtomNetwork atom, double[] raw, double[] standardised) {
    if (grading == Grading.LEVERAGE) {
      return atom.domain().grade(raw, standardised);
    }
    double[] row = LastLayer.row(atom, raw);
    return OptimalityKernel.grade(
        row.length, atom.domain().activeInverse(), row, new double[row.length]);
  }

  @Override
  public double shortestDistance(Element a, Element b) {
    int i = descriptor.elements().indexOf(a);
    int j = descriptor.elements().indexOf(b);
    return i < 0 || j < 0 ? Double.NaN : shortest[i * descriptor.elements().size() + j];
  }
}
