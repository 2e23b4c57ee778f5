package io.crisol.simulation.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.simulation.BandResult.Verdict;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole searches, from two structures as someone gives them. */
class PathSearchTest {
  private static final Potential COPPER =
      Potentials.resolve(
              "sutton-chen(epsilon=0.012382, a=3.61, c=39.432, n=9, m=6, inner=4.5, outer=5.5)",
              PotentialRequest.of(Set.of(Element.Cu)))
          .potential();

  @TempDir Path folder;

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

  private static NebOptions options(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(Map.of("images", 5, "force_tolerance", 1e-3));
    all.putAll(values);
    return Settings.of(NebOptions.class).build(all);
  }

  private static PathResult path(Structure start, Structure end, Map<String, Object> values) {
    return new PathSearch(COPPER, options(values)).between(start, end, _ -> true, Optional.empty());
  }

  private static double relaxed(Structure structure) {
    RelaxOptions options =
        Settings.of(RelaxOptions.class).build(Map.of("force_tolerance", 1e-5, "max_steps", 500));
    return new Relaxation(new PotentialEngine(COPPER, 0.5), options)
        .run(structure, _ -> {})
        .energy();
  }

  /** The end upside down, with atoms in other cells and everything shifted. */
  private static Structure disguised(Structure end) {
    double[] positions = end.positions();
    double[] other = new double[positions.length];
    for (int i = 0; i < end.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        other[3 * (end.size() - 1 - i) + axis] =
            positions[3 * i + axis] + 0.31 + (i % 3 == axis ? 7.22 : 0);
      }
    }
    return end.withPositions(other);
  }

  @Test
  void ends_in_disguise_give_the_barrier_that_symmetry_gives() {
    double expected = relaxed(vacancy(0.5)) - relaxed(vacancy(0));
    for (String interpolation : new String[] {"idpp", "straight"}) {
      PathResult result =
          path(vacancy(0), disguised(vacancy(1)), Map.of("interpolation", interpolation));
      assertThat(result.barrier()).isCloseTo(expected, within(2e-5));
      assertThat(result.reverseBarrier()).isCloseTo(expected, within(2e-5));
      assertThat(result.ends().mover()).isZero();
      assertThat(result.ends().permuted()).hasSize(30);
      assertThat(result.ends().wrapped()).isPositive();
      assertThat(result.saddle().orElseThrow().isFirstOrder()).isTrue();
      assertThat(result.saddle().orElseThrow().overlap()).isGreaterThan(0.95);
      assertThat(result.minima()).isEmpty();
      assertThat(result.moved()[0]).isGreaterThan(0.01);
    }
  }

  /** What the forces that are left tell of the error is the error. */
  @Test
  void the_error_of_a_loose_search_is_known() {
    double exact = relaxed(vacancy(0.5)) - relaxed(vacancy(0));
    PathResult loose = path(vacancy(0), vacancy(1), Map.of("force_tolerance", 0.05));
    double error = loose.barrier() - exact;
    assertThat(error).isGreaterThan(1e-5);
    assertThat(loose.barrierError()).isBetween(error / 2, 2 * error);
  }

  /** Springs and a curve through the slopes find the saddle without an image on it. */
  @Test
  void without_climbing_the_curve_finds_the_saddle() {
    double expected = relaxed(vacancy(0.5)) - relaxed(vacancy(0));
    for (String springs : new String[] {"equal", "energy"}) {
      PathResult result =
          path(vacancy(0), vacancy(1), Map.of("climb", false, "images", 6, "springs", springs));
      assertThat(result.barrier()).isCloseTo(expected, within(2e-3));
      assertThat(result.band().barrier()).isLessThan(expected - 5e-4);
    }
  }

  @Test
  void stronger_springs_gather_images_at_the_saddle() {
    double[] equal = path(vacancy(0), vacancy(1), Map.of()).band().distances();
    double[] energy = path(vacancy(0), vacancy(1), Map.of("springs", "energy")).band().distances();
    assertThat(energy[4] - energy[2]).isLessThan(0.8 * (equal[4] - equal[2]));
  }

  @Test
  void what_cannot_be_is_refused_by_name() {
    Element[] mixed = vacancy(1).elements();
    mixed[3] = Element.Ag;
    Structure other = new Structure(vacancy(1).cell(), mixed, vacancy(1).positions());
    mixed[3] = Element.Cu;
    mixed[5] = Element.Ag;
    Structure start = new Structure(vacancy(1).cell(), mixed, vacancy(0).positions());
    Structure wide = vacancy(1).strained(new double[] {0.01, 0, 0, 0, 0, 0, 0, 0, 0});
    refused(vacancy(0), other, Map.of(), "Cu30Ag", "Cu31");
    refused(start, other, Map.of("atoms", "as_given"), "atom 3", "Ag", "--atoms match");
    refused(vacancy(0), wide, Map.of(), "0.0722", "--variable-cell");
    refused(vacancy(0), disguised(vacancy(0)), Map.of(), "one minimum", "--atoms as_given");
    refused(vacancy(0), vacancy(0.05), Map.of(), "one minimum");
  }

  private static void refused(
      Structure start, Structure end, Map<String, Object> values, String... says) {
    assertThatThrownBy(() -> path(start, end, values))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.what() + e.why() + e.remedy()).contains(says));
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void a_search_that_is_resumed_has_the_same_bits() {
    PathSearch search =
        new PathSearch(COPPER, options(Map.of("images", 3, "force_tolerance", 1e-4)));
    Path file = folder.resolve("checkpoint.json");
    PathResult whole = search.between(vacancy(0), vacancy(1), _ -> true, Optional.empty());
    assertThat(whole.band().steps()).isGreaterThan(12);
    assertThatThrownBy(
            () ->
                search.between(
                    vacancy(0),
                    vacancy(1),
                    band -> {
                      if (band.iteration() == 12) {
                        throw new Killed();
                      }
                      return true;
                    },
                    Optional.of(new PathSearch.Checkpoint(file, false))))
        .isInstanceOf(Killed.class);
    assertThat(Files.exists(file)).isTrue();
    int[] first = {-1};
    PathResult resumed =
        search.between(
            vacancy(0),
            vacancy(1),
            band -> {
              first[0] = first[0] < 0 ? band.iteration() : first[0];
              return true;
            },
            Optional.of(new PathSearch.Checkpoint(file, true)));
    assertThat(first[0]).isEqualTo(10);
    assertThat(resumed.toJson().text()).isEqualTo(whole.toJson().text());
    PathSearch other = new PathSearch(COPPER, options(Map.of("images", 4)));
    assertThatThrownBy(
            () ->
                other.between(
                    vacancy(0),
                    vacancy(1),
                    _ -> true,
                    Optional.of(new PathSearch.Checkpoint(file, true))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("resumed");
  }

  /** The saddles and minima of this surface are known; it has a minimum on the way. */
  @Test
  void a_known_surface_with_a_minimum_on_the_way() {
    MuellerBrown surface = new MuellerBrown();
    Element[] one = {Element.H};
    Structure start = new Structure(Cell.OPEN, one, new double[] {-0.5, 1.4, 0});
    Structure end = new Structure(Cell.OPEN, one, new double[] {0.6, 0.05, 0});
    PathResult result =
        new PathSearch(
                surface, options(Map.of("images", 13, "spring", 10.0, "force_tolerance", 1e-3)))
            .between(start, end, _ -> true, Optional.empty());
    assertThat(result.band().verdict()).isEqualTo(Verdict.INTERMEDIATE_MINIMUM);
    assertThat(result.barrier()).isCloseTo(1.0603468, within(1e-5));
    assertThat(result.reverseBarrier()).isCloseTo(0.6750188, within(1e-5));
    assertThat(result.minima()).hasSize(1);
    assertThat(result.toJson().text()).contains("\"intermediate_minima\": [");
    assertThat(result.saddle().orElseThrow().isFirstOrder()).isTrue();
  }
}
