package io.crisol.simulation.phonons;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lattices are told apart, and their named points lie where names are given: at corners. */
class BandPathTest {
  private static final double ROOT = Math.sqrt(0.75);

  private static double[] rhombohedral(double cosine) {
    // Three vectors of length 3 with this cosine between them, around z.
    double z = Math.sqrt((1 + 2 * cosine) / 3);
    double r = Math.sqrt(1 - z * z);
    return Stream.of(
            3 * r, 0., 3 * z, -1.5 * r, 3 * ROOT * r, 3 * z, -1.5 * r, -3 * ROOT * r, 3 * z)
        .mapToDouble(x -> x)
        .toArray();
  }

  static Stream<Arguments> lattices() {
    return Stream.of(
        Arguments.of("simple cubic", new double[] {3, 0, 0, 0, 3, 0, 0, 0, 3}, 48),
        Arguments.of("face-centred cubic", new double[] {0, 2, 2, 2, 0, 2, 2, 2, 0}, 48),
        Arguments.of("face-centred cubic", new double[] {2, 2, 0, 4, 2, 2, 2, 2, 4}, 48),
        Arguments.of("body-centred cubic", new double[] {-2, 2, 2, 2, -2, 2, 2, 2, -2}, 48),
        Arguments.of("hexagonal", new double[] {3, 0, 0, 1.5, 3 * ROOT, 0, 0, 0, 5}, 24),
        Arguments.of("tetragonal", new double[] {3, 0, 0, 0, 3, 0, 0, 0, 4}, 16),
        Arguments.of(
            "body-centred tetragonal, c < a", new double[] {-2, 2, 1, 2, -2, 1, 2, 2, -1}, 16),
        Arguments.of(
            "body-centred tetragonal, c > a",
            new double[] {-2, 2, 3.5, 2, -2, 3.5, 2, 2, -3.5},
            16),
        Arguments.of("orthorhombic", new double[] {0, 0, 5, 3, 0, 0, 0, 4, 0}, 8),
        Arguments.of("centred orthorhombic", new double[] {3, 4, 0, -3, 4, 0, 0, 0, 5}, 8),
        Arguments.of("rhombohedral, α < 90°", rhombohedral(0.6), 12),
        Arguments.of("rhombohedral, α > 90°", rhombohedral(-0.2), 12),
        Arguments.of("monoclinic", new double[] {3, 0, 0, 0, 4, 0, 1, 0, 5}, 4),
        Arguments.of("triclinic", new double[] {3, 0, 0, .4, 4, 0, 1, .7, 5}, 2));
  }

  @ParameterizedTest
  @MethodSource("lattices")
  void namedPointsAreOfTheZone(String name, double[] vectors, int operations) {
    Crystal crystal =
        Crystal.of(
            new Structure(
                Cell.periodic(vectors), new Element[] {Element.Cu}, new double[] {.1, .2, .3}));
    assertThat(crystal.path().lattice()).isEqualTo(name);
    assertThat(crystal.operations()).hasSize(operations);
    double[] standard = crystal.primitive().cell().vectors();
    assertThat(Matrix3.determinant(standard)).isPositive();
    double[] inverse = Matrix3.inverse(standard);
    crystal
        .path()
        .points()
        .forEach(
            (point, q) -> {
              if (crystal.path().conventional()) {
                assertThat(square(q, inverse) - nearest(q, inverse))
                    .as(point + " lies in the first zone")
                    .isLessThan(1e-9);
              }
              // A point of high symmetry is left alone by more operations than its surroundings.
              double[] beside = {q[0] + 0.013, q[1] + 0.007, q[2] - 0.017};
              assertThat(kept(crystal, q)).as(point).isGreaterThan(kept(crystal, beside));
            });
    List<String> walked = crystal.path().segments().stream().flatMap(List::stream).toList();
    assertThat(crystal.path().points().keySet()).containsAll(walked);
  }

  /** Operations, and the reversal of time, that leave q but for a reciprocal vector. */
  private static long kept(Crystal crystal, double[] q) {
    return crystal.operations().stream()
        .flatMap(operation -> Stream.of(1, -1).map(sign -> turned(operation.rotation(), q, sign)))
        .filter(
            to ->
                Arrays.stream(new int[] {0, 1, 2})
                    .allMatch(a -> Math.abs(to[a] - q[a] - Math.rint(to[a] - q[a])) < 1e-6))
        .count();
  }

  private static double[] turned(int[] w, double[] q, int sign) {
    double[] to = new double[3];
    for (int k = 0; k < 9; k++) {
      to[k / 3] += sign * w[k] * q[k % 3];
    }
    return to;
  }

  private static double square(double[] q, double[] inverse) {
    double sum = 0;
    for (int x = 0; x < 3; x++) {
      double d = inverse[3 * x] * q[0] + inverse[3 * x + 1] * q[1] + inverse[3 * x + 2] * q[2];
      sum += d * d;
    }
    return sum;
  }

  private static double nearest(double[] q, double[] inverse) {
    double least = Double.POSITIVE_INFINITY;
    for (int code = 0; code < 343; code++) {
      double[] other = {q[0] + code / 49 - 3, q[1] + code / 7 % 7 - 3, q[2] + code % 7 - 3};
      least = Math.min(least, square(other, inverse));
    }
    return least;
  }
}
