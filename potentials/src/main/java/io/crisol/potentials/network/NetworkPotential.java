package io.crisol.potentials.network;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.descriptors.ChebyshevDefinition;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.ChebyshevWork;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * High-dimensional neural-network potential: E = Σ_i (E_ref + N((g_i − mean)/sigma)), with one
 * network N per element on the Chebyshev descriptor g_i of the environment.
 *
 * <p>Source: Behler, Parrinello, PRL 98, 146401 (2007), doi:10.1103/PhysRevLett.98.146401; Artrith,
 * Urban, Ceder, PRB 96, 014112 (2017), doi:10.1103/PhysRevB.96.014112.
 */
public final class NetworkPotential implements AtomicPotential, Extrapolating {
  private final ChebyshevDescriptor descriptor;
  private final List<AtomNetwork> atoms;
  private final double[] shortest;
  private final ThreadLocal<Scratch> scratch;

  /**
   * A potential; {@code atoms} in the order of the descriptor's elements.
   *
   * @param shortest shortest distance of each pair of elements in training, double[elements²], Å;
   *     NaN where unknown
   */
  public NetworkPotential(
      ChebyshevDescriptor descriptor, List<AtomNetwork> atoms, double[] shortest) {
    this.descriptor = descriptor;
    this.atoms = List.copyOf(atoms);
    this.shortest = shortest.clone();
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(this));
  }

  /** The descriptor of the environments. */
  public ChebyshevDescriptor descriptor() {
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
  public double energy(Environment around, PairGradient out) {
    AtomNetwork atom = atoms.get(descriptor.elements().indexOf(around.centre()));
    Network.Work work = new Network.Work(atom.network());
    atom.scaling().apply(ChebyshevDefinition.values(descriptor, around), work.input());
    double energy = atom.referenceEnergy() + work.forward();
    work.reverse();
    atom.scaling().reverse(work.inputGradient());
    ChebyshevDefinition.pullBack(descriptor, around, work.inputGradient(), out);
    return energy;
  }

  @Override
  public void energies(EnvironmentBlock block, BlockGradient out) {
    boolean definition = !ChebyshevWork.isFast();
    if (definition) {
      AtomicPotential.super.energies(block, out);
    }
    if (definition && !out.gradesWanted()) {
      return;
    }
    Scratch use = scratch.get();
    for (int a = 0; a < block.size(); a++) {
      int e = descriptor.elements().indexOf(block.centre(a));
      AtomNetwork atom = atoms.get(e);
      Network.Work work = use.networks[e];
      use.chebyshev.compute(block, a, use.raw);
      atom.scaling().apply(use.raw, work.input());
      if (out.gradesWanted() && atom.domain() != null) {
        out.setGrade(a, atom.domain().grade(work.input()));
      }
      if (!definition) {
        evaluate(atom, work, use, a, out);
      }
    }
  }

  private static void evaluate(
      AtomNetwork atom, Network.Work work, Scratch use, int a, BlockGradient out) {
    out.setEnergy(a, atom.referenceEnergy() + work.forward());
    if (out.gradientsWanted()) {
      work.reverse();
      atom.scaling().reverse(work.inputGradient());
      use.chebyshev.pullBack(work.inputGradient(), out.x(), out.y(), out.z());
    }
  }

  @Override
  public Extrapolation explain(Structure structure, Neighbors neighbors, int atom) {
    EnvironmentBlock block = new EnvironmentBlock(cutoff());
    block.fill(structure, neighbors, neighbors.positions(structure), atom, atom + 1);
    int e = descriptor.elements().indexOf(structure.element(atom));
    double[] raw = ChebyshevDefinition.values(descriptor, block.environment(0));
    ElementDomain domain = atoms.get(e).domain();
    if (domain == null) {
      return new Extrapolation(atom, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN);
    }
    double[] standardised = new double[raw.length];
    atoms.get(e).scaling().apply(raw, standardised);
    int n = domain.farthest(raw);
    return new Extrapolation(
        atom,
        domain.grade(standardised),
        descriptor.names().get(n),
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
    private final ChebyshevWork chebyshev;
    private final double[] raw;
    private final Network.Work[] networks;

    Scratch(NetworkPotential potential) {
      chebyshev = new ChebyshevWork(potential.descriptor);
      raw = new double[potential.descriptor.size()];
      networks =
          potential.atoms.stream()
              .map(atom -> new Network.Work(atom.network()))
              .toArray(Network.Work[]::new);
    }
  }
}
