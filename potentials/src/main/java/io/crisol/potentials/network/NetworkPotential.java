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
    if (!definition || out.gradesWanted()) {
      scratch.get().energies(block, definition, out);
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

  /** Scratch of one thread: atoms of one element are taken a vector at a time. */
  private static final class Scratch {
    private final List<AtomNetwork> atoms;
    private final NetworkBatch[] batches;

    /** Index of an element by its ordinal. */
    private final int[] indexOf = new int[Element.values().length];

    /** By place in the batch. */
    private final Descriptor.Work[] works = new Descriptor.Work[MatrixKernel.LANES];

    private final double[][] raw;
    private final int[] members = new int[MatrixKernel.LANES];
    private final double[] components;

    Scratch(NetworkPotential potential) {
      atoms = potential.atoms;
      batches = atoms.stream().map(NetworkBatch::new).toArray(NetworkBatch[]::new);
      for (int e = 0; e < batches.length; e++) {
        indexOf[potential.descriptor.elements().get(e).ordinal()] = e;
      }
      Arrays.setAll(works, _ -> potential.descriptor.work());
      int longest = atoms.stream().mapToInt(a -> a.scaling().mean().length).max().orElse(0);
      raw = new double[works.length][longest];
      components = new double[longest];
    }

    void energies(EnvironmentBlock block, boolean onlyGrades, BlockGradient out) {
      for (int e = 0; e < batches.length; e++) {
        int count = 0;
        for (int a = 0; a < block.size(); a++) {
          if (indexOf[block.centre(a).ordinal()] == e) {
            members[count++] = a;
          }
          if (count == members.length || count > 0 && a == block.size() - 1) {
            evaluate(block, e, count, onlyGrades, out);
            count = 0;
          }
        }
      }
    }

    private void evaluate(
        EnvironmentBlock block, int e, int count, boolean onlyGrades, BlockGradient out) {
      NetworkBatch batch = batches[e];
      for (int i = 0; i < count; i++) {
        works[i].compute(block, members[i], raw[i]);
        batch.setInput(i, raw[i]);
        if (out.gradesWanted() && atoms.get(e).domain() != null) {
          batch.copyInput(i, components);
          out.setGrade(members[i], atoms.get(e).domain().grade(raw[i], components));
        }
      }
      if (onlyGrades) {
        return;
      }
      batch.forward();
      for (int i = 0; i < count; i++) {
        out.setEnergy(members[i], atoms.get(e).referenceEnergy() + batch.output(i));
      }
      if (out.gradientsWanted()) {
        batch.reverse();
        for (int i = 0; i < count; i++) {
          batch.copyGradient(i, components);
          works[i].pullBack(components, out.x(), out.y(), out.z());
        }
      }
    }
  }
}
