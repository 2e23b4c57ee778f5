package io.crisol.simulation.path;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Whether the highest image is a saddle of first order: curvatures from finite differences of the
 * forces, c(v) = −(F(R + hv) − F(R − hv))·v / 2h, and the lowest of all by Lanczos' method, which
 * begins with the direction of the path and the force that is left. Rigid shifts are left out.
 *
 * @param alongPath curvature along the path, eV/Å²
 * @param lowest lowest curvature found, eV/Å²
 * @param second second lowest curvature found, an upper bound, eV/Å²
 * @param overlap of the mode of lowest curvature with the direction of the path, from 0 to 1
 * @param energyError what is left to the stationary point by the curvatures found, eV
 */
public record Saddle(
    double alongPath, double lowest, double second, double overlap, double energyError) {
  /** Å in 3N dimensions. */
  private static final double STEP = 0.01;

  private static final int VECTORS = 14;

  /** eV/Å²; a curvature above this is not downhill. */
  private static final double FLAT = -0.01;

  /** Whether there is exactly one way downhill, as far as was looked. */
  public boolean isFirstOrder() {
    return lowest < FLAT && second >= FLAT;
  }

  /**
   * Looks at a structure with forces.
   *
   * @param tangent direction of the path, double[3N], of length 1
   */
  static Saddle of(Potential potential, Structure at, double[] tangent) {
    return new Search(potential, at, tangent).run();
  }

  private static final class Search {
    private final Structure at;
    private final double[] tangent;
    private final PotentialEngine[] places;
    private final double[] force;
    private final List<double[]> vectors = new ArrayList<>();

    Search(Potential potential, Structure at, double[] tangent) {
      this.at = at;
      this.tangent = tangent.clone();
      places =
          new PotentialEngine[] {
            new PotentialEngine(potential, 0.5), new PotentialEngine(potential, 0.5)
          };
      force = places[0].evaluate(at, Quantities.FORCES).forces().clone();
      unshift(this.tangent);
      unshift(force);
    }

    Saddle run() {
      double[] begin = tangent.clone();
      double left = BandGeometry.length(force);
      for (int k = 0; k < begin.length && left > 0; k++) {
        begin[k] += 0.5 * force[k] / left;
      }
      int room = Math.min(VECTORS, at.size() == 1 ? 3 : 3 * at.size() - 3);
      double[] diagonal = new double[room];
      double[] beside = new double[room];
      double[] v = scaled(begin);
      int n = 0;
      while (v != null && n < room) {
        vectors.add(v);
        double[] w = curved(v);
        diagonal[n] = BandGeometry.dot(v, w);
        // Against all before: rounding would bring them back.
        for (int pass = 0; pass < 2; pass++) {
          for (double[] u : vectors) {
            double share = BandGeometry.dot(u, w);
            for (int k = 0; k < w.length; k++) {
              w[k] -= share * u[k];
            }
          }
        }
        beside[n] = BandGeometry.length(w);
        v = beside[n] > 1e-6 ? scaled(w) : null;
        n++;
      }
      return result(Arrays.copyOf(diagonal, n), beside);
    }

    private Saddle result(double[] diagonal, double[] beside) {
      int n = diagonal.length;
      DMatrixRMaj matrix = new DMatrixRMaj(n, n);
      for (int k = 0; k < n; k++) {
        matrix.set(k, k, diagonal[k]);
        if (k + 1 < n) {
          matrix.set(k, k + 1, beside[k]);
          matrix.set(k + 1, k, beside[k]);
        }
      }
      var eigen = DecompositionFactory_DDRM.eig(n, true, true);
      eigen.decompose(matrix);
      Integer[] order = new Integer[n];
      Arrays.setAll(order, k -> k);
      Arrays.sort(order, (a, b) -> Double.compare(value(eigen, a), value(eigen, b)));
      double error = 0;
      for (int k = 0; k < n; k++) {
        double share = BandGeometry.dot(mode(eigen.getEigenVector(k)), force);
        error += share * share / (2 * Math.max(Math.abs(value(eigen, k)), 0.1));
      }
      double[] lowest = mode(eigen.getEigenVector(order[0]));
      double[] curved = curved(tangent);
      return new Saddle(
          BandGeometry.dot(tangent, curved),
          value(eigen, order[0]),
          n > 1 ? value(eigen, order[1]) : Double.NaN,
          Math.abs(BandGeometry.dot(lowest, tangent)),
          error);
    }

    private static double value(
        org.ejml.interfaces.decomposition.EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
      return eigen.getEigenvalue(k).getReal();
    }

    private double[] mode(DMatrixRMaj weights) {
      double[] mode = new double[force.length];
      for (int b = 0; b < vectors.size(); b++) {
        for (int k = 0; k < mode.length; k++) {
          mode[k] += weights.get(b, 0) * vectors.get(b)[k];
        }
      }
      return mode;
    }

    /** Second derivatives times a vector of length 1, double[3N], eV/Å². */
    private double[] curved(double[] v) {
      double[][] forces = new double[2][];
      Workers.forEach(
          2,
          side -> {
            double[] moved = at.positions();
            for (int k = 0; k < moved.length; k++) {
              moved[k] += (side == 0 ? STEP : -STEP) * v[k];
            }
            forces[side] =
                places[side].evaluate(at.withPositions(moved), Quantities.FORCES).forces();
          });
      double[] curved = new double[v.length];
      for (int k = 0; k < curved.length; k++) {
        curved[k] = (forces[1][k] - forces[0][k]) / (2 * STEP);
      }
      unshift(curved);
      return curved;
    }

    private void unshift(double[] v) {
      for (int axis = 0; axis < 3; axis++) {
        double mean = 0;
        for (int k = axis; k < v.length; k += 3) {
          mean += v[k] / at.size();
        }
        for (int k = axis; k < v.length && at.size() > 1; k += 3) {
          v[k] -= mean;
        }
      }
    }

    private static double[] scaled(double[] v) {
      double length = BandGeometry.length(v);
      double[] scaled = v.clone();
      for (int k = 0; k < v.length; k++) {
        scaled[k] /= length;
      }
      return scaled;
    }
  }
}
