package io.crisol.simulation.bulk;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.RelaxResult;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Elastic constants from the stress of strained cells, each with its atoms relaxed: c_ij =
 * dσ_i/dε_j, by differences at ±ε and ±2ε, whose combination is free of third-order elasticity. At
 * a pressure other than zero they are the stress-strain coefficients (Wallace).
 */
public final class Elasticity {
  /** Components of the strain that Voigt's numbers stand for. */
  private static final int[][] VOIGT = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

  private static final double[] FACTORS = {1, -1, 2, -2};

  private final Potential potential;
  private final GroundOptions relaxation;
  private final double strain;

  /** Elastic constants with this potential. */
  public Elasticity(Potential potential, GroundOptions relaxation, ElasticOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.strain = options.strain();
  }

  /**
   * The constants of a relaxed crystal.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED
   */
  public ElasticResult of(Ground ground, Progress progress) {
    int tasks = VOIGT.length * FACTORS.length;
    double[][] clamped = new double[tasks][];
    double[][] relaxed = new double[tasks][];
    OptionalDouble[] grades = new OptionalDouble[tasks];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        tasks,
        t -> {
          Structure strained = strained(ground.structure(), t);
          clamped[t] = stress(potential.predict(strained, Quantities.FORCES), strained);
          RelaxResult result = Ground.relax(potential, strained, relaxation.ofAtoms());
          relaxed[t] = voigt(result.stress().orElseThrow());
          grades[t] = result.maxGrade();
          progress.update(done.incrementAndGet(), tasks, "strains");
        });
    double[] fine = difference(relaxed, 0, 1);
    double[] extrapolated = extrapolated(relaxed);
    return new ElasticResult(
        ground,
        new ElasticConstants(symmetric(extrapolated)),
        new ElasticConstants(symmetric(extrapolated(clamped))),
        Math.max(largest(fine, extrapolated), largest(extrapolated, transposed(extrapolated)) / 2),
        strain,
        ground.largestGrade(Arrays.stream(grades)));
  }

  private Structure strained(Structure structure, int task) {
    int[] component = VOIGT[task / FACTORS.length];
    double amount = FACTORS[task % FACTORS.length] * strain;
    double[] tensor = new double[9];
    // Half the shear angle in each of the two places: a diagonal one gets both halves.
    tensor[3 * component[0] + component[1]] += amount / 2;
    tensor[3 * component[1] + component[0]] += amount / 2;
    return structure.strained(tensor);
  }

  private static double[] stress(Prediction prediction, Structure structure) {
    return voigt(prediction.stress(structure.cell()).orElseThrow());
  }

  /** double[6], GPa. */
  private static double[] voigt(double[] stress) {
    double[] six = new double[6];
    for (int k = 0; k < 6; k++) {
      int a = VOIGT[k][0];
      int b = VOIGT[k][1];
      six[k] = (stress[3 * a + b] + stress[3 * b + a]) / 2 * Units.GPA;
    }
    return six;
  }

  /** dσ_i/dε_j from the strains with these factors, double[36] GPa. */
  private double[] difference(double[][] stress, int up, int down) {
    double[] c = new double[36];
    double width = (FACTORS[up] - FACTORS[down]) * strain;
    for (int j = 0; j < 6; j++) {
      for (int i = 0; i < 6; i++) {
        int task = FACTORS.length * j;
        c[6 * i + j] = (stress[task + up][i] - stress[task + down][i]) / width;
      }
    }
    return c;
  }

  private double[] extrapolated(double[][] stress) {
    double[] fine = difference(stress, 0, 1);
    double[] coarse = difference(stress, 2, 3);
    double[] c = new double[36];
    Arrays.setAll(c, k -> (4 * fine[k] - coarse[k]) / 3);
    return c;
  }

  private static double[] transposed(double[] c) {
    double[] other = new double[36];
    Arrays.setAll(other, k -> c[6 * (k % 6) + k / 6]);
    return other;
  }

  private static double[] symmetric(double[] c) {
    double[] other = transposed(c);
    double[] mean = new double[36];
    Arrays.setAll(mean, k -> (c[k] + other[k]) / 2);
    return mean;
  }

  private static double largest(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    return largest;
  }
}
