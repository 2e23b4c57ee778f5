package io.crisol.simulation.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EosFitTest {
  private static final EosFit TRUTH = new EosFit(-3.5, 11.8, 0.86, 5.2, 0);

  private static double[] volumes(double from, double to) {
    double[] volumes = new double[13];
    Arrays.setAll(volumes, k -> from + (to - from) * k / 12);
    return volumes;
  }

  private static double[] energies(EosForm form, double[] volumes) {
    return Arrays.stream(volumes).map(v -> TRUTH.at(form, v)).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void parametersOfTheSameFormAreRecovered(EosForm form) {
    double[] volumes = volumes(11, 13);
    EosFit fit = EosFit.of(form, volumes, energies(form, volumes));
    assertThat(fit.energy()).isCloseTo(-3.5, within(1e-11));
    assertThat(fit.volume()).isCloseTo(11.8, within(1e-8));
    assertThat(fit.bulkModulus()).isCloseTo(0.86, within(1e-7));
    assertThat(fit.derivative()).isCloseTo(5.2, within(1e-5));
    assertThat(fit.rms()).isLessThan(1e-11);
  }

  @ParameterizedTest
  @EnumSource
  void parametersAreThoseOfTheCurve(EosForm form) {
    double h = 1e-3;
    double pressureUp = -slope(form, 11.8 + h);
    double pressureDown = -slope(form, 11.8 - h);
    assertThat(slope(form, 11.8)).isCloseTo(0, within(1e-8));
    assertThat(-11.8 * (pressureUp - pressureDown) / (2 * h)).isCloseTo(0.86, within(1e-6));
    double up = -(11.8 + h) * (-slope(form, 11.8 + 2 * h) - -slope(form, 11.8)) / (2 * h);
    double down = -(11.8 - h) * (-slope(form, 11.8) - -slope(form, 11.8 - 2 * h)) / (2 * h);
    assertThat((up - down) / (pressureUp - pressureDown)).isCloseTo(5.2, within(1e-3));
  }

  private static double slope(EosForm form, double v) {
    double h = 1e-4;
    return (TRUTH.at(form, v + h) - TRUTH.at(form, v - h)) / (2 * h);
  }

  @ParameterizedTest
  @EnumSource
  void energiesWithoutMinimumHaveNoEquation(EosForm form) {
    double[] volumes = volumes(11, 13);
    double[] energies = Arrays.stream(volumes).map(v -> -(v - 12) * (v - 12)).toArray();
    EosFit fit = EosFit.of(form, volumes, energies);
    assertThat(fit.volume()).isNaN();
    assertThat(fit.bulkModulus()).isNaN();
  }
}
