package io.crisol.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import io.crisol.structures.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  /** Where it starts. */
  public record Input(
      @Setting(help = "a file", unit = "file") String file,
      @Setting(help = "more files", unit = "file") List<String> more) {}

  /** How it goes on. */
  public record Motion(
      @Setting(help = "step of time", unit = "fs", value = "1 fs") double timestep,
      @Setting(help = "number of steps", value = "100") int steps,
      @Setting(help = "target", unit = "K") OptionalDouble temperature,
      @Setting(help = "charges", unit = "e") Map<String, Double> charges) {
    /** Checks. */
    public Motion {
      if (timestep <= 0) {
        throw Problem.OPTION_INVALID.with(
            "timestep", timestep, "time only goes forward", "give more than 0");
      }
    }
  }

  private static final List<Section> SECTIONS =
      List.of(
          new Section("input", "Files", List.of(Input.class)),
          new Section("md", "Motion", List.of(Motion.class)));

  @TempDir Path folder;

  private Configuration read(String text) throws IOException {
    Path file = folder.resolve("run.toml");
    Files.writeString(file, text);
    return new Configuration(SECTIONS).read(file);
  }

  @Test
  void values_units_and_defaults_reach_the_record() throws IOException {
    var configuration =
        read("[md]\ntimestep = \"0.002 ps\"\ntemperature = 300\ncharges = {Na = 1, Cl = -1.5}\n");
    assertThat(configuration.get("md", Motion.class))
        .isEqualTo(new Motion(2, 100, OptionalDouble.of(300), Map.of("Na", 1.0, "Cl", -1.5)));
  }

  @Test
  void an_unknown_key_is_refused_with_the_nearest_spelling_and_its_line() {
    refused(
        "[md]\nsteps = 3\n\ntime_step = 1\n",
        "option-unknown",
        "\"time_step\"",
        "run.toml, line 4",
        "did you mean \"timestep\"?");
    refused("[dm]\nsteps = 3\n", "option-unknown", "run.toml, line 1", "did you mean \"md\"?");
    refused("[input]\nsteps = 3\n", "option-unknown", "move it to [md]");
    refused("steps = 3\n", "option-unknown", "the sections of this configuration are input, md");
  }

  @Test
  void a_value_of_another_kind_is_refused_with_its_line() {
    refused("[md]\ntimestep = \"2 K\"\n", "option-invalid", "line 2", "another kind of unit");
    refused("[md]\nsteps = 2.5\n", "option-invalid", "line 2", "whole number");
    refused("[md]\n\ntimestep = -1\n", "option-invalid", "line 3", "time only goes forward");
    refused("md = 3\n", "option-invalid", "line 1", "name of a section");
    refused("[md\nsteps = 2\n", "file-malformed", "line 1");
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text).get("md", Motion.class))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void files_are_found_beside_the_configuration() throws IOException {
    Files.createFile(folder.resolve("a.xyz"));
    var input =
        read("[input]\nfile = \"a.xyz@0:10\"\nmore = [\"a.xyz\", \"lj(epsilon=1, sigma=2)\"]\n")
            .get("input", Input.class);
    assertThat(input.file()).isEqualTo(folder.resolve("a.xyz").toAbsolutePath() + "@0:10");
    assertThat(input.more())
        .containsExactly(
            folder.resolve("a.xyz").toAbsolutePath().toString(), "lj(epsilon=1, sigma=2)");
  }

  @Test
  void what_is_written_resolved_reads_back_the_same() throws IOException {
    var configuration =
        read("[input]\nfile = 'a \"b\"'\n[md]\ntimestep = \"2 fs\"\ncharges = {Na = 1}\n");
    Path resolved = folder.resolve("resolved.toml");
    Files.writeString(resolved, configuration.toml("test"));
    var again = new Configuration(SECTIONS).read(resolved);
    assertThat(again.get("md", Motion.class)).isEqualTo(configuration.get("md", Motion.class));
    assertThat(again.differences(configuration)).isEmpty();
    assertThat(Files.readString(resolved))
        .contains("timestep = 2.0  # fs; step of time", "# temperature =  # K; target", "[input]");
  }

  @Test
  void differences_are_named() throws IOException {
    var one = read("[input]\nfile = 'a'\n[md]\nsteps = 1\n");
    var other = new Configuration(SECTIONS).read(folder.resolve("run.toml"));
    other.flag("md", Settings.of(Motion.class).entries().getFirst(), "--timestep", "0.5");
    assertThat(one.differences(other)).containsExactly("md.timestep");
    assertThat(other.shown("md.timestep")).isEqualTo("0.5");
  }
}
