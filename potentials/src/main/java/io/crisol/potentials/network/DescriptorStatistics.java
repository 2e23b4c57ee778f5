package io.crisol.potentials.network;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Mean, sigma and correlation of the descriptor components of one element over the training data.
 *
 * @param scaling mean and sigma
 * @param correlation covariance of the standardised components, double[D × D]
 */
record DescriptorStatistics(Scaling scaling, double[] correlation) {
  /** Smallest eigenvalue that the correlation counts with. */
  private static final double FLOOR = 1e-4;

  static DescriptorStatistics of(List<NetworkExample> examples, int e, int d) {
    double[] mean = new double[d];
    double[] sigma = new double[d];
    int count = 0;
    for (NetworkExample example : examples) {
      for (int a = 0; a < example.size(); a++) {
        if (example.element(a) == e) {
          count++;
          for (int n = 0; n < d; n++) {
            mean[n] += example.value(a, n);
          }
        }
      }
    }
    int atoms = Math.max(1, count);
    Arrays.setAll(mean, n -> mean[n] / atoms);
    for (NetworkExample example : examples) {
      for (int a = 0; a < example.size(); a++) {
        for (int n = 0; example.element(a) == e && n < d; n++) {
          double deviation = example.value(a, n) - mean[n];
          sigma[n] += deviation * deviation;
        }
      }
    }
    Arrays.setAll(sigma, n -> Math.sqrt(sigma[n] / atoms));
    Scaling scaling = new Scaling(mean, sigma);
    return new DescriptorStatistics(
        scaling, covariance(NetworkBuilder.standardised(examples, e, scaling), d));
  }

  /** Mean of g gᵀ, double[D × D]. */
  static double[] covariance(List<double[]> vectors, int d) {
    double[] c = new double[d * d];
    for (double[] g : vectors) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j <= i; j++) {
          c[i * d + j] += g[i] * g[j];
        }
      }
    }
    int count = Math.max(1, vectors.size());
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        c[i * d + j] /= count;
        c[j * d + i] = c[i * d + j];
      }
    }
    return c;
  }

  /** (C + 1e-4)^power, symmetric, double[D × D]; components that do not vary stay as they are. */
  double[] power(double power) {
    int d = scaling.mean().length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(new DMatrixRMaj(d, d, true, correlation.clone()))) {
      throw new IllegalStateException("the eigenvalues of a correlation matrix were not found");
    }
    double[] result = new double[d * d];
    for (int k = 0; k < d; k++) {
      double scale = StrictMath.pow(Math.max(0, eigen.getEigenvalue(k).getReal()) + FLOOR, power);
      DMatrixRMaj v = eigen.getEigenVector(k);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          result[i * d + j] += scale * v.get(i) * v.get(j);
        }
      }
    }
    return result;
  }
}
