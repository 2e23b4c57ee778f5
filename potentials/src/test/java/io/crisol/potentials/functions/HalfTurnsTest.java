package io.crisol.potentials.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HalfTurnsTest {
  @Test
  void sine_and_cosine_agree_with_the_library() {
    for (double t = -3; t < 3; t += 0.00137) {
      assertThat(HalfTurns.sine(t)).isCloseTo(Math.sin(Math.PI * t), within(2e-15));
      assertThat(HalfTurns.cosine(t)).isCloseTo(Math.cos(Math.PI * t), within(2e-15));
    }
  }

  @Test
  void whole_and_half_turns_are_exact() {
    assertThat(HalfTurns.sine(1)).isZero();
    assertThat(HalfTurns.cosine(1)).isEqualTo(-1);
    assertThat(HalfTurns.sine(-0.5)).isEqualTo(-1);
    assertThat(HalfTurns.cosine(1.5)).isZero();
  }
}
