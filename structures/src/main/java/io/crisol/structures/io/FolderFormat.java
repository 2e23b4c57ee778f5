package io.crisol.structures.io;

import java.nio.file.Path;

/**
 * A format whose frames lie in a folder. A new one is one file that implements this and one entry
 * in {@link FrameFiles#FOLDERS}.
 */
interface FolderFormat {
  /** Name shown to users. */
  String name();

  /** Whether a folder is of this format. */
  boolean fits(Path folder);

  /** Starts reading. */
  FrameReader open(Path folder, ReadingOptions options);
}
