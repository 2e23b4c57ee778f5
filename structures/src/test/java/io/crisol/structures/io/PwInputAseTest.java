package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ASE reads the pw.x input that we write, and we read the one that ASE writes. */
class PwInputAseTest {
  private static final String READ =
      """
      import sys, json, ase.io
      a = ase.io.read(sys.argv[1], format='espresso-in')
      ase.io.write(sys.argv[2], a, format='espresso-in',
                   pseudopotentials={s: s + '.UPF' for s in set(a.get_chemical_symbols())},
                   input_data={'ecutwfc': 30}, crystal_coordinates=True)
      print(json.dumps({'symbols': a.get_chemical_symbols(), 'cell': a.cell.array.tolist(),
                        'positions': a.get_positions().tolist(),
                        'constraints': len(a.constraints)}))
      """;

  private static String python = "";

  @TempDir private Path folder;

  private record Run(int code, String output) {}

  @BeforeAll
  static void requireAse() throws IOException, InterruptedException {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      if (python.isEmpty() && run(candidate, "-c", "import ase.io").code == 0) {
        python = candidate;
      }
    }
    if (python.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: python3 with ase");
    }
    if (python.isEmpty()) {
      System.out.println("skipped: there is no python3 with ase (Debian: python3-ase)");
    }
    assumeTrue(!python.isEmpty(), "there is no python3 with ase");
  }

  private static Run run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      return new Run(-1, e.toString());
    }
  }

  @Test
  void both_ways() throws InterruptedException {
    Frame frame = CalculationTexts.frame(5);
    double[] mask = new double[24];
    java.util.Arrays.fill(mask, 3, 24, 1);
    Frame flagged =
        new Frame(
            frame.structure(), frame.labels(), Map.of(), Map.of("move_mask", mask), frame.source());
    Path ours = folder.resolve("ours.pwi");
    Path theirs = folder.resolve("theirs.pwi");
    FrameOutputs.of("espresso-in").write(ours, List.of(flagged), _ -> {});
    Run run = run(python, "-W", "ignore", "-c", READ, ours.toString(), theirs.toString());
    assertThat(run.code).as(run.output).isZero();
    Json.Obj found = Json.parse(run.output, "ASE").asObject();
    assertThat(found.get("symbols").asList().stream().map(Json::asString).toList())
        .isEqualTo(
            java.util.Arrays.stream(frame.structure().elements()).map(Element::symbol).toList());
    assertThat(GoldenLabels.flat(found.get("cell")).toArray())
        .containsExactly(frame.structure().cell().vectors(), within(1e-12));
    assertThat(GoldenLabels.flat(found.get("positions")).toArray())
        .containsExactly(frame.structure().positions(), within(1e-12));
    Frame back = FrameFiles.read(theirs.toString()).frames().getFirst();
    assertThat(back.structure().positions())
        .containsExactly(frame.structure().positions(), within(1e-8));
    // ASE 3.22 reads such files and leaves the flags out; later ones keep them.
    if (found.get("constraints").asInt() > 0) {
      assertThat(back.columns().get("move_mask")).containsExactly(mask);
    }
  }
}
