package io.crisol.potentials;

import java.util.Arrays;

/**
 * What a block of atoms gives: E_i of each atom, dE_i/dr_ij of each pair and, where asked for,
 * grades. As a {@link PairGradient} it takes the pairs of the environment that was last opened by
 * {@link #open}.
 */
public final class BlockGradient implements PairGradient {
  private double[] energies = new double[0];
  private double[] grades;
  private boolean gradientsWanted;
  private boolean gradesWanted;
  private int first;
  private double[] x = new double[0];
  private double[] y = new double[0];
  private double[] z = new double[0];
  private double[] pairEnergies = new double[0];

  /** Sets everything to zero for a block; grades are NaN until set. */
  public void clear(EnvironmentBlock block, Quantities wanted) {
    gradientsWanted = wanted.gradients();
    gradesWanted = wanted.grades();
    energies = zeroed(energies, block.size());
    grades = gradesWanted ? new double[block.size()] : null;
    if (gradesWanted) {
      Arrays.fill(grades, Double.NaN);
    }
    int padded = block.pairs() + EnvironmentBlock.PADDING;
    x = zeroed(x, padded);
    y = zeroed(y, padded);
    z = zeroed(z, padded);
    pairEnergies = zeroed(pairEnergies, padded);
  }

  private static double[] zeroed(double[] values, int length) {
    if (values.length < length) {
      return new double[length + length / 4 + 16];
    }
    Arrays.fill(values, 0, length, 0);
    return values;
  }

  /** Whether dE_i/dr_ij is asked for; it may be given all the same. */
  public boolean gradientsWanted() {
    return gradientsWanted;
  }

  /** Whether grades are asked for. */
  public boolean gradesWanted() {
    return gradesWanted;
  }

  /** Makes {@link #add} count neighbours from those of this environment. */
  public BlockGradient open(Environment environment) {
    first = environment.first();
    return this;
  }

  @Override
  public void add(int k, double gx, double gy, double gz) {
    x[first + k] += gx;
    y[first + k] += gy;
    z[first + k] += gz;
  }

  /** Sets E_i of atom {@code a} of the block, eV. */
  public void setEnergy(int a, double energy) {
    energies[a] = energy;
  }

  /** Sets the grade of atom {@code a} of the block. */
  public void setGrade(int a, double grade) {
    grades[a] = grade;
  }

  /**
   * For kernels whose atomic energies are sums over pairs: a number for each pair, eV, zero at
   * first.
   */
  public double[] pairEnergies() {
    return pairEnergies;
  }

  /** Adds to each E_i the {@link #pairEnergies} of its pairs. */
  public void sumPairEnergies(EnvironmentBlock block) {
    for (int a = 0; a < block.size(); a++) {
      energies[a] += sum(pairEnergies, block.start(a), block.start(a + 1));
    }
  }

  /** Four sums side by side, for speed; the same order always. */
  private static double sum(double[] values, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = from;
    for (; k + 3 < to; k += 4) {
      s0 += values[k];
      s1 += values[k + 1];
      s2 += values[k + 2];
      s3 += values[k + 3];
    }
    for (; k < to; k++) {
      s0 += values[k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** E_i by atom, eV. */
  public double[] energies() {
    return energies;
  }

  /** Grades by atom; null where not asked for. */
  double[] grades() {
    return grades;
  }

  /** x components of dE_i/dr_ij by pair, eV/Å; kernels add to them. */
  public double[] x() {
    return x;
  }

  /** y components of dE_i/dr_ij by pair, eV/Å. */
  public double[] y() {
    return y;
  }

  /** z components of dE_i/dr_ij by pair, eV/Å. */
  public double[] z() {
    return z;
  }
}
