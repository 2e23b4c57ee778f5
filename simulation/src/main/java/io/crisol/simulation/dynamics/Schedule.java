package io.crisol.simulation.dynamics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Temperature and pressure that are asked for along a run: linear within each segment, and what the
 * last one ended at from then on.
 *
 * @param temperature at the start, K
 * @param pressure at the start, eV/Å³
 * @param segments one after the other
 */
public record Schedule(double temperature, double pressure, List<Segment> segments) {
  /**
   * A part of a schedule.
   *
   * @param duration fs; 0 for a jump
   * @param temperature at its end, K; absent where it stays
   * @param pressure at its end, eV/Å³; absent where it stays
   */
  public record Segment(double duration, OptionalDouble temperature, OptionalDouble pressure) {}

  /** What is asked for at a moment. */
  private record Target(double temperature, double pressure) {
    Target towards(Segment segment, double share) {
      return new Target(
          mixed(temperature, segment.temperature, share), mixed(pressure, segment.pressure, share));
    }

    private static double mixed(double from, OptionalDouble to, double share) {
      return to.isPresent() ? from + share * (to.getAsDouble() - from) : from;
    }
  }

  /** Keeps the segments. */
  public Schedule {
    segments = List.copyOf(segments);
  }

  /** One that asks for the same all the time. */
  public static Schedule constant(double temperature, double pressure) {
    return new Schedule(temperature, pressure, List.of());
  }

  /** Whether it asks for the same all the time. */
  public boolean isConstant() {
    return segments.stream()
        .allMatch(
            segment ->
                segment.temperature.orElse(temperature) == temperature
                    && segment.pressure.orElse(pressure) == pressure);
  }

  /** Length of all segments, fs. */
  public double duration() {
    return segments.stream().mapToDouble(Segment::duration).sum();
  }

  /** Temperature at a time in fs, K. */
  public double temperature(double time) {
    return at(time).temperature;
  }

  /** Pressure at a time in fs, eV/Å³. */
  public double pressure(double time) {
    return at(time).pressure;
  }

  /** Lowest temperature that is ever asked for, K. */
  public double lowest() {
    return segments.stream()
        .flatMapToDouble(segment -> segment.temperature.stream())
        .reduce(temperature, Math::min);
  }

  private Target at(double time) {
    Target target = new Target(temperature, pressure);
    double begin = 0;
    for (Segment segment : segments) {
      double share = segment.duration > 0 ? (time - begin) / segment.duration : 1;
      if (time < begin) {
        return target;
      }
      target = target.towards(segment, Math.min(1, share));
      begin += segment.duration;
    }
    return target;
  }
}
