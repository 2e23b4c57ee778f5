package io.crisol.potentials.n2p2;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A folder of n2p2 or RuNNer, named by itself or by its {@code input.nn}. */
public final class N2p2Format implements ForeignFormat {
  @Override
  public String name() {
    return "n2p2";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    return Files.isDirectory(file)
        ? Files.isRegularFile(file.resolve(N2p2Folder.INPUT))
        : String.valueOf(file.getFileName()).equals(N2p2Folder.INPUT)
            && head.stream().anyMatch(line -> line.strip().startsWith("symfunction_short"));
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
    return N2p2Folder.read(folder, Optional.empty(), notes);
  }
}
