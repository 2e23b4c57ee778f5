package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phonons against phonopy (Debian: python3-phonopy), which is given the forces of predict. */
class PhonopyTest {
  private static final double A = 5.430949778405214;

  private static final String SCRIPT =
      """
      import json, sys
      import numpy as np
      from phonopy import Phonopy
      from phonopy.structure.atoms import PhonopyAtoms

      work, a = sys.argv[1], float(sys.argv[2])
      cell = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0]]) * a / 2
      unit = PhonopyAtoms(symbols=['Si', 'Si'], cell=cell, masses=[28.085, 28.085],
                          scaled_positions=[[0, 0, 0], [.25, .25, .25]])
      phonons = Phonopy(unit, supercell_matrix=np.diag([4, 4, 4]))
      phonons.generate_displacements(distance=0.005, is_plusminus=True)
      if sys.argv[3] == 'displace':
          with open(work + '/displaced.xyz', 'w') as out:
              for s in phonons.supercells_with_displacements:
                  box = ' '.join(repr(float(x)) for x in np.ravel(s.cell))
                  out.write(f'{len(s.symbols)}\\nLattice="{box}" Properties=species:S:1:pos:R:3\\n')
                  for name, p in zip(s.symbols, s.positions):
                      out.write(name + ' ' + ' '.join(repr(float(x)) for x in p) + '\\n')
      else:
          forces = np.loadtxt(work + '/forces.txt').reshape(-1, 128, 3)
          phonons.forces = list(forces)
          phonons.produce_force_constants()
          phonons.symmetrize_force_constants()
          points = json.load(open(work + '/points.json'))
          found = {name: list(phonons.get_frequencies(q)) for name, q in points.items()}
          phonons.run_mesh([16, 16, 16], is_gamma_center=True)
          phonons.run_thermal_properties(t_min=300, t_max=300)
          heat = phonons.get_thermal_properties_dict()['heat_capacity'][0]
          json.dump({'points': found, 'heat_capacity': float(heat)}, open(work + '/theirs.json', 'w'))
      """;

  @TempDir Path folder;

  /** A Python with phonopy; with CI=true there must be one. */
  private static String python() throws InterruptedException {
    Optional<String> found = Optional.empty();
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      found = found.or(() -> has(candidate) ? Optional.of(candidate) : Optional.empty());
    }
    String needed = "python3 with phonopy (Debian: python3-phonopy)";
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + needed);
    }
    if (found.isEmpty()) {
      System.out.println("skipped: there is no " + needed);
    }
    assumeTrue(found.isPresent(), "there is no " + needed);
    return found.orElseThrow();
  }

  private static boolean has(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import phonopy")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false; // There is no such program here.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void phonopy(String python, String step) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("vibrate.py"), SCRIPT);
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(python, script.toString(), folder.toString(), Double.toString(A), step)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  private static void crisol(String... arguments) {
    Crisol crisol = Crisol.run(arguments);
    assertThat(crisol.exit()).as(crisol.err()).isZero();
  }

  @Test
  void siliconVibratesAsPhonopySays() throws IOException, InterruptedException {
    String potential = Golden.path("potentials/Si.sw").toString();
    String python = python();
    double h = A / 2;
    Path silicon =
        Files.writeString(
            folder.resolve("silicon.xyz"),
            "2\nLattice=\"0 %s %s %s 0 %s %s %s 0\"\nSi 0 0 0\nSi %s %s %s\n"
                .formatted(h, h, h, h, h, h, h / 2, h / 2, h / 2));
    String run = folder.resolve("run").toString();
    crisol(
        "phonons",
        potential,
        silicon.toString(),
        "--supercell",
        "4x4x4",
        "--cell",
        "fixed",
        "--points",
        "a=.13 .07 .31,b=.5 .2 .1",
        "--mesh",
        "16x16x16",
        "--out",
        run);
    Json.Obj ours =
        Json.parse(Files.readString(Path.of(run, "results.json")), "results.json").asObject();

    phonopy(python, "displace");
    Path predicted = folder.resolve("predicted.xyz");
    crisol("predict", potential, folder.resolve("displaced.xyz").toString(), predicted.toString());
    Files.writeString(folder.resolve("forces.txt"), forces(predicted));
    Json.Obj points = new Json.Obj();
    ours.get("points")
        .asObject()
        .members()
        .forEach((name, point) -> points.put(name, point.asObject().get("q")));
    Files.writeString(folder.resolve("points.json"), points.text());
    phonopy(python, "compare");

    Json.Obj theirs =
        Json.parse(Files.readString(folder.resolve("theirs.json")), "theirs.json").asObject();
    for (String name : points.members().keySet()) {
      double[] expected = theirs.get("points").asObject().get(name).asDoubles();
      assertThat(
              ours.get("points").asObject().get(name).asObject().get("frequencies_THz").asDoubles())
          .as(name)
          .containsExactly(expected, within(name.equals("Gamma") ? 1e-3 : 1e-4));
    }
    // Theirs is that of a primitive cell, two atoms.
    assertThat(ours.get("heat_capacity_300K_J_per_mol_K").asDouble())
        .isCloseTo(theirs.get("heat_capacity").asDouble() / 2, within(5e-3));
  }

  /** The last three columns of the atoms of all frames. */
  private static String forces(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> lines = Files.readAllLines(file);
    String header = lines.get(1);
    assertThat(header).contains(":forces:R:3");
    int column = 0;
    String[] parts = header.replaceAll(".*Properties=(\\S+).*", "$1").split(":");
    for (int k = 0; !parts[k].equals("forces"); k += 3) {
      column += Integer.parseInt(parts[k + 2]);
    }
    for (String line : lines) {
      if (line.startsWith("Si ")) {
        String[] words = line.strip().split("\\s+");
        text.append(String.join(" ", List.of(words).subList(column, column + 3))).append('\n');
      }
    }
    return text.toString();
  }
}
