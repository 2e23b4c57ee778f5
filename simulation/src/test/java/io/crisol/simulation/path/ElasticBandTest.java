package io.crisol.simulation.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.BandResult.Verdict;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticBandTest {
  @AfterEach
  void threads() {
    Workers.setThreads(Runtime.getRuntime().availableProcessors());
  }

  private static BandOptions options(Map<String, Object> values) {
    return Settings.of(BandOptions.class).build(values);
  }

  private static Structure hydrogen(double x, double y) {
    return new Structure(Cell.OPEN, new Element[] {Element.H}, new double[] {x, y, 0});
  }

  private static BandResult band(
      Potential potential, Structure start, Structure end, Map<String, Object> values) {
    return new ElasticBand(() -> new PotentialEngine(potential, 0.5), options(values))
        .run(start, end, Quantities.FORCES, _ -> true);
  }

  /** Energies of the minima and of the saddle between them are known to five digits. */
  @Test
  void the_climbing_image_finds_the_saddle_of_a_known_surface() {
    BandResult result =
        band(
            new MuellerBrown(),
            hydrogen(-0.5, 1.3),
            hydrogen(0.5, 0.1),
            Map.of("images", 13, "force_tolerance", 1e-4, "max_steps", 5000, "spring", 10.0));
    assertThat(result.verdict()).isEqualTo(Verdict.INTERMEDIATE_MINIMUM);
    assertThat(result.energies()[0]).isCloseTo(-1.4669952, within(1e-6));
    assertThat(result.energies()[14]).isCloseTo(-1.0816672, within(1e-6));
    assertThat(result.energies()[result.highest()]).isCloseTo(-0.4066484, within(1e-6));
    Structure saddle = result.images().get(result.highest());
    assertThat(saddle.coordinate(0)).isCloseTo(-0.822, within(2e-3));
    assertThat(saddle.coordinate(1)).isCloseTo(0.624, within(2e-3));
    assertThat(result.barrier()).isCloseTo(1.0603468, within(2e-6));
    assertThat(result.reverseBarrier()).isCloseTo(0.6750188, within(2e-6));
  }

  @Test
  void what_goes_uphill_to_its_end_has_no_saddle() {
    BandResult result =
        band(
            new MuellerBrown(),
            hydrogen(-0.558, 1.442),
            hydrogen(-0.75, 0.9),
            Map.of("relax_ends", false, "max_steps", 2000));
    assertThat(result.verdict()).isEqualTo(Verdict.NO_SADDLE);
    assertThat(result.highest()).isEqualTo(6);
  }

  private static final Potential COPPER =
      Potentials.resolve(
              "sutton-chen(epsilon=0.012382, a=3.61, c=39.432, n=9, m=6, inner=4.5, outer=5.5)",
              PotentialRequest.of(Set.of(Element.Cu)))
          .potential();

  /** fcc copper with a vacancy at a corner; its neighbour stands at a share of the way into it. */
  private static Structure vacancy(double share) {
    double h = 1.805;
    Structure whole =
        new Structure(
                Cell.box(3.61, 3.61, 3.61),
                new Element[] {Element.Cu, Element.Cu, Element.Cu, Element.Cu},
                new double[] {0, 0, 0, 0, h, h, h, 0, h, h, h, 0})
            .replicate(2, 2, 2);
    double[] positions = Arrays.copyOfRange(whole.positions(), 3, 3 * whole.size());
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] *= 1 - share;
    }
    return new Structure(whole.cell(), Arrays.copyOf(whole.elements(), 31), positions);
  }

  private static double relaxed(Structure structure) {
    RelaxOptions options =
        Settings.of(RelaxOptions.class).build(Map.of("force_tolerance", 1e-5, "max_steps", 500));
    return new Relaxation(new PotentialEngine(COPPER, 0.5), options)
        .run(structure, _ -> {})
        .energy();
  }

  /** Half-way the symmetry of the crystal holds the atom on the saddle. */
  @Test
  void a_vacancy_hops_over_the_barrier_that_symmetry_gives() {
    double expected = relaxed(vacancy(0.5)) - relaxed(vacancy(0));
    // The end lies in another cell: the atom takes the short way.
    double[] elsewhere = vacancy(1).positions();
    elsewhere[0] += 7.22;
    BandResult result =
        band(
            COPPER,
            vacancy(0),
            vacancy(1).withPositions(elsewhere),
            Map.of("images", 4, "force_tolerance", 1e-3));
    assertThat(result.verdict()).isEqualTo(Verdict.CONVERGED);
    assertThat(expected).isBetween(0.3, 1.5);
    assertThat(result.barrier()).isCloseTo(expected, within(1e-4));
    assertThat(result.reverseBarrier()).isCloseTo(expected, within(1e-4));
    assertThat(result.toJson().text()).contains("\"barrier_eV\"", "\"path\"", "\"converged\"");
  }

  @Test
  void threads_do_not_change_its_bits_and_a_listener_stops_it() {
    Map<String, Object> few = Map.of("images", 3, "max_steps", 7);
    Workers.setThreads(1);
    BandResult one = band(COPPER, vacancy(0), vacancy(1), few);
    Workers.setThreads(4);
    BandResult four = band(COPPER, vacancy(0), vacancy(1), few);
    assertThat(one.verdict()).isEqualTo(Verdict.NOT_CONVERGED);
    assertThat(four.energies()).isEqualTo(one.energies());
    BandResult stopped =
        new ElasticBand(() -> new PotentialEngine(COPPER, 0.5), options(few))
            .run(vacancy(0), vacancy(1), Quantities.FORCES, at -> at.iteration() < 5);
    assertThat(stopped.verdict()).isEqualTo(Verdict.STOPPED);
    assertThat(stopped.steps()).isEqualTo(5);
  }

  @Test
  void ends_that_do_not_belong_together_are_refused() {
    Structure wide = vacancy(1).strained(new double[] {0.01, 0, 0, 0, 0, 0, 0, 0, 0});
    Element[] others = vacancy(1).elements();
    others[3] = Element.Ni;
    Structure other = new Structure(vacancy(1).cell(), others, vacancy(1).positions());
    for (Structure end : new Structure[] {wide, other, hydrogen(0, 0)}) {
      assertThatThrownBy(() -> band(COPPER, vacancy(0), end, Map.of()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("end");
    }
  }
}
