package io.crisol.potentials.lammps;

import static io.crisol.structures.Element.C;
import static io.crisol.structures.Element.Si;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.bonded.StillingerWeber;
import io.crisol.potentials.bonded.StillingerWeberFormat;
import io.crisol.potentials.bonded.Tersoff;
import io.crisol.potentials.bonded.TersoffFormat;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs with {@code pair_style sw} and {@code tersoff}. */
class BondedInputTest {
  private static final Structure MIXED =
      new Structure(
          Cell.OPEN,
          new Element[] {Si, Si, Si, C, C, C},
          new double[] {0, 0, 0, 2.3, 0.2, 0, -0.4, 2.2, 0.3, 0, 0, 4, 1.4, 0, 4.2, -0.5, 1.3, 4});

  @TempDir private Path folder;

  @BeforeEach
  void files() {
    AtomicFile.write(
        folder.resolve("one.sw"), "Si Si Si 2.2 2.1 1.8 21 1.2 -0.33 7.05 0.6 4 0 0\n");
    AtomicFile.write(
        folder.resolve("one.tersoff"),
        "C C C 3 1 0 38049 4.35 -.57 .73 1.6e-7 2.2 347 1.95 .15 3.5 1394\n");
  }

  private Potential potential(String input, Structure structure) {
    Path file = folder.resolve("some.setup");
    AtomicFile.write(file, input);
    return Potentials.resolve(file.toString(), structure, Map.of()).potential();
  }

  private static Structure atoms(int from, int to) {
    Element[] elements = new Element[to - from];
    double[] positions = new double[3 * (to - from)];
    for (int i = from; i < to; i++) {
      elements[i - from] = MIXED.element(i);
      for (int c = 0; c < 3; c++) {
        positions[3 * (i - from) + c] = MIXED.coordinate(3 * i + c);
      }
    }
    return new Structure(Cell.OPEN, elements, positions);
  }

  private static double energy(Potential potential, Structure structure) {
    return potential.predict(structure, Quantities.FORCES).energy();
  }

  @Test
  void a_file_and_its_elements_are_enough() {
    assertThat(potential("pair_style sw\npair_coeff * * one.sw Si\n", atoms(0, 3)))
        .isInstanceOf(StillingerWeber.class);
    assertThat(potential("pair_style tersoff\npair_coeff * * one.tersoff C C\n", atoms(3, 6)))
        .isInstanceOfSatisfying(Tersoff.class, t -> assertThat(t.elements()).containsExactly(C));
  }

  @Test
  void in_a_hybrid_each_sees_its_own_atoms() {
    String input =
        """
        pair_style hybrid sw tersoff zero 5.0
        pair_coeff * * sw one.sw Si NULL
        pair_coeff * * tersoff one.tersoff NULL C
        pair_coeff 1 2 zero
        """;
    double silicon =
        energy(StillingerWeberFormat.read(folder.resolve("one.sw"), List.of(Si)), atoms(0, 3));
    double carbon =
        energy(TersoffFormat.read(folder.resolve("one.tersoff"), List.of(C)), atoms(3, 6));
    assertThat(silicon).isLessThan(-1);
    assertThat(carbon).isLessThan(-1);
    assertThat(energy(potential(input, MIXED), MIXED)).isCloseTo(silicon + carbon, within(1e-12));
  }

  @Test
  void an_element_without_entries_is_refused_by_name() {
    assertThatThrownBy(() -> potential("pair_style sw\npair_coeff * * one.sw Si C\n", MIXED))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.PARAMETER_MISSING))
        .hasMessageContaining("one.sw")
        .hasMessageContaining("C C C");
  }

  @Test
  void an_element_left_out_is_refused_where_it_occurs() {
    assertThatThrownBy(
            () -> energy(potential("pair_style sw\npair_coeff * * one.sw Si NULL\n", MIXED), MIXED))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("C");
  }

  @Test
  void settings_that_are_not_honoured_are_refused() {
    assertThatThrownBy(
            () -> potential("pair_style tersoff shift 0.05\npair_coeff * * one.tersoff C\n", MIXED))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("tersoff");
  }
}
