package io.crisol.potentials;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.function.Function;

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

  /** Above, there are more tasks, and their arrays are not kept. */
  private static final int MANY = 100_000;

  private AtomicAssembly() {}

  static Prediction predict(
      AtomicPotential potential, Structure structure, Neighbors neighbors, Quantities wanted) {
    requireElements(potential, structure);
    int n = structure.size();
    int tasks = tasks(n);
    int[] ordinals = structure.ordinals();
    double[] positions = neighbors.positions(structure);
    Parts kept = Parts.take(tasks);
    Part[] parts = kept.all;
    Workers.forEach(
        tasks,
        t -> {
          Part part = parts[t];
          part.begin(n, wanted);
          Workspace work = Workspace.take(potential.cutoff());
          int last = boundary(n, tasks, t + 1);
          for (int i = boundary(n, tasks, t); i < last; i += BLOCK) {
            work.block.fill(ordinals, neighbors, positions, i, Math.min(i + BLOCK, last));
            work.gradient.clear(work.block, wanted);
            potential.energies(work.block, work.gradient);
            part.add(work.block, work.gradient);
          }
          work.giveBack();
        });
    Prediction prediction = combine(kept, n, wanted);
    kept.giveBack(n);
    return prediction;
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
   * One task per 64 atoms, at most 16; 64 for {@link #MANY} atoms and more, where their arrays no
   * longer cost much.
   */
  static int tasks(int n) {
    return Math.clamp(n / 64, 1, n > MANY ? 64 : 16);
  }

  static int boundary(int n, int tasks, int t) {
    return (int) ((long) n * t / tasks);
  }

  private static Prediction combine(Parts parts, int n, Quantities wanted) {
    double energy = 0;
    double[] virial = new double[9];
    boolean graded = wanted.grades();
    for (int t = 0; t < parts.count; t++) {
      energy += parts.all[t].energy;
      add(parts.all[t].virial, virial);
      graded &= parts.all[t].graded;
    }
    Prediction prediction = Prediction.of(energy);
    if (wanted.gradients()) {
      prediction = prediction.withGradients(parts.sum(3 * n, part -> part.forces), virial);
    }
    if (wanted.perAtom()) {
      prediction =
          prediction.withAtoms(
              parts.sum(n, part -> part.atomEnergies),
              wanted.gradients() ? parts.sum(9 * n, part -> part.atomVirials) : null);
    }
    return graded ? prediction.withGrades(parts.sum(n, part -> part.grades)) : prediction;
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

  /** The tasks' sums, kept by the calling thread: fresh arrays cost more than filling these. */
  private static final class Parts {
    private static final ThreadLocal<Parts> KEPT = new ThreadLocal<>();
    private static final int SLICE = 8192;

    private Part[] all = new Part[0];
    private int count;

    /** Taken away while in use: a potential may ask another one in between. */
    static Parts take(int tasks) {
      Parts kept = KEPT.get();
      KEPT.remove();
      Parts parts = kept == null ? new Parts() : kept;
      parts.count = tasks;
      int before = parts.all.length;
      if (before < tasks) {
        parts.all = Arrays.copyOf(parts.all, tasks);
        Arrays.setAll(parts.all, t -> t < before ? parts.all[t] : new Part());
      }
      return parts;
    }

    void giveBack(int n) {
      if (n <= MANY) {
        KEPT.set(this);
      }
    }

    /** A new array with the sum over the tasks, in their order. */
    double[] sum(int length, Function<Part, double[]> of) {
      double[] total = new double[length];
      Workers.forEach(
          (length + SLICE - 1) / SLICE,
          s -> {
            int from = s * SLICE;
            int to = Math.min(length, from + SLICE);
            for (int t = 0; t < count; t++) {
              AssemblyKernel.add(of.apply(all[t]), from, to, total);
            }
          });
      return total;
    }
  }

  /** What one task has added up. */
  private static final class Part {
    private double energy;
    private double[] virial = {};
    private final double[] lanes = new double[AssemblyKernel.LANES];
    private double[] forces = {};
    private double[] atomEnergies;
    private double[] atomVirials;
    private double[] grades;
    private boolean graded;
    private boolean gradientsWanted;

    void begin(int n, Quantities wanted) {
      energy = 0;
      graded = true;
      // Fresh from the memory of the thread that writes it: tasks that run side by side share no
      // line of the cache.
      virial = new double[9];
      gradientsWanted = wanted.gradients();
      if (gradientsWanted && forces.length < 3 * n) {
        forces = new double[3 * n];
      } else if (gradientsWanted) {
        Arrays.fill(forces, 0, 3 * n, 0);
      }
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
        if (gradientsWanted) {
          addForces(block, gradient, a);
        }
      }
      if (gradientsWanted) {
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
