package io.crisol.potentials.network;

import static io.crisol.potentials.network.MatrixKernel.padded;

import io.crisol.structures.Problem;
import java.util.Arrays;

/**
 * A feed-forward network with tanh in its hidden layers and one linear output,
 *
 * <pre>  a_0 = g,   a_l = tanh(W_l a_{l−1} + b_l),   e = w · a_L + b.  </pre>
 *
 * Parameters stand layer by layer, weights (row by row, a row per unit) before biases; see
 * docs/theory/network.md. Immutable.
 */
public final class Network {
  private final int[] sizes;
  private final double[] parameters;

  /**
   * Per layer: weights with a padded row per unit, with a padded row per input, and padded biases.
   */
  private final double[][] byUnit;

  private final double[][] byInput;
  private final double[][] bias;

  /**
   * A network.
   *
   * @param sizes inputs, units of each hidden layer, 1
   * @param parameters double[{@link #count}]
   */
  public Network(int[] sizes, double[] parameters) {
    if (sizes.length < 2
        || sizes[sizes.length - 1] != 1
        || Arrays.stream(sizes).anyMatch(n -> n < 1)) {
      throw Problem.PARAMETER_INVALID.with(
          "layers",
          Arrays.toString(sizes),
          "a network has at least one input and one output",
          "give positive sizes, the last 1");
    }
    if (parameters.length != count(sizes)) {
      throw Problem.PARAMETER_INVALID.with(
          "number of parameters",
          parameters.length,
          Arrays.toString(sizes) + " needs " + count(sizes),
          "take the original file");
    }
    this.sizes = sizes.clone();
    this.parameters = parameters.clone();
    int layers = sizes.length - 1;
    byUnit = new double[layers][];
    byInput = new double[layers][];
    bias = new double[layers][];
    int at = 0;
    for (int l = 0; l < layers; l++) {
      at = unpack(l, at);
    }
  }

  private int unpack(int l, int from) {
    int inputs = sizes[l];
    int units = sizes[l + 1];
    byUnit[l] = new double[units * padded(inputs)];
    byInput[l] = new double[inputs * padded(units)];
    bias[l] = new double[padded(units)];
    int at = from;
    for (int o = 0; o < units; o++) {
      for (int i = 0; i < inputs; i++) {
        byUnit[l][o * padded(inputs) + i] = parameters[at];
        byInput[l][i * padded(units) + o] = parameters[at++];
      }
    }
    for (int o = 0; o < units; o++) {
      bias[l][o] = parameters[at++];
    }
    return at;
  }

