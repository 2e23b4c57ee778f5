package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void rate_and_end_count_only_what_was_done_here() {
    String line =
        ProgressLine.line("md", 600, 1000, 100, 10, LocalTime.of(23, 59, 30), "T = 300 K");
    assertThat(line)
        .contains(
            " 60 %",
            "600/1000", "10.0/s", "40 s left", "done at 00:00:10", "T = 300 K", "██████████████░░");
  }

  @Test
  void nothing_is_promised_before_anything_is_known() {
    assertThat(ProgressLine.line("train", 0, 50, 0, 0, LocalTime.NOON, "")).endsWith("0/50");
  }

  @Test
  void spans_are_for_people() {
    assertThat(ProgressLine.duration(59)).isEqualTo("59 s");
    assertThat(ProgressLine.duration(61)).isEqualTo("1 min 1 s");
    assertThat(ProgressLine.duration(7260)).isEqualTo("2 h 1 min");
  }
}
