package io.crisol.simulation.analysis;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Mean of a quantity along a run, with the standard error that is left when neighbouring steps are
 * alike: values are averaged over blocks of 1, 2, 4 … steps, and the largest error of the mean that
 * at least 16 blocks give is taken. The time of equilibration is left out as soon as the run is
 * twice as long.
 *
 * <p>Source: Flyvbjerg, Petersen, J. Chem. Phys. 91, 461 (1989), doi:10.1063/1.457480.
 */
public final class BlockAverage implements Analysis<Optional<BlockAverage.Mean>> {
  /**
   * A mean.
   *
   * @param mean in the unit of the quantity
   * @param error standard error of the mean
   * @param deviation standard deviation from step to step
   * @param from time from which steps count, fs
   * @param steps number of steps that count
   */
  public record Mean(double mean, double error, double deviation, double from, long steps) {}

  private final ToDoubleFunction<Step> quantity;
  private final double equilibration;
  private final Blocks all = new Blocks();
  private final Blocks late = new Blocks();
  private double time;

  /**
   * A mean.
   *
   * @param quantity of a step; NaN where it has none
   * @param equilibration fs
   */
  public BlockAverage(ToDoubleFunction<Step> quantity, double equilibration) {
    this.quantity = quantity;
    this.equilibration = equilibration;
  }

  @Override
  public void accept(Step step) {
    time = step.time();
    double value = quantity.applyAsDouble(step);
    if (Double.isNaN(value)) {
      return;
    }
    all.add(value);
    if (time >= equilibration) {
      late.add(value);
    }
  }

  /** Absent without a value. */
  @Override
  public Optional<Mean> result() {
    boolean equilibrated = time >= 2 * equilibration;
    Blocks used = equilibrated ? late : all;
    if (used.count() == 0) {
      return Optional.empty();
    }
    double from = equilibrated ? equilibration : 0;
    return Optional.of(new Mean(used.mean(), used.error(), used.deviation(), from, used.count()));
  }

  @Override
  public Json save() {
    return new Json.Obj()
        .put("time", ExactNumbers.pack(time))
        .put("all", ExactNumbers.pack(all.levels))
        .put("late", ExactNumbers.pack(late.levels));
  }

  @Override
  public void restore(Json saved) {
    Json.Obj kept = saved.asObject();
    time = ExactNumbers.doubles(kept.get("time"))[0];
    all.levels = ExactNumbers.doubles(kept.get("all"));
    late.levels = ExactNumbers.doubles(kept.get("late"));
  }

  /** Mean and sum of squared deviations (Welford) of blocks of 1, 2, 4 … values. */
  private static final class Blocks {
    private static final int FEWEST = 16;

    /** Number, mean, squares, whether a block waits for its other half, and that block. */
    private static final int FIELDS = 5;

    private double[] levels = new double[FIELDS];

    void add(double value) {
      double block = value;
      for (int at = 0; ; at += FIELDS) {
        if (at == levels.length) {
          levels = Arrays.copyOf(levels, at + FIELDS);
        }
        double before = block - levels[at + 1];
        levels[at]++;
        levels[at + 1] += before / levels[at];
        levels[at + 2] += before * (block - levels[at + 1]);
        if (levels[at + 3] == 0) {
          levels[at + 3] = 1;
          levels[at + 4] = block;
          return;
        }
        block = 0.5 * (levels[at + 4] + block);
        levels[at + 3] = 0;
      }
    }

    long count() {
      return (long) levels[0];
    }

    double mean() {
      return levels[1];
    }

    double deviation() {
      return levels[0] > 1 ? Math.sqrt(levels[2] / (levels[0] - 1)) : 0;
    }

    double error() {
      double largest = 0;
      for (int at = 0; at < levels.length; at += FIELDS) {
        double n = levels[at];
        if (n >= FEWEST || (at == 0 && n > 1)) {
          largest = Math.max(largest, Math.sqrt(levels[at + 2] / (n * (n - 1))));
        }
      }
      return largest;
    }
  }
}
