package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Project folders of aenet as they stand. */
class AenetProjectTest {
  private static final List<String> STRUCTURES =
      List.of(
          "anatase_2x2x1_triclinic.xsf",
          "anatase_conv_rattled.xsf",
          "rutile_2x2x2_Ovac.xsf",
          "rutile_2x2x3_rattled.xsf",
          "rutile_prim_rattled.xsf");

  private static final Pattern TOTAL = Pattern.compile("Total energy\\s*:\\s*(\\S+) eV");
  private static final Pattern FORCE =
      Pattern.compile("(?m)^ (?:Ti|O )((?:\\s+-?\\d+\\.\\d{6}){3})((?:\\s+-?\\d+\\.\\d{6}){3})$");

  @TempDir Path folder;

  private Path project() throws IOException {
    Path golden = Golden.path("aenet");
    for (String name : STRUCTURES) {
      Files.copy(golden.resolve(name), folder.resolve(name));
    }
    for (String name : List.of("Ti.15t-15t.nn", "O.15t-15t.nn")) {
      Files.copy(golden.resolve(name), folder.resolve(name));
    }
    return Files.writeString(
        folder.resolve("predict.in"),
        "TYPES\n"
            + "2\n"
            + "Ti\n"
            + "O\n\n"
            + "NETWORKS\n"
            + "Ti  Ti.15t-15t.nn\n"
            + "O    O.15t-15t.nn\n\n"
            + "FORCES\n\n"
            + "VERBOSITY low\n\n"
            + "FILES\n"
            + "5\n"
            + String.join("\n", STRUCTURES)
            + "\n");
  }

  @Test
  void predict_in_gives_the_numbers_that_aenet_prints() throws IOException {
    Path input = project();
    Crisol crisol = Crisol.run("predict", input.toString());
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    String printed = Files.readString(Golden.path("aenet").resolve("tio2_15t-15t_predict.out"));
    List<Frame> frames = FrameFiles.read(folder.resolve("predicted.xyz").toString()).frames();
    Matcher total = TOTAL.matcher(printed);
    Matcher force = FORCE.matcher(printed);
    for (Frame frame : frames) {
      assertThat(total.find()).isTrue();
      double energy = Double.parseDouble(total.group(1));
      assertThat(frame.labels().energy().orElseThrow()).isCloseTo(energy, within(0.6e-8));
      assertThat(crisol.out()).contains(total.group(1) + " eV");
      double[] forces = frame.labels().forces().orElseThrow();
      for (int k = 0; k < forces.length; k += 3) {
        assertThat(force.find()).isTrue();
        String[] words = force.group(2).strip().split("\\s+");
        for (int x = 0; x < 3; x++) {
          assertThat(forces[k + x]).isCloseTo(Double.parseDouble(words[x]), within(0.6e-6));
        }
      }
    }
    assertThat(frames).hasSize(5);
    assertThat(force.find()).isFalse();
  }

  @Test
  void networks_of_aenet_come_back_from_export() throws IOException {
    project();
    String networks = folder.resolve("Ti.15t-15t.nn") + "," + folder.resolve("O.15t-15t.nn");
    Path out = folder.resolve("export");
    Crisol export =
        Crisol.run(
            "export",
            networks,
            "--aenet",
            out.toString(),
            "--structures",
            folder.resolve(STRUCTURES.get(1)).toString());
    assertThat(export.exit()).as(export.err()).isZero();
    Crisol predict = Crisol.run("predict", out.resolve("predict.in").toString());
    assertThat(predict.exit()).as(predict.err()).isZero();
    assertThat(predict.out()).contains("-9970.87539313 eV");
  }

