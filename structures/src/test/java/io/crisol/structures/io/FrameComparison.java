package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The frame that was written against the one that was read, as numbers and in words. */
record FrameComparison(String id, Frame written, Frame read, List<String> lost) {
  private static final String VELOCITIES = "velocities";

  /**
   * Digits behind the point of formats that prescribe columns of fixed width; else all are kept.
   */
  private static final Map<String, Double> LENGTH_TOLERANCE = Map.of("pdb", 2e-3);

  /** Rounding of conversions to other units, fractional coordinates and turned cells. */
  private static final double ROUNDING = 1e-13;

  /** Everything is the same or was said to be lost. */
  void hold() {
    holdWherePresent(ROUNDING);
    toldWhere(read.labels().energy().isEmpty(), "energ");
    toldWhere(read.labels().forces().isEmpty(), "force");
    toldWhere(read.labels().stress().isEmpty(), "stress");
    boolean charged = read.structure().charges().isPresent() || read.labels().charges().isPresent();
    toldWhere(!charged, "charge");
    toldWhere(!read.columns().containsKey(VELOCITIES), "velocit");
    toldWhere(
        read.metadata().values().stream().noneMatch(text -> text.contains("quartz")),
        "config_type");
    toldWhere(!Arrays.equals(rotation(), Matrix3.identity()), "turn|rotat|orient");
  }

  /**
   * Everything that was read is the same.
   *
   * @param velocity relative tolerance of velocities, whose unit depends on constants of nature
   */
  void holdWherePresent(double velocity) {
    double[] rotation = rotation();
    int[] order = order(rotation);
    labels(rotation, order);
    charges(order);
    double[] velocities = read.columns().get(VELOCITIES);
    if (velocities != null) {
      double[] wanted = sorted(turned(written.columns().get(VELOCITIES), rotation), order, 3);
      for (int k = 0; k < wanted.length; k++) {
        assertThat(velocities[k])
            .isCloseTo(wanted[k], within(velocity * Math.abs(wanted[k]) + 1e-15));
      }
    }
  }

  private double length() {
    return LENGTH_TOLERANCE.getOrDefault(id, ROUNDING);
  }

  /** The rotation that leads from the cell written to the one read, which must be one. */
  private double[] rotation() {
    double[] before = written.structure().cell().vectors();
    double[] after = read.structure().cell().vectors();
    double[] r = Matrix3.product(Matrix3.inverse(before), after);
    double[] square = Matrix3.product(r, transposed(r));
    for (int k = 0; k < 9; k++) {
      assertThat(square[k]).as("rotation").isCloseTo(k % 4 == 0 ? 1 : 0, within(10 * length()));
    }
    assertThat(Matrix3.determinant(r)).isPositive();
    boolean same = true;
    for (int k = 0; k < 9; k++) {
      same &= Math.abs(r[k] - (k % 4 == 0 ? 1 : 0)) < 10 * length();
    }
    return same ? Matrix3.identity() : r;
  }

  private static double[] transposed(double[] m) {
    return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
  }

  /** Vectors, one a row, times the rotation. */
  private static double[] turned(double[] rows, double[] r) {
    double[] result = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int x = 0; x < 3; x++) {
        result[k] += rows[k - k % 3 + x] * r[3 * x + k % 3];
      }
    }
    return result;
  }

  /** Which written atom each read atom is: the one of its element at its place, modulo the cell. */
  private int[] order(double[] rotation) {
    Structure a = written.structure();
    Structure b = read.structure();
    assertThat(b.formula()).isEqualTo(a.formula());
    double[] places = turned(a.positions(), rotation);
    int[] order = new int[b.size()];
    for (int i = 0; i < b.size(); i++) {
      order[i] = -1;
      for (int j = 0; j < a.size(); j++) {
        boolean here = a.element(j) == b.element(i) && apart(b, i, places, j) < 30 * length();
        order[i] = here ? j : order[i];
      }
      assertThat(order[i])
          .as("atom " + i + " of " + id + " stands where none was written")
          .isNotNegative();
    }
    assertThat(Arrays.stream(order).distinct().count()).isEqualTo(b.size());
    return order;
  }

  private static double apart(Structure b, int i, double[] places, int j) {
    double[] d = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      d[axis] = b.coordinate(3 * i + axis) - places[3 * j + axis];
    }
    double[] f = new double[3];
    for (int c = 0; c < 3; c++) {
      double turns = b.cell().fractional(c, d[0], d[1], d[2]);
      f[c] = turns - Math.rint(turns);
    }
    double most = 0;
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += f[c] * b.cell().vector(c, axis);
      }
      most = Math.max(most, Math.abs(sum));
    }
    return most;
  }

  private static double[] sorted(double[] values, int[] order, int width) {
    double[] result = new double[values.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, width * order[i], result, width * i, width);
    }
    return result;
  }

  private void labels(double[] r, int[] order) {
    if (read.labels().energy().isPresent()) {
      close(
          new double[] {read.labels().energy().getAsDouble()},
          new double[] {written.labels().energy().orElseThrow()});
    }
    if (read.labels().forces().isPresent()) {
      double[] forces = written.labels().forces().orElseThrow();
      close(read.labels().forces().get(), sorted(turned(forces, r), order, 3));
    }
    if (read.labels().stress().isPresent()) {
      double[] stress = written.labels().stress().orElseThrow();
      double[] wanted = Matrix3.product(transposed(r), Matrix3.product(stress, r));
      close(read.labels().stress().get(), wanted);
    }
  }

  private void charges(int[] order) {
    Optional<double[]> found = read.structure().charges().or(() -> read.labels().charges());
    if (found.isPresent()) {
      close(found.get(), sorted(written.structure().charges().orElseThrow(), order, 1));
    }
  }

  private static void close(double[] found, double[] wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int k = 0; k < wanted.length; k++) {
      assertThat(found[k]).isCloseTo(wanted[k], within(ROUNDING * (1 + Math.abs(wanted[k]))));
    }
  }

  private void toldWhere(boolean absent, String pattern) {
    if (absent) {
      assertThat(String.join("; ", lost).toLowerCase(Locale.ROOT))
          .as(id + " lost something without a word")
          .containsPattern(pattern);
    }
  }
}
