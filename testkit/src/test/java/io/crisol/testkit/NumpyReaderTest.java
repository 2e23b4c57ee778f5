package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Cu;
import static io.crisol.structures.Element.Kr;
import static io.crisol.structures.Element.O;
import static io.crisol.structures.Element.Si;
import static io.crisol.structures.Element.Ti;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Morse;
import io.crisol.potentials.pair.Smoothing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reader in numpy, docs/formats/read_potential.py, reproduces the energies of files written
 * here to 1e-9.
 */
class NumpyReaderTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  @BeforeAll
  static void requireNumpy() throws IOException, InterruptedException {
    boolean there = Files.exists(Path.of(PYTHON)) && run("-c", "import numpy").code == 0;
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + PYTHON + " with numpy");
    }
    if (!there) {
      System.out.println("skipped: there is no " + PYTHON + " with numpy (Debian: python3-numpy)");
    }
    assumeTrue(there, "there is no python3 with numpy");
  }

  private record Run(int code, String output) {}

  private static Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  static List<Potential> potentials() {
    LennardJones argon = LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.NONE);
    var pairs =
        Map.of(
            ElementPair.of(Ar),
            new LennardJones.Pair(0.0104, 3.4),
            ElementPair.of(Kr),
            new LennardJones.Pair(0.014, 3.65),
            new ElementPair(Ar, Kr),
            new LennardJones.Pair(0.0115, 3.5));
    return List.of(
        argon,
        new LennardJones(pairs, 6, Smoothing.FORCE_SHIFT),
        Morse.of(Cu, 0.3429, 1.3588, 2.866, 7, Smoothing.SHIFT),
        new SumPotential(List.of(argon, Morse.of(Ar, 0.01, 1.2, 3.8, 6, Smoothing.FORCE_SHIFT))),
        new CommitteePotential(
            List.of(argon, Morse.of(Ar, 0.01, 1.2, 3.8, 6, Smoothing.FORCE_SHIFT)),
            Calibration.NONE),
        NetworkModels.potential(List.of(Si)),
        NetworkModels.potential(List.of(Ti, O)),
        RepelledNetworkTest.repelled());
  }

  @ParameterizedTest
  @MethodSource("potentials")
  void numpy_gives_the_same_energies(Potential potential) throws IOException, InterruptedException {
    Path file = folder.resolve("potential.crisol.json");
    PotentialFile.write(file, potential);
    Run run = run(reader(), file.toString());
    assertThat(run.code).as(run.output).isZero();
    assertThat(run.output).contains("eV computed");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"energy\": -?[0-9]", "\"energy\": 77"));
    assertThat(run(reader(), file.toString()).code)
        .as("exit code where an energy is wrong")
        .isEqualTo(1);
  }

  private static String reader() {
    return Path.of(System.getProperty("crisol.root"), "docs/formats/read_potential.py").toString();
  }
}
