package io.crisol.learning;

import io.crisol.structures.json.Json;
import java.util.Arrays;

/**
 * Largest extrapolation grades along a walk, one of each stretch of it, for readers.
 *
 * @param along where each was met: ps of dynamics, steps or sweeps otherwise
 * @param grades as many
 */
record GradeTrace(double[] along, double[] grades) {
  static final GradeTrace NONE = new GradeTrace(new double[0], new double[0]);

  /** Stretches of a whole walk. */
  private static final int STRETCHES = 60;

  /**
   * With one more look.
   *
   * @param whole length of a whole walk, in the unit of {@code at}
   */
  GradeTrace with(double at, double grade, double whole) {
    if (!Double.isFinite(grade)) {
      return this;
    }
    int last = along.length - 1;
    if (last >= 0 && stretch(along[last], whole) == stretch(at, whole)) {
      return grade > grades[last] ? replaced(last, at, grade) : this;
    }
    GradeTrace longer =
        new GradeTrace(Arrays.copyOf(along, last + 2), Arrays.copyOf(grades, last + 2));
    longer.along[last + 1] = at;
    longer.grades[last + 1] = grade;
    return longer;
  }

  private static int stretch(double at, double whole) {
    return (int) (STRETCHES * at / whole);
  }

  private GradeTrace replaced(int k, double at, double grade) {
    GradeTrace other = new GradeTrace(along.clone(), grades.clone());
    other.along[k] = at;
    other.grades[k] = grade;
    return other;
  }

  Json toJson() {
    return new Json.Obj().put("along", along).put("grades", grades);
  }

  static GradeTrace of(Json saved) {
    Json.Obj json = saved.asObject();
    return new GradeTrace(json.get("along").asDoubles(), json.get("grades").asDoubles());
  }
}
