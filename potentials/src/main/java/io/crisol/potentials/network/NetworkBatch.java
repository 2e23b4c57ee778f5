package io.crisol.potentials.network;

import static io.crisol.potentials.network.MatrixKernel.LANES;
import static io.crisol.potentials.network.MatrixKernel.padded;

import java.util.Arrays;

/**
 * One network at work on as many atoms of its element as a vector has lanes, for energies and
 * forces; for one thread. Rows hold a value for each atom; what one atom gets does not depend on
 * the others.
 */
final class NetworkBatch {
  private final Network network;
  private final double[] mean;
  private final double[] inverse;
  private final int last;

  /** By layer: values, slopes and derivatives of the output by values, a row for each unit. */
  private final double[][] value;

  private final double[][] slope;
  private final double[][] byValue;

  NetworkBatch(AtomNetwork atom) {
    network = atom.network();
    mean = atom.scaling().mean();
    inverse = atom.scaling().inverses();
    last = network.byUnit.length - 1;
    value = rows(network);
    slope = rows(network);
    byValue = rows(network);
  }

  private static double[][] rows(Network network) {
    return Arrays.stream(network.sizes)
        .mapToObj(n -> new double[n * LANES])
        .toArray(double[][]::new);
  }

  /** Sets the descriptor components of one atom of the batch. */
  void setInput(int lane, double[] raw) {
    double[] input = value[0];
    for (int n = 0; n < mean.length; n++) {
      input[n * LANES + lane] = (raw[n] - mean[n]) * inverse[n];
    }
  }

  /** Copies the standardised components of one atom to {@code out}. */
  void copyInput(int lane, double[] out) {
    for (int n = 0; n < mean.length; n++) {
      out[n] = value[0][n * LANES + lane];
    }
  }

  /** Outputs of all atoms of the batch. */
  void forward() {
    for (int l = 0; l <= last; l++) {
      double[] out = value[l + 1];
      int inputs = network.sizes[l];
      int units = network.sizes[l + 1];
      BatchKernel.start(network.bias[l], units, out);
      BatchKernel.addProduct(network.byUnit[l], units, inputs, padded(inputs), value[l], out);
      network.activations().get(l).apply(out, slope[l + 1], out.length);
    }
  }

  /** Output for one atom, after {@link #forward}. */
  double output(int lane) {
    return value[last + 1][lane];
  }

  /**
   * Writes the derivative of one atom's output by weights and bias of the last layer to {@code
   * out}, after {@link #forward}.
   */
  void copyLastRow(int lane, double[] out) {
    int units = network.sizes[last];
    double outer = slope[last + 1][lane];
    for (int n = 0; n < units; n++) {
      out[n] = outer * value[last][n * LANES + lane];
    }
    out[units] = outer;
  }

  /** Derivatives of the outputs by the inputs, after {@link #forward}. */
  void reverse() {
    Arrays.fill(byValue[last + 1], 1);
    for (int l = last; l >= 0; l--) {
      int inputs = network.sizes[l];
      int units = network.sizes[l + 1];
      BatchKernel.multiply(byValue[l + 1], slope[l + 1], units * LANES);
      Arrays.fill(byValue[l], 0);
      BatchKernel.addProduct(
          network.byInput[l], inputs, units, padded(units), byValue[l + 1], byValue[l]);
    }
  }

  /** Writes the derivative of one atom's output by its descriptor components to {@code out}. */
  void copyGradient(int lane, double[] out) {
    for (int n = 0; n < inverse.length; n++) {
      out[n] = byValue[0][n * LANES + lane] * inverse[n];
    }
  }
}
