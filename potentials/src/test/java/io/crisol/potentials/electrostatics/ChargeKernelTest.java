package io.crisol.potentials.electrostatics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.functions.ErrorFunction;
import io.crisol.structures.RandomStream;
import org.junit.jupiter.api.Test;

/** The vector kernels and their scalar twins give the same bits. */
class ChargeKernelTest {
  private static final int ATOMS = 32;
  private static final int LENGTH = 24;

  private final RandomStream random = new RandomStream(11);

  private double[] numbers(int count) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = 2 * random.nextDouble() - 1;
    }
    return values;
  }

  @Test
  void screened_charges() {
    double[] products = numbers(128);
    double[] squares = numbers(128);
    for (int k = 0; k < 128; k++) {
      squares[k] = 0.01 + 50 * (squares[k] + 1);
    }
    double[] energies = new double[128];
    double[] slopes = new double[128];
    double[] plainEnergies = new double[128];
    double[] plainSlopes = new double[128];
    ScreenedKernel.pairs(128, 0.6, products, squares, energies, slopes);
    ScreenedKernel.scalar(128, 0.6, products, squares, plainEnergies, plainSlopes);
    assertThat(energies).isEqualTo(plainEnergies);
    assertThat(slopes).isEqualTo(plainSlopes);
    for (int k = 0; k < 128; k++) {
      double r = Math.sqrt(squares[k]);
      double energy = products[k] * ErrorFunction.complement(0.6 * r) / r;
      double cloud = products[k] * 1.2 / Math.sqrt(Math.PI) * ErrorFunction.gaussian(0.6 * r);
      assertThat(energies[k]).isCloseTo(energy, within(1e-14 * Math.abs(energy)));
      assertThat(slopes[k])
          .isCloseTo(-(energy + cloud) / squares[k], within(1e-14 * Math.abs(slopes[k])));
    }
  }

  @Test
  void sums_of_a_row() {
    double[] c = numbers(ATOMS);
    double[] s = numbers(ATOMS);
    double[] cosines = numbers(ATOMS * LENGTH);
    double[] sines = numbers(ATOMS * LENGTH);
    for (int length = WaveRows.LANES; length <= LENGTH; length += WaveRows.LANES) {
      double[] fast = numbers(5 + 4 * LENGTH);
      double[] plain = fast.clone();
      ReciprocalKernel.sums(ATOMS - 1, length, LENGTH, c, s, cosines, sines, fast, 5);
      ReciprocalKernel.scalarSums(ATOMS - 1, length, LENGTH, c, s, cosines, sines, plain, 5);
      assertThat(fast).isEqualTo(plain);
    }
  }

  @Test
  void turned_waves() {
    double[] cosines = numbers(3 * ATOMS);
    double[] sines = numbers(3 * ATOMS);
    double[][] fast = new double[2][ATOMS];
    double[][] plain = new double[2][ATOMS];
    ReciprocalKernel.turn(
        ATOMS, ATOMS, cosines, sines, 2 * ATOMS, cosines, sines, -1, fast[0], fast[1]);
    ReciprocalKernel.scalarTurn(
        ATOMS, ATOMS, cosines, sines, 2 * ATOMS, cosines, sines, -1, plain[0], plain[1]);
    assertThat(fast).isEqualTo(plain);
  }

  @Test
  void forces_of_a_row() {
    double[] coefficients = numbers(8 * LENGTH + 16);
    double[] c = numbers(ATOMS);
    double[] s = numbers(ATOMS);
    double[] cosines = numbers(ATOMS * LENGTH);
    double[] sines = numbers(ATOMS * LENGTH);
    double[][] fast = new double[3][ATOMS];
    double[][] plain = new double[3][ATOMS];
    for (int places = 1; places < LENGTH; places++) {
      WaveForceKernel.add(
          ATOMS, places, coefficients, 16, c, s, cosines, sines, 2, -3, fast[0], fast[1], fast[2]);
      WaveForceKernel.scalar(
          ATOMS,
          places,
          coefficients,
          16,
          c,
          s,
          cosines,
          sines,
          2,
          -3,
          plain[0],
          plain[1],
          plain[2]);
    }
    assertThat(fast).isEqualTo(plain);
  }
}
