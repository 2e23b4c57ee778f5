package io.crisol.simulation.analysis;

import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.json.Json;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Slope of the least-squares line through total energy per atom against time over all steps after
 * the first picosecond, meV/atom/ps; absent with fewer than two such steps. Meant for
 * constant-energy runs.
 */
public final class EnergyDrift implements Analysis<OptionalDouble> {
  /** Time left out at the start, fs. */
  public static final double SKIPPED = 1000;

  private final ToDoubleFunction<Step> energy;
  private long count;
  private double meanTime;
  private double meanEnergy;
  private double timeSquares;
  private double products;

  /** Of the total energy. */
  public EnergyDrift() {
    this(Step::total);
  }

  private EnergyDrift(ToDoubleFunction<Step> energy) {
    this.energy = energy;
  }

  /** Of {@link Step#conserved}. */
  public static EnergyDrift ofConserved() {
    return new EnergyDrift(Step::conserved);
  }

  @Override
  public void accept(Step step) {
    if (step.time() < SKIPPED) {
      return;
    }
    count++;
    double time = step.time() - meanTime;
    double value = energy.applyAsDouble(step) / step.state().size() - meanEnergy;
    meanTime += time / count;
    meanEnergy += value / count;
    double rest = (count - 1.0) / count;
    timeSquares += rest * time * time;
    products += rest * time * value;
  }

  @Override
  public OptionalDouble result() {
    return timeSquares > 0
        ? OptionalDouble.of(1e6 * products / timeSquares)
        : OptionalDouble.empty();
  }

  @Override
  public Json save() {
    return ExactNumbers.pack(count, meanTime, meanEnergy, timeSquares, products);
  }

  @Override
  public void restore(Json saved) {
    double[] values = ExactNumbers.doubles(saved);
    count = (long) values[0];
    meanTime = values[1];
    meanEnergy = values[2];
    timeSquares = values[3];
    products = values[4];
  }
}
