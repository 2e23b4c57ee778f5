package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PotentialFileTest {
  private static final Potential LJ = LennardJones.of(Ar, 0.0104, 3.4, 8.5, Smoothing.SHIFT);

  @TempDir Path folder;

  private Path written() {
    Path file = folder.resolve("argon.crisol.json");
    PotentialFile.write(file, LJ, new Json.Obj().put("note", "made in a test"), List.of());
    return file;
  }

  private static void assertRefused(Path file, Problem problem, String... texts) {
    assertThatThrownBy(() -> PotentialFile.read(file))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .message()
        .contains(texts);
  }

  @Test
  void provenance_comes_back() {
    LoadedPotential loaded = PotentialFile.read(written());
    assertThat(loaded.provenance().get("note").asString()).isEqualTo("made in a test");
    assertThat(loaded.family()).isEqualTo("lennard-jones");
    assertThat(loaded.notes()).hasSize(1).first().asString().contains("force jumps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"epsilon\": 0.0104      | \"epsilon\": 0.0104001   | potential-edited | energy is written as",
        "\"sigma\": 3.4           | \"sigma\": 3.40001       | potential-edited | in structure 1 of 5",
        "\"smooth\": \"shift\"    | \"smooth\": \"none\"     | potential-edited | computed as",
        "\"cutoff\": 8.5,         | \"cutoff\": 8.6,         | potential-edited | elements or cutoff",
        "\"version\": 1           | \"version\": 2           | potential-newer  | format version 2",
        "\"epsilon\": 0.0104      | \"epsilom\": 0.0104      | option-unknown   | did you mean \"epsilon\"",
        "\"family\": \"lennard-jones\" | \"family\": \"lenard-jones\" | potential-unknown | did you mean \"lennard-jones\"",
        "\"format\"               | \"fromat\"               | file-malformed   | format",
        "\"energy\": \"eV\"       | \"energy\": \"kcal/mol\" | file-malformed   | units",
        "\"provenance\"           | \"provenence\"           | option-unknown   | did you mean \"provenance\"",
      })
  void a_file_edited_by_hand_is_refused(String from, String to, String code, String text)
      throws IOException {
    Path file = written();
    String content = Files.readString(file);
    assertThat(content).contains(from);
    Files.writeString(
        file,
        content.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    assertThatThrownBy(() -> PotentialFile.read(file))
        .hasMessageContaining(code)
        .hasMessageContaining(text);
  }

  @Test
  void a_truncated_or_missing_file_is_refused() throws IOException {
    Path file = written();
    String content = Files.readString(file);
    Files.writeString(file, content.substring(0, content.length() / 2));
    assertRefused(file, Problem.FILE_MALFORMED, "argon.crisol.json");
    assertRefused(folder.resolve("absent.crisol.json"), Problem.FILE_NOT_FOUND, "absent");
  }

  @Test
  void a_potential_file_is_recognised_by_content() throws IOException {
    Path renamed = Files.move(written(), folder.resolve("argon.json"));
    assertThat(Potentials.resolve(renamed.toString(), argon()).potential().cutoff()).isEqualTo(8.5);
  }

  private static PotentialRequest argon() {
    return PotentialRequest.of(Set.of(Ar));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lj(epsilon=0.0104, sigma=3.4)                        | parameter-missing | cutoff",
        "lj(epsilon=0.0104, sigma=3.4, cutof=8.5)             | option-unknown    | did you mean \"cutoff\"",
        "lj(epsilon=0.0104, sigma=3.4, cutoff=0)              | parameter-invalid | greater than 0",
        "lj(epsilon=0.0104, sigma=3.4, cutoff=8, smooth=shft) | parameter-invalid | did you mean \"shift\"",
        "lj(epsilon=0.0104, sigma=3.4, cutoff=8               | potential-unknown | closing bracket",
        "lj(epsilon=0.0104, epsilon=1, sigma=3.4, cutoff=8)   | potential-unknown | given twice",
        "lj(epsilon=0.0104, sigma=3.4, cutoff=8) more         | potential-unknown | should end",
        "morze(depth=1, alpha=1, r0=2, cutoff=5)              | potential-unknown | did you mean \"morse\"",
        "sum()                                                | parameter-missing | a term",
        "morse                                                | potential-unknown | morse",
        "absent/potential.json                                | file-not-found    | absent/potential.json",
      })
  void a_mistyped_text_is_refused(String text, String code, String why) {
    assertThatThrownBy(() -> Potentials.resolve(text, argon()))
        .hasMessageContaining(code)
        .hasMessageContaining(why);
  }

  @Test
  void one_set_of_parameters_does_not_serve_two_elements() {
    PotentialRequest two = PotentialRequest.of(Set.of(Ar, Element.Kr));
    assertThatThrownBy(() -> Potentials.resolve("lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)", two))
        .hasMessageContaining("there are 2 elements");
    assertThatThrownBy(
            () ->
                Potentials.resolve(
                    "lj(Ar-Ar(epsilon=0.0104, sigma=3.4), Kr-Kr(epsilon=0.01, sigma=3.5), cutoff=8.5)",
                    two))
        .hasMessageContaining("Ar-Kr");
  }
}
