package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A potential file (or folder) of another program. Registered by one line, {@code provides
 * io.crisol.potentials.file.ForeignFormat with ...}, in {@code module-info.java}.
 */
public interface ForeignFormat {
  /** Name of the format, such as {@code eam/alloy}; shown to users. */
  String name();

  /**
   * Whether a file is of this format.
   *
   * @param file what the user named
   * @param head its first lines, at most 64 kB of them, the last maybe cut; empty for a folder
   */
  boolean fits(Path file, List<String> head);

  /**
   * Reads it.
   *
   * @param request folders for further files, elements (in the order in which the structure brings
   *     them) and charges
   * @param notes receives what results made with the potential should say, one sentence each
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, and others with
   *     file and line
   */
  Potential read(Path file, PotentialRequest request, Consumer<String> notes);

  /** Whether several files may make one potential; else each of several is one by itself. */
  default boolean joinsFiles() {
    return false;
  }

  /**
   * Reads several files that make one potential together.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_UNKNOWN where one file holds a whole
   *     potential of this format; else as for one file
   */
  default Potential read(List<Path> files, PotentialRequest request, Consumer<String> notes) {
    throw Problem.POTENTIAL_UNKNOWN.with(
        files, "a potential of format " + name() + " is named by one file");
  }
}
