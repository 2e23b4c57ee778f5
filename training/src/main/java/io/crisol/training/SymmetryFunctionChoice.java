package io.crisol.training;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Chooses symmetry functions from a pool: again and again the one that weighs most in the direction
 * of the largest variation over the data, which is then taken out of all others (a CUR
 * decomposition). Source: Imbalzano et al., J. Chem. Phys. 148, 241730 (2018),
 * doi:10.1063/1.5024611.
 */
final class SymmetryFunctionChoice {
  /** Steps in the widths and places of radial functions, and in the widths of angular ones. */
  private static final int RADIAL_STEPS = 8;

  private static final int ANGULAR_STEPS = 4;
  private static final double[] ZETAS = {1, 2, 4, 16};

  /** Atoms that functions are compared on. */
  private static final int ATOMS = 2000;

  /** Share of a function's variance below which what is left of it is rounding. */
  private static final double NOTHING = 1e-9;

  /**
   * Standard deviation over the data below which a function is not felt, where one neighbour at its
   * centre would make it 1: such a function stands where no neighbours are. Scaled like the others
   * it would grow beyond all that was learned as soon as one comes a little nearer.
   */
  private static final double FELT = 1e-3;

  private static final int POWER_ITERATIONS = 100;

  private SymmetryFunctionChoice() {}

  /**
   * A descriptor with at most {@code count} functions of each element.
   *
   * @param cutoff Å
   */
  static SymmetryFunctionDescriptor of(
      List<Element> elements, double cutoff, int count, List<Frame> frames) {
    List<SymmetryFunction> pool = pool(elements, cutoff);
    SymmetryFunctionDescriptor all =
        new SymmetryFunctionDescriptor(elements, Collections.nCopies(elements.size(), pool));
    List<List<double[]>> values = values(all, sample(frames));
    List<List<SymmetryFunction>> chosen = new ArrayList<>();
    for (int e = 0; e < elements.size(); e++) {
      int[] columns = select(covariance(values.get(e), pool.size()), pool.size(), count);
      chosen.add(Arrays.stream(columns).sorted().mapToObj(pool::get).toList());
    }
    return new SymmetryFunctionDescriptor(elements, chosen);
  }

  /**
   * Functions to choose from: Gaussians around the atom and around distances up to the cutoff, both
   * in geometric steps; wide angular functions of several widths and powers.
   */
  static List<SymmetryFunction> pool(List<Element> elements, double cutoff) {
    List<SymmetryFunction> pool = new ArrayList<>();
    for (Element neighbour : elements) {
      for (int m = 0; m <= RADIAL_STEPS; m++) {
        pool.add(radial(neighbour, centred(m, RADIAL_STEPS, cutoff), 0, cutoff));
      }
      for (int m = 1; m <= RADIAL_STEPS; m++) {
        double shift = cutoff / step(m, RADIAL_STEPS);
        double spacing = cutoff / step(m - 1, RADIAL_STEPS) - shift;
        pool.add(radial(neighbour, 1 / (spacing * spacing), shift, cutoff));
      }
    }
    for (int j = 0; j < elements.size(); j++) {
      for (int k = j; k < elements.size(); k++) {
        addAngular(pool, new SymmetryFunction.Pair(elements.get(j), elements.get(k)), cutoff);
      }
    }
    return pool;
  }

  private static void addAngular(
      List<SymmetryFunction> pool, SymmetryFunction.Pair pair, double cutoff) {
    for (int m = 0; m < ANGULAR_STEPS; m++) {
      RadialFactor radial = gaussian(centred(m, ANGULAR_STEPS, cutoff), 0, cutoff);
      for (double zeta : ZETAS) {
        for (int lambda : new int[] {-1, 1}) {
          pool.add(
              new SymmetryFunction.Angular(
                  Optional.of(pair), radial, new AngularFactor.CosinePower(lambda, zeta), false));
        }
      }
    }
  }

  private static SymmetryFunction radial(
      Element neighbour, double eta, double shift, double cutoff) {
    return new SymmetryFunction.Radial(Optional.of(neighbour), gaussian(eta, shift, cutoff));
  }

  private static RadialFactor gaussian(double eta, double shift, double cutoff) {
    return new RadialFactor.Gaussian(eta, shift, cutoff, Falloff.POLYNOMIAL_2, 0);
  }

