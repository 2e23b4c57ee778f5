package io.crisol.simulation.run;

import io.crisol.simulation.dynamics.Schedule;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Quantity;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Segments of a schedule as they are written: {@code 1500 K in 10 ps}, {@code 2 GPa in 5 ps},
 * {@code 300 K and 0 GPa in 20 ps}, {@code hold 50 ps}, {@code 300 K at once}.
 */
final class ScheduleText {
  private static final Pattern CHANGE = Pattern.compile("(?:to )?(.+?) (?:in (.+)|at once)");
  private static final Pattern HOLD = Pattern.compile("hold (?:for )?(.+)");

  private ScheduleText() {}

  /**
   * The segments, run through so many times.
   *
   * @throws ProblemException OPTION_INVALID naming the segment
   */
  static List<Schedule.Segment> parse(List<String> lines, int cycles) {
    List<Schedule.Segment> once = lines.stream().map(ScheduleText::segment).toList();
    List<Schedule.Segment> all = new ArrayList<>();
    for (int cycle = 0; cycle < cycles; cycle++) {
      all.addAll(once);
    }
    return all;
  }

  private static Schedule.Segment segment(String line) {
    Matcher hold = HOLD.matcher(line.strip());
    if (hold.matches()) {
      return new Schedule.Segment(
          time(line, hold.group(1)), OptionalDouble.empty(), OptionalDouble.empty());
    }
    Matcher change = CHANGE.matcher(line.strip());
    if (!change.matches()) {
      throw invalid(line, "it is no segment");
    }
    OptionalDouble temperature = OptionalDouble.empty();
    OptionalDouble pressure = OptionalDouble.empty();
    for (String target : change.group(1).split(" and ")) {
      boolean isPressure = target.strip().matches(".*Pa|.*bar|.*atm|.*[eE]V.*");
      if (isPressure && pressure.isEmpty()) {
        pressure = OptionalDouble.of(Quantity.parse("schedule", target, "GPa") / Units.GPA);
      } else if (!isPressure && temperature.isEmpty()) {
        temperature = OptionalDouble.of(Quantity.parse("schedule", target, "K"));
      } else {
        throw invalid(line, "it has two of a kind");
      }
    }
    boolean valid = temperature.orElse(0) >= 0 && temperature.orElse(0) < 1e6;
    if (!valid) {
      throw invalid(line, "a temperature is at least 0 K");
    }
    double duration = change.group(2) == null ? 0 : time(line, change.group(2));
    return new Schedule.Segment(duration, temperature, pressure);
  }

  private static double time(String line, String text) {
    double duration = Quantity.parse("schedule", text, "fs");
    if (!(duration >= 0)) {
      throw invalid(line, "a time is not negative");
    }
    return duration;
  }

  private static ProblemException invalid(String line, String why) {
    return Problem.OPTION_INVALID.with(
        "schedule",
        line,
        why,
        "write such as \"1500 K in 10 ps\", \"hold 50 ps\", \"300 K at once\", \"1 GPa in 5 ps\"");
  }
}
