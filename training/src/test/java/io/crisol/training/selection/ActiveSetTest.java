package io.crisol.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class ActiveSetTest {
  private static List<ActiveSet.Row> rows(int count, int n, long seed) {
    RandomStream random = new RandomStream(seed);
    List<ActiveSet.Row> rows = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> random.nextGaussian());
      rows.add(new ActiveSet.Row(values, k));
    }
    return rows;
  }

  private static double volume(List<ActiveSet.Row> rows, int... which) {
    DMatrixRMaj a = new DMatrixRMaj(which.length, which.length);
    for (int i = 0; i < which.length; i++) {
      for (int j = 0; j < which.length; j++) {
        a.set(i, j, rows.get(which[i]).values()[j]);
      }
    }
    return Math.abs(CommonOps_DDRM.det(a));
  }

  /** No exchange of one row makes the volume larger, and all rows interpolate. */
  @Test
  void noSingleExchangeMakesTheVolumeLarger() {
    List<ActiveSet.Row> rows = rows(30, 4, 1);
    ActiveSet set = new ActiveSet(4, 1e-5);
    set.extend(rows, 1.0000001);
    int[] chosen = set.owners();
    assertThat(chosen).doesNotContain(ActiveSet.NOBODY);
    double volume = volume(rows, chosen);
    assertThat(Math.exp(set.logVolume())).isCloseTo(volume, within(1e-9 * volume));
    for (int j = 0; j < 4; j++) {
      for (int k = 0; k < 30; k++) {
        int[] other = chosen.clone();
        other[j] = k;
        assertThat(volume(rows, other)).isLessThanOrEqualTo(volume * (1 + 1e-6));
      }
    }
    rows.forEach(row -> assertThat(set.grade(row.values())).isLessThan(1.000001));
  }

  @Test
  void theGradeOfAnActiveRowIsOneAndThatOfItsMultipleTheMultiple() {
    List<ActiveSet.Row> rows = rows(200, 20, 2);
    ActiveSet set = new ActiveSet(20, 1e-5);
    set.extend(rows, 1.001);
    for (int owner : set.owners()) {
      double[] row = rows.get(owner).values();
      assertThat(set.grade(row)).isCloseTo(1, within(1e-10));
      double[] far = Arrays.stream(row).map(b -> -7 * b).toArray();
      assertThat(set.grade(far)).isCloseTo(7, within(1e-9));
    }
  }

  /** More exchanges than lie between two fresh inversions. */
  @Test
  void roundingDoesNotAddUp() {
    List<ActiveSet.Row> rows = rows(600, 120, 3);
    ActiveSet set = new ActiveSet(120, 1e-5);
    int exchanges = set.extend(rows, 1.01);
    assertThat(exchanges).isGreaterThan(120);
    double worst = 0;
    for (int owner : set.owners()) {
      worst = Math.max(worst, Math.abs(set.grade(rows.get(owner).values()) - 1));
    }
    assertThat(worst).isLessThan(1e-9);
  }

  @Test
  void whatFewRowsCannotTellStaysUnknown() {
    List<ActiveSet.Row> rows = rows(3, 5, 4);
    ActiveSet set = new ActiveSet(5, 1e-5);
    set.extend(rows, 1.001);
    assertThat(Arrays.stream(set.owners()).filter(o -> o == ActiveSet.NOBODY).count()).isEqualTo(2);
    assertThat(set.grade(rows(1, 5, 5).getFirst().values())).isGreaterThan(1e3);
  }

  @Test
  void aCopyIsExtendedByItself() {
    List<ActiveSet.Row> rows = rows(40, 6, 6);
    ActiveSet set = new ActiveSet(6, 1e-5);
    set.extend(rows.subList(0, 20), 1.001);
    int[] before = set.owners();
    double[] far = Arrays.stream(rows.get(30).values()).map(b -> 10 * b).toArray();
    ActiveSet copy = set.copy();
    copy.extend(List.of(new ActiveSet.Row(far, 99)), 1.001);
    assertThat(copy.owners()).contains(99);
    assertThat(set.owners()).isEqualTo(before);
    assertThat(set.grade(far)).isGreaterThan(1);
  }

  @Test
  void aGradeWithoutANumberIsNotZero() {
    ActiveSet set = new ActiveSet(2, 1e-5);
    assertThat(set.grade(new double[] {Double.NaN, 0})).isNaN();
  }

  @Test
  void aThresholdThatWouldNeverEndIsRefused() {
    assertThatThrownBy(() -> new ActiveSet(2, 1).extend(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