  /** Number of parameters of a network of these sizes. */
  public static int count(int[] sizes) {
    int count = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      count += (sizes[l] + 1) * sizes[l + 1];
    }
    return count;
  }

  /** Inputs, units of each layer, 1; a copy. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Parameters; a copy. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** Output by the plain formula. */
  double output(double[] input) {
    double[] a = input;
    for (int l = 0; l < byUnit.length; l++) {
      double[] next = new double[sizes[l + 1]];
      for (int o = 0; o < next.length; o++) {
        double z = bias[l][o];
        for (int i = 0; i < sizes[l]; i++) {
          z += byUnit[l][o * padded(sizes[l]) + i] * a[i];
        }
        next[o] = l + 1 < byUnit.length ? TanhKernel.tanh(z) : z;
      }
      a = next;
    }
    return a[0];
  }

  /**
   * One network at work on one atom; for one thread. Arrays are padded to whole vectors with zeros.
   */
  static final class Work {
    private final Network network;
    private final double[][] activation;
    private final double[][] back;
    private final double[][] tangent;
    private final double[][] second;

    Work(Network network) {
      this.network = network;
      activation = rows(network);
      back = rows(network);
      tangent = rows(network);
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

    /** de/d(input) after {@link #reverse}. */
    double[] inputGradient() {
      return back[0];
    }

    /** Direction of the input for {@link #addGradient}, to be filled in. */
    double[] direction() {
      return tangent[0];
    }

    /** Output for the input. */
    double forward() {
      int last = network.byUnit.length - 1;
      for (int l = 0; l <= last; l++) {
        double[] out = activation[l + 1];
        System.arraycopy(network.bias[l], 0, out, 0, out.length);
        MatrixKernel.accumulate(
            network.byInput[l], network.sizes[l], out.length, activation[l], out);
        if (l < last) {
          TanhKernel.apply(out, out.length);
        }
      }
      return activation[last + 1][0];
    }

    /** Derivative of the output by the input, and by z of every layer; after {@link #forward}. */
    void reverse() {
      int last = network.byUnit.length - 1;
      back[last + 1][0] = 1;
      for (int l = last; l >= 0; l--) {
        Arrays.fill(back[l], 0);
        MatrixKernel.accumulate(
            network.byUnit[l], network.sizes[l + 1], back[l].length, back[l + 1], back[l]);
        if (l > 0) {
          slope(back[l], activation[l]);
        }
      }
    }

    private static void slope(double[] delta, double[] t) {
      for (int k = 0; k < delta.length; k++) {
        delta[k] *= 1 - t[k] * t[k];
      }
    }

    /**
     * Adds the parameter gradient of α e + ė, where ė is the derivative of e along {@link
     * #direction}; after {@link #reverse}. Forward tangent ȧ_l, then the reverse of both; {@code
     * gradient} is laid out like {@link #byUnit} and {@link #bias}.
     */
    void addGradient(double alpha, double[][] weights, double[][] biases) {
      int last = network.byUnit.length - 1;
      for (int l = 0; l < last; l++) {
        double[] out = tangent[l + 1];
        Arrays.fill(out, 0);
        MatrixKernel.accumulate(network.byInput[l], network.sizes[l], out.length, tangent[l], out);
        slope(out, activation[l + 1]);
      }
      second[last + 1][0] = alpha;
      for (int l = last; l >= 0; l--) {
        int units = network.sizes[l + 1];
        int stride = activation[l].length;
        MatrixKernel.outer(second[l + 1], units, activation[l], stride, weights[l], 0);
        MatrixKernel.outer(back[l + 1], units, tangent[l], stride, weights[l], 0);
        for (int o = 0; o < units; o++) {
          biases[l][o] += second[l + 1][o];
        }
        if (l > 0) {
          reverseThroughTanh(l);
        }
      }
    }

    /**
     * z̄ = t' ā − 2 t ż b, with back = t' ǡ already there, so that −2 t t' ż ǡ = −2 t ż back, and ż
     * t' = ȧ.
     */
    private void reverseThroughTanh(int l) {
      double[] out = second[l];
      Arrays.fill(out, 0);
      MatrixKernel.accumulate(
          network.byUnit[l], network.sizes[l + 1], out.length, second[l + 1], out);
      double[] t = activation[l];
      for (int k = 0; k < network.sizes[l]; k++) {
        double derivative = 1 - t[k] * t[k];
        double velocity = derivative > 0 ? tangent[l][k] / derivative : 0;
        out[k] = derivative * out[k] - 2 * t[k] * velocity * back[l][k];
      }
    }
  }

  /** Empty gradient in the layout of the padded weights, and of the biases. */
  double[][][] emptyGradient() {
    double[][] weights =
        Arrays.stream(byUnit).map(w -> new double[w.length]).toArray(double[][]::new);
    double[][] biases = Arrays.stream(bias).map(b -> new double[b.length]).toArray(double[][]::new);
    return new double[][][] {weights, biases};
  }

  /** Adds a gradient in padded layout to a flat one from {@code at}. */
  void addFlat(double[][][] padded, double[] flat, int from) {
    int at = from;
    for (int l = 0; l < byUnit.length; l++) {
      for (int o = 0; o < sizes[l + 1]; o++) {
        for (int i = 0; i < sizes[l]; i++) {
          flat[at++] += padded[0][l][o * padded(sizes[l]) + i];
        }
      }
      for (int o = 0; o < sizes[l + 1]; o++) {
        flat[at++] += padded[1][l][o];
      }
    }
  }
}
