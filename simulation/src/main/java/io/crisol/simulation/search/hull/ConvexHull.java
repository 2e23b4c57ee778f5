package io.crisol.simulation.search.hull;

import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The lowest energy that a mixture of phases can have at a composition, for any number of
 * components:
 *
 * <pre>
 *   h(c) = min Σ_k λ_k E_k    with Σ_k λ_k x_k = c, λ ≥ 0
 * </pre>
 *
 * E_k the energy of phase k per atom, x_k its composition. A linear programme; the simplex method
 * begins with the pure components, whose phases must be among the points. The multipliers of the
 * constraints are the chemical potentials.
 *
 * <p>Source: Akbarzadeh, Ozoliņš, Wolverton, Adv. Mater. 19, 3233 (2007),
 * doi:10.1002/adma.200700843.
 */
public final class ConvexHull {
  /** Parts, and energies in eV per atom, below this are rounding. */
  private static final double ROUNDING = 1e-10;

  private static final int MOST = 10_000;

  /** Steps after which the first possible phase enters, so that no cycle is gone round for ever. */
  private static final int PATIENCE = 200;

  /**
   * What a composition is made of on the hull.
   *
   * @param energy eV per atom
   * @param phases indices of the points
   * @param parts of the atoms in each of them, all above 0
   * @param potentials of the components, eV
   */
  public record Mixture(double energy, List<Integer> phases, double[] parts, double[] potentials) {}

  private final List<double[]> compositions = new ArrayList<>();
  private final List<Double> energies = new ArrayList<>();
  private final int[] pure;

  /** A hull without points. */
  public ConvexHull(int components) {
    pure = new int[components];
    Arrays.fill(pure, -1);
  }

  /**
   * Adds a phase.
   *
   * @param composition double[components], parts of the atoms, their sum 1
   * @param energy eV per atom
   * @return its index
   */
  public int add(double[] composition, double energy) {
    int index = energies.size();
    compositions.add(composition.clone());
    energies.add(energy);
    for (int c = 0; c < pure.length; c++) {
      boolean isPure = composition[c] > 1 - ROUNDING;
      if (isPure && (pure[c] < 0 || energy < energies.get(pure[c]))) {
        pure[c] = index;
      }
    }
    return index;
  }

  /** The component of which there is no pure phase, or −1. */
  public int missing() {
    for (int c = 0; c < pure.length; c++) {
      if (pure[c] < 0) {
        return c;
      }
    }
    return -1;
  }

  /** Energy relative to the pure components, eV per atom. */
  public double formation(double[] composition, double energy) {
    double sum = energy;
    for (int c = 0; c < pure.length; c++) {
      sum -= composition[c] == 0 ? 0 : composition[c] * energies.get(pure[c]);
    }
    return sum;
  }

  /** Energy above the hull, eV per atom; below 0 for a phase that would change it. */
  public double above(double[] composition, double energy) {
    return energy - at(composition).energy;
  }

  /**
   * The hull at a composition.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED
   */
  public Mixture at(double[] composition) {
    int d = pure.length;
    int[] basis = pure.clone();
    double[] parts = composition.clone();
    for (int step = 0; step < MOST; step++) {
      DMatrixRMaj inverse = inverse(basis);
      double[] potentials = new double[d];
      for (int c = 0; c < d; c++) {
        for (int i = 0; i < d; i++) {
          potentials[c] += energies.get(basis[i]) * inverse.get(i, c);
        }
      }
      int entering = entering(potentials, step > PATIENCE);
      if (entering < 0) {
        return mixture(basis, parts, potentials);
      }
      exchange(basis, parts, entering, inverse);
    }
    throw Problem.NOT_CONVERGED.with(
        "the convex hull", "its simplex steps go round", "this should not be: please report it");
  }

  /** The inverse of the matrix whose columns are the compositions of the basis. */
  private DMatrixRMaj inverse(int[] basis) {
    int d = basis.length;
    DMatrixRMaj matrix = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int c = 0; c < d; c++) {
        matrix.set(c, i, compositions.get(basis[i])[c]);
      }
    }
    CommonOps_DDRM.invert(matrix);
    return matrix;
  }

  /** The phase farthest below the plane of the chemical potentials, or the first; −1: none. */
  private int entering(double[] potentials, boolean first) {
    int best = -1;
    double lowest = -ROUNDING;
    for (int k = 0; k < energies.size(); k++) {
      double below = energies.get(k);
      for (int c = 0; c < potentials.length; c++) {
        below -= potentials[c] * compositions.get(k)[c];
      }
      if (below < lowest) {
        lowest = below;
        best = k;
        if (first) {
          return best;
        }
      }
    }
    return best;
  }

  private void exchange(int[] basis, double[] parts, int entering, DMatrixRMaj inverse) {
    int d = basis.length;
    double[] taken = new double[d];
    int leaving = -1;
    double most = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      for (int c = 0; c < d; c++) {
        taken[i] += inverse.get(i, c) * compositions.get(entering)[c];
      }
      double ratio = parts[i] / taken[i];
      if (taken[i] > ROUNDING && (ratio < most || (ratio == most && basis[i] < basis[leaving]))) {
        most = ratio;
        leaving = i;
      }
    }
    for (int i = 0; i < d; i++) {
      parts[i] = i == leaving ? most : Math.max(0, parts[i] - most * taken[i]);
    }
    basis[leaving] = entering;
  }

  private Mixture mixture(int[] basis, double[] parts, double[] potentials) {
    double energy = 0;
    List<Integer> phases = new ArrayList<>();
    double[] present = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] > ROUNDING) {
        energy += parts[i] * energies.get(basis[i]);
        present[phases.size()] = parts[i];
        phases.add(basis[i]);
      }
    }
    return new Mixture(energy, phases, Arrays.copyOf(present, phases.size()), potentials);
  }
}
