package io.crisol.potentials;

/** The loops of {@link PairAssembly} over pairs. */
final class PairAssemblyKernel {
  private PairAssemblyKernel() {}

  /**
   * Appends the pairs of atom {@code i} that are closer than the cutoff. Pairs beyond it are
   * written too and overwritten by the next: a branch would be guessed wrong too often.
   *
   * @return number of pairs so far
   */
  static int append(
      int i,
      int from,
      int to,
      int[] listed,
      double[] positions,
      double limit,
      double[] squares,
      int[] sites,
      int pairs) {
    double xi = positions[3 * i];
    double yi = positions[3 * i + 1];
    double zi = positions[3 * i + 2];
    int next = pairs;
    for (int entry = from; entry < to; entry++) {
      int site = listed[entry];
      double dx = positions[3 * site] - xi;
      double dy = positions[3 * site + 1] - yi;
      double dz = positions[3 * site + 2] - zi;
      double square = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      squares[next] = square;
      sites[next] = site;
      // The sign bit of the difference: 1 where the square is below the limit.
      next += (int) (Double.doubleToRawLongBits(square - limit) >>> 63);
    }
    return next;
  }

  /**
   * Adds the forces of the pairs of one atom, f_i = Σ φ'/r r_ij and the opposite at the neighbour.
   * r_ij is taken from the positions again, so that no vectors are stored.
   *
   * @param forces double[3 × atoms], beginning at atom {@code offset}; after the last comes atom 0
   * @param virial receives −Σ φ'/r r ⊗ r, double[6]: xx yy zz yz xz xy
   */
  static void scatter(
      int from,
      int to,
      int atom,
      double[] positions,
      double[] slopes,
      int[] sites,
      int[] siteAtoms,
      double[] forces,
      int offset,
      int atoms,
      double[] virial) {
    double xi = positions[3 * atom];
    double yi = positions[3 * atom + 1];
    double zi = positions[3 * atom + 2];
    double fx = 0;
    double fy = 0;
    double fz = 0;
    double xx = 0;
    double yy = 0;
    double zz = 0;
    double yz = 0;
    double xz = 0;
    double xy = 0;
    for (int k = from; k < to; k++) {
      int site = sites[k];
      double g = slopes[k];
      double x = positions[3 * site] - xi;
      double y = positions[3 * site + 1] - yi;
      double z = positions[3 * site + 2] - zi;
      double gx = g * x;
      double gy = g * y;
      double gz = g * z;
      int place = siteAtoms[site] - offset;
      int j = 3 * (place + (place >> 31 & atoms));
      forces[j] -= gx;
      forces[j + 1] -= gy;
      forces[j + 2] -= gz;
      fx += gx;
      fy += gy;
      fz += gz;
      xx = Math.fma(x, gx, xx);
      yy = Math.fma(y, gy, yy);
      zz = Math.fma(z, gz, zz);
      yz = Math.fma(y, gz, yz);
      xz = Math.fma(x, gz, xz);
      xy = Math.fma(x, gy, xy);
    }
    int own = atom - offset;
    int i = 3 * (own + (own >> 31 & atoms));
    forces[i] += fx;
    forces[i + 1] += fy;
    forces[i + 2] += fz;
    virial[0] -= xx;
    virial[1] -= yy;
    virial[2] -= zz;
    virial[3] -= yz;
    virial[4] -= xz;
    virial[5] -= xy;
  }

  /** Adds the densities of the pairs of one atom at both ends. */
  static void addDensities(
      int from,
      int to,
      int atom,
      double[] densities,
      double[] reverse,
      int[] sites,
      int[] siteAtoms,
      double[] sums,
      int offset,
      int atoms) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      int place = siteAtoms[sites[k]] - offset;
      sums[place + (place >> 31 & atoms)] += reverse[k];
      sum += densities[k];
    }
    int place = atom - offset;
    sums[place + (place >> 31 & atoms)] += sum;
  }

  /**
   * Adds to φ'/r of the pairs of one atom what its density and that of the neighbour bring: F'_i
   * f'_ij/r + F'_j f'_ji/r.
   *
   * @param embedding F' by atom
   */
  static void addEmbedding(
      int from,
      int to,
      double own,
      double[] slopes,
      double[] densitySlopes,
      double[] reverseSlopes,
      double[] embedding,
      int[] sites,
      int[] siteAtoms) {
    for (int k = from; k < to; k++) {
      double other = embedding[siteAtoms[sites[k]]];
      slopes[k] += Math.fma(own, densitySlopes[k], other * reverseSlopes[k]);
    }
  }

  /** Sum of numbers: four sums side by side, for speed; the same order always. */
  static double sum(double[] values, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < length; k += 4) {
      s0 += values[k];
      s1 += values[k + 1];
      s2 += values[k + 2];
      s3 += values[k + 3];
    }
    for (; k < length; k++) {
      s0 += values[k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
