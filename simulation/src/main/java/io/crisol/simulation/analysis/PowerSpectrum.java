package io.crisol.simulation.analysis;

/**
 * Power spectrum of evenly spaced values: squares of the discrete Fourier transform (radix 2) under
 * a Hann window.
 */
final class PowerSpectrum {
  private final int length;
  private final double[] cosine;
  private final double[] sine;
  private final double[] window;
  private final double[] re;
  private final double[] im;

  /** Of pieces of this length, a power of two. */
  PowerSpectrum(int length) {
    this.length = length;
    this.cosine = new double[length / 2];
    this.sine = new double[length / 2];
    for (int k = 0; k < length / 2; k++) {
      cosine[k] = StrictMath.cos(2 * Math.PI * k / length);
      sine[k] = -StrictMath.sin(2 * Math.PI * k / length);
    }
    this.window = new double[length];
    for (int k = 0; k < length; k++) {
      window[k] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (k + 0.5) / length);
    }
    this.re = new double[length];
    this.im = new double[length];
  }

  /** Adds weight × |F|² of values[from … from + length − 1] to the first length/2 + 1 sums. */
  void add(double[] values, int from, double weight, double[] sums) {
    int bits = 31 - Integer.numberOfLeadingZeros(length);
    for (int k = 0; k < length; k++) {
      int to = Integer.reverse(k) >>> (32 - bits);
      re[to] = window[k] * values[from + k];
      im[to] = 0;
    }
    transform();
    for (int k = 0; k <= length / 2; k++) {
      sums[k] += weight * (re[k] * re[k] + im[k] * im[k]);
    }
  }

  private void transform() {
    for (int half = 1; half < length; half *= 2) {
      int step = length / (2 * half);
      for (int block = 0; block < length; block += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = block + k;
          int b = a + half;
          double c = cosine[k * step];
          double s = sine[k * step];
          double x = re[b] * c - im[b] * s;
          double y = re[b] * s + im[b] * c;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }
}
