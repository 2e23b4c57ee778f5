package io.crisol.potentials.moment;

/**
 * Coordinates z of the parameters θ for minimisers: radial coefficients c = B z of each radial
 * function, with B such that z are coefficients of orthonormal functions, and energies and moment
 * coefficients x with z = R x, R the upper triangle of their least-squares problem, in which the
 * loss is a sphere in z.
 *
 * @param radial number of radial coefficients
 * @param basis B, an upper triangle, double[size × size], row by row
 * @param triangle R, by row; null where there is none
 */
public record MomentCoordinates(int radial, double[] basis, double[][] triangle) {
  private static final int POINTS = 256;

  /** The parameters themselves. */
  public static MomentCoordinates plain(MomentShape shape) {
    int size = shape.basis().size();
    double[] unit = new double[size * size];
    for (int k = 0; k < size; k++) {
      unit[k * size + k] = 1;
    }
    return new MomentCoordinates(shape.radialCount(), unit, null);
  }

  /** Orthonormal radial functions; energies and moment coefficients as they are. */
  public static MomentCoordinates orthonormal(MomentShape shape) {
    return new MomentCoordinates(shape.radialCount(), orthonormal(shape.basis()), null);
  }

  /** The same with other coordinates for energies and moment coefficients. */
  public MomentCoordinates with(double[][] other) {
    return new MomentCoordinates(radial, basis, other);
  }

  /**
   * The upper triangle B with Σ_r (Σ_b B_bk Q_b(r)) (Σ_b B_bl Q_b(r)) / POINTS = δ_kl over points
   * between the shortest distance and the cutoff: Gram and Schmidt, twice over.
   */
  private static double[] orthonormal(RadialBasis radial) {
    int size = radial.size();
    double[][] q = new double[POINTS][size];
    double[] slopes = new double[size];
    for (int p = 0; p < POINTS; p++) {
      double share = (p + 0.5) / POINTS;
      radial.at(radial.shortest() + share * (radial.cutoff() - radial.shortest()), q[p], slopes);
    }
    double[] basis = new double[size * size];
    for (int k = 0; k < size; k++) {
      basis[k * size + k] = 1;
      for (int l = 0; l < 2 * k; l++) {
        combine(q, basis, k, l % k, size, -dot(q, k, l % k));
      }
      double norm = Math.sqrt(dot(q, k, k));
      combine(q, basis, k, k, size, 1 / norm - 1);
    }
    return basis;
  }

  private static double dot(double[][] q, int k, int l) {
    double sum = 0;
    for (double[] row : q) {
      sum += row[k] * row[l];
    }
    return sum / q.length;
  }

  /** Adds function l times a factor to function k. */
  private static void combine(double[][] q, double[] basis, int k, int l, int size, double factor) {
    for (double[] row : q) {
      row[k] += factor * row[l];
    }
    for (int b = 0; b <= l; b++) {
      basis[b * size + k] += factor * basis[b * size + l];
    }
  }

  private int size() {
    return (int) Math.round(Math.sqrt(basis.length));
  }

  /** θ of z. */
  double[] to(double[] z) {
    double[] parameters = z.clone();
    int size = size();
    for (int at = 0; at < radial; at += size) {
      for (int b = 0; b < size; b++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          sum += basis[b * size + k] * z[at + k];
        }
        parameters[at + b] = sum;
      }
    }
    if (triangle != null) {
      for (int k = triangle.length - 1; k >= 0; k--) {
        double sum = z[radial + k];
        for (int c = k + 1; c < triangle.length; c++) {
          sum -= triangle[k][c] * parameters[radial + c];
        }
        parameters[radial + k] = sum / triangle[k][k];
      }
    }
    return parameters;
  }

  /** Adds to a gradient by z that by θ, transformed. */
  void addGradient(double[] byParameters, double[] gradient) {
    int size = size();
    for (int at = 0; at < radial; at += size) {
      for (int k = 0; k < size; k++) {
        for (int b = 0; b < size; b++) {
          gradient[at + k] += basis[b * size + k] * byParameters[at + b];
        }
      }
    }
    int n = byParameters.length - radial;
    double[] solved = new double[n];
    for (int k = 0; k < n; k++) {
      double sum = byParameters[radial + k];
      for (int r = 0; triangle != null && r < k; r++) {
        sum -= triangle[r][k] * solved[r];
      }
      solved[k] = triangle == null ? sum : sum / triangle[k][k];
      gradient[radial + k] += solved[k];
    }
  }

  /** z of θ. */
  double[] from(double[] parameters) {
    double[] z = parameters.clone();
    int size = size();
    for (int at = 0; at < radial; at += size) {
      for (int b = size - 1; b >= 0; b--) {
        double sum = parameters[at + b];
        for (int k = b + 1; k < size; k++) {
          sum -= basis[b * size + k] * z[at + k];
        }
        z[at + b] = sum / basis[b * size + b];
      }
    }
    for (int k = 0; triangle != null && k < triangle.length; k++) {
      z[radial + k] = 0;
      for (int c = k; c < triangle.length; c++) {
        z[radial + k] += triangle[k][c] * parameters[radial + c];
      }
    }
    return z;
  }
}
