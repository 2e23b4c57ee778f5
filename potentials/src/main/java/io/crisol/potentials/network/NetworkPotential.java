package io.crisol.potentials.network;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * High-dimensional neural-network potential: E = Σ_i (E_ref + N((g_i − mean)/sigma)), with one
 * network N per element on a {@link Descriptor} g_i of the environment.
 *
 * <p>Source: Behler, Parrinello, PRL 98, 146401 (2007), doi:10.1103/PhysRevLett.98.146401; Artrith,
 * Urban, Ceder, PRB 96, 014112 (2017), doi:10.1103/PhysRevB.96.014112.
 */
public final class NetworkPotential implements AtomicPotential, Extrapolating {
  private final Descriptor descriptor;
  private final List<AtomNetwork> atoms;
  private final double[] shortest;
  private final ThreadLocal<Scratch> scratch;

  /**
   * A potential; {@code atoms} in the order of the descriptor's elements.
   *
   * @param shortest shortest distance of each pair of elements in training, double[elements²], Å;
   *     NaN where unknown
   */
  public NetworkPotential(Descriptor descriptor, List<AtomNetwork> atoms, double[] shortest) {
    check(descriptor, atoms);
    this.descriptor = descriptor;
    this.atoms = List.copyOf(atoms);
    this.shortest = shortest.clone();
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(this));
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
    if (definition && !out.gradesWanted()) {
      return;
    }
    Scratch use = scratch.get();
    for (int a = 0; a < block.size(); a++) {
      int e = use.indexOf[block.centre(a).ordinal()];
      AtomNetwork atom = atoms.get(e);
      NetworkWork work = use.networks[e];
      use.descriptor.compute(block, a, use.raw);
      use.standardise(e, work.input());
      if (out.gradesWanted() && atom.domain() != null) {
        out.setGrade(a, atom.domain().grade(use.raw, work.input()));
      }
      if (!definition) {
        evaluate(e, use, a, out);
      }
    }
  }

  private void evaluate(int e, Scratch use, int a, BlockGradient out) {
    NetworkWork work = use.networks[e];
    out.setEnergy(a, atoms.get(e).referenceEnergy() + work.forward());
    if (out.gradientsWanted()) {
      work.reverse();
      use.destandardise(e, work.inputGradient());
      use.descriptor.pullBack(work.inputGradient(), out.x(), out.y(), out.z());
    }
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
        domain.grade(raw, standardised),
        descriptor.names(e).get(n),
        raw[n],
        domain.low()[n],
        domain.high()[n]);
  }

  @Override
  public double shortestDistance(Element a, Element b) {
    int i = descriptor.elements().indexOf(a);
    int j = descriptor.elements().indexOf(b);
    return i < 0 || j < 0 ? Double.NaN : shortest[i * descriptor.elements().size() + j];
  }

  /** Scratch of one thread. */
  private static final class Scratch {
    private final Descriptor.Work descriptor;
    private final double[] raw;
    private final NetworkWork[] networks;

    /** Index of an element by its ordinal. */
    private final int[] indexOf = new int[Element.values().length];

    private final double[][] mean;
    private final double[][] inverse;

    Scratch(NetworkPotential potential) {
      descriptor = potential.descriptor.work();
      mean = potential.atoms.stream().map(a -> a.scaling().mean()).toArray(double[][]::new);
      inverse = potential.atoms.stream().map(a -> a.scaling().inverses()).toArray(double[][]::new);
      raw = new double[Arrays.stream(mean).mapToInt(m -> m.length).max().orElse(0)];
      networks =
          potential.atoms.stream()
              .map(atom -> new NetworkWork(atom.network()))
              .toArray(NetworkWork[]::new);
      for (int e = 0; e < networks.length; e++) {
        indexOf[potential.descriptor.elements().get(e).ordinal()] = e;
      }
    }

    void standardise(int e, double[] out) {
      for (int n = 0; n < mean[e].length; n++) {
        out[n] = (raw[n] - mean[e][n]) * inverse[e][n];
      }
    }

    void destandardise(int e, double[] gradient) {
      for (int n = 0; n < inverse[e].length; n++) {
        gradient[n] *= inverse[e][n];
      }
    }
  }
}
