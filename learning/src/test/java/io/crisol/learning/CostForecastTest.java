package io.crisol.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostForecastTest {
  @TempDir Path jobs;

  private static final List<Calculations> ASKED =
      List.of(new Calculations(8, 50, 4), new Calculations(32, 0, 1), new Calculations(64, 10, 0));

  private static CostOptions options(Map<String, Object> values) {
    return Settings.of(CostOptions.class).build(values);
  }

  private void job(String name, int times, double seconds, String status) throws IOException {
    Path folder = Files.createDirectories(jobs.resolve(name));
    Json.Obj record = new Json.Obj().put("status", status).put("seconds", seconds);
    Files.writeString(folder.resolve("job.json"), record.text());
    Structure structure = WalkMethodsTest.ARGON.replicate(1, 1, times);
    ExtendedXyz.write(
        folder.resolve("structure.xyz"),
        List.of(Frame.of(structure, Labels.NONE)),
        XyzDigits.SEVENTEEN);
  }

  @Test
  void a_time_that_is_given_is_of_the_first_structure_and_grows_with_the_cube() {
    CostForecast forecast =
        CostForecast.of(ASKED, options(Map.of("seconds_per_calculation", "2s")), 8).orElseThrow();
    assertThat(forecast.seconds()).containsEntry(8, 2.0).containsEntry(64, 1024.0);
    assertThat(forecast.total()).isCloseTo(54 * 2 + 128 + 10 * 1024, within(1e-9));
    assertThat(forecast.fresh()).isCloseTo(4 * 2 + 128, within(1e-9));
    assertThat(forecast.basis()).contains("estimate", "2.00 s for 8 atoms", "cube");
  }

  @Test
  void recorded_times_are_medians_by_size_and_the_nearest_size_counts() throws IOException {
    job("a", 1, 100, "done");
    job("b", 1, 300, "done");
    job("c", 1, 110, "done");
    job("d", 1, 9999, "failed");
    job("e", 2, 900, "done");
    CostForecast forecast =
        CostForecast.of(ASKED, options(Map.of("measured", jobs.toString())), 8).orElseThrow();
    assertThat(forecast.seconds())
        .containsEntry(32, 110.0)
        .containsEntry(64, 900.0)
        .containsEntry(8, 110.0 / 64);
    assertThat(forecast.total()).isCloseTo(54 * 110.0 / 64 + 110 + 9000, within(1e-9));
    assertThat(forecast.basis()).contains("110 s for 32 atoms", "900 s for 64 atoms", "cube");
  }

  @Test
  void nothing_is_said_where_nothing_is_known() {
    assertThat(CostForecast.of(ASKED, options(Map.of()), 8)).isEqualTo(Optional.empty());
    assertThatThrownBy(
            () -> CostForecast.of(ASKED, options(Map.of("measured", jobs.toString())), 8))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.LABELS_MISSING));
    assertThatThrownBy(() -> options(Map.of("measured", "jobs", "seconds_per_calculation", 3.0)))
        .isInstanceOf(ProblemException.class);
  }
}
