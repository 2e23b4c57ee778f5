package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCaseTest {
  static List<GoldenCase> cases() {
    return GoldenCase.in(
        Path.of(System.getProperty("crisol.root"), "testkit/src/test/resources/golden"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void other_programs_give_the_same_numbers(GoldenCase golden) {
    // LAMMPS' sums of charges have an error function and a Coulomb constant of their own.
    boolean ewald = golden.toString().endsWith("ewald");
    golden.verify(ewald ? 2e-6 : 1e-9, ewald ? 1e-5 : 1e-8, ewald ? 1e-3 : 1e-7);
  }

  @Test
  void no_case_is_forgotten() {
    assertThat(cases()).hasSize(10);
  }
}
