package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verbs take, print and leave behind, as docs/formats/run-folder.md has it. */
class VerbsTest {
  private static final String LJ = BadInputTest.LJ;

  @TempDir Path folder;
  private Path argon;

  @BeforeEach
  void argon() throws IOException {
    argon = folder.resolve("ar.xyz");
    Files.writeString(
        argon,
        "1\nLattice=\"0 2.7 2.7 2.7 0 2.7 2.7 2.7 0\" Properties=species:S:1:pos:R:3\nAr 0 0 0\n");
  }

  private Json.Obj json(String name) throws IOException {
    return Json.parse(Files.readString(folder.resolve(name)), name).asObject();
  }

  @Test
  void md_leaves_a_whole_run_folder_and_its_run_toml_repeats_it() throws IOException {
    String out = folder.resolve("m").toString();
    var md =
        Crisol.run(
            "md",
            LJ,
            argon.toString(),
            "--replicate",
            "3x3x3",
            "--temperature",
            "20",
            "--time",
            "0.05 ps",
            "--out",
            out,
            "--json",
            folder.resolve("m.json").toString());
    assertThat(md.exit()).as(md.err()).isZero();
    assertThat(md.out()).contains("mean temperature");
    for (String name :
        new String[] {
          "run.toml",
          "results.json",
          "provenance.json",
          "log.txt",
          "thermo.csv",
          "trajectory.xyz",
          "checkpoint.json",
          "report.html"
        }) {
      assertThat(folder.resolve("m").resolve(name)).as(name).isNotEmptyFile();
    }
    assertThat(json("m.json").get("steps").asInt()).isEqualTo(50);
    assertThat(json("m.json")).isEqualTo(json("m/results.json"));
    Json.Obj provenance = json("m/provenance.json");
    assertThat(provenance.get("inputs").asList().getFirst().asObject().get("sha256").asString())
        .hasSize(64);
    assertThat(provenance.get("command").asString()).startsWith("crisol md lj(");
    assertThat(folder.resolve("m/log.txt")).content().contains("mean temperature");

    var again =
        Crisol.run(
            "md", folder.resolve("m/run.toml").toString(), "--out", folder.resolve("n").toString());
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(folder.resolve("n/trajectory.xyz"))
        .hasSameBinaryContentAs(folder.resolve("m/trajectory.xyz"));
    assertThat(folder.resolve("n/run.toml")).hasSameTextualContentAs(folder.resolve("m/run.toml"));
  }

  @Test
  void a_longer_run_resumed_has_the_bits_of_one_uninterrupted() {
    String[] whole = {
      "md",
      LJ,
      argon.toString(),
      "--replicate",
      "3x3x3",
      "--temperature",
      "20",
      "--steps",
      "60",
      "--out",
      folder.resolve("w").toString()
    };
    assertThat(Crisol.run(whole).exit()).isZero();
    String parts = folder.resolve("p").toString();
    assertThat(
            Crisol.run(
                    "md",
                    LJ,
                    argon.toString(),
                    "--replicate",
                    "3x3x3",
                    "--temperature",
                    "20",
                    "--steps",
                    "25",
                    "--out",
                    parts)
                .exit())
        .isZero();
    var resumed = Crisol.run("md", "--resume", "--out", parts, "--steps", "60");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    for (String name : new String[] {"thermo.csv", "trajectory.xyz", "checkpoint.json"}) {
      assertThat(folder.resolve("p").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("w").resolve(name));
    }
  }

