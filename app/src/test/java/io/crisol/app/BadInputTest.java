package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.FrameFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gets a clear message and exit code 1, and nothing that was there is lost. */
class BadInputTest {
  static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)";
  private static final String ARGON =
      """
      4
      Lattice="5.3 0 0 0 5.3 0 0 0 5.3" Properties=species:S:1:pos:R:3
      Ar 0 0 0
      Ar 0 2.65 2.65
      Ar 2.65 0 2.65
      Ar 2.65 2.65 0
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path silicon(String name) {
    return Launched.root().resolve("examples/silicon").resolve(name);
  }

  /** The first frames of the example with something done to them. */
  private Path altered(int frames, UnaryOperator<Labels> labels) {
    List<Frame> changed = new ArrayList<>();
    for (Frame frame : FrameFiles.read(silicon("train.xyz.gz") + "@0:" + frames).frames()) {
      changed.add(frame.withLabels(labels.apply(frame.labels())));
    }
    Path file = folder.resolve("altered.xyz");
    ExtendedXyz.write(file, changed);
    return file;
  }

  private Crisol predict(Path input) {
    return Crisol.run("predict", LJ, input.toString(), folder.resolve("predicted.xyz").toString());
  }

  private void refused(Crisol crisol, String... parts) {
    assertThat(crisol.err())
        .contains(parts)
        .contains("crisol: ", "what to do: ")
        .doesNotContain("\tat ", "Exception");
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(folder.resolve("predicted.xyz")).doesNotExist();
  }

  @Test
  void a_truncated_file() throws IOException {
    Path input = file("cut.xyz", ARGON.substring(0, ARGON.lastIndexOf("Ar")));
    refused(predict(input), "file-truncated", "cut.xyz", "4 atoms");
    assertThat(input).hasContent(ARGON.substring(0, ARGON.lastIndexOf("Ar")));
  }

  @Test
  void a_binary_file() throws IOException {
    Path input =
        Files.write(
            folder.resolve("noise.xyz"), new byte[] {4, 0, 1, 2, (byte) 0xff, 0, 7, 10, 0, 0});
    refused(predict(input), "file-not-text", "noise.xyz");
  }

  @Test
  void an_empty_file() throws IOException {
    refused(predict(file("empty.xyz", "")), "file-empty", "empty.xyz");
  }

  @Test
  void a_file_that_is_not_there() {
    refused(predict(folder.resolve("nowhere.xyz")), "file-not-found", "nowhere.xyz");
  }

  @Test
  void a_position_that_is_not_a_number() throws IOException {
    refused(
        predict(file("nan.xyz", ARGON.replace("Ar 2.65 2.65 0", "Ar 2.65 NaN 0"))),
        "not-finite",
        "nan.xyz",
        "frame 0");
  }

  @Test
  void an_unknown_element() throws IOException {
    refused(
        predict(file("q.xyz", ARGON.replace("Ar 2.65 2.65 0", "Qq 2.65 2.65 0"))),
        "unknown-element",
        "Qq",
        "line 6");
  }

  @Test
  void an_element_that_the_potential_does_not_know() throws IOException {
    Path potential = argonFile();
    var crisol =
        Crisol.run(
            "predict",
            potential.toString(),
            file("ne.xyz", ARGON.replace("Ar 0 0 0", "Ne 0 0 0")).toString(),
            folder.resolve("predicted.xyz").toString());
    refused(crisol, "potential-element", "Ne", "Ar");
  }

  private Path argonFile() {
    Path potential = folder.resolve("argon.crisol.json");
    PotentialFile.write(
        potential,
        Potentials.resolve(LJ, new PotentialRequest(Set.of(Element.Ar), Map.of(), List.of()))
            .potential());
    return potential;
  }

  @Test
  void a_potential_file_changed_by_hand() throws IOException {
    Path potential = argonFile();
    Path input = file("ar.xyz", ARGON);
    assertThat(
            Crisol.run(
                    "predict",
                    potential.toString(),
                    input.toString(),
                    folder.resolve("good.xyz").toString())
                .exit())
        .isZero();
    String text = Files.readString(potential);
    assertThat(text).contains("0.0104");
    Files.writeString(potential, text.replaceFirst("0\\.0104", "0.0105"));
    refused(
        Crisol.run(
            "predict",
            potential.toString(),
            input.toString(),
            folder.resolve("predicted.xyz").toString()),
        "potential-edited",
        "argon.crisol.json");
  }

  @Test
  void a_disordered_crystal_is_converted_but_not_computed() throws IOException {
    Path cif =
        file(
            "alloy.cif",
            """
            data_alloy
            _cell_length_a 4
            _cell_length_b 4
            _cell_length_c 4
            _symmetry_space_group_name_H-M 'P 1'
            loop_
            _atom_site_label
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            _atom_site_occupancy
            Ar1 0 0 0 0.75
            """);
    refused(predict(cif), "disordered", "alloy.cif", "below 1");
    refused(
        Crisol.run("relax", LJ, cif.toString(), "--out", folder.resolve("r").toString()),
        "disordered");
    Path out = folder.resolve("alloy.xyz");
    assertThat(Crisol.run("convert", cif.toString(), out.toString()).exit()).isZero();
    assertThat(out).content().contains("occupancy:R:1");
  }

  @Test
  void two_atoms_on_one_spot() throws IOException {
    Path input = file("spot.xyz", ARGON.replace("Ar 0 2.65 2.65", "Ar 0 0 0"));
    var crisol = Crisol.run("check", input.toString(), "--out", folder.resolve("c").toString());
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.out()).contains("overlapping-atoms", "quarantine.xyz");
    assertThat(folder.resolve("c/quarantine.xyz")).content().contains("overlapping-atoms");
  }

  @Test
  void frames_without_forces_among_frames_with() {
    int[] count = {0};
    Path input =
        altered(
            8,
            labels ->
                count[0]++ == 3 ? Labels.NONE.withEnergy(labels.energy().getAsDouble()) : labels);
    var crisol = Crisol.run("check", input.toString(), "--out", folder.resolve("c").toString());
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.out()).contains("labels-mixed", "frame 3");
    var allowed =
        Crisol.run(
            "check", input.toString(), "--mixed-labels", "--out", folder.resolve("d").toString());
    assertThat(allowed.exit()).isZero();
    assertThat(allowed.out()).contains("note [labels-mixed]");
  }

  @Test
  void energy_per_atom_instead_of_total() {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : FrameFiles.read(silicon("train.xyz.gz").toString()).frames()) {
      frames.add(
          frame.withLabels(
              frame.labels().withEnergy(frame.labels().energy().getAsDouble() / frame.size())));
    }
    Path input = folder.resolve("altered.xyz");
    ExtendedXyz.write(input, frames);
    var crisol = Crisol.run("check", input.toString(), "--out", folder.resolve("c").toString());
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.out()).contains("energy-per-atom");
  }

  @Test
  void stress_with_the_sign_of_vasp() {
    Path input =
        altered(
            1000,
            labels ->
                labels.withStress(
                    java.util.Arrays.stream(labels.stress().orElseThrow()).map(s -> -s).toArray()));
    var crisol = Crisol.run("check", input.toString(), "--out", folder.resolve("c").toString());
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.out()).contains("stress-sign");
  }

  @Test
  void suspect_data_are_not_trained_on() {
    int[] count = {0};
    Path input =
        altered(
            8,
            labels ->
                count[0]++ == 3 ? Labels.NONE.withEnergy(labels.energy().getAsDouble()) : labels);
    refused(
        Crisol.run("train", input.toString(), "--out", folder.resolve("t").toString()),
        "labels-suspect",
        "1 of 8 training frames",
        "crisol check");
  }

  @Test
  void an_unknown_key() throws IOException {
    Path config = file("train.toml", "[data]\ntrain = [\"a.xyz\"]\n\n[training]\nitertions = 5\n");
    refused(
        Crisol.run("train", config.toString()),
        "option-unknown",
        "\"itertions\"",
        "did you mean \"iterations\"?",
        "train.toml, line 5");
  }

  @Test
  void a_cutoff_that_is_none() {
    String input = silicon("train.xyz.gz") + "@0:20";
    refused(
        Crisol.run(
            "train", input, "--radial-cutoffs", "0", "--out", folder.resolve("t").toString()),
        "option-invalid",
        "radial_cutoffs");
    refused(
        Crisol.run(
            "predict",
            LJ.replace("8.5", "-8.5"),
            silicon("diamond.xyz").toString(),
            folder.resolve("predicted.xyz").toString()),
        "cutoff",
        "-8.5");
  }

  @Test
  void a_cutoff_larger_than_memory_allows() {
    String input = silicon("train.xyz.gz") + "@0:20";
    var crisol =
        Crisol.run(
            "train",
            input,
            "--radial-cutoffs",
            "50",
            "--angular-cutoffs",
            "50",
            "--memory",
            "200 MB",
            "--quarantine",
            "keep",
            "--out",
            folder.resolve("t").toString());
    refused(crisol, "memory-short", "smaller cutoff");
  }

  @Test
  void a_system_larger_than_memory_allows() {
    refused(
        Crisol.run(
            "md",
            LJ,
            silicon("diamond.xyz").toString(),
            "--replicate",
            "2000x2000x2000",
            "--steps",
            "1",
            "--out",
            folder.resolve("m").toString()),
        "memory-short",
        "64000000000 atoms");
  }

  @Test
  void an_empty_split() {
    String input = silicon("train.xyz.gz") + "@0:20";
    refused(
        Crisol.run(
            "train",
            input,
            "--validation-fraction",
            "0",
            "--quarantine",
            "keep",
            "--out",
            folder.resolve("t").toString()),
        "validation");
  }

  @Test
  void a_folder_that_cannot_be_written() throws IOException {
    Path input = file("ar.xyz", ARGON);
    Path taken = file("a-file", "kept");
    refused(
        Crisol.run(
            "md", LJ, input.toString(), "--steps", "1", "--out", taken.resolve("run").toString()),
        "output-unwritable",
        "a-file");
    refused(
        Crisol.run("predict", LJ, input.toString(), taken.resolve("predicted.xyz").toString()),
        "output-unwritable",
        "a-file");
    assertThat(taken).hasContent("kept");
  }

  @Test
  void a_folder_that_holds_a_run() throws IOException {
    Path input = file("ar.xyz", ARGON);
    String out = folder.resolve("run").toString();
    assertThat(Crisol.run("md", LJ, input.toString(), "--steps", "5", "--out", out).exit())
        .isZero();
    String before = Files.readString(folder.resolve("run/results.json"));
    refused(
        Crisol.run("md", LJ, input.toString(), "--steps", "6", "--out", out),
        "run-folder-taken",
        "--resume");
    refused(
        Crisol.run("md", "--resume", "--out", out, "--timestep", "2"),
        "resume-changed",
        "timestep");
    assertThat(folder.resolve("run/results.json")).hasContent(before);
    assertThat(
            Crisol.run("md", LJ, input.toString(), "--steps", "6", "--out", out, "--overwrite")
                .exit())
        .isZero();
  }

  @Test
  void nothing_to_resume() {
    refused(
        Crisol.run("md", "--resume", "--out", folder.resolve("none").toString()), "resume-nothing");
  }

  @Test
  void a_committee_with_a_member_that_is_not_there() throws IOException {
    Path there = Files.writeString(folder.resolve("a.crisol.json"), "{}");
    Crisol crisol =
        Crisol.run(
            "evaluate",
            there + "," + folder.resolve("b.crisol.json"),
            silicon("test.xyz.gz").toString());
    refused(crisol, "there is no file", "b.crisol.json");
  }

  @Test
  void studies_of_less_than_nothing() {
    refused(
        Crisol.run("study", silicon("test.xyz.gz").toString(), "--candidates", "-2"),
        "candidates = -2",
        "at least two");
    refused(
        Crisol.run("study", silicon("test.xyz.gz").toString(), "--folds", "-1"),
        "folds = -1",
        "at least two");
  }

  @Test
  void set_up_files_that_are_not_there_or_not_named() {
    refused(
        Crisol.run("train", silicon("test.xyz.gz").toString(), "--descriptor", "from-files"),
        "functions_from",
        "Ti.stp,O.stp");
    refused(
        Crisol.run("train", silicon("test.xyz.gz").toString(), "--aenet-networks", "Si=../Si.nn"),
        "aenet_networks = Si=../Si.nn",
        "Ti=Ti.15t-15t.nn");
  }

  @Test
  void wrong_usage_is_exit_code_2() {
    assertThat(Crisol.run("md").exit()).isEqualTo(2);
    assertThat(Crisol.run("md", LJ, "a", "b", "c").err()).contains("unexpected argument: b");
    var flag = Crisol.run("md", "--temprature", "3");
    assertThat(flag.exit()).isEqualTo(2);
    assertThat(flag.err()).contains("did you mean --temperature?");
  }
}
