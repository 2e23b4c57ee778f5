package io.crisol.simulation.transport;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.io.ReadingOptions;
import io.crisol.structures.io.ReadingReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads trajectories: files of any format, several of them one after the other, or run folders of
 * {@code md}.
 */
public final class TrajectoryReader {
  private static final String RUN_TRAJECTORY = "trajectory.xyz";

  /** A file goes on where the one before ended if its atoms have moved no more than this times. */
  private static final double CONTINUES = 2.5;

  private final TrajectoryOptions options;
  private final ReadingOptions reading;
  private final List<String> notes = new ArrayList<>();
  private final List<double[]> fractional = new ArrayList<>();
  private final List<Integer> joints = new ArrayList<>();
  private final List<Double> temperatures = new ArrayList<>();
  private final List<ReadingReport> reports = new ArrayList<>();
  private final double[] cellSum = new double[9];
  private final FrameTimes times;
  private final String name;
  private Structure first;
  private double[] charges;
  private boolean cellChanges;
  private boolean atJoint;
  private double largestStep;

  private TrajectoryReader(List<String> specs, ReadingOptions reading, TrajectoryOptions options) {
    this.reading = reading;
    this.options = options;
    this.times = new FrameTimes(options);
    this.name = String.join(", ", specs);
  }

  /** A trajectory and what was understood of its files. */
  public record Read(Trajectory trajectory, ReadingReport report) {}

  /**
   * Reads.
   *
   * @param specs files (with a selection such as @0:1000) or run folders; one trajectory together
   * @throws ProblemException TRAJECTORY_UNFIT, OPTION_MISSING, and what the files are not
   */
  public static Read read(List<String> specs, ReadingOptions reading, TrajectoryOptions options) {
    TrajectoryReader reader = new TrajectoryReader(specs, reading, options);
    specs.forEach(reader::file);
    Trajectory trajectory = reader.trajectory(MdFolder.of(specs));
    return new Read(trajectory, ReadingReport.join(reader.reports));
  }

  private void file(String spec) {
    Path folder = Path.of(spec);
    boolean run = Files.isDirectory(folder) && Files.exists(folder.resolve(RUN_TRAJECTORY));
    atJoint = !fractional.isEmpty();
    reports.add(
        FrameFiles.each(
            run ? folder.resolve(RUN_TRAJECTORY).toString() : spec, reading, this::frame));
  }

  private void frame(Frame frame) {
    Structure structure = frame.structure();
    if (first == null) {
      first = structure;
      charges =
          structure
              .charges()
              .or(() -> frame.labels().charges())
              .orElse(frame.columns().get("charge"));
    } else if (!Arrays.equals(structure.elements(), first.elements())) {
      throw otherAtoms(structure, frame);
    }
    cellChanges |= !structure.cell().equals(first.cell());
    double[] s = coordinates(structure, frame);
    times.add(frame);
    if (joins(s, frame)) {
      fractional.add(s);
      double[] vectors = structure.cell().vectors();
      for (int k = 0; k < 9; k++) {
        cellSum[k] += vectors[k];
      }
      temperatures.add(temperature(frame));
    } else {
      times.removeLast();
    }
    atJoint = false;
  }

  private ProblemException otherAtoms(Structure structure, Frame frame) {
    return unfit(
        structure.size() == first.size()
            ? "its atoms are not those of the first frame, or in another order"
            : "it has " + structure.size() + " atoms, the first frame " + first.size(),
        "give frames of the same atoms in the same order (LAMMPS: dump the id)",
        frame);
  }

