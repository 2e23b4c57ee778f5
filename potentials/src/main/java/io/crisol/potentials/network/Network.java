package io.crisol.potentials.network;

import static io.crisol.potentials.network.MatrixKernel.padded;

import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A feed-forward network with one output,
 *
 * <pre>  a_0 = g,   a_l = f_l(W_l a_{l−1} + b_l),   e = a_L,  </pre>
 *
 * with an activation f_l for each layer, usually tanh in the hidden ones and a linear output.
 * Parameters stand layer by layer, weights (row by row, a row per unit) before biases; see
 * docs/theory/network.md. Immutable.
 */
public final class Network {
  final int[] sizes;
  private final List<Activation> activations;
  private final double[] parameters;

  /**
   * Per layer: weights with a padded row per unit, with a padded row per input, and padded biases.
   */
  final double[][] byUnit;

  final double[][] byInput;
  final double[][] bias;

  /**
   * A network with tanh in its hidden layers and a linear output.
   *
   * @param sizes inputs, units of each hidden layer, 1
   * @param parameters double[{@link #count}]
   */
  public Network(int[] sizes, double[] parameters) {
    this(sizes, usual(sizes.length - 1), parameters);
  }

  private static List<Activation> usual(int layers) {
    List<Activation> all =
        new ArrayList<>(Collections.nCopies(Math.max(0, layers), Activation.TANH));
    if (layers > 0) {
      all.set(layers - 1, Activation.LINEAR);
    }
    return all;
  }

  /**
   * A network.
   *
   * @param sizes inputs, units of each hidden layer, 1
   * @param activations of each layer, the output last
   * @param parameters double[{@link #count}]
   */
  public Network(int[] sizes, List<Activation> activations, double[] parameters) {
    checkSizes(sizes, activations, parameters);
    this.sizes = sizes.clone();
    this.activations = List.copyOf(activations);
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

  private static void checkSizes(int[] sizes, List<Activation> activations, double[] parameters) {
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
    if (activations.size() != sizes.length - 1) {
      throw Problem.PARAMETER_INVALID.with(
          "activations",
          activations,
          Arrays.toString(sizes) + " needs " + (sizes.length - 1),
          "give one for each hidden layer and for the output");
    }
  }

  /** The same network with other parameters. */
  public Network withParameters(double[] other) {
    return new Network(sizes, activations, other);
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

  /** Activation of each layer, the output last. */
  public List<Activation> activations() {
    return activations;
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
        next[o] = activations.get(l).value(z);
      }
      a = next;
    }
    return a[0];
  }

  /** Empty gradient in the layout of the padded weights, and of the biases. */
  double[][][] emptyGradient() {
    double[][] weights =
        Arrays.stream(byUnit).map(w -> new double[w.length]).toArray(double[][]::new);
    double[][] biases = Arrays.stream(bias).map(b -> new double[b.length]).toArray(double[][]::new);
    return new double[][][] {weights, biases};
  }

  /** Sets a gradient of {@link #emptyGradient} to zero. */
  static void clear(double[][][] gradient) {
    for (double[][] kind : gradient) {
      for (double[] layer : kind) {
        Arrays.fill(layer, 0);
      }
    }
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