  @Test
  void train_in_is_translated_to_settings() throws IOException {
    Files.writeString(
        folder.resolve("generate.in"),
        "OUTPUT Si.train\nTYPES\n1\nSi -3.5\nSETUPS\nSi Si.stp\nFILES\n1\n"
            + Launched.root().resolve("examples/silicon/test.xyz.gz@0:20")
            + "\n");
    Files.writeString(
        folder.resolve("Si.stp"),
        "ATOM Si\n"
            + "ENV 1\n"
            + "Si\n"
            + "RMIN 1.5\n"
            + "BASIS type=Chebyshev\n"
            + "radial_Rc=5.0 radial_N=6 angular_Rc=4.0 angular_N=3\n");
    Files.writeString(
        folder.resolve("train.in"),
        "TRAININGSET Si.train\n"
            + "TESTPERCENT 20\n"
            + "ITERATIONS 2\n"
            + "METHOD\n"
            + "bfgs\n"
            + "NETWORKS\n"
            + "Si Si.nn 1 4:tanh\n");
    Path run = folder.resolve("run");
    Crisol train = Crisol.run("train", folder.toString(), "--out", run.toString());
    assertThat(train.exit()).as(train.err()).isZero();
    assertThat(train.err()).contains("forces in the structures are used too");
    Json.Obj potential =
        Json.parse(Files.readString(run.resolve("potential.crisol.json")), "potential").asObject();
    assertThat(
            potential
                .get("reference_energies")
                .asObject()
                .get(Element.of("Si").symbol())
                .asDouble())
        .isEqualTo(-3.5);
    assertThat(run.resolve("run.toml"))
        .content()
        .contains(
            "radial_order = 6", "angular_cutoffs = [4.0]", "hidden = [4]", "test_fraction = 0.2");
    assertThat(run.resolve("Si.nn")).isNotEmptyFile();
    assertThat(FrameFiles.read(run.resolve("test.xyz").toString()).frames()).hasSize(4);
  }

  /** Sodium with expansions, chlorine with symmetry functions; the network files go on in aenet. */
  @Test
  void set_ups_that_differ_train_and_give_network_files() throws IOException {
    Path data = Launched.root().resolve("examples/charges/salt.xyz");
    Files.writeString(
        folder.resolve("generate.in"),
        "OUTPUT salt.train\nTYPES\n2\nNa -1.0\nCl -2.0\nSETUPS\nNa Na.stp\nCl Cl.stp\nFILES\n1\n"
            + data
            + "@0:30\n");
    String atoms = "\nENV 2\nNa\nCl\nRMIN 0.5\n";
    Files.writeString(
        folder.resolve("Na.stp"),
        "ATOM Na"
            + atoms
            + "BASIS type=Chebyshev\nradial_Rc=4.5 radial_N=5 angular_Rc=3.5 angular_N=2\n");
    Files.writeString(
        folder.resolve("Cl.stp"),
        "ATOM Cl"
            + atoms
            + "SYMMFUNC type=Behler2011\n4\n"
            + "G=2 type2=Cl eta=0.1 Rs=0.0 Rc=5.0\n"
            + "G=5 type2=Cl type3=Na eta=0.01 lambda=1.0 zeta=1.0 Rc=4.0\n"
            + "G=2 type2=Na eta=0.3 Rs=1.0 Rc=5.0\n"
            + "G=1 type2=Na Rc=4.5\n");
    Files.writeString(
        folder.resolve("train.in"),
        "TRAININGSET salt.train\nTESTPERCENT 10\nITERATIONS 2\nMETHOD\nbfgs\n"
            + "NETWORKS\nNa Na.5t.nn 1 5:tanh\nCl Cl.5t.nn.ascii 1 5:tanh\n");
    Path run = folder.resolve("run");
    Crisol train = Crisol.run("train", folder.toString(), "--out", run.toString());
    assertThat(train.exit()).as(train.err()).isZero();
    assertThat(train.err()).contains("Na: Chebyshev, 18 components", "Cl: 4 symmetry functions");
    String networks = run.resolve("Na.5t.nn") + "," + run.resolve("Cl.5t.nn.ascii");
    assertThat(train.out()).contains(run.resolve("Na.5t.nn").toString());
    double[] here = energies(run.resolve("potential.crisol.json").toString(), data);
    double[] aenet = energies(networks, data);
    assertThat(here).hasSize(5).doesNotHaveDuplicates();
    assertThat(aenet).usingComparatorWithPrecision(1e-10).containsExactly(here);
  }

  private double[] energies(String potential, Path data) {
    Path out = folder.resolve("out.xyz");
    Crisol predict = Crisol.run("predict", potential, data + "@0:5", out.toString(), "--overwrite");
    assertThat(predict.exit()).as(predict.err()).isZero();
    return FrameFiles.read(out.toString()).frames().stream()
        .mapToDouble(frame -> frame.labels().energy().orElseThrow())
        .toArray();
  }

  @Test
  void an_input_without_structures_is_told() throws IOException {
    Path input = Files.writeString(folder.resolve("p.in"), "TYPES\n1\nSi\nNETWORKS\nSi Si.nn\n");
    Crisol crisol = Crisol.run("predict", input.toString(), folder.resolve("o.xyz").toString());
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.err()).contains("FILES is missing");
  }
}
