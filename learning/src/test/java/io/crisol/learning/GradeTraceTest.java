package io.crisol.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.json.Json;
import org.junit.jupiter.api.Test;

class GradeTraceTest {
  @Test
  void ofEachSixtiethTheLargestIsKept() {
    GradeTrace trace = GradeTrace.NONE;
    double[] grades = {0.5, 0.9, 0.7, Double.NaN, 1.3, 0.2};
    for (int k = 0; k < grades.length; k++) {
      trace = trace.with(0.25 * k, grades[k], 60);
    }
    assertThat(trace.along()).containsExactly(0.25, 1.0);
    assertThat(trace.grades()).containsExactly(0.9, 1.3);
    GradeTrace again = GradeTrace.of(Json.parse(trace.toJson().text(), ""));
    assertThat(again.along()).containsExactly(trace.along());
    assertThat(again.grades()).containsExactly(trace.grades());
  }
}
