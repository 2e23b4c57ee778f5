package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learns silicon on the fly from the true pw.x: the short form of examples/silicon-learn. */
class SiliconLearnTest {
  private static final Path PSEUDO = Path.of("/usr/share/espresso/pseudo/Si.pz-vbc.UPF");

  @TempDir Path folder;

  /** Skipped where Quantum ESPRESSO is absent, failed there with CI=true. */
  private static void requireEspresso() {
    boolean there =
        Files.exists(PSEUDO)
            && Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "pw.x")));
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: pw.x and " + PSEUDO);
    }
    if (!there) {
      System.out.println("skipped: there is no pw.x (Debian: quantum-espresso)");
    }
    assumeTrue(there, "there is no pw.x");
  }

  @Test
  void silicon_is_learned_from_pw() throws Exception {
    requireEspresso();
    String config = Launched.root().resolve("examples/silicon-learn/short.toml").toString();
    Launched learned = Launched.crisol(folder, "learn", config, "--out", "si");
    assertThat(learned.exit()).as(learned.err()).isZero();
    Json.Obj results =
        Json.parse(Files.readString(folder.resolve("si/results.json")), "results.json").asObject();
    assertThat(results.get("verdict").asString()).isEqualTo("passed");
    assertThat(results.get("failed_labels").asInt()).isZero();
    assertThat(results.get("final_max_grade").asDouble()).isLessThanOrEqualTo(2);
    assertThat(results.get("frames").asInt()).isEqualTo(4);
    // Forces of about 0.7 eV/Å, known before anything was learned about them.
    assertThat(results.get("force_rmse_eV_per_angstrom").asDouble()).isLessThan(0.15);
    assertThat(folder.resolve("si/report.html")).content().contains("reference calculation");
    try (var jobs = Files.list(folder.resolve("si/jobs"))) {
      assertThat(jobs).isNotEmpty();
    }
  }
}
