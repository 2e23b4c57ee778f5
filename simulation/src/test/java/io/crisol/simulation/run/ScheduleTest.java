package io.crisol.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.MdResult;
import io.crisol.simulation.dynamics.Schedule;
import io.crisol.structures.Progress;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temperatures and pressures that change along a run. */
class ScheduleTest {
  @TempDir Path folder;

  @Test
  void segments_are_linear_and_the_last_value_stays() {
    Schedule schedule =
        new Schedule(
            300,
            0,
            ScheduleText.parse(
                List.of("1500 K in 1 ps", "hold 2 ps", "300 K and 2 GPa in 1 ps", "100 K at once"),
                1));
    assertThat(schedule.duration()).isEqualTo(4000);
    assertThat(schedule.temperature(0)).isEqualTo(300);
    assertThat(schedule.temperature(500)).isEqualTo(900);
    assertThat(schedule.temperature(2500)).isEqualTo(1500);
    assertThat(schedule.temperature(3500)).isEqualTo(900);
    assertThat(schedule.pressure(3500) * Units.GPA).isCloseTo(1, within(1e-12));
    assertThat(schedule.temperature(4000)).isEqualTo(100);
    assertThat(schedule.temperature(9000)).isEqualTo(100);
    assertThat(schedule.lowest()).isEqualTo(100);
    assertThat(schedule.isConstant()).isFalse();
  }

  @Test
  void cycles_repeat_what_was_written() {
    Schedule schedule =
        new Schedule(100, 0, ScheduleText.parse(List.of("300 K in 1 ps", "100 K in 1 ps"), 3));
    assertThat(schedule.duration()).isEqualTo(6000);
    assertThat(schedule.temperature(4500)).isEqualTo(200);
    assertThat(schedule.temperature(5000)).isEqualTo(300);
  }

  @Test
  void what_is_no_segment_is_refused_with_what_may_be_written() {
    for (String wrong :
        List.of("quickly to 300 K", "300 K", "300 K and 200 K in 1 ps", "hold -1 ps", "hold 3 K")) {
      assertThatThrownBy(() -> ScheduleText.parse(List.of(wrong), 1))
          .as(wrong)
          .hasMessageContaining("schedule");
    }
    assertThatThrownBy(
            () -> KilledRun.of(10, MdOptions.Ensemble.NVE, Map.of("final_temperature", 20.0)))
        .hasMessageContaining("constant energy");
    assertThatThrownBy(() -> KilledRun.of(10, MdOptions.Ensemble.BUSSI, Map.of("pressure", 1.0)))
        .hasMessageContaining("ensemble = bussi")
        .hasMessageContaining("only npt");
    assertThatThrownBy(
            () ->
                KilledRun.of(
                    10, MdOptions.Ensemble.BUSSI, Map.of("schedule", List.of("1 GPa in 1 ps"))))
        .hasMessageContaining("only npt");
  }

  private static double[] column(Path run, String name) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("thermo.csv"));
    int at = List.of(lines.getFirst().split(",")).indexOf(name);
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[at]))
        .toArray();
  }

  @Test
  void the_thermostat_follows_a_ramp_and_thermo_tells_the_target() throws IOException {
    Map<String, Object> ramp =
        Map.of("temperature", 20.0, "final_temperature", 60.0, "relaxation_time", 100.0);
    Path run = folder.resolve("ramp");
    MdResult result = KilledRun.of(2000, MdOptions.Ensemble.BUSSI, ramp).start(run, Progress.NONE);
    double[] target = column(run, "target_temperature_K");
    double[] found = column(run, "temperature_K");
    assertThat(target[0]).isEqualTo(20);
    assertThat(target[200]).isCloseTo(40, within(1e-9));
    assertThat(target[400]).isCloseTo(60, within(1e-9));
    double early = java.util.Arrays.stream(found, 50, 150).average().orElseThrow();
    double late = java.util.Arrays.stream(found, 250, 350).average().orElseThrow();
    assertThat(early).isBetween(24.0, 36.0);
    assertThat(late).isBetween(43.0, 57.0);
    assertThat(result.toJson().get("temperature_target_final_K").asDouble()).isEqualTo(60);
  }

  @Test
  void a_ramp_over_the_whole_run_is_not_made_longer_but_a_schedule_goes_on() throws IOException {
    Map<String, Object> ramp = Map.of("final_temperature", 60.0);
    KilledRun.of(70, MdOptions.Ensemble.BUSSI, ramp).start(folder.resolve("ramp"), Progress.NONE);
    assertThatThrownBy(
            () ->
                KilledRun.of(140, MdOptions.Ensemble.BUSSI, ramp)
                    .resume(folder.resolve("ramp"), Progress.NONE))
        .hasMessageContaining("length of the change");
    Map<String, Object> schedule =
        Map.of("schedule", List.of("60 K and 0.1 GPa in 0.4 ps", "hold 0.2 ps", "20 K in 0.2 ps"));
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    KilledRun.of(200, MdOptions.Ensemble.NPT, schedule).start(whole, Progress.NONE);
    KilledRun.of(90, MdOptions.Ensemble.NPT, schedule).start(parts, Progress.NONE);
    KilledRun.of(200, MdOptions.Ensemble.NPT, schedule).resume(parts, Progress.NONE);
    for (String name : List.of("thermo.csv", "trajectory.xyz", "results.json", "checkpoint.json")) {
      assertThat(parts.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
    }
    assertThat(column(whole, "target_pressure_GPa")[40]).isCloseTo(0.1, within(1e-12));
    assertThat(Files.readString(whole.resolve("results.json"))).contains("hold 0.2 ps");
  }

  @Test
  void a_run_at_constant_pressure_writes_its_cells_and_its_bulk_modulus() throws IOException {
    Path run = folder.resolve("npt");
    Map<String, Object> flexible =
        Map.of(
            "cell", "flexible", "bulk_modulus", 2.5, "barostat_time", 300.0, "energy_jump", 1e-4);
    MdResult result = KilledRun.of(600, MdOptions.Ensemble.NPT, flexible).start(run, Progress.NONE);
    List<String> cells =
        Files.readAllLines(run.resolve("trajectory.xyz")).stream()
            .filter(line -> line.startsWith("Lattice"))
            .map(line -> line.substring(0, line.indexOf("Properties")))
            .toList();
    assertThat(result.stop()).isEmpty();
    assertThat(cells).hasSize(13).doesNotHaveDuplicates();
    assertThat(column(run, "volume_angstrom3")).doesNotHaveDuplicates();
    assertThat(result.bulkModulus().orElseThrow()[0]).isBetween(0.3, 10.0);
    assertThat(result.conditions().conservedDrift()).isPresent();
  }

  @Test
  void a_cell_that_runs_away_is_stopped() {
    Map<String, Object> away = Map.of("pressure", -30.0, "bulk_modulus", 0.5, "stride", 50.0);
    MdResult result =
        KilledRun.of(2000, MdOptions.Ensemble.NPT, away)
            .start(folder.resolve("away"), Progress.NONE);
    assertThat(result.stop().orElseThrow().guard()).isIn("volume", "energy-jump", "distance");
  }
}
