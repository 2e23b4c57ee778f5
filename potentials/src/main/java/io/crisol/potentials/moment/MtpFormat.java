package io.crisol.potentials.moment;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** {@code .mtp} of MLIP-2, known by its first line. */
public final class MtpFormat implements ForeignFormat {
  @Override
  public String name() {
    return "mtp";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    return MtpFile.fits(head);
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    return MtpFile.read(file, request, notes);
  }
}
