package io.crisol.structures.io;

import java.util.List;

/**
 * A format that frames are read from. A new one is one file that implements this and one entry in
 * {@link FrameFiles#FORMATS}.
 */
interface FrameFormat {
  /** Name shown to users. */
  String name();

  /** Whether the first lines of a file are of this format. */
  boolean fits(List<String> firstLines);

  /** Starts reading; closing the reader closes the source. */
  FrameReader open(TextSource source, ReadingOptions options);
}
