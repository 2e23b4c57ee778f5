package io.crisol.simulation.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ElasticConstantsTest {
  private static ElasticConstants cubic(double c11, double c12, double c44) {
    double[] c = new double[36];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[6 * i + j] = i == j ? c11 : c12;
      }
      c[7 * (i + 3)] = c44;
    }
    return new ElasticConstants(c);
  }

  /** Hill's formulas for cubic crystals. */
  @Test
  void averagesOfACubicCrystal() {
    ElasticConstants copper = cubic(168.4, 121.4, 75.4);
    assertThat(copper.bulk().voigt()).isCloseTo((168.4 + 2 * 121.4) / 3, within(1e-10));
    assertThat(copper.bulk().reuss()).isCloseTo((168.4 + 2 * 121.4) / 3, within(1e-10));
    assertThat(copper.shear().voigt()).isCloseTo((47.0 + 3 * 75.4) / 5, within(1e-10));
    assertThat(copper.shear().reuss())
        .isCloseTo(5 * 47.0 * 75.4 / (4 * 75.4 + 3 * 47.0), within(1e-10));
    assertThat(copper.get(1, 2)).isEqualTo(121.4);
    assertThat(copper.get(4, 4)).isEqualTo(75.4);
    double[] eigenvalues = {47.0, 47.0, 75.4, 75.4, 75.4, 168.4 + 2 * 121.4};
    assertThat(copper.eigenvalues()).containsExactly(eigenvalues, within(1e-9));
    assertThat(copper.isStable()).isTrue();
  }

  @Test
  void whatIsAlikeInAllDirectionsHasNoAnisotropy() {
    ElasticConstants glass = cubic(100, 40, 30);
    assertThat(glass.anisotropy()).isCloseTo(0, within(1e-12));
    assertThat(glass.young()).isCloseTo(9 * 60.0 * 30 / (180 + 30), within(1e-10));
    assertThat(glass.poisson()).isCloseTo(40.0 / 140, within(1e-12));
  }

  @Test
  void aShearThatLowersTheEnergyIsNotStable() {
    assertThat(cubic(100, 110, 30).isStable()).isFalse();
    assertThat(cubic(100, 40, -1).isStable()).isFalse();
  }

  /** A crystal without resistance to a shear has no compliances, and says so. */
  @Test
  void noShearModulusWithoutResistance() {
    ElasticConstants soft = cubic(170, 120, 0);
    assertThat(soft.isStable()).isFalse();
    assertThat(soft.shear().reuss()).isNaN();
    assertThat(soft.shear().voigt()).isEqualTo(10);
  }
}
