package io.crisol.learning;

import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a potential that knows what it knows from labelled frames. */
public interface Learner {
  /** What it depends on, by name, so that a campaign is not resumed with something else. */
  Map<String, String> settings();

  /** What will be trained, a line each. */
  List<String> describe();

  /**
   * Trains; the same frames and the same potential before give the same bits.
   *
   * @param frames all frames labelled so far
   * @param before file of the potential of the last generation, to begin from
   * @param file where the potential is written
   * @return what was trained, as it is read back from the file
   */
  Knowledge learn(List<Frame> frames, Optional<Path> before, Path file, Progress progress);

  /** What {@link #learn} wrote before. */
  Knowledge read(Path file, List<Frame> frames);
}
