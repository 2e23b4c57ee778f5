package io.crisol.training.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  /** Rosenbrock's function in ten dimensions; a batch does not matter. */
  private static double rosenbrock(double[] x, int[] batch, double[] g) {
    double f = 0;
    for (int k = 0; k + 1 < x.length; k++) {
      double a = x[k + 1] - x[k] * x[k];
      double b = 1 - x[k];
      f += 100 * a * a + b * b;
      g[k] += -400 * a * x[k] - 2 * b;
      g[k + 1] += 200 * a;
    }
    return f;
  }

  /** Mean of (x − target_k)² over the examples of a batch. */
  private static double mean(double[] x, int[] batch, double[] g) {
    double f = 0;
    for (int k : batch) {
      double d = x[0] - k;
      f += d * d / batch.length;
      g[0] += 2 * d / batch.length;
    }
    return f;
  }

  @Test
  void lbfgsFindsTheMinimumOfRosenbrocksFunction() {
    double[] start = new double[10];
    Arrays.fill(start, -1.2);
    Lbfgs lbfgs = new Lbfgs(start, 20);
    int iterations = 0;
    while (iterations < 300 && lbfgs.iterate(OptimizerTest::rosenbrock)) {
      iterations++;
    }
    assertThat(lbfgs.value()).isLessThan(1e-20);
    assertThat(lbfgs.point()).containsOnly(new double[] {1}, within(1e-9));
  }

  @Test
  void lbfgsStopsWhereNoStepHelps() {
    Lbfgs lbfgs = new Lbfgs(new double[] {0, 0}, 5);
    assertThat(lbfgs.iterate((_, _, _) -> 3)).isFalse();
  }

  @Test
  void adamwFindsTheMeanOfItsExamples() {
    AdamW adam =
        new AdamW(new double[] {10}, new AdamW.Plan(5, 2, 400, 0.05, 0), new RandomStream(1));
    for (int k = 0; k < 400; k++) {
      adam.iterate(OptimizerTest::mean);
    }
    assertThat(adam.point()[0]).isCloseTo(2, within(0.1));
  }

  @Test
  void weightDecayPullsToZeroWithoutGradient() {
    AdamW adam =
        new AdamW(new double[] {1}, new AdamW.Plan(1, 1, 100, 0.1, 0.5), new RandomStream(1));
    adam.iterate((_, _, _) -> 0);
    assertThat(adam.point()[0]).isCloseTo(1 - 0.1 * 0.5, within(1e-12));
  }

  @Test
  void aSavedOptimizerGoesOnWithTheSameBits() {
    double[] start = {-1.2, 1, 0.3};
    Optimizer.Descent[] methods = {
      new Lbfgs(start, 4),
      new AdamW(start, new AdamW.Plan(7, 3, 40, 0.01, 1e-3), new RandomStream(3))
    };
    for (Optimizer.Descent whole : methods) {
      for (int k = 0; k < 9; k++) {
        whole.iterate(OptimizerTest::rosenbrock);
      }
      Optimizer.Descent resumed =
          (Optimizer.Descent)
              Optimizer.resume(Json.parse(whole.state().text(), "state").asObject());
      for (int k = 0; k < 9; k++) {
        whole.iterate(OptimizerTest::rosenbrock);
        resumed.iterate(OptimizerTest::rosenbrock);
      }
      assertThat(resumed.point()).containsExactly(whole.point());
      assertThat(resumed.state().text()).isEqualTo(whole.state().text());
    }
  }

  /** Terms of Rosenbrock's function: an example for each k, one term single, one of many. */
  private static Residuals rosenbrockTerms(int n) {
    return new Residuals() {
      @Override
      public int examples() {
        return n - 1;
      }

      @Override
      public At at(double[] x) {
        double[] point = x.clone();
        return number -> new RosenbrockTerm(point, number);
      }
    };
  }

  private record RosenbrockTerm(double[] x, int k) implements Residuals.Example {
    @Override
    public int single() {
      return 1;
    }

    @Override
    public int many() {
      return 1;
    }

    @Override
    public double value(int which) {
      return which == 0 ? 1 - x[k] : 10 * (x[k + 1] - x[k] * x[k]);
    }

    @Override
    public void derivative(int which, double[] row) {
      row[k] += which == 0 ? -1 : -20 * x[k];
      row[k + 1] += which == 0 ? 0 : 10;
    }
  }

  @Test
  void levenbergMarquardtFindsTheMinimumOfRosenbrocksFunction() {
    double[] start = new double[10];
    Arrays.fill(start, -1.2);
    LevenbergMarquardt method = new LevenbergMarquardt(start, 0, 1);
    int iterations = 0;
    while (iterations < 100 && method.iterate(rosenbrockTerms(10))) {
      iterations++;
    }
    assertThat(method.value()).isLessThan(1e-20);
    assertThat(method.point()).containsOnly(new double[] {1}, within(1e-9));
  }

  /** Terms y_k − a − b t_k of a straight line: one of many in each of the examples. */
  private static Residuals line(double[] t, double[] y) {
    return new Residuals() {
      @Override
      public int examples() {
        return t.length;
      }

      @Override
      public At at(double[] x) {
        double[] point = x.clone();
        return k -> new LineTerm(point, t[k], y[k]);
      }
    };
  }

  private record LineTerm(double[] x, double t, double y) implements Residuals.Example {
    @Override
    public int single() {
      return 0;
    }

    @Override
    public int many() {
      return 1;
    }

    @Override
    public double value(int which) {
      return x[0] + x[1] * t - y;
    }

    @Override
    public void derivative(int which, double[] row) {
      row[0] += 1;
      row[1] += t;
    }
  }

  @Test
  void kalmanFilterFitsALine() {
    double[] t = {0, 1, 2, 3, 4};
    double[] y = {1, 3, 5, 7, 9};
    KalmanFilter filter =
        new KalmanFilter(new double[2], new KalmanFilter.Plan(2, 0), new RandomStream(4));
    for (int k = 0; k < 40; k++) {
      assertThat(filter.iterate(line(t, y))).isTrue();
    }
    // The prior at zero is never quite forgotten.
    assertThat(filter.point()).containsExactly(new double[] {1, 2}, within(0.01));
    assertThat(filter.value()).isLessThan(1e-4);
  }

  @Test
  void savedMethodsOfLeastSquaresGoOnWithTheSameBits() {
    double[] start = {-1.2, 1, 0.3, 0.4};
    Optimizer.OfSquares[] methods = {
      new LevenbergMarquardt(start, 1, 7),
      new KalmanFilter(start, new KalmanFilter.Plan(2, 1), new RandomStream(3))
    };
    for (Optimizer.OfSquares whole : methods) {
      for (int k = 0; k < 5; k++) {
        whole.iterate(rosenbrockTerms(4));
      }
      Optimizer.OfSquares resumed =
          (Optimizer.OfSquares)
              Optimizer.resume(Json.parse(whole.state().text(), "state").asObject());
      for (int k = 0; k < 5; k++) {
        whole.iterate(rosenbrockTerms(4));
        resumed.iterate(rosenbrockTerms(4));
      }
      assertThat(resumed.point()).containsExactly(whole.point());
      assertThat(resumed.state().text()).isEqualTo(whole.state().text());
    }
  }
}
