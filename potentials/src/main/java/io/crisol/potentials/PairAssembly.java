package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.HalfNeighbors;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.function.Consumer;

/**
 * Energy, forces and virial of potentials of pairs, each pair taken once:
 *
 * <pre>
 *   F_i = Σ_j s_ij r_ij    W = −Σ_{i&lt;j} s_ij r_ij ⊗ r_ij    s_ij = φ'/r + (F'_i f'_ij + F'_j f'_ji)/r
 * </pre>
 *
 * Atoms are cut into tasks as in {@link AtomicAssembly}, and what tasks add up is summed in their
 * order, so the bits do not depend on the number of threads.
 */
final class PairAssembly {
  /** Atoms per block: few enough pairs to stay in the nearest cache. */
  static final int BLOCK = 8;

  private static final Element[] ELEMENTS = Element.values();
  private static final ThreadLocal<PairBlock> BLOCKS = ThreadLocal.withInitial(PairBlock::new);

  private final int[] ordinals;
  private final Neighbors neighbors;
  private final HalfNeighbors half;
  private final double[] positions;
  private final double cutoff;
  private final int n;
  private final int tasks;

  private PairAssembly(double cutoff, Structure structure, Neighbors neighbors) {
    this.ordinals = structure.ordinals();
    this.neighbors = neighbors;
    this.half = neighbors.half();
    this.positions = neighbors.positions(structure);
    this.cutoff = cutoff;
    this.n = structure.size();
    this.tasks = AtomicAssembly.tasks(n);
  }

  static Prediction predict(
      PairSum potential, Structure structure, Neighbors neighbors, Quantities wanted) {
    AtomicAssembly.requireElements(potential, structure);
    return predict(potential::pairs, potential.cutoff(), structure, neighbors, wanted);
  }

  static Prediction predict(
      Consumer<PairBlock> pairs,
      double cutoff,
      Structure structure,
      Neighbors neighbors,
      Quantities wanted) {
    PairAssembly assembly = new PairAssembly(cutoff, structure, neighbors);
    PairTasks work = PairTasks.take(assembly.tasks);
    Workers.forEach(assembly.tasks, t -> assembly.addPairs(pairs, work.task(t), t, wanted));
    return assembly.result(work, wanted);
  }

  static Prediction predict(
      EmbeddedSum potential, Structure structure, Neighbors neighbors, Quantities wanted) {
    AtomicAssembly.requireElements(potential, structure);
    PairAssembly assembly = new PairAssembly(potential.cutoff(), structure, neighbors);
    PairTasks work = PairTasks.take(assembly.tasks);
    Workers.forEach(assembly.tasks, t -> assembly.addDensities(potential, work.task(t), t, wanted));
    double[] densities = work.sumDensities(assembly.n);
    double[] slopes = new double[assembly.n];
    Workers.forEach(
        assembly.tasks, t -> assembly.embed(potential, work.task(t), t, densities, slopes));
    if (wanted.gradients()) {
      Workers.forEach(assembly.tasks, t -> assembly.addForces(work.task(t), t, slopes));
    }
    return assembly.result(work, wanted);
  }

  private int first(int t) {
    return AtomicAssembly.boundary(n, tasks, t);
  }

  private void fill(PairBlock block, int from, int to) {
    block.fill(ordinals, half, neighbors.siteAtoms(), positions, cutoff, from, to);
  }

  private void addPairs(Consumer<PairBlock> pairs, PairTasks.Task task, int t, Quantities wanted) {
    task.begin(half.first(t, tasks), half.length(t, tasks));
    PairBlock block = BLOCKS.get();
    double energy = 0;
    int last = first(t + 1);
    for (int i = first(t); i < last; i += BLOCK) {
      int to = Math.min(i + BLOCK, last);
      fill(block, i, to);
      pairs.accept(block);
      energy += PairAssemblyKernel.sum(block.energies(), block.size());
      for (int a = i; a < to && wanted.gradients(); a++) {
        scatter(task, a, block.start(a - i), block.start(a - i + 1), block.sites(), block.slopes());
      }
    }
    task.energy = energy;
  }

  private void scatter(
      PairTasks.Task task, int atom, int from, int to, int[] sites, double[] slopes) {
    PairAssemblyKernel.scatter(
        from,
        to,
        atom,
        positions,
        slopes,
        sites,
        neighbors.siteAtoms(),
        task.forces,
        task.first,
        n,
        task.virial);
  }

  private void addDensities(EmbeddedSum potential, PairTasks.Task task, int t, Quantities wanted) {
    task.begin(half.first(t, tasks), half.length(t, tasks));
    task.store.begin(first(t + 1) - first(t), half.start(first(t + 1)) - half.start(first(t)));
    PairBlock block = BLOCKS.get();
    boolean mutual = potential.isMutual();
    double energy = 0;
    for (int i = first(t), last = first(t + 1); i < last; i += BLOCK) {
      int to = Math.min(i + BLOCK, last);
      fill(block, i, to);
      potential.pairs(block);
      energy += PairAssemblyKernel.sum(block.energies(), block.size());
      for (int a = i; a < to; a++) {
        PairAssemblyKernel.addDensities(
            block.start(a - i),
            block.start(a - i + 1),
            a,
            block.densities(),
            mutual ? block.densities() : block.reverseDensities(),
            block.sites(),
            neighbors.siteAtoms(),
            task.densities,
            task.first,
            n);
      }
      if (wanted.gradients()) {
        task.store.append(block, to - i, mutual);
      }
    }
    task.energy = energy;
  }

  private void embed(
      EmbeddedSum potential, PairTasks.Task task, int t, double[] densities, double[] slopes) {
    double energy = 0;
    for (int i = first(t); i < first(t + 1); i++) {
      energy += potential.embed(ELEMENTS[ordinals[i]], densities[i], slopes, i);
    }
    task.energy += energy;
  }

  private void addForces(PairTasks.Task task, int t, double[] embedding) {
    PairStore store = task.store;
    int first = first(t);
    for (int i = first; i < first(t + 1); i++) {
      int from = store.start(i - first);
      int to = store.start(i - first + 1);
      PairAssemblyKernel.addEmbedding(
          from,
          to,
          embedding[i],
          store.slopes(),
          store.densitySlopes(),
          store.reverseSlopes(),
          embedding,
          store.sites(),
          neighbors.siteAtoms());
      scatter(task, i, from, to, store.sites(), store.slopes());
    }
  }

  private Prediction result(PairTasks work, Quantities wanted) {
    Prediction prediction = Prediction.of(work.energy());
    if (wanted.gradients()) {
      prediction = prediction.withGradients(work.sumForces(n), work.virial());
    }
    work.giveBack();
    return prediction;
  }
}
