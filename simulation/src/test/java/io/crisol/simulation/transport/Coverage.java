package io.crisol.simulation.transport;

import static org.assertj.core.api.Assertions.assertThat;

/** How often intervals of 68 and 95 % held a known value. */
final class Coverage {
  private int runs;
  private int inner;
  private int outer;

  void count(double truth, double[] interval68, double[] interval95) {
    runs++;
    inner += interval68[0] <= truth && truth <= interval68[1] ? 1 : 0;
    outer += interval95[0] <= truth && truth <= interval95[1] ? 1 : 0;
  }

  /** 62 to 74 and 92 to 98 %: what 400 runs of an honest interval give but for bad luck. */
  void check(String what) {
    assertThat(100.0 * inner / runs).as(what + ", 68 %").isBetween(62.0, 74.0);
    assertThat(100.0 * outer / runs).as(what + ", 95 %").isBetween(92.0, 98.0);
  }
}
