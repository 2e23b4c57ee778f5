package io.crisol.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Progress;
import org.junit.jupiter.api.Test;

class SpeedTestTest {
  @Test
  void speed_is_measured_three_times_and_the_best_is_told() {
    SpeedResult result =
        SpeedTest.run(LennardJones.argon(), LennardJones.fcc(5.3, 3), 20, 0, Progress.NONE);
    assertThat(result.atoms()).isEqualTo(108);
    assertThat(result.steps()).isEqualTo(20);
    assertThat(java.util.Arrays.stream(result.repetitions()).filter(micros -> micros > 0))
        .hasSize(3);
    assertThat(result.microseconds())
        .isEqualTo(java.util.Arrays.stream(result.repetitions()).min().orElseThrow());
    assertThat(result.neighbors()).isBetween(40.0, 60.0);
    assertThat(result.toJson().text()).contains("\"microseconds_per_atom_step\"", "\"threads\"");
  }
}
