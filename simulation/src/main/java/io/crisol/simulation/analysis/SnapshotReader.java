package io.crisol.simulation.analysis;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.io.Reading;
import io.crisol.structures.io.ReadingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the frames of trajectories whose structure is analysed. */
public final class SnapshotReader {
  private static final String RUN_TRAJECTORY = "trajectory.xyz";

  private SnapshotReader() {}

  /** The file of a trajectory: itself, or that of a run folder of md. */
  public static String file(String spec) {
    Path inside = Path.of(spec).resolve(RUN_TRAJECTORY);
    return Files.isDirectory(Path.of(spec)) && Files.exists(inside) ? inside.toString() : spec;
  }

  /**
   * The frames of one trajectory. Times are those of the frames ({@code time_fs}), else multiples
   * of the time between frames.
   *
   * @param frameTime time between frames, fs, where the file does not say it
   * @throws io.crisol.structures.ProblemException TRAJECTORY_BROKEN (other atoms in a frame), and
   *     what the file is not
   */
  public static List<Snapshot> frames(Reading reading, OptionalDouble frameTime) {
    List<Frame> frames = reading.frames();
    List<Snapshot> snapshots = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      Frame frame = frames.get(k);
      requireSameAtoms(frames.getFirst(), frame);
      Optional<double[]> velocities = Optional.ofNullable(frame.columns().get("velocities"));
      snapshots.add(new Snapshot(frame.structure(), velocities, time(frame, k, frameTime)));
    }
    return snapshots;
  }

  /** Reads a file; see {@link #frames}. */
  public static Reading read(String spec, ReadingOptions options) {
    return FrameFiles.read(file(spec), options);
  }

  private static OptionalDouble time(Frame frame, int index, OptionalDouble frameTime) {
    if (frameTime.isPresent()) {
      return OptionalDouble.of(index * frameTime.getAsDouble());
    }
    try {
      String text = frame.metadata().get("time_fs");
      return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw Problem.TRAJECTORY_BROKEN
          .with(frame.source(), "its time_fs is no number", "correct it, or give --frame-time")
          .causedBy(e);
    }
  }

  private static void requireSameAtoms(Frame first, Frame frame) {
    if (frame.size() != first.size()) {
      throw Problem.TRAJECTORY_BROKEN.with(
          frame.source(),
          "it has " + frame.size() + " atoms, the first frame " + first.size(),
          "give frames of the same atoms");
    }
    if (!Arrays.equals(frame.structure().elements(), first.structure().elements())) {
      throw Problem.TRAJECTORY_BROKEN.with(
          frame.source(),
          "its atoms are not those of the first frame, or in another order",
          "give frames of the same atoms in the same order (LAMMPS: dump the id, sorted)");
    }
  }
}
