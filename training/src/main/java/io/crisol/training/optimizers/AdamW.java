package io.crisol.training.optimizers;

import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.util.Arrays;

/**
 * Adam with decoupled weight decay on small batches; the learning rate falls as a half cosine from
 * its first value to a hundredth over the planned passes.
 *
 * <p>Source: Loshchilov, Hutter, Decoupled Weight Decay Regularization, ICLR 2019,
 * arXiv:1711.05101, algorithm 2.
 */
public final class AdamW implements Optimizer.Descent {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.99;
  private static final double EPSILON = 1e-8;

  private final Plan plan;
  private final double[] x;
  private final double[] m;
  private final double[] v;
  private RandomStream random;
  private int pass;
  private long step;
  private double value = Double.NaN;

  /**
   * What the passes look like.
   *
   * @param examples number of examples
   * @param batch examples per step
   * @param passes planned passes over the examples
   * @param learningRate first learning rate
   * @param weightDecay decoupled decay per step and learning rate
   */
  public record Plan(
      int examples, int batch, int passes, double learningRate, double weightDecay) {}

  /** A minimiser from {@code start}; {@code random} decides the order of the examples. */
  public AdamW(double[] start, Plan plan, RandomStream random) {
    this.plan = plan;
    this.x = start.clone();
    this.m = new double[x.length];
    this.v = new double[x.length];
    this.random = random;
  }

  static AdamW resume(Json.Obj state) {
    double[] p = Doubles.read(state.get("plan").asString());
    Plan plan = new Plan((int) p[0], (int) p[1], (int) p[2], p[3], p[4]);
    AdamW adam =
        new AdamW(
            Doubles.read(state.get("point").asString()),
            plan,
            Doubles.readRandom(state.get("random")));
    System.arraycopy(Doubles.read(state.get("m").asString()), 0, adam.m, 0, adam.m.length);
    System.arraycopy(Doubles.read(state.get("v").asString()), 0, adam.v, 0, adam.v.length);
    adam.pass = state.get("pass").asInt();
    adam.step = state.get("step").asInt();
    adam.value = Doubles.read(state.get("value").asString())[0];
    return adam;
  }

  @Override
  public Json.Obj state() {
    return new Json.Obj()
        .put("method", "adamw")
        .put(
            "plan",
            Doubles.write(
                new double[] {
                  plan.examples, plan.batch, plan.passes, plan.learningRate, plan.weightDecay
                }))
        .put("point", Doubles.write(x))
        .put("m", Doubles.write(m))
        .put("v", Doubles.write(v))
        .put("random", Doubles.write(random))
        .put("pass", pass)
        .put("step", (double) step)
        .put("value", Doubles.write(new double[] {value}));
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
  public boolean iterate(Objective objective) {
    int[] order = new int[plan.examples];
    Arrays.setAll(order, k -> k);
    random.shuffle(order);
    double sum = 0;
    double[] gradient = new double[x.length];
    double rate =
        plan.learningRate
            * (0.01
                + 0.99
                    * 0.5
                    * (1 + StrictMath.cos(Math.PI * Math.min(1, (double) pass / plan.passes))));
    for (int from = 0; from < order.length; from += plan.batch) {
      int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batch));
      Arrays.fill(gradient, 0);
      sum += objective.value(x, batch, gradient) * batch.length;
      move(gradient, rate);
    }
    value = sum / order.length;
    pass++;
    return Double.isFinite(value);
  }

  private void move(double[] gradient, double rate) {
    step++;
    double first = 1 - StrictMath.pow(BETA1, step);
    double second = 1 - StrictMath.pow(BETA2, step);
    for (int k = 0; k < x.length; k++) {
      m[k] = BETA1 * m[k] + (1 - BETA1) * gradient[k];
      v[k] = BETA2 * v[k] + (1 - BETA2) * gradient[k] * gradient[k];
      x[k] -=
          rate * (m[k] / first / (Math.sqrt(v[k] / second) + EPSILON) + plan.weightDecay * x[k]);
    }
  }
}
