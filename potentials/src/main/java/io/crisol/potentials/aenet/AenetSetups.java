package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.Descriptor;
import java.nio.file.Path;
import java.util.List;

/** aenet's set-up files: which descriptor the atoms of each element have. */
public final class AenetSetups {
  /** How their names end. */
  public static final String ENDING = ".stp";

  private AenetSetups() {}

  /**
   * The descriptor of a set of {@code X.stp}, one for each element.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, OPTION_UNKNOWN,
   *     OPTION_INVALID, PARAMETER_MISSING, PARAMETER_INVALID
   */
  public static Descriptor descriptor(List<Path> files) {
    return SetDescriptor.of(
        files.stream()
            .map(file -> new SetDescriptor.Named(file.toString(), SetupFile.read(file)))
            .toList());
  }
}
