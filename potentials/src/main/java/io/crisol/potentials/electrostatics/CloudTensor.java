package io.crisol.potentials.electrostatics;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * A matrix C_ij that depends on the vectors r_ij = r_j − r_i of a structure, with its derivatives
 * ∂C_ij/∂r_j and ∂C_ij/∂ε, kept for training, where structures do not change. Symmetric: elements
 * with j ≤ i are held, one after the other.
 */
public final class CloudTensor {
  private static final int[] ROW = {0, 1, 2, 1, 0, 0};
  private static final int[] COLUMN = {0, 1, 2, 2, 2, 1};

  private final Structure structure;
  private final int n;
  private final double[] value;

  /** By axis: ∂C_ij/∂r_j. */
  private final double[][] slope = new double[3][];

  /** In the order xx yy zz yz xz xy: ∂C_ij/∂ε. */
  private final double[][] strain = new double[6][];

  /** A vanishing matrix. */
  CloudTensor(Structure structure) {
    this.structure = structure;
    this.n = structure.size();
    int length = n * (n + 1) / 2;
    value = new double[length];
    for (int a = 0; a < 3; a++) {
      slope[a] = new double[length];
    }
    for (int v = 0; v < 6; v++) {
      strain[v] = new double[length];
    }
  }

  private static int at(int i, int j) {
    return i * (i + 1) / 2 + j;
  }

  /** Adds what pairs give. */
  void addPairs(Neighbors near, double cutoff, Screening pairs, double coulomb) {
    double[] places = near.positions(structure);
    double[] f = new double[2];
    double[] d = new double[3];
    for (int i = 0; i < n; i++) {
      for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
        int j = near.atom(entry);
        double square = 0;
        for (int a = 0; a < 3; a++) {
          d[a] = places[3 * near.site(entry) + a] - places[3 * i + a];
          square += d[a] * d[a];
        }
        if (j <= i && square < cutoff * cutoff) {
          pairs.at(i, j, Math.sqrt(square), f);
          addPair(at(i, j), i == j, coulomb * f[0], -coulomb * f[1], d);
        }
      }
    }
  }

  /** {@code perLength} is the derivative by r over r. */
  private void addPair(int p, boolean self, double c, double perLength, double[] d) {
    value[p] += c;
    for (int a = 0; a < 3 && !self; a++) {
      slope[a][p] += perLength * d[a];
    }
    for (int v = 0; v < 6; v++) {
      strain[v][p] += perLength * d[ROW[v]] * d[COLUMN[v]];
    }
  }

  /** Adds what waves give. */
  void addWaves(EwaldSum sum, EwaldSplit split) {
    WaveVectors waves = WaveVectors.of(structure.cell(), split.longest());
    double[][] phases = waves.phases(structure);
    double[] cosines = new double[n];
    double[] sines = new double[n];
    double[] k = new double[3];
    double[] tensor = new double[6];
    for (int w = 0; w < waves.size(); w++) {
      double square = waves.vector(w, k);
      double weight = 2 * sum.weight(square);
      double stretch = 2 * (1 / square + 1 / (4 * split.alpha() * split.alpha()));
      for (int v = 0; v < 6; v++) {
        tensor[v] = stretch * k[ROW[v]] * k[COLUMN[v]] - (v < 3 ? 1 : 0);
      }
      for (int i = 0; i < n; i++) {
        waves.wave(w, phases, i, cosines, sines);
      }
      addWave(weight, k, tensor, cosines, sines);
    }
  }

  private void addWave(
      double weight, double[] k, double[] tensor, double[] cosines, double[] sines) {
    for (int i = 0; i < n; i++) {
      double ci = weight * cosines[i];
      double si = weight * sines[i];
      for (int j = 0; j <= i; j++) {
        int p = at(i, j);
        double cosine = ci * cosines[j] + si * sines[j];
        double sine = ci * sines[j] - si * cosines[j];
        value[p] += cosine;
        for (int a = 0; a < 3; a++) {
          slope[a][p] -= sine * k[a];
        }
        for (int v = 0; v < 6; v++) {
          strain[v][p] += cosine * tensor[v];
        }
      }
    }
  }

  /** A number for each pair of atoms. */
  @FunctionalInterface
  interface ByPair {
    /** That of atoms i and j. */
    double of(int i, int j);
  }

  /** Adds what falls with the volume, and a number to the diagonal. */
  void addConstants(ByPair perVolume, double diagonal) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double c = perVolume.of(i, j);
        value[at(i, j)] += c;
        for (int v = 0; v < 3; v++) {
          strain[v][at(i, j)] -= c;
        }
      }
      value[at(i, i)] += diagonal;
    }
  }

  /** Memory held, bytes. */
  public long bytes() {
    return 80L * value.length;
  }

  /** Memory that the tensor of so many atoms holds, bytes. */
  public static long bytes(int atoms) {
    return 40L * atoms * (atoms + 1L);
  }

  /** C as a full matrix, double[N²]. */
  public double[] matrix() {
    double[] c = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        c[i * n + j] = value[at(i, j)];
        c[j * n + i] = value[at(i, j)];
      }
    }
    return c;
  }

  /** Adds C q to {@code out}, double[N]. */
  public void times(double[] q, double[] out) {
    times(value, q, out);
  }

  /** Adds Ċ q to {@code out}, Ċ being that of {@link #along}. */
  public void times(double[] triangle, double[] q, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = triangle[at(i, i)] * q[i];
      for (int j = 0; j < i; j++) {
        sum += triangle[at(i, j)] * q[j];
        out[j] += triangle[at(i, j)] * q[i];
      }
      out[i] += sum;
    }
  }

  /**
   * The derivative of C where atom i moves by −f_i and all vectors by −wᵀ r, as a triangle: the
   * direction along which forces and virial with these weights are the slope of an energy.
   *
   * @param f double[3N]
   * @param w double[9]
   */
  public double[] along(double[] f, double[] w) {
    double[] triangle = new double[value.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        int p = at(i, j);
        double sum = 0;
        for (int a = 0; a < 3; a++) {
          sum += slope[a][p] * (f[3 * i + a] - f[3 * j + a]) - strain[a][p] * w[4 * a];
        }
        for (int v = 3; v < 6; v++) {
          sum -= strain[v][p] * (w[3 * ROW[v] + COLUMN[v]] + w[3 * COLUMN[v] + ROW[v]]);
        }
        triangle[p] = sum;
      }
    }
    return triangle;
  }

  /**
   * Subtracts the derivatives of {@code scale} Σ_ij u_i C_ij w_j by positions and strain from
   * forces, double[3N], and virial, double[9].
   */
  public void addForces(double scale, double[] u, double[] w, double[] forces, double[] virial) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        int p = at(i, j);
        double product = i == j ? scale * u[i] * w[i] : scale * (u[i] * w[j] + u[j] * w[i]);
        for (int a = 0; a < 3; a++) {
          forces[3 * j + a] -= product * slope[a][p];
          forces[3 * i + a] += product * slope[a][p];
          virial[4 * a] -= product * strain[a][p];
        }
        for (int v = 3; v < 6; v++) {
          virial[3 * ROW[v] + COLUMN[v]] -= product * strain[v][p];
          virial[3 * COLUMN[v] + ROW[v]] -= product * strain[v][p];
        }
      }
    }
  }
}
