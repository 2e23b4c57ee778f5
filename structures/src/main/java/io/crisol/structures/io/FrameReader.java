package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.util.Optional;

/** Reads a file frame by frame, so that no more than one frame need be in memory. */
public interface FrameReader extends AutoCloseable {
  /**
   * The next frame, empty at the end.
   *
   * @throws io.crisol.structures.ProblemException naming file, frame and line
   */
  Optional<Frame> next();

  /** What has been read so far. */
  ReadingReport report();

  @Override
  void close();
}
