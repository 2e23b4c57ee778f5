package io.crisol.potentials.network;

import java.util.Arrays;
import java.util.List;

/**
 * One network at one input, with derivatives of first and second order by input and parameters, in
 * plain loops; for one thread. {@link NetworkWork} is the faster one where the second derivatives
 * by the input are not needed.
 */
final class NetworkPass {
  private final int[] sizes;
  private final List<Activation> activations;
  private final double[] parameters;

  /** Where the weights of a layer begin; its biases follow them. */
  private final int[] start;

  private final double[][] sum;
  private final double[][] value;
  private final double[][] slope;

  /** de/da_l, and de/dz_l. */
  private final double[][] byValue;

  private final double[][] bySum;

  /** ȧ_l and ż_l along the direction. */
  private final double[][] tangent;

  private final double[][] tangentSum;

  /** The reverse of both. */
  private final double[][] second;

  private final double[][] secondSum;

  NetworkPass(Network network) {
    sizes = network.sizes();
    activations = network.activations();
    parameters = network.parameters();
    start = new int[sizes.length];
    for (int l = 1; l < sizes.length; l++) {
      start[l] = start[l - 1] + (l > 1 ? (sizes[l - 2] + 1) * sizes[l - 1] : 0);
    }
    sum = rows();
    value = rows();
    slope = rows();
    byValue = rows();
    bySum = rows();
    tangent = rows();
    tangentSum = rows();
    second = rows();
    secondSum = rows();
  }

  private double[][] rows() {
    return Arrays.stream(sizes).mapToObj(double[]::new).toArray(double[][]::new);
  }

  private int last() {
    return sizes.length - 1;
  }

  /** The input, to be filled in. */
  double[] input() {
    return value[0];
  }

  /** Output for the input. */
  double forward() {
    for (int l = 1; l <= last(); l++) {
      weightedSums(l, value[l - 1], sum[l]);
      Activation f = activations.get(l - 1);
      for (int o = 0; o < sizes[l]; o++) {
        double z = sum[l][o] + parameters[start[l] + sizes[l - 1] * sizes[l] + o];
        sum[l][o] = z;
        value[l][o] = f.value(z);
        slope[l][o] = f.slope(z, value[l][o]);
      }
    }
    return value[last()][0];
  }

  /** W_l x. */
  private void weightedSums(int l, double[] x, double[] out) {
    int at = start[l];
    for (int o = 0; o < sizes[l]; o++) {
      double z = 0;
      for (int i = 0; i < sizes[l - 1]; i++) {
        z += parameters[at++] * x[i];
      }
      out[o] = z;
    }
  }

  /** W_lᵀ y. */
  private void backwards(int l, double[] y, double[] out) {
    Arrays.fill(out, 0);
    int at = start[l];
    for (int o = 0; o < sizes[l]; o++) {
      for (int i = 0; i < sizes[l - 1]; i++) {
        out[i] += parameters[at++] * y[o];
      }
    }
  }

  /** Derivative of the output by the input, after {@link #forward}. */
  double[] reverse() {
    byValue[last()][0] = 1;
    for (int l = last(); l > 0; l--) {
      for (int o = 0; o < sizes[l]; o++) {
        bySum[l][o] = slope[l][o] * byValue[l][o];
      }
      backwards(l, bySum[l], byValue[l - 1]);
    }
    return byValue[0];
  }

  /** A direction of the input, to be filled in. */
  double[] direction() {
    return tangent[0];
  }

  /**
   * Adds the parameter gradient of α e + ė, where ė is the derivative of e along {@link
   * #direction}, to {@code gradient} from {@code at} on, after {@link #reverse}.
   *
   * @return the derivative of α e + ė by the input
   */
  double[] addGradient(double alpha, double[] gradient, int at) {
    for (int l = 1; l <= last(); l++) {
      weightedSums(l, tangent[l - 1], tangentSum[l]);
      for (int o = 0; o < sizes[l]; o++) {
        tangent[l][o] = slope[l][o] * tangentSum[l][o];
      }
    }
    second[last()][0] = alpha;
    for (int l = last(); l > 0; l--) {
      throughActivation(l);
      addLayer(l, gradient, at + start[l]);
      backwards(l, secondSum[l], second[l - 1]);
    }
    return second[0];
  }

  /** z̄ = f' ā + f'' ż de/da. */
  private void throughActivation(int l) {
    Activation f = activations.get(l - 1);
    for (int o = 0; o < sizes[l]; o++) {
      double curvature = f.curvature(sum[l][o], value[l][o], slope[l][o]);
      secondSum[l][o] = slope[l][o] * second[l][o] + curvature * tangentSum[l][o] * byValue[l][o];
    }
  }

  private void addLayer(int l, double[] gradient, int from) {
    int at = from;
    for (int o = 0; o < sizes[l]; o++) {
      for (int i = 0; i < sizes[l - 1]; i++) {
        gradient[at++] += secondSum[l][o] * value[l - 1][i] + bySum[l][o] * tangent[l - 1][i];
      }
    }
    for (int o = 0; o < sizes[l]; o++) {
      gradient[at++] += secondSum[l][o];
    }
  }
}
