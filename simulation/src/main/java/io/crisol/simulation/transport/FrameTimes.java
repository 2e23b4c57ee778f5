package io.crisol.simulation.transport;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * When the frames of a trajectory were: by their times in fs, else by their step numbers and the
 * timestep, else evenly by the time between frames. Times must be even.
 */
final class FrameTimes {
  private static final List<String> STEP_KEYS = List.of("step", "timestep", "i_step", "iteration");

  /** Largest deviation of an interval from the mean, relative. */
  private static final double EVEN = 1e-3;

  private final TrajectoryOptions options;
  private final List<Double> times = new ArrayList<>();
  private final List<Double> steps = new ArrayList<>();
  private final List<Frame.Source> sources = new ArrayList<>();
  private boolean bareTime;

  FrameTimes(TrajectoryOptions options) {
    this.options = options;
  }

  /** Takes the next frame. */
  void add(Frame frame) {
    Map<String, String> metadata = frame.metadata();
    times.add(number(metadata.get("time_fs")));
    double step = Double.NaN;
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      if (STEP_KEYS.contains(entry.getKey().toLowerCase(java.util.Locale.ROOT))) {
        step = number(entry.getValue());
      }
      bareTime |= entry.getKey().equalsIgnoreCase("time");
    }
    steps.add(step);
    sources.add(frame.source());
  }

  /** Forgets the last frame. */
  void removeLast() {
    times.removeLast();
    steps.removeLast();
    sources.removeLast();
  }

  private static double number(String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Time between frames, fs.
   *
   * @param joints first frame of every file but the first, whose clocks may start anew
   * @throws ProblemException TRAJECTORY_UNFIT, OPTION_MISSING
   */
  double interval(List<Integer> joints, String name) {
    OptionalDouble given = options.frameTime();
    if (given.isPresent()) {
      return given.getAsDouble();
    }
    if (times.stream().noneMatch(t -> Double.isNaN(t))) {
      return even(times, joints, name, "fs");
    }
    boolean stepped = steps.stream().noneMatch(s -> Double.isNaN(s));
    double between = stepped ? even(steps, joints, name, "steps") : 1;
    if (options.timestep().isPresent()) {
      return between * options.timestep().getAsDouble();
    }
    throw Problem.OPTION_MISSING.with(
        stepped ? "timestep" : "frame_time",
        name
            + " does not say how much time passes between its frames"
            + (bareTime ? " (a time without a unit is not taken)" : "")
            + (stepped ? ", only that it is " + (long) between + " steps" : ""),
        stepped
            ? "give the time of one step, such as --timestep \"1 fs\""
            : "give it, such as --frame-time \"100 fs\"");
  }

  private double even(List<Double> clock, List<Integer> joints, String name, String unit) {
    List<Double> intervals = new ArrayList<>();
    for (int f = 1; f < clock.size(); f++) {
      if (!joints.contains(f)) {
        intervals.add(clock.get(f) - clock.get(f - 1));
      }
    }
    double usual = intervals.stream().sorted().toList().get(intervals.size() / 2);
    for (int f = 1; f < clock.size(); f++) {
      double passed = clock.get(f) - clock.get(f - 1);
      if (!joints.contains(f) && !(Math.abs(passed - usual) <= EVEN * Math.abs(usual))) {
        throw uneven(f, passed, usual, unit, name);
      }
    }
    if (!(usual > 0)) {
      throw Problem.TRAJECTORY_UNFIT.with(
          name, "time does not pass from frame to frame", "give frames in order of time");
    }
    return usual;
  }

  private ProblemException uneven(int f, double passed, double usual, String unit, String name) {
    return Problem.TRAJECTORY_UNFIT
        .with(
            name,
            "from the frame before to this one "
                + passed
                + " "
                + unit
                + " pass, elsewhere "
                + usual
                + ": a frame is missing, or the interval changes",
            "pick an even part with @, such as trajectory.xyz@0:1000, or say --frame-time where the"
                + " times are wrong")
        .at(sources.get(f).toString());
  }
}
