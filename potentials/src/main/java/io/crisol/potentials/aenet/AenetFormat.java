package io.crisol.potentials.aenet;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * aenet's network files, {@code X.nn} and {@code X.nn.ascii}: one, or one for each element as
 * {@code Ti.nn,O.nn}.
 */
public final class AenetFormat implements ForeignFormat {
  private static final int HEAD = 24;

  @Override
  public String name() {
    return "aenet";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    return Files.isRegularFile(file)
        && (FortranRecords.fits(start(file)) || FortranText.fits(head));
  }

  private static byte[] start(Path file) {
    try (var stream = Files.newInputStream(file)) {
      return stream.readNBytes(HEAD);
    } catch (IOException _) {
      return new byte[0]; // Whoever reads it as something else will say so.
    }
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    return read(List.of(file), request, notes);
  }

  @Override
  public boolean joinsFiles() {
    return true;
  }

  @Override
  public Potential read(List<Path> files, PotentialRequest request, Consumer<String> notes) {
    return AenetPotential.of(
        files.stream()
            .map(file -> new AenetPotential.Named(file.toString(), AenetReader.read(file)))
            .toList());
  }
}
