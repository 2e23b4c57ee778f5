package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {
  @TempDir Path temp;

  private static String page(Path run) throws IOException {
    return Files.readString(ReportWriter.write(run));
  }

  @Test
  void the_page_of_a_whole_run_is_well_formed_and_has_every_section() throws IOException {
    String html = page(SampleRun.in(temp));

    assertThat(WellFormed.faults(html)).isEmpty();
    assertThat(html)
        .contains(
            ">Quickstart: a machine-learned potential for Si, from data to dynamics<",
            ">Summary<",
            ">Check of the data<",
            ">Training<",
            ">Test<",
            ">Molecular dynamics<",
            ">Learning curves<",
            ">Splits<",
            ">Predicted against reference<",
            ">Errors<",
            ">Energy, temperature and pressure<",
            ">Trust<",
            ">Structure<",
            ">How to cite<",
            "Radial distribution function",
            "Mean squared displacement",
            "SHA-256",
            "run.toml");
  }

  @Test
  void what_was_read_stands_in_tables_without_folders_and_without_empty_entries()
      throws IOException {
    String html = page(SampleRun.in(temp).resolve("check"));
    String reading =
        html.substring(html.lastIndexOf(">What was read<"), html.lastIndexOf(">Findings<"));

    assertThat(cells(reading))
        .contains("|Si-train.xyz.gz|extended XYZ, gzip|214|13\u202f233|Si|")
        .contains("|quantity|key|frames|unit|energy|energy|214|eV, of the whole cell (assumed)|")
        .contains("|stress|stress|23|eV/Å³, positive in tension (ASE sign) (assumed)|")
        .contains("|No stress in 2 of 25 frames, the first is frame 7|")
        .contains("|Kept as text: group, description, src_index|")
        .doesNotContain("columns", "notes", "/data/silicon");
  }

  @Test
  void the_leakage_of_each_set_is_a_row() throws IOException {
    String html = page(SampleRun.in(temp).resolve("train"));
    String splits = html.substring(html.lastIndexOf(">Splits<"));

    assertThat(cells(splits))
        .contains("|set|frames|copies|near-copies|next in a trajectory|known (%)|")
        .contains("|validation|21|0|3|4|33.3|test|25|1|0|0|4.0|");
  }

  /** Texts between tags, each followed by a bar. */
  private static String cells(String html) {
    return html.replaceAll("<[^>]*>|\\R", "|").replace("\u2060", "").replaceAll("\\|+", "|");
  }

  @Test
  void nothing_is_loaded_from_anywhere() throws IOException {
    String html = page(SampleRun.in(temp));

    assertThat(html).contains("default-src 'none'");
    assertThat(
            Pattern.compile("(src|href)=\"(?!#)[^\"]*\"|url\\((?!#)|@import|fetch\\(|XMLHttp")
                .matcher(html)
                .results()
                .map(r -> r.group())
                .toList())
        .isEmpty();
    assertThat(
            Pattern.compile("https?://[^\"' )]*")
                .matcher(html)
                .results()
                .map(r -> r.group())
                .distinct())
        .containsOnly("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml");
  }

  @Test
  void hostile_names_in_the_data_stay_text() throws IOException {
    Path run = SampleRun.in(temp);
    String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
    SampleRun.edit(run.resolve("evaluate/parity.json"), "\"Vacancy\"", "\"" + hostile + "\"");
    SampleRun.edit(run.resolve("check/findings.json"), "src_index is not used", hostile);
    SampleRun.edit(run.resolve("provenance.json"), "crisol quickstart", hostile);
    SampleRun.edit(run.resolve("md/rdf.csv"), "Si-Si", hostile);

    String html = page(run);

    assertThat(html).doesNotContain("<script>alert", "<img").contains("&lt;script&gt;alert(1)");
    assertThat(WellFormed.faults(html)).isEmpty();
    assertThat(html.split("<script").length - 1).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "train", "evaluate", "md"})
  void a_single_step_has_its_own_page(String step) throws IOException {
    String html = page(SampleRun.in(temp).resolve(step));

    assertThat(WellFormed.faults(html)).isEmpty();
    String main = html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
    assertThat(main).contains(">Summary<").doesNotContain("NaN", "Infinity", "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check/findings.json",
        "train/parity.json",
        "train/learning-curve.csv",
        "train/results.json",
        "train/run.toml",
        "train/potential.crisol.json",
        "evaluate/results.json",
        "evaluate/parity.json",
        "md/thermo.csv",
        "md/rdf.csv",
        "md/msd.csv",
        "md/results.json",
        "results.json",
        "provenance.json"
      })
  void a_page_without_this_file_lacks_its_section_and_nothing_else(String file) throws IOException {
    Path run = SampleRun.in(temp);
    Files.delete(run.resolve(file));

    assertThat(WellFormed.faults(page(run))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check/findings.json",
        "train/parity.json",
        "train/learning-curve.csv",
        "evaluate/results.json",
        "md/thermo.csv",
        "md/rdf.csv",
        "md/msd.csv",
        "provenance.json",
        "train/potential.crisol.json"
      })
  void a_malformed_file_is_named(String file) throws IOException {
    Path run = SampleRun.in(temp);
    Files.writeString(run.resolve(file), "{\"findings\": 3, a,b\n1\n");

    assertThatThrownBy(() -> ReportWriter.write(run))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE_MALFORMED))
        .hasMessageContaining(Path.of(file).getFileName().toString());
    assertThat(run.resolve("report.html")).doesNotExist();
  }

  @Test
  void lists_that_do_not_fit_the_number_of_atoms_are_refused() throws IOException {
    Path run = SampleRun.in(temp);
    SampleRun.edit(run.resolve("evaluate/parity.json"), "\"positions\":[", "\"positions\":[1,");

    assertThatThrownBy(() -> ReportWriter.write(run))
        .hasMessageContaining("parity.json")
        .hasMessageContaining("frame 0");
  }

  @Test
  void a_folder_of_something_else_is_refused() throws IOException {
    Files.writeString(temp.resolve("notes.txt"), "x");

    assertThatThrownBy(() -> ReportWriter.write(temp))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.RUN_FOLDER_EMPTY));
    assertThatThrownBy(() -> ReportWriter.write(temp.resolve("absent")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE_NOT_FOUND));
  }

  @Test
  void published_errors_stand_beside_ours_only_for_the_benchmark_they_belong_to()
      throws IOException {
    Path run = SampleRun.in(temp);
    assertThat(page(run)).contains("10.1021/acs.jpca.9b08723", "recomputed with LAMMPS", "qSNAP");

    SampleRun.edit(run.resolve("evaluate/results.json"), "mlearn-Si", "mlearn-Mo");
    assertThat(page(run)).doesNotContain("jpca", "qSNAP");
  }

  @Test
  void the_same_folder_gives_the_same_page() throws IOException {
    Path run = SampleRun.in(temp);

    assertThat(page(run)).isEqualTo(page(run));
  }
}