  private static double temperature(Frame frame) {
    String text = frame.metadata().getOrDefault("temperature_K", "NaN");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private ProblemException unfit(String why, String remedy, Frame frame) {
    return Problem.TRAJECTORY_UNFIT.with(name, why, remedy).at(frame.source().toString());
  }

  /** Fractional coordinates; Cartesian ones where there is no cell. */
  private double[] coordinates(Structure structure, Frame frame) {
    double[] x = structure.positions();
    Cell cell = structure.cell();
    if (!cell.isPeriodic()) {
      return x;
    }
    if (!(Math.abs(io.crisol.structures.Matrix3.determinant(cell.vectors())) > 1e-6)) {
      throw unfit(
          "its cell has no vector along the direction that does not repeat",
          "give the cell three vectors",
          frame);
    }
    for (int k = 0; k < x.length; k += 3) {
      double a = cell.fractional(0, x[k], x[k + 1], x[k + 2]);
      double b = cell.fractional(1, x[k], x[k + 1], x[k + 2]);
      double c = cell.fractional(2, x[k], x[k + 1], x[k + 2]);
      x[k] = a;
      x[k + 1] = b;
      x[k + 2] = c;
    }
    return x;
  }

  /**
   * Whether the frame is kept: not the last frame of the file before once more.
   *
   * @throws ProblemException TRAJECTORY_UNFIT where a file does not go on
   */
  private boolean joins(double[] s, Frame frame) {
    if (fractional.isEmpty()) {
      return true;
    }
    double step = rms(fractional.getLast(), s);
    if (!atJoint) {
      largestStep = Math.max(largestStep, step);
      return true;
    }
    if (step < 1e-12) {
      return false;
    }
    if (step > CONTINUES * largestStep) {
      throw unfit(
          "it does not go on where the file before ended: its atoms are elsewhere",
          "give files of one run in order; of several runs give each to a call of its own"
              + " (arrhenius takes many)",
          frame);
    }
    joints.add(fractional.size());
    return true;
  }

  private double rms(double[] before, double[] now) {
    double sum = 0;
    for (int k = 0; k < now.length; k++) {
      double step = now[k] - before[k];
      step -= first.cell().isPeriodic(k % 3) ? Math.rint(step) : 0;
      sum += step * step;
    }
    return Math.sqrt(sum / now.length);
  }

  private Trajectory trajectory(MdFolder folder) {
    if (fractional.size() <= WalkFit.FEWEST_STEPS) {
      throw tooFew("it has " + fractional.size() + " frames: nothing can be said of so few");
    }
    double interval = times.interval(joints, name);
    Cell cell = meanCell();
    unwrap(cell);
    int from = skipped(interval, folder);
    double[][] positions = fractional.subList(from, fractional.size()).toArray(double[][]::new);
    return new Trajectory(
        name,
        first.elements(),
        java.util.Optional.ofNullable(charges),
        cell,
        positions,
        interval,
        folder.temperature().isPresent() ? folder.temperature() : meanTemperature(from),
        folder.maxGrade(),
        List.copyOf(notes));
  }

  private ProblemException tooFew(String why) {
    return Problem.TRAJECTORY_UNFIT.with(
        name,
        why,
        "give at least "
            + (WalkFit.FEWEST_STEPS + 1)
            + " frames, better some hundred (md: --trajectory-interval)");
  }

  /** Frames left out at the start. */
  private int skipped(double interval, MdFolder folder) {
    double skip = options.skip().orElse(folder.equilibration().orElse(0));
    int from = (int) Math.ceil(skip / interval - 1e-9);
    if (fractional.size() - from <= WalkFit.FEWEST_STEPS) {
      throw tooFew(skip / 1000 + " ps are left out (--skip), and too little is left");
    }
    if (from > 0) {
      notes.add("the first " + skip / 1000 + " ps are left out");
    }
    return from;
  }

  private OptionalDouble meanTemperature(int from) {
    List<Double> used = temperatures.subList(from, temperatures.size());
    return used.stream().anyMatch(t -> Double.isNaN(t))
        ? OptionalDouble.empty()
        : used.stream().mapToDouble(t -> t).average();
  }

  private Cell meanCell() {
    double[] mean = cellSum.clone();
    for (int k = 0; k < 9; k++) {
      mean[k] /= fractional.size();
    }
    Cell given = first.cell();
    return cellChanges
        ? new Cell(mean, given.isPeriodic(0), given.isPeriodic(1), given.isPeriodic(2))
        : given;
  }

  private void unwrap(Cell cell) {
    Unwrapping unwrapping = new Unwrapping(fractional, cell, joints, name);
    unwrapping.run();
    if (cell.isPeriodic()) {
      fractional.forEach(s -> Unwrapping.toCartesian(s, cell.vectors()));
    }
    if (unwrapping.longSteps() > 0) {
      notes.add(
          unwrapping.longSteps()
              + " steps are longer than 0.4 of the cell: which way the atom went is a guess; write"
              + " frames more often");
    }
    if (cellChanges) {
      notes.add("the cell changes: displacements are those of fractional coordinates in its mean");
    }
  }
}
