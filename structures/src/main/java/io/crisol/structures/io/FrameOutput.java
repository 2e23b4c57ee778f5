package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A format that frames are written in. A new one is one file that implements this and one entry in
 * {@link FrameOutputs#OUTPUTS}.
 */
public interface FrameOutput {
  /** Name for {@code --to}, such as {@code poscar}; never changes. */
  String id();

  /** Name shown to users. */
  String name();

  /**
   * Whether a file of this name is expected in this format, such as {@code POSCAR} or {@code
   * x.vasp}.
   */
  boolean fitsName(String fileName);

  /**
   * Writes all frames; the file appears whole or not at all, gzipped where its name ends in .gz.
   *
   * @param note told what of the frames the format cannot hold, in words, once each
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE, OUTPUT_UNFIT where the format
   *     cannot hold such frames at all
   */
  void write(Path out, List<Frame> frames, Consumer<String> note);
}
