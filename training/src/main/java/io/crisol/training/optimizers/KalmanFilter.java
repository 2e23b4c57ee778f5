package io.crisol.training.optimizers;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Extended Kalman filter: the residuals of some examples at a time (streams) correct the parameters
 * x and their covariance P,
 *
 * <pre>  X = P Hᵀ,   A = H X + η⁻¹,   x −= X A⁻¹ r,   P −= X A⁻¹ Xᵀ − q,  </pre>
 *
 * with a row of H for each residual. The learning rate η rises tenfold in every pass up to 1, the
 * process noise q falls tenfold; residuals are divided by their root mean square at the start. Of
 * force components some are drawn at random, those below their root mean square up to three times
 * again.
 *
 * <p>Source: Singraber, Morawietz, Behler, Dellago, J. Chem. Theory Comput. 15, 3075 (2019),
 * doi:10.1021/acs.jctc.8b01092.
 */
public final class KalmanFilter implements Optimizer.OfSquares {
  private static final double FIRST_VARIANCE = 100;
  private static final double FIRST_RATE = 0.01;
  private static final double FIRST_NOISE = 0.01;
  private static final double LEAST_NOISE = 1e-6;
  private static final double CHANGE = 10;
  private static final int BAND = 64;

  private final Plan plan;
  private final double[] x;
  private final double[][] p;
  private RandomStream random;
  private double rate = FIRST_RATE;
  private double noise = FIRST_NOISE;
  private double scale = Double.NaN;
  private double value = Double.NaN;

  /** Root mean square of the force residuals of the last pass. */
  private double typical;

  /**
   * What an update takes.
   *
   * @param streams examples at a time
   * @param most residuals of each of them of the kind that examples have many of; 0 for all
   */
  public record Plan(int streams, int most) {}

