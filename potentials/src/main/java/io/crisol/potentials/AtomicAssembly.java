package io.crisol.potentials;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;

/**
 * The one place where atomic energies and their pair gradients g_ij = dE_i/dr_ij become energy,
 * forces and virial:
 *
 * <pre>
 *   F_i = Σ_j (g_ij − g_ji)      W = −Σ_ij r_ij ⊗ g_ij      W_j = −Σ_i r_ij ⊗ g_ij
 * </pre>
 *
 * Atoms are cut into tasks whose number depends on the number of atoms only; each task adds into
 * arrays of its own and the arrays are summed in task order, so the bits do not depend on the
 * number of threads.
 */
final class AtomicAssembly {
  /** Atoms per block: enough lanes for a network layer, few enough pairs to stay in the cache. */
  private static final int BLOCK = 16;

  private AtomicAssembly() {}

  static Prediction predict(
      AtomicPotential potential, Structure structure, Neighbors neighbors, Quantities wanted) {
    requireElements(potential, structure);
    int n = structure.size();
    int tasks = tasks(n);
    int[] ordinals = structure.ordinals();
    double[] positions = neighbors.positions(structure);
    Part[] parts = new Part[tasks];
    Workers.forEach(
        tasks,
        t -> {
          Part part = new Part(n, wanted);
          Workspace work = Workspace.take(potential.cutoff());
          int last = boundary(n, tasks, t + 1);
          for (int i = boundary(n, tasks, t); i < last; i += BLOCK) {
            work.block.fill(ordinals, neighbors, positions, i, Math.min(i + BLOCK, last));
            work.gradient.clear(work.block, wanted);
            potential.energies(work.block, work.gradient);
            part.add(work.block, work.gradient);
          }
          work.giveBack();
          parts[t] = part;
        });
    return combine(parts, n, wanted);
  }

  static void requireElements(Potential potential, Structure structure) {
    structure.elementSet().stream()
        .filter(element -> !potential.elements().contains(element))
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), potential.elements());
            });
  }

  /**
   * One task per 64 atoms, at most 16; 64 above 100 000 atoms, where their arrays no longer cost
   * much.
   */
  static int tasks(int n) {
    return Math.clamp(n / 64, 1, n > 100_000 ? 64 : 16);
  }

  static int boundary(int n, int tasks, int t) {
    return (int) ((long) n * t / tasks);
  }

  private static Prediction combine(Part[] parts, int n, Quantities wanted) {
    double energy = 0;
    double[] virial = new double[9];
    for (Part part : parts) {
      energy += part.energy;
      add(part.virial, virial);
    }
    Prediction prediction = Prediction.of(energy);
    if (wanted.gradients()) {
      prediction = prediction.withGradients(sum(parts, 3 * n, part -> part.forces), virial);
    }
    if (wanted.perAtom()) {
      prediction =
          prediction.withAtoms(
              sum(parts, n, part -> part.atomEnergies),
              wanted.gradients() ? sum(parts, 9 * n, part -> part.atomVirials) : null);
    }
    boolean graded = wanted.grades() && Arrays.stream(parts).allMatch(part -> part.graded);
    return graded ? prediction.withGrades(sum(parts, n, part -> part.grades)) : prediction;
  }

  private static double[] sum(
      Part[] parts, int length, java.util.function.Function<Part, double[]> of) {
    if (parts.length == 1) {
      return of.apply(parts[0]);
    }
    double[] total = new double[length];
    int slices = (length + 8191) / 8192;
    Workers.forEach(
        slices,
        s -> {
          int from = s * 8192;
          int to = Math.min(length, from + 8192);
          for (Part part : parts) {
            double[] values = of.apply(part);
            for (int k = from; k < to; k++) {
              total[k] += values[k];
            }
          }
        });
    return total;
  }

  private static void add(double[] values, double[] total) {
    for (int k = 0; k < total.length; k++) {
      total[k] += values[k];
    }
  }

  /** Block and gradient of a thread, kept from task to task. */
  private static final class Workspace {
    private static final ThreadLocal<Workspace> KEPT = new ThreadLocal<>();

    private final EnvironmentBlock block = new EnvironmentBlock(0);
    private final BlockGradient gradient = new BlockGradient();

    /** Taken away while in use: a potential may ask another one in between. */
    static Workspace take(double cutoff) {
      Workspace kept = KEPT.get();
      KEPT.remove();
      Workspace work = kept == null ? new Workspace() : kept;
      work.block.setCutoff(cutoff);
      return work;
    }

    void giveBack() {
      KEPT.set(this);
    }
  }

  /** What one task has added up. */
  private static final class Part {
    private double energy;
    private final double[] virial = new double[9];
    private final double[] lanes = new double[AssemblyKernel.LANES];
    private final double[] forces;
    private final double[] atomEnergies;
    private final double[] atomVirials;
    private final double[] grades;
    private boolean graded = true;

    Part(int n, Quantities wanted) {
      forces = wanted.gradients() ? new double[3 * n] : null;
      atomEnergies = wanted.perAtom() ? new double[n] : null;
      atomVirials = wanted.perAtom() && wanted.gradients() ? new double[9 * n] : null;
      grades = wanted.grades() ? new double[n] : null;
    }

    void add(EnvironmentBlock block, BlockGradient gradient) {
      int first = block.firstAtom();
      for (int a = 0; a < block.size(); a++) {
        energy += gradient.energies()[a];
        if (atomEnergies != null) {
          atomEnergies[first + a] = gradient.energies()[a];
        }
        if (grades != null) {
          graded &= !Double.isNaN(gradient.grades()[a]);
          grades[first + a] = gradient.grades()[a];
        }
        if (forces != null) {
          addForces(block, gradient, a);
        }
      }
      if (forces != null) {
        addVirial(block, gradient);
      }
      if (atomVirials != null) {
        addAtomVirials(block, gradient);
      }
    }

    private void addForces(EnvironmentBlock block, BlockGradient gradient, int a) {
      AssemblyKernel.addForces(
          block.start(a),
          block.start(a + 1),
          block.firstAtom() + a,
          block.neighbours(),
          gradient.x(),
          gradient.y(),
          gradient.z(),
          forces);
    }

    private void addVirial(EnvironmentBlock block, BlockGradient gradient) {
      AssemblyKernel.addVirial(
          block.pairs(),
          block.x(),
          block.y(),
          block.z(),
          gradient.x(),
          gradient.y(),
          gradient.z(),
          virial,
          lanes);
    }

    private void addAtomVirials(EnvironmentBlock block, BlockGradient gradient) {
      double[][] d = {block.x(), block.y(), block.z()};
      double[][] g = {gradient.x(), gradient.y(), gradient.z()};
      for (int p = 0; p < 3; p++) {
        for (int q = 0; q < 3; q++) {
          for (int k = 0; k < block.pairs(); k++) {
            atomVirials[9 * block.neighbour(k) + 3 * p + q] -= d[p][k] * g[q][k];
          }
        }
      }
    }
  }
}