  @Test
  void a_dry_run_says_what_would_happen_and_writes_nothing() {
    var md =
        Crisol.run(
            "md",
            LJ,
            argon.toString(),
            "--replicate",
            "3x3x3",
            "--time",
            "1 ns",
            "--out",
            folder.resolve("d").toString(),
            "--dry-run");
    assertThat(md.exit()).isZero();
    assertThat(md.out()).contains("1000000 steps", "27 atoms");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void predict_writes_what_the_contracts_say() throws IOException {
    Path out = folder.resolve("out.xyz");
    var predict =
        Crisol.run(
            "predict",
            LJ,
            argon.toString(),
            out.toString(),
            "--json",
            folder.resolve("p.json").toString());
    assertThat(predict.exit()).as(predict.err()).isZero();
    Frame frame = FrameFiles.read(out.toString()).frames().getFirst();
    // Every neighbour of the perfect lattice sums to: E = 1/2 Σ 4ε((σ/r)^12 − (σ/r)^6) over the
    // shells within 8.5 Å.
    double energy = 0;
    int[][] shells = {
      {2, 12}, {4, 6}, {6, 24}, {8, 12}, {10, 24}, {12, 8}, {14, 48}, {16, 6}, {18, 36}
    };
    for (int[] shell : shells) {
      double r = 2.7 * Math.sqrt(shell[0]);
      if (r < 8.5) {
        energy += 0.5 * shell[1] * 4 * 0.0104 * (Math.pow(3.4 / r, 12) - Math.pow(3.4 / r, 6));
      }
    }
    assertThat(frame.labels().energy().getAsDouble()).isCloseTo(energy, within(1e-12));
    assertThat(frame.labels().stress().orElseThrow()).hasSize(9);
    assertThat(frame.columns()).containsKey("energies");
    assertThat(json("p.json").get("frames").asInt()).isEqualTo(1);
  }

  @Test
  void relax_finds_the_lattice_constant_and_says_when_it_does_not() throws IOException {
    var relax =
        Crisol.run(
            "relax",
            LJ,
            argon.toString(),
            "--cell",
            "free",
            "--out",
            folder.resolve("r").toString());
    assertThat(relax.exit()).as(relax.err()).isZero();
    Structure relaxed =
        FrameFiles.read(folder.resolve("r/relaxed.xyz").toString()).frames().getFirst().structure();
    assertThat(Math.cbrt(4 * relaxed.cell().volume()))
        .isBetween(5.2, 5.3); // 1.54 σ and a little more for the cutoff
    var given =
        Crisol.run(
            "relax",
            LJ,
            argon.toString(),
            "--cell",
            "free",
            "--max-steps",
            "1",
            "--out",
            folder.resolve("s").toString());
    assertThat(given.exit()).isEqualTo(3);
    assertThat(given.err()).contains("not-converged", "--max-steps");
    assertThat(json("s/results.json").get("converged").asBoolean()).isFalse();
  }

  @Test
  void check_writes_its_findings() throws IOException {
    var check =
        Crisol.run(
            "check",
            Launched.root().resolve("examples/silicon/test.xyz.gz").toString(),
            "--out",
            folder.resolve("c").toString());
    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(json("c/results.json").get("frames").asInt()).isEqualTo(25);
    assertThat(folder.resolve("c/findings.json")).isNotEmptyFile();
    assertThat(folder.resolve("c/report.html")).isNotEmptyFile();
  }

  @Test
  void train_evaluate_and_resume_agree() throws IOException {
    String data = Launched.root().resolve("examples/silicon/train.xyz.gz") + "@0:24";
    String[] common = {
      "--hidden", "4", "--radial-order", "4", "--angular-order", "3", "--quarantine", "keep"
    };
    var train =
        Crisol.run(
            joined(
                common,
                "train",
                data,
                "--iterations",
                "8",
                "--out",
                folder.resolve("t").toString()));
    assertThat(train.exit()).as(train.err()).isZero();
    assertThat(train.out()).contains("energy MAE RMSE", "potential.crisol.json");
    for (String name :
        new String[] {
          "potential.crisol.json",
          "train.xyz",
          "validation.xyz",
          "learning-curve.csv",
          "parity.json",
          "report.html",
          "run.toml"
        }) {
      assertThat(folder.resolve("t").resolve(name)).as(name).isNotEmptyFile();
    }
    String potential = folder.resolve("t/potential.crisol.json").toString();
    var evaluate =
        Crisol.run(
            "evaluate",
            potential,
            folder.resolve("t/validation.xyz").toString(),
            "--json",
            folder.resolve("e.json").toString());
    assertThat(evaluate.exit()).as(evaluate.err()).isZero();
    double trained =
        json("t/results.json")
            .get("sets")
            .asObject()
            .get("validation")
            .asObject()
            .get("force_rmse_eV_per_angstrom")
            .asDouble();
    assertThat(json("e.json").get("force_rmse_eV_per_angstrom").asDouble())
        .isCloseTo(trained, within(1e-12));

    String parts = folder.resolve("p").toString();
    assertThat(
            Crisol.run(
                    joined(
                        common,
                        "train",
                        data,
                        "--iterations",
                        "3",
                        "--checkpoint-interval",
                        "1",
                        "--out",
                        parts))
                .exit())
        .isZero();
    var resumed = Crisol.run("train", "--resume", "--out", parts, "--iterations", "8");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(json("p/potential.crisol.json").get("parameters"))
        .isEqualTo(json("t/potential.crisol.json").get("parameters"));
  }

  @Test
  void quickstart_goes_through_everything() throws IOException {
    Path example = Files.createDirectories(folder.resolve("tiny"));
    Path silicon = Launched.root().resolve("examples/silicon");
    Files.copy(silicon.resolve("test.xyz.gz"), example.resolve("train.xyz.gz"));
    Files.copy(silicon.resolve("test.xyz.gz"), example.resolve("test.xyz.gz"));
    Files.copy(silicon.resolve("diamond.xyz"), example.resolve("diamond.xyz"));
    String network =
        "[potential]\nhidden = [4]\nradial_order = 4\nangular_order = 3\n[training]\niterations = 10\n";
    Files.writeString(
        example.resolve("quick.toml"),
        "[data]\ntrain = [\"train.xyz.gz\"]\ntest = [\"test.xyz.gz\"]\n" + network);
    Files.writeString(
        example.resolve("md.toml"),
        Files.readString(silicon.resolve("md.toml"))
            .replace("10 ps", "0.02 ps")
            .replace("4x4x4", "2x2x2"));
    var quick =
        Crisol.run(
            "quickstart",
            "--example",
            example.toString(),
            "--out",
            folder.resolve("q").toString(),
            "--json",
            folder.resolve("q.json").toString());
    assertThat(quick.exit()).as(quick.err()).isZero();
    assertThat(quick.out()).contains("1 of 4", "4 of 4", "All done in");
    assertThat(json("q.json")).isEqualTo(json("q/results.json"));
    assertThat(json("q.json").get("kind").asString()).isEqualTo("quickstart");
    for (String step : new String[] {"check", "train", "evaluate", "md"}) {
      assertThat(json("q/" + step + "/results.json").get("kind").asString()).isEqualTo(step);
    }
    assertThat(folder.resolve("q/report.html")).content().contains("<title>Quickstart: ");
    assertThat(json("q.json").members())
        .containsKeys(
            "force_mae_eV_per_angstrom",
            "energy_mae_meV_per_atom",
            "total_seconds",
            "train_seconds",
            "energy_drift_meV_per_atom_per_ps",
            "groups");
    assertThat(json("q.json").get("frames").asInt()).isEqualTo(25);
    for (String name :
        new String[] {
          "report.html",
          "check/findings.json",
          "train/potential.crisol.json",
          "evaluate/parity.json",
          "md/thermo.csv",
          "md/log.txt"
        }) {
      assertThat(folder.resolve("q").resolve(name)).as(name).isNotEmptyFile();
    }
  }

  private static String[] joined(String[] tail, String... head) {
    String[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