  /** A filter from {@code start}; {@code random} decides order and choice. */
  public KalmanFilter(double[] start, Plan plan, RandomStream random) {
    this.plan = plan;
    this.x = start.clone();
    this.random = random;
    this.p = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      p[i][i] = FIRST_VARIANCE;
    }
  }

  static KalmanFilter resume(Json.Obj state) {
    double[] point = Doubles.read(state.get("point").asString());
    Plan plan = new Plan(state.get("streams").asInt(), state.get("most").asInt());
    KalmanFilter filter = new KalmanFilter(point, plan, Doubles.readRandom(state.get("random")));
    List<Json> rows = state.get("covariance").asList();
    for (int i = 0; i < point.length; i++) {
      filter.p[i] = Doubles.read(rows.get(i).asString());
    }
    double[] numbers = Doubles.read(state.get("numbers").asString());
    filter.rate = numbers[0];
    filter.noise = numbers[1];
    filter.scale = numbers[2];
    filter.value = numbers[3];
    filter.typical = numbers[4];
    return filter;
  }

  @Override
  public Json.Obj state() {
    return new Json.Obj()
        .put("method", "kalman-filter")
        .put("streams", plan.streams)
        .put("most", plan.most)
        .put("point", Doubles.write(x))
        .put("random", Doubles.write(random))
        .put("numbers", Doubles.write(new double[] {rate, noise, scale, value, typical}))
        .put("covariance", Json.of(Arrays.stream(p).map(Doubles::write).toList()));
  }

  @Override
  public double[] point() {
    return x.clone();
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public boolean iterate(Residuals residuals) {
    if (Double.isNaN(scale)) {
      scale = 1 / rootMeanSquare(residuals);
    }
    int[] order = new int[residuals.examples()];
    Arrays.setAll(order, k -> k);
    random.shuffle(order);
    Sums sums = new Sums();
    for (int from = 0; from < order.length; from += plan.streams) {
      int to = Math.min(order.length, from + plan.streams);
      update(residuals.at(x), Arrays.copyOfRange(order, from, to), sums);
    }
    value = sums.squares / order.length;
    typical = sums.many == 0 ? 0 : Math.sqrt(sums.manySquares / sums.many);
    rate = Math.min(1, rate * CHANGE);
    noise = Math.max(LEAST_NOISE, noise / CHANGE);
    return Double.isFinite(value);
  }

  /** Of all single residuals and the mean of the others, over all examples. */
  private static double rootMeanSquare(Residuals residuals, double[] point) {
    Residuals.At at = residuals.at(point);
    double[] squares = new double[residuals.examples()];
    Workers.forEach(
        squares.length,
        k -> {
          Residuals.Example example = at.example(k);
          Choice choice = Choice.of(example, 0, 0, new RandomStream(0));
          double sum = 0;
          for (double residual : choice.values(example)) {
            sum += residual * residual;
          }
          example.release();
          squares[k] = sum / Math.max(1, example.single() + Math.min(1, example.many()));
        });
    return Math.sqrt(Arrays.stream(squares).average().orElse(1));
  }

  private double rootMeanSquare(Residuals residuals) {
    double found = rootMeanSquare(residuals, x);
    return found > 0 ? found : 1;
  }

  /** Sums over a pass. */
  private static final class Sums {
    private double squares;
    private double manySquares;
    private long many;
  }

  private void update(Residuals.At at, int[] numbers, Sums sums) {
    Residuals.Example[] examples = new Residuals.Example[numbers.length];
    double[][][] rows = new double[numbers.length][][];
    Choice[] choices = new Choice[numbers.length];
    Workers.forEach(numbers.length, k -> examples[k] = at.example(numbers[k]));
    for (int k = 0; k < numbers.length; k++) {
      choices[k] = Choice.of(examples[k], plan.most, typical, random);
    }
    Workers.forEach(numbers.length, k -> rows[k] = choices[k].rows(examples[k], x.length));
    List<double[]> h = new ArrayList<>();
    double[] r = {};
    for (int k = 0; k < numbers.length; k++) {
      double[] values = choices[k].values(examples[k]);
      int end = r.length;
      r = Arrays.copyOf(r, end + values.length);
      System.arraycopy(values, 0, r, end, values.length);
      h.addAll(Arrays.asList(rows[k]));
      count(examples[k], sums);
      examples[k].release();
    }
    correct(h.toArray(double[][]::new), r);
  }

  private static void count(Residuals.Example example, Sums sums) {
    double mean = 0;
    for (int k = example.single(); k < example.single() + example.many(); k++) {
      mean += example.value(k) * example.value(k);
    }
    sums.manySquares += mean;
    sums.many += example.many();
    sums.squares += example.many() == 0 ? 0 : mean / example.many();
    for (int k = 0; k < example.single(); k++) {
      sums.squares += example.value(k) * example.value(k);
    }
  }

  private void correct(double[][] h, double[] r) {
    int m = r.length;
    scale(h, r);
    double[][] product = new double[m][x.length];
    forRows(
        i -> {
          for (int k = 0; k < m; k++) {
            product[k][i] = Vectors.dot(p[i], h[k]);
          }
        });
    double[][] a = new double[m][m];
    for (int k = 0; k < m; k++) {
      for (int l = 0; l <= k; l++) {
        a[k][l] = Vectors.dot(h[k], product[l]) + (k == l ? 1 / rate : 0);
      }
    }
    whiten(a, product, r);
    forRows(
        i -> {
          for (int k = 0; k < m; k++) {
            x[i] -= product[k][i] * r[k];
            Vectors.addScaled(-product[k][i], product[k], p[i]);
          }
          p[i][i] += noise;
        });
  }

  private void scale(double[][] h, double[] r) {
    for (int k = 0; k < r.length; k++) {
      r[k] *= scale;
      for (int i = 0; i < x.length; i++) {
        h[k][i] *= scale;
      }
    }
  }

  /** Rows of X and r become L⁻¹ X and L⁻¹ r, with A = L Lᵀ (lower triangle of {@code a}). */
  private static void whiten(double[][] a, double[][] product, double[] r) {
    for (int k = 0; k < r.length; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = a[k][l];
        for (int j = 0; j < l; j++) {
          sum -= a[k][j] * a[l][j];
        }
        a[k][l] = k == l ? Math.sqrt(sum) : sum / a[l][l];
      }
      for (int l = 0; l < k; l++) {
        Vectors.addScaled(-a[k][l], product[l], product[k]);
        r[k] -= a[k][l] * r[l];
      }
      r[k] /= a[k][k];
      for (int i = 0; i < product[k].length; i++) {
        product[k][i] /= a[k][k];
      }
    }
  }

  private void forRows(IntConsumer row) {
    int n = x.length;
    Workers.forEach(
        (n + BAND - 1) / BAND,
        band -> {
          for (int i = band * BAND; i < Math.min(n, (band + 1) * BAND); i++) {
            row.accept(i);
          }
        });
  }
}
