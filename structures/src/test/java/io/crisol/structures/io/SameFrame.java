package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;

/** Two frames that agree to the digits of a format. */
final class SameFrame {
  private SameFrame() {}

  /** What was read is what was printed, to the given accuracies in Å, eV, eV/Å and eV/Å³. */
  static void assertSame(
      Frame found, Frame expected, double length, double energy, double force, double stress) {
    assertThat(found.structure().elements()).isEqualTo(expected.structure().elements());
    assertThat(found.structure().cell().vectors())
        .containsExactly(expected.structure().cell().vectors(), within(10 * length));
    assertThat(found.structure().positions())
        .containsExactly(expected.structure().positions(), within(length));
    Labels labels = found.labels();
    Labels wanted = expected.labels();
    assertThat(labels.energy().orElseThrow())
        .isCloseTo(wanted.energy().orElseThrow(), within(energy));
    assertThat(labels.forces().orElseThrow())
        .containsExactly(wanted.forces().orElseThrow(), within(force));
    assertThat(labels.stress().orElseThrow())
        .containsExactly(wanted.stress().orElseThrow(), within(stress));
  }
}
