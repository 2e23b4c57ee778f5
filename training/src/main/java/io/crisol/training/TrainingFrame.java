package io.crisol.training;

import java.util.List;
import java.util.stream.Stream;

/**
 * A training frame with its Taylor copies.
 *
 * @param copies none where none are wanted
 */
record TrainingFrame(PreparedFrame original, List<PreparedFrame> copies) {
  /** The frames as they were read. */
  static List<PreparedFrame> originals(List<TrainingFrame> frames) {
    return frames.stream().map(TrainingFrame::original).toList();
  }

  /** Each frame, then its copies. */
  static List<PreparedFrame> all(List<TrainingFrame> frames) {
    return frames.stream()
        .flatMap(frame -> Stream.concat(Stream.of(frame.original), frame.copies.stream()))
        .toList();
  }
}