  /** η = (n^(m/n) / r_c)². */
  private static double centred(int m, int n, double cutoff) {
    double ratio = step(m, n) / cutoff;
    return ratio * ratio;
  }

  private static double step(int m, int n) {
    return StrictMath.pow(n, (double) m / n);
  }

  /** Frames from all over the data with about as many atoms as are needed. */
  private static List<Frame> sample(List<Frame> frames) {
    long atoms = frames.stream().mapToLong(Frame::size).sum();
    int stride = (int) Math.max(1, atoms / ATOMS);
    List<Frame> sample = new ArrayList<>();
    for (int f = 0; f < frames.size(); f += stride) {
      sample.add(frames.get(f));
    }
    return sample;
  }

  /** Values of all functions, of the atoms of each element. */
  private static List<List<double[]>> values(Descriptor descriptor, List<Frame> frames) {
    List<List<double[]>> values = new ArrayList<>();
    descriptor.elements().forEach(_ -> values.add(new ArrayList<>()));
    Descriptor.Work work = descriptor.work();
    for (Frame frame : frames) {
      Neighbors neighbors = Neighbors.of(frame.structure(), descriptor.cutoff(), 0);
      EnvironmentBlock block = PairFrame.block(frame.structure(), neighbors, descriptor.cutoff());
      for (int a = 0; a < block.size(); a++) {
        int e = descriptor.elements().indexOf(block.centre(a));
        double[] out = new double[descriptor.size(e)];
        work.compute(block, a, out);
        values.get(e).add(out);
      }
    }
    return values;
  }

  /** Correlation matrix, double[m × m]; rows of functions that do not vary are zero. */
  static double[] covariance(List<double[]> values, int m) {
    double[] mean = new double[m];
    values.forEach(v -> addTo(mean, v, 1.0 / values.size()));
    double[] c = new double[m * m];
    for (double[] v : values) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          c[i * m + j] += (v[i] - mean[i]) * (v[j] - mean[j]) / values.size();
        }
      }
    }
    double[] scale = new double[m];
    Arrays.setAll(scale, i -> varies(c[i * m + i], mean[i]) ? 1 / Math.sqrt(c[i * m + i]) : 0);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        c[i * m + j] *= scale[i] * scale[j];
      }
    }
    return c;
  }

  private static boolean varies(double variance, double mean) {
    return variance > FELT * FELT && variance > 1e-12 * mean * mean;
  }

  private static void addTo(double[] sum, double[] v, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * v[i];
    }
  }

  /**
   * Columns chosen, in the order of their choice; at least one.
   *
   * @param c covariance, double[m × m]
   */
  static int[] select(double[] c, int m, int count) {
    double[] left = c.clone();
    int[] chosen = new int[Math.min(count, m)];
    int n = 0;
    while (n < chosen.length) {
      int best = heaviest(left, m);
      double own = left[best * m + best];
      if (!(own > NOTHING) && n > 0) {
        break;
      }
      chosen[n++] = best;
      if (own > NOTHING) {
        remove(left, m, best);
      }
    }
    return Arrays.copyOf(chosen, n);
  }

  /** Takes what column {@code j} explains out of all. */
  private static void remove(double[] left, int m, int j) {
    double[] column = new double[m];
    Arrays.setAll(column, i -> left[i * m + j]);
    double own = column[j];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < m; k++) {
        left[i * m + k] -= column[i] * column[k] / own;
      }
    }
    for (int i = 0; i < m; i++) {
      left[i * m + j] = 0;
      left[j * m + i] = 0;
    }
  }

  /** The column with the largest part in the leading eigenvector. */
  private static int heaviest(double[] left, int m) {
    double[] v = new double[m];
    Arrays.setAll(v, i -> Math.sqrt(Math.max(0, left[i * m + i])));
    for (int round = 0; round < POWER_ITERATIONS; round++) {
      double[] next = new double[m];
      double norm = 0;
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          next[i] += left[i * m + j] * v[j];
        }
        norm += next[i] * next[i];
      }
      if (!(norm > 0)) {
        break;
      }
      double scale = 1 / Math.sqrt(norm);
      Arrays.setAll(v, i -> next[i] * scale);
    }
    int best = 0;
    for (int i = 1; i < m; i++) {
      best = Math.abs(v[i]) > Math.abs(v[best]) ? i : best;
    }
    return best;
  }
}
