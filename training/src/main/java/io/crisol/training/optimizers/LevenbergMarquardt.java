package io.crisol.training.optimizers;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Levenberg-Marquardt: each step solves (JᵀJ + λ diag JᵀJ) δ = −Jᵀr with the residuals r and their
 * derivatives J; λ falls where a step lowers Σr² and rises where it does not.
 *
 * <p>Source: Marquardt, J. SIAM 11, 431 (1963), doi:10.1137/0111030.
 */
public final class LevenbergMarquardt implements Optimizer.OfSquares {
  private static final double FIRST = 1e-2;
  private static final double FALL = 0.2;
  private static final double RISE = 4;
  private static final double LEAST = 1e-12;
  private static final int TRIALS = 15;

  /** Examples whose rows are held at the same time. */
  private static final int BLOCK = 32;

  private final int most;
  private final long seed;
  private double[] x;
  private double lambda = FIRST;
  private double value = Double.NaN;

  /**
   * A minimiser from {@code start}.
   *
   * @param most residuals of the kind that examples have many of; 0 for all. The same ones count in
   *     every iteration
   * @param seed of their choice
   */
  public LevenbergMarquardt(double[] start, int most, long seed) {
    this.x = start.clone();
    this.most = most;
    this.seed = seed;
  }

  static LevenbergMarquardt resume(Json.Obj state) {
    LevenbergMarquardt method =
        new LevenbergMarquardt(
            Doubles.read(state.get("point").asString()),
            state.get("most").asInt(),
            Long.parseLong(state.get("seed").asString()));
    double[] numbers = Doubles.read(state.get("numbers").asString());
    method.lambda = numbers[0];
    method.value = numbers[1];
    return method;
  }

  @Override
  public Json.Obj state() {
    return new Json.Obj()
        .put("method", "levenberg-marquardt")
        .put("point", Doubles.write(x))
        .put("most", most)
        .put("seed", Long.toString(seed))
        .put("numbers", Doubles.write(new double[] {lambda, value}));
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
    NormalEquations equations = equations(residuals);
    value = equations.squares() / residuals.examples();
    for (int trial = 0; trial < TRIALS && Double.isFinite(value); trial++) {
      double[] next = step(equations);
      double squares = next == null ? Double.NaN : squares(residuals, next);
      if (squares < equations.squares()) {
        x = next;
        value = squares / residuals.examples();
        lambda = Math.max(LEAST, lambda * FALL);
        return true;
      }
      lambda *= RISE;
    }
    return false;
  }

  private Choice choice(Residuals.Example example, int number) {
    return Choice.of(example, most, 0, new RandomStream(seed).fork(number));
  }

  private NormalEquations equations(Residuals residuals) {
    NormalEquations equations = new NormalEquations(x.length);
    Residuals.At at = residuals.at(x);
    for (int from = 0; from < residuals.examples(); from += BLOCK) {
      int first = from;
      int count = Math.min(BLOCK, residuals.examples() - from);
      double[][] values = new double[count][];
      double[][][] rows = new double[count][][];
      Workers.forEach(
          count,
          k -> {
            Residuals.Example example = at.example(first + k);
            Choice choice = choice(example, first + k);
            values[k] = choice.values(example);
            rows[k] = choice.rows(example, x.length);
            example.release();
          });
      equations.add(
          Arrays.stream(rows).flatMap(Arrays::stream).toArray(double[][]::new),
          Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
    }
    return equations;
  }

  private double squares(Residuals residuals, double[] point) {
    Residuals.At at = residuals.at(point);
    double[] sums = new double[residuals.examples()];
    Workers.forEach(
        sums.length,
        k -> {
          Residuals.Example example = at.example(k);
          for (double value : choice(example, k).values(example)) {
            sums[k] += value * value;
          }
          example.release();
        });
    return Arrays.stream(sums).reduce(0, Double::sum);
  }

  /** x + δ; null where the equations cannot be solved. */
  private double[] step(NormalEquations equations) {
    int n = x.length;
    DMatrixRMaj a = new DMatrixRMaj(n, n, true, equations.symmetric());
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, a.get(i, i));
    }
    for (int i = 0; i < n; i++) {
      a.add(i, i, lambda * Math.max(a.get(i, i), LEAST * largest) + LEAST * largest);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
    DMatrixRMaj delta = new DMatrixRMaj(n, 1);
    if (!solver.setA(a)) {
      return null;
    }
    solver.solve(new DMatrixRMaj(n, 1, true, equations.right()), delta);
    double[] next = new double[n];
    Arrays.setAll(next, i -> x[i] - delta.get(i));
    return next;
  }
}
