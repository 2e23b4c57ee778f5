package io.crisol.testkit;

import static io.crisol.structures.Element.In;
import static io.crisol.structures.Element.P;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D-optimality grades of moment tensor potentials: those of the rows, at no cost to the forces. */
class MomentGradeTest {
  @TempDir Path folder;

  private static Structure mixture(int atoms) {
    RandomStream random = new RandomStream(8);
    Element[] elements = new Element[atoms];
    double[] positions = new double[3 * atoms];
    for (int i = 0; i < atoms; i++) {
      elements[i] = i % 3 == 0 ? In : P;
      positions[3 * i] = 2.6 * (i % 3) + 0.3 * random.nextGaussian();
      positions[3 * i + 1] = 2.6 * (i / 3 % 3) + 0.3 * random.nextGaussian();
      positions[3 * i + 2] = 2.6 * (i / 9) + 0.3 * random.nextGaussian();
    }
    return new Structure(Cell.box(7.8, 7.8, 7.8), elements, positions);
  }

  private static double[] matrix(int n) {
    RandomStream random = new RandomStream(9);
    double[] matrix = new double[n * n];
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] = random.nextGaussian();
    }
    return matrix;
  }

  private static double largest(double[] row, double[] inverse) {
    double largest = 0;
    for (int j = 0; j < row.length; j++) {
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * inverse[i * row.length + j];
      }
      largest = Math.max(largest, Math.abs(sum));
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 14})
  void gradesAreThoseOfTheRows(int level) {
    MomentPotential plain = MomentModels.of(level, 4.2, P, In);
    double[] inverse = matrix(plain.rowLength(0));
    MomentPotential graded = plain.withActiveSet(inverse);
    Structure structure = mixture(23);
    Prediction prediction = graded.predict(structure, Quantities.GRADED);
    double[] grades = prediction.grades().orElseThrow();
    double[][] rows = plain.energyRows(structure, Neighbors.of(structure, plain.cutoff(), 0));
    for (int i = 0; i < 23; i++) {
      double expected = largest(rows[i], inverse);
      assertThat(grades[i]).isCloseTo(expected, within(1e-10 * expected));
    }
    Prediction without = plain.predict(structure, Quantities.FORCES);
    assertThat(prediction.energy()).isEqualTo(without.energy());
    assertThat(prediction.forces()).isEqualTo(without.forces());
    assertThat(plain.predict(structure, Quantities.GRADED).grades()).isEmpty();
  }

  @Test
  void theFileKeepsTheGrades() {
    MomentPotential graded = MomentModels.of(6, 4.2, P, In);
    graded = graded.withActiveSet(matrix(graded.rowLength(0)));
    Structure structure = mixture(9);
    Path file = folder.resolve("graded.crisol.json");
    PotentialFile.write(file, graded, new Json.Obj(), List.of(structure));
    assertThat(PotentialFile.read(file).potential().predict(structure, Quantities.GRADED).grades())
        .hasValue(graded.predict(structure, Quantities.GRADED).grades().orElseThrow());
  }

  @Test
  void aMatrixOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> MomentModels.of(6, 4.2, P).withActiveSet(new double[4]))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("active_set_inverse");
  }
}
