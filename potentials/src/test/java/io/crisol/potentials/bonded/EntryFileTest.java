package io.crisol.potentials.bonded;

import static io.crisol.structures.Element.C;
import static io.crisol.structures.Element.Si;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.ForeignFormats;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryFileTest {
  private static final String SILICON =
      """
      # a remark
      Ge Ge Ge 1 2 3 4 5 6 7 8 9 10 11 # not asked for

      Si Si Si 2.1683 2.0951 1.80 21.0  # over three lines
        1.20 -0.333333333333
        7.049556277 0.6022245584 4.0 0.0 0.0
      """;

  private static final String TERSOFF =
      "Si Si Si 3 1 1.3258 4.8381 2.0417 0 22.956 .33675 1.3258 95.373 3.0 0.2 3.2394 3264.7\n";

  private static final List<Element> ONE = List.of(Si);

  @TempDir private Path folder;

  private Path file(String text) {
    Path file = folder.resolve("some.text");
    AtomicFile.write(file, text);
    return file;
  }

  private void assertRefused(Problem problem, String text, List<Element> elements, String... said) {
    Path file = file(text);
    var refusal =
        assertThatThrownBy(() -> StillingerWeberFormat.read(file, elements))
            .isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
            .hasMessageContaining("some.text");
    for (String word : said) {
      refusal.hasMessageContaining(word);
    }
  }

  @Test
  void entries_run_over_lines_and_others_are_skipped() {
    StillingerWeber read = StillingerWeberFormat.read(file(SILICON), List.of(Si));
    assertThat(read.triples())
        .containsOnlyKeys(Triple.of(Si))
        .containsValue(
            new StillingerWeber.Entry(
                2.1683, 2.0951, 1.8, 21, 1.2, -0.333333333333, 7.049556277, 0.6022245584, 4, 0, 0));
    assertThat(read.cutoff()).isEqualTo(1.8 * 2.0951);
  }

  @Test
  void where_no_element_is_asked_for_all_are_read() {
    String labelled = TERSOFF + TERSOFF.replace("Si Si Si", "Si Si Si(D)");
    assertThat(TersoffFormat.read(file(labelled), List.of()).elements()).containsExactly(Si);
    assertRefused(Problem.PARAMETER_MISSING, SILICON, List.of(), "Ge Ge Si");
  }

  @Test
  void what_is_written_is_read_again() {
    StillingerWeber sw = StillingerWeberFormat.read(file(SILICON), List.of(Si));
    assertThat(
            StillingerWeberFormat.read(file(StillingerWeberFormat.text(sw)), List.of(Si)).triples())
        .isEqualTo(sw.triples());
    Tersoff tersoff = TersoffFormat.read(file(TERSOFF), List.of(Si));
    assertThat(tersoff.cutoff()).isEqualTo(3.2);
    assertThat(TersoffFormat.read(file(TersoffFormat.text(tersoff)), List.of(Si)).triples())
        .isEqualTo(tersoff.triples());
  }

  @Test
  void the_two_formats_are_told_apart_by_their_entries() {
    assertThat(ForeignFormats.of(file(SILICON)).map(ForeignFormat::name)).hasValue("sw");
    assertThat(ForeignFormats.of(file(TERSOFF)).map(ForeignFormat::name)).hasValue("tersoff");
    String vashishta = "C C C 0 7 0 0 5 0 4.4 0 0 0 0 0 0\n";
    String more = TERSOFF.strip() + " 1 2 3 4\n";
    for (String other :
        List.of(vashishta, more, "Si Si Si 1 2 3\n", "pair_style sw\n", "# empty\n")) {
      assertThat(ForeignFormats.of(file(other)).map(ForeignFormat::name))
          .isNotIn(java.util.Optional.of("sw"), java.util.Optional.of("tersoff"));
    }
  }

  @Test
  void every_triple_must_be_there_once() {
    assertRefused(Problem.PARAMETER_MISSING, SILICON, List.of(Si, C), "C C C");
    assertRefused(
        Problem.FILE_MALFORMED,
        SILICON + SILICON,
        List.of(Si),
        "line 10",
        "Si-Si-Si stands in line 4 already");
  }

  @Test
  void an_entry_cut_short_or_too_long_is_refused_with_its_line() {
    String cut = SILICON.substring(0, SILICON.lastIndexOf("4.0"));
    assertRefused(Problem.FILE_MALFORMED, cut, List.of(Si), "line 4", "11 of its 14");
    assertRefused(
        Problem.FILE_MALFORMED, SILICON.strip() + " 5", List.of(Si), "line 6", "15 words");
    assertRefused(Problem.PARAMETER_MISSING, "# nothing\n", List.of(Si), "Si Si Si");
  }

  @Test
  void what_is_no_number_is_refused_with_its_name() {
    assertRefused(
        Problem.FILE_MALFORMED, SILICON.replace("21.0", "2l.0"), List.of(Si), "line 4", "lambda");
    assertRefused(
        Problem.FILE_MALFORMED, SILICON.replace("21.0", "NaN"), List.of(Si), "line 4", "lambda");
    assertRefused(
        Problem.PARAMETER_INVALID, SILICON.replace("21.0", "-21"), List.of(Si), "line 4", "lambda");
  }

  @Test
  void other_units_are_refused() {
    assertRefused(
        Problem.FILE_MALFORMED, "# DATE: 2007-06-11 UNITS: real\n" + SILICON, List.of(Si), "real");
    assertThat(
            StillingerWeberFormat.read(
                    file("# DATE: 2007-06-11 UNITS: metal CONTRIBUTOR: x\n" + SILICON), List.of(Si))
                .elements())
        .containsExactly(Si);
  }

  @Test
  void two_entries_for_one_pair_or_angle_must_agree() {
    String numbers = " 2 2 1.8 20 1.2 -0.3 7 0.6 4 0 0\n";
    StringBuilder text = new StringBuilder();
    for (String triple : "Si Si Si,Si Si C,Si C Si,Si C C,C Si Si,C Si C,C C Si,C C C".split(",")) {
      text.append(triple).append(numbers);
    }
    String all = text.toString();
    assertThat(StillingerWeberFormat.read(file(all), List.of(C, Si)).elements())
        .containsExactly(C, Si);
    assertRefused(
        Problem.PARAMETER_INVALID,
        all.replace("Si Si C 2 2 1.8 20", "Si Si C 2 2 1.8 21"),
        List.of(Si, C),
        "Si-C-Si",
        "angle");
    assertRefused(
        Problem.PARAMETER_INVALID,
        all.replace("Si C C" + numbers, "Si C C 2 2 1.8 20 1.2 -0.3 7.1 0.6 4 0 0\n"),
        List.of(Si, C),
        "Si-C-C",
        "pair");
  }

  @Test
  void tersoff_refuses_what_divides_by_zero() {
    for (String change :
        List.of(" 3 1 1.3> 2 1 1.3", "22.956>0", "2.0417>0", "0.2 3.2394>3.1 3.2394")) {
      String[] fromTo = change.split(">");
      Path file = file(TERSOFF.replace(fromTo[0], fromTo[1]));
      assertThatThrownBy(() -> TersoffFormat.read(file, List.of(Si)))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.PARAMETER_INVALID))
          .hasMessageContaining("some.text");
    }
  }

  @Test
  void whatever_stands_in_a_file_it_is_read_or_refused() {
    RandomStream random = new RandomStream(5);
    String letters = "0159.eE+-#\n Si C\tNaN\0é";
    for (int trial = 0; trial < 3000; trial++) {
      StringBuilder text = new StringBuilder(trial % 2 == 0 ? SILICON : TERSOFF + TERSOFF);
      for (int change = 0; change <= trial % 4; change++) {
        int at = (int) (random.nextDouble() * text.length());
        char letter = letters.charAt((int) (random.nextDouble() * letters.length()));
        switch (trial % 3) {
          case 0 -> text.setCharAt(at, letter);
          case 1 -> text.insert(at, letter);
          default -> text.delete(at, Math.min(text.length(), at + 1 + trial % 30));
        }
      }
      Path file = file(text.toString());
      try {
        boolean sw = trial % 2 == 0;
        var read = sw ? StillingerWeberFormat.read(file, ONE) : TersoffFormat.read(file, ONE);
        assertThat(read.elements()).containsExactly(Si);
      } catch (ProblemException e) {
        assertThat(e.where()).contains("some.text");
      }
      ForeignFormats.of(file);
    }
  }
}
