package io.crisol.potentials.network;

import static io.crisol.potentials.network.MatrixKernel.padded;

import java.util.Arrays;

/** One network at work on one atom; for one thread. Arrays are padded to whole vectors. */
final class NetworkWork {
  private final Network network;
  private final int last;

  /** Weighted sums z_l; kept only where a curvature needs them. */
  private final double[][] sums;

  private final double[][] activation;
  private final double[][] slope;

  /** de/da_l, and de/dz_l. */
  private final double[][] byValue;

  private final double[][] bySum;
  private final double[][] tangent;
  private final double[][] tangentSum;
  private final double[][] second;

  NetworkWork(Network network) {
    this.network = network;
    last = network.byUnit.length - 1;
    sums = rows(network);
    activation = rows(network);
    slope = rows(network);
    byValue = rows(network);
    bySum = rows(network);
    tangent = rows(network);
    tangentSum = rows(network);
    second = rows(network);
  }

  private static double[][] rows(Network network) {
    return Arrays.stream(network.sizes)
        .mapToObj(n -> new double[padded(n)])
        .toArray(double[][]::new);
  }

  /** The input, to be filled in. */
  double[] input() {
    return activation[0];
  }

  /** de/dθ for weights and bias θ of the last layer, after {@link #forward}. */
  double[] lastRow() {
    int units = network.sizes[last];
    double[] row = Arrays.copyOf(activation[last], units + 1);
    row[units] = 1;
    for (int n = 0; n <= units; n++) {
      row[n] *= slope[last + 1][0];
    }
    return row;
  }

  /** de/d(input) after {@link #reverse}. */
  double[] inputGradient() {
    return byValue[0];
  }

  /** Direction of the input for {@link #addGradient}, to be filled in. */
  double[] direction() {
    return tangent[0];
  }

  /** Output for the input. */
  double forward() {
    for (int l = 0; l <= last; l++) {
      double[] out = activation[l + 1];
      System.arraycopy(network.bias[l], 0, out, 0, out.length);
      MatrixKernel.accumulate(network.byInput[l], network.sizes[l], out.length, activation[l], out);
      System.arraycopy(out, 0, sums[l + 1], 0, out.length);
      network.activations().get(l).apply(out, slope[l + 1], out.length);
      clearPadding(out, network.sizes[l + 1]);
    }
    return activation[last + 1][0];
  }

  /** Not every activation is 0 at 0. */
  private static void clearPadding(double[] row, int used) {
    for (int k = used; k < row.length; k++) {
      row[k] = 0;
    }
  }

  /** Derivative of the output by the input, and by z of every layer; after {@link #forward}. */
  void reverse() {
    byValue[last + 1][0] = 1;
    for (int l = last; l >= 0; l--) {
      multiply(byValue[l + 1], slope[l + 1], bySum[l + 1]);
      Arrays.fill(byValue[l], 0);
      MatrixKernel.accumulate(
          network.byUnit[l], network.sizes[l + 1], byValue[l].length, bySum[l + 1], byValue[l]);
    }
  }

  private static void multiply(double[] a, double[] b, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] * b[k];
    }
  }

  /**
   * Adds the parameter gradient of α e + ė, where ė is the derivative of e along {@link
   * #direction}; after {@link #reverse}. Forward tangent ȧ_l = f' ż_l, then the reverse of both, z̄
   * = f' ā + f'' ż de/da; {@code weights} and {@code biases} are laid out like those of the
   * network.
   */
  void addGradient(double alpha, double[][] weights, double[][] biases) {
    for (int l = 0; l <= last; l++) {
      double[] out = tangentSum[l + 1];
      Arrays.fill(out, 0);
      MatrixKernel.accumulate(network.byInput[l], network.sizes[l], out.length, tangent[l], out);
      multiply(out, slope[l + 1], tangent[l + 1]);
    }
    Arrays.fill(second[last + 1], 0);
    second[last + 1][0] = alpha;
    for (int l = last; l >= 0; l--) {
      throughActivation(l + 1);
      int units = network.sizes[l + 1];
      int stride = activation[l].length;
      MatrixKernel.outer(second[l + 1], units, activation[l], stride, weights[l], 0);
      MatrixKernel.outer(bySum[l + 1], units, tangent[l], stride, weights[l], 0);
      for (int o = 0; o < units; o++) {
        biases[l][o] += second[l + 1][o];
      }
      if (l > 0) {
        Arrays.fill(second[l], 0);
        MatrixKernel.accumulate(
            network.byUnit[l], units, second[l].length, second[l + 1], second[l]);
      }
    }
  }

  /** Derivative of α e + ė by the input, after {@link #addGradient}. */
  double[] secondByInput() {
    Arrays.fill(second[0], 0);
    MatrixKernel.accumulate(
        network.byUnit[0], network.sizes[1], second[0].length, second[1], second[0]);
    return second[0];
  }

  private void throughActivation(int l) {
    Activation f = network.activations().get(l - 1);
    double[] out = second[l];
    for (int k = 0; k < network.sizes[l]; k++) {
      double curvature = f.curvature(sums[l][k], activation[l][k], slope[l][k]);
      out[k] = slope[l][k] * out[k] + curvature * tangentSum[l][k] * byValue[l][k];
    }
  }
}
