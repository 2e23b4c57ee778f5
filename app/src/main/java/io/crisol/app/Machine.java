package io.crisol.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;

/** What this machine offers. */
final class Machine {
  private Machine() {}

  /** Width of the vector registers that kernels use, bits. */
  static int vectorBits() {
    return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
  }

  /** The first of these programs that is on the path. */
  static Optional<Path> program(List<String> names) {
    List<String> folders =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator));
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
