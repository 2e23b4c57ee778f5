package io.crisol.simulation.analysis;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.json.Json;

/**
 * Mean and standard deviation of the temperature. The time of equilibration is left out as soon as
 * the run is twice as long.
 */
public final class MeanTemperature implements Analysis<MeanTemperature.Mean> {
  /**
   * Temperature of a run.
   *
   * @param mean K; NaN without a step
   * @param deviation standard deviation from step to step, K
   * @param from time from which steps count, fs
   * @param steps number of steps that count
   */
  public record Mean(double mean, double deviation, double from, long steps) {}

  private final double equilibration;
  private final Moments all = new Moments();
  private final Moments late = new Moments();
  private double time;

  /** With a time of equilibration, fs. */
  public MeanTemperature(double equilibration) {
    this.equilibration = equilibration;
  }

  @Override
  public void accept(Step step) {
    time = step.time();
    double temperature = step.temperature();
    all.add(temperature);
    if (time >= equilibration) {
      late.add(temperature);
    }
  }

  @Override
  public Mean result() {
    boolean equilibrated = time >= 2 * equilibration;
    Moments used = equilibrated ? late : all;
    double mean = used.count > 0 ? used.mean : Double.NaN;
    return new Mean(mean, used.deviation(), equilibrated ? equilibration : 0, used.count);
  }

  @Override
  public Json save() {
    return ExactNumbers.pack(
        time, all.count, all.mean, all.squares, late.count, late.mean, late.squares);
  }

  @Override
  public void restore(Json saved) {
    double[] values = ExactNumbers.doubles(saved);
    time = values[0];
    all.set(values, 1);
    late.set(values, 4);
  }

  /** Running mean and sum of squared deviations (Welford). */
  private static final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
    }

    double deviation() {
      return count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
    }

    void set(double[] values, int at) {
      count = (long) values[at];
      mean = values[at + 1];
      squares = values[at + 2];
    }
  }
}
