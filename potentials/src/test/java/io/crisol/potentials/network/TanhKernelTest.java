package io.crisol.potentials.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TanhKernelTest {
  @Test
  void isTanhInVectorAndScalarFormWithTheSameBits() {
    int n = 40_000;
    double[] z = new double[n];
    for (int k = 0; k < n; k++) {
      z[k] = (k - n / 2) * 1.3e-3;
    }
    z[1] = -0.0;
    z[2] = 1e-300;
    z[3] = 800;
    z[4] = -800;
    double[] t = z.clone();
    TanhKernel.apply(t, n);
    for (int k = 0; k < n; k++) {
      assertThat(t[k]).isCloseTo(StrictMath.tanh(z[k]), within(4e-16));
      assertThat(Double.doubleToRawLongBits(TanhKernel.tanh(z[k])))
          .isEqualTo(Double.doubleToRawLongBits(t[k]));
    }
  }
}
