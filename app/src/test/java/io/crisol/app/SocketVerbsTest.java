package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.reference.jobs.Executables;
import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our forces for ASE, and forces of LAMMPS and pw.x for our dynamics. */
class SocketVerbsTest {
  private static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=7.0)";

  private static final String RELAX =
      """
      import sys, ase.io
      from ase.calculators.socketio import SocketIOCalculator
      from ase.optimize import BFGS
      a = ase.io.read(sys.argv[1])
      with SocketIOCalculator(unixsocket=sys.argv[2], timeout=60) as calculator:
          a.calc = calculator
          BFGS(a, logfile=None).run(fmax=1e-4, steps=200)
          print('RESULT', repr(a.get_potential_energy()), *(repr(x) for x in a.get_stress()))
      """;

  @TempDir Path folder;

  private static void require(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + what);
    }
    if (!there) {
      System.out.println("skipped: there is no " + what);
    }
    assumeTrue(there, "there is no " + what);
  }

  private static Optional<String> python() throws IOException, InterruptedException {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      if (Executables.find(candidate).isPresent()
          && new ProcessBuilder(candidate, "-c", "import ase.io")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** A cell of fcc or of diamond, displaced. */
  private Path crystal(String name, String element, double a, double[][] sites) throws IOException {
    RandomStream random = new RandomStream(7);
    StringBuilder text = new StringBuilder(sites.length + "\n");
    text.append("Lattice=\"%s 0 0 0 %s 0 0 0 %s\" ".formatted(a, a, a))
        .append("Properties=species:S:1:pos:R:3\n");
    for (double[] site : sites) {
      text.append(element);
      for (double x : site) {
        text.append(String.format(Locale.ROOT, " %.6f", a * x + 0.2 * (random.nextDouble() - 0.5)));
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private Path argon() throws IOException {
    double[][] fcc = {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}};
    return crystal("argon.xyz", "Ar", 5.3, fcc);
  }

  private Json.Obj results(String run) throws IOException {
    Path file = folder.resolve(run).resolve("results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void a_relaxation_in_ase_agrees_with_ours() throws Exception {
    Optional<String> python = python();
    require(python.isPresent(), "python3 with ase (Debian: python3-ase)");
    Path argon = argon();
    String socket = "crisol-test-" + ProcessHandle.current().pid();
    Path script = Files.writeString(folder.resolve("relax.py"), RELAX);
    CompletableFuture<Crisol> serving =
        CompletableFuture.supplyAsync(
            () -> Crisol.run("serve", LJ, argon.toString(), "--socket", "unix:" + socket));
    Process ase =
        new ProcessBuilder(python.get(), script.toString(), argon.toString(), socket)
            .redirectError(folder.resolve("ase.err").toFile())
            .start();
    String said = new String(ase.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ase.waitFor()).as(Files.readString(folder.resolve("ase.err"))).isZero();
    Crisol served = serving.get(60, TimeUnit.SECONDS);
    assertThat(served.exit()).as(served.err()).isZero();
    assertThat(served.out()).contains("structures computed");
    double[] numbers = numbers(said);
    Crisol relaxed =
        Crisol.run(
            "relax", LJ, argon.toString(), "--force-tolerance", "1e-4", "--out", out("relaxed"));
    assertThat(relaxed.exit()).as(relaxed.err()).isZero();
    assertThat(numbers[0]).isCloseTo(results("relaxed").get("energy_eV").asDouble(), within(1e-6));
    // ASE's stress: eV/Å³, positive in tension, as ours.
    double pressure = -(numbers[1] + numbers[2] + numbers[3]) / 3 * 160.2176634;
    assertThat(pressure).isCloseTo(results("relaxed").get("pressure_GPa").asDouble(), within(1e-4));
  }

  private static double[] numbers(String said) {
    String line = said.lines().filter(l -> l.startsWith("RESULT")).findFirst().orElseThrow();
    String[] words = line.split("\\s+");
    double[] numbers = new double[words.length - 1];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = Double.parseDouble(words[k + 1]);
    }
    return numbers;
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private List<double[]> thermo(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("thermo.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(
            words ->
                java.util.Arrays.stream(words)
                    .mapToDouble(word -> word.isEmpty() ? Double.NaN : Double.parseDouble(word))
                    .toArray())
        .toList();
  }

  private void md(String potential, Path structure, int steps, String out) {
    Crisol crisol =
        Crisol.run(
            "md",
            potential,
            structure.toString(),
            "--steps",
            Integer.toString(steps),
            "--temperature",
            "100",
            "--thermo-interval",
            "1",
            "--out",
            out(out));
    assertThat(crisol.exit()).as(crisol.err()).isZero();
  }

  @Test
  void dynamics_with_forces_of_lammps_are_those_of_our_own() throws IOException {
    require(Executables.find("lmp").isPresent(), "lmp (Debian: lammps)");
    Path engine =
        Files.writeString(
            folder.resolve("lammps.toml"),
            """
            [label]
            labeller = "lammps"
            jobs = "jobs"
            [socket]
            lammps_lines = ["pair_style lj/cut 7.0", "pair_coeff 1 1 0.0104 3.4"]
            patience = "1 min"
            """);
    Path argon = argon();
    md(engine.toString(), argon, 30, "theirs");
    md(LJ, argon, 30, "ours");
    List<double[]> theirs = thermo("theirs");
    List<double[]> ours = thermo("ours");
    assertThat(theirs).hasSameSizeAs(ours).hasSizeGreaterThan(20);
    for (int k = 0; k < ours.size(); k++) {
      // LAMMPS converts with older constants: 1e-6 relative.
      for (int column = 0; column < ours.get(k).length; column++) {
        double own = ours.get(k)[column];
        if (Double.isNaN(own)) {
          continue; // A column that neither has.
        }
        assertThat(theirs.get(k)[column])
            .as("row " + k + ", column " + column)
            .isCloseTo(own, within(2e-5 * Math.max(1, Math.abs(own))));
      }
    }
  }

  @Test
  void five_steps_of_ab_initio_dynamics() throws IOException {
    require(Executables.find("pw.x").isPresent(), "pw.x (Debian: quantum-espresso)");
    double[][] diamond = {
      {0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0},
      {.25, .25, .25}, {.25, .75, .75}, {.75, .25, .75}, {.75, .75, .25}
    };
    Path silicon = crystal("silicon.xyz", "Si", 5.431, diamond);
    Path engine =
        Files.writeString(
            folder.resolve("pw.toml"),
            """
            [label]
            labeller = "quantum-espresso-socket"
            jobs = "jobs"
            [quantum-espresso]
            pseudo_folder = "/usr/share/espresso/pseudo"
            pseudopotentials = ["Si=Si.pz-vbc.UPF"]
            wavefunction_cutoff = "12 Ry"
            k_grid = [2, 1, 1]
            scf_tolerance = "1e-8 Ry"
            """);
    md(engine.toString(), silicon, 5, "aimd");
    List<double[]> rows = thermo("aimd");
    assertThat(rows).hasSize(6);
    String header = Files.readAllLines(folder.resolve("aimd/thermo.csv")).getFirst();
    int total = List.of(header.split(",")).indexOf("total_eV");
    assertThat(total).as(header).isNotNegative();
    for (double[] row : rows) {
      assertThat(row[total])
          .as("energy is conserved")
          .isCloseTo(rows.getFirst()[total], within(0.01));
    }
  }
}
