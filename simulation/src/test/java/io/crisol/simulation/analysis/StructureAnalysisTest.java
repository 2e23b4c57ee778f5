package io.crisol.simulation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.LennardJones;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.io.Reading;
import io.crisol.structures.io.ReadingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Structures whose coordination, angles, fragments and fluctuations are known exactly. */
class StructureAnalysisTest {
  private static StructureOptions options(Map<String, ?> values) {
    return Settings.of(StructureOptions.class).build(values);
  }

  private static Snapshot at(Structure structure) {
    return new Snapshot(structure, Optional.empty(), OptionalDouble.empty());
  }

  private static StructureResult analyse(Map<String, ?> values, Structure... frames) {
    List<Snapshot> all = Arrays.stream(frames).map(StructureAnalysisTest::at).toList();
    return new StructureAnalysis(options(values)).of(List.of(all), List.of("test"), Progress.NONE);
  }

  private static Structure shaken(Structure structure, double size, long seed) {
    RandomStream random = new RandomStream(seed);
    double[] x = structure.positions();
    for (int k = 0; k < x.length; k++) {
      x[k] += size * random.nextGaussian();
    }
    return structure.withPositions(x);
  }

  private static double share(StructureResult result, String triple, double angle) {
    double[] at = result.angles().angle();
    double width = at[1] - at[0];
    double sum = 0;
    for (int k = 0; k < at.length; k++) {
      sum += Math.abs(at[k] - angle) < 8 ? result.angles().density().get(triple)[k] * width : 0;
    }
    return sum;
  }

  @Test
  void fcc_has_twelve_neighbours_at_four_angles() {
    Structure crystal = LennardJones.fcc(5.3, 3);
    StructureResult result = analyse(Map.of(), shaken(crystal, 0.02, 1), shaken(crystal, 0.02, 2));
    assertThat(result.cutoffs().cutoffs().get("Ar-Ar")).isBetween(4.0, 5.0);
    assertThat(result.cutoffs().peaks().get("Ar-Ar")).isCloseTo(5.3 / Math.sqrt(2), within(0.02));
    assertThat(result.coordination().mean().get("Ar-Ar")).isEqualTo(12);
    assertThat(result.coordination().shares().get("Ar-Ar")[12]).isEqualTo(1);
    assertThat(share(result, "Ar-Ar-Ar", 60)).isCloseTo(24 / 66.0, within(1e-9));
    assertThat(share(result, "Ar-Ar-Ar", 90)).isCloseTo(12 / 66.0, within(1e-9));
    assertThat(share(result, "Ar-Ar-Ar", 120)).isCloseTo(24 / 66.0, within(1e-9));
    assertThat(share(result, "Ar-Ar-Ar", 180)).isCloseTo(6 / 66.0, within(1e-9));
    assertThat(result.lindemann().orElseThrow().index()).isBetween(1e-4, 0.02);
    assertThat(result.state()).contains("solid");
  }

  /** Also in a cell smaller than the reach. */
  @Test
  void diamond_has_four_neighbours_at_the_tetrahedral_angle() {
    double q = 5.43 / 4;
    double h = 5.43 / 2;
    Element[] silicon = new Element[8];
    Arrays.fill(silicon, Element.of("Si"));
    Structure crystal =
        new Structure(
            Cell.box(5.43, 5.43, 5.43),
            silicon,
            new double[] {
              0, 0, 0, 0, h, h, h, 0, h, h, h, 0, q, q, q, q, q + h, q + h, q + h, q, q + h, q + h,
              q + h, q
            });
    StructureResult result = analyse(Map.of("angle_width", 1.0), crystal);
    assertThat(result.coordination().mean().get("Si-Si")).isEqualTo(4);
    assertThat(result.angles().peak("Si-Si-Si")).isEqualTo(109.5);
    assertThat(result.all("Si").share(Fragments.Kind.EXTENDED)).isEqualTo(1);
    assertThat(result.notes()).anyMatch(note -> note.contains("one frame"));
    assertThat(result.lindemann()).isEmpty();
  }

  @Test
  void rock_salt_has_six_unlike_and_twelve_like_neighbours() {
    Structure one = LennardJones.fcc(5.64, 1);
    Element[] elements = new Element[8];
    double[] x = Arrays.copyOf(one.positions(), 24);
    for (int i = 0; i < 4; i++) {
      elements[i] = Element.of("Na");
      elements[i + 4] = Element.of("Cl");
      for (int axis = 0; axis < 3; axis++) {
        x[12 + 3 * i + axis] = x[3 * i + axis] + (axis == 0 ? 2.82 : 0);
      }
    }
    Structure salt = new Structure(one.cell(), elements, x).replicate(2, 2, 2);
    StructureResult result = analyse(Map.of(), shaken(salt, 0.03, 4));
    assertThat(result.coordination().mean())
        .containsEntry("Na-Cl", 6.0)
        .containsEntry("Cl-Na", 6.0)
        .containsEntry("Na-Na", 12.0)
        .containsEntry("Cl-Cl", 12.0);
    assertThat(share(result, "Cl-Na-Cl", 90)).isCloseTo(12 / 15.0, within(1e-9));
    assertThat(share(result, "Cl-Na-Cl", 180)).isCloseTo(3 / 15.0, within(1e-9));
    assertThat(result.fragments()).as("ions of one kind are not bound").isEmpty();
  }

  private static Structure silicon(Cell cell, double... positions) {
    Element[] elements = new Element[positions.length / 3];
    Arrays.fill(elements, Element.of("Si"));
    return new Structure(cell, elements, positions);
  }

  @Test
  void fragments_are_told_apart() {
    double[] hexagon = new double[18];
    for (int k = 0; k < 6; k++) {
      hexagon[3 * k] = 50 + 2.4 * Math.cos(k * Math.PI / 3);
      hexagon[3 * k + 1] = 50 + 2.4 * Math.sin(k * Math.PI / 3);
    }
    List<Double> x = new ArrayList<>();
    for (double[] part :
        List.of(
            new double[] {0, 0, 0},
            new double[] {10, 0, 0, 12.4, 0, 0},
            new double[] {20, 0, 0, 22.4, 0, 0, 24.8, 0, 0, 27.2, 0, 0},
            new double[] {40, 0, 0, 42.4, 0, 0, 37.6, 0, 0, 40, 2.4, 0},
            hexagon)) {
      Arrays.stream(part).forEach(x::add);
    }
    Structure open = silicon(Cell.OPEN, x.stream().mapToDouble(value -> value).toArray());
    Fragments.Census census = analyse(Map.of("cutoffs", Map.of("Si-Si", 2.6)), open).all("Si");
    assertThat(census.fragments())
        .containsEntry(Fragments.Kind.ISOLATED, 1L)
        .containsEntry(Fragments.Kind.DIMER, 1L)
        .containsEntry(Fragments.Kind.CHAIN, 1L)
        .containsEntry(Fragments.Kind.BRANCHED, 1L)
        .containsEntry(Fragments.Kind.RING, 1L);
    assertThat(census.share(Fragments.Kind.RING)).isCloseTo(6 / 17.0, within(1e-12));
    assertThat(census.sizes()).containsEntry(4, 2L).containsEntry(6, 1L);
    assertThat(census.meanSize()).isCloseTo(17 / 5.0, within(1e-12));
  }

  @Test
  void a_chain_through_the_cell_has_no_end_and_one_across_its_border_has() {
    Cell cell = Cell.box(9.6, 20, 20);
    Map<String, Object> cutoffs = Map.of("cutoffs", Map.of("Si-Si", 2.6));
    Structure endless = silicon(cell, 0, 0, 0, 2.4, 0, 0, 4.8, 0, 0, 7.2, 0, 0);
    assertThat(analyse(cutoffs, endless).all("Si").share(Fragments.Kind.EXTENDED)).isEqualTo(1);
    Structure across = silicon(cell, 8.4, 0, 0, 1.2, 0, 0, 3.6, 0, 0);
    assertThat(analyse(cutoffs, across).all("Si").share(Fragments.Kind.CHAIN)).isEqualTo(1);
  }

  @Test
  void several_elements_can_form_fragments_together() {
    Element[] elements = {
      Element.of("P"),
      Element.of("S"),
      Element.of("S"),
      Element.of("S"),
      Element.of("S"),
      Element.of("Li")
    };
    double s = 2.05 / Math.sqrt(3);
    double[] x = {0, 0, 0, s, s, s, s, -s, -s, -s, s, -s, -s, -s, s, 2.4, 0, 0};
    Structure molecule = new Structure(Cell.box(12, 12, 12), elements, x);
    Map<String, Object> values =
        Map.of("clusters", List.of("P+S"), "cutoffs", Map.of("S-P", 2.6, "S-S", 0.5));
    StructureResult result = analyse(values, molecule);
    assertThat(result.all("P+S").sizes()).containsExactly(Map.entry(5, 1L));
    assertThat(result.all("P+S").share(Fragments.Kind.BRANCHED)).isEqualTo(1);
    assertThat(result.angles().peak("S-P-S")).isCloseTo(109.47, within(1.0));
    assertThatThrownBy(() -> analyse(Map.of("clusters", List.of("Si")), molecule))
        .hasMessageContaining("clusters = Si");
    assertThatThrownBy(() -> analyse(Map.of("cutoffs", Map.of("Si-P", 2.0)), molecule))
        .hasMessageContaining("no pair of the elements");
  }

  /** δ of a pair whose distance is r ± d in turn is d / r. */
  @Test
  void the_lindemann_index_of_a_breathing_pair_is_known() {
    Structure[] frames = new Structure[10];
    for (int k = 0; k < frames.length; k++) {
      double turn = 0.7 * k;
      double r = 4 + (k % 2 == 0 ? 0.2 : -0.2);
      frames[k] = silicon(Cell.OPEN, 1, 1, 1, 1 + r * Math.cos(turn), 1 + r * Math.sin(turn), 1);
    }
    StructureResult result = analyse(Map.of(), frames);
    assertThat(result.lindemann().orElseThrow().index()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void a_crystal_that_drifts_through_the_border_of_its_cell_is_solid() {
    Structure crystal = LennardJones.fcc(5.3, 2);
    Structure[] frames = new Structure[12];
    for (int k = 0; k < frames.length; k++) {
      double[] x = crystal.positions();
      for (int c = 0; c < x.length; c++) {
        double moved = x[c] + 1.1 * k;
        x[c] = moved - 10.6 * Math.floor(moved / 10.6);
      }
      frames[k] = crystal.withPositions(x);
    }
    StructureResult result = analyse(Map.of(), frames);
    assertThat(result.lindemann().orElseThrow().index()).isCloseTo(0, within(1e-7));
    assertThat(result.lindemann().orElseThrow().atoms()).hasSize(32).doesNotContain(Double.NaN);
  }

  @Test
  void a_gas_of_atoms_that_change_places_is_melted() {
    RandomStream random = new RandomStream(5);
    Structure[] frames = new Structure[50];
    for (int k = 0; k < frames.length; k++) {
      double[] x = new double[60];
      Arrays.setAll(x, _ -> 10 * random.nextDouble());
      frames[k] = silicon(Cell.OPEN, x);
    }
    StructureResult result = analyse(Map.of(), frames);
    assertThat(result.state()).contains("melted");
    assertThat(result.lindemann().orElseThrow().shells()).hasSize(4);
    assertThat(result.rdf()).as("no density without a cell").isEmpty();
  }

  @Test
  void the_radial_profile_of_a_core_in_a_shell_counts_every_atom() {
    int core = 20;
    int shell = 60;
    RandomStream random = new RandomStream(9);
    Element[] elements = new Element[core + shell];
    double[] x = new double[3 * elements.length];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = Element.of(i < core ? "Cu" : "Au");
      double[] direction = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double norm =
          Math.sqrt(
              direction[0] * direction[0]
                  + direction[1] * direction[1]
                  + direction[2] * direction[2]);
      for (int axis = 0; axis < 3; axis++) {
        x[3 * i + axis] = 30 + direction[axis] / norm * (i < core ? 3 : 9);
      }
    }
    StructureResult result = analyse(Map.of(), new Structure(Cell.OPEN, elements, x));
    RadialProfile.Profile profile = result.profile().orElseThrow();
    assertThat(count(profile, "Cu")).isCloseTo(core, within(1e-9));
    assertThat(count(profile, "Au")).isCloseTo(shell, within(1e-9));
    assertThat(profile.meanRadius().get("Au")).isCloseTo(9, within(0.5));
    assertThat(profile.outerShare()).containsEntry("Cu", 0.0);
    assertThat(profile.outerShare().get("Au")).isCloseTo(80 / 60.0, within(1e-12));
  }

  private static double count(RadialProfile.Profile profile, String element) {
    double sum = 0;
    for (int k = 0; k < profile.r().length; k++) {
      double inner = 0.5 * k;
      double volume = 4.0 / 3 * Math.PI * (Math.pow(inner + 0.5, 3) - Math.pow(inner, 3));
      sum += profile.density().get(element)[k] * volume;
    }
    return sum;
  }

  @Test
  void frames_of_other_atoms_are_refused() {
    Frame one = Frame.of(LennardJones.fcc(5.3, 1), Labels.NONE);
    Frame more = Frame.of(LennardJones.fcc(5.3, 2), Labels.NONE);
    Reading reading = new Reading(List.of(one, more), new ReadingReport(List.of()));
    assertThatThrownBy(() -> SnapshotReader.frames(reading, OptionalDouble.empty()))
        .hasMessageContaining("it has 32 atoms, the first frame 4");
  }
}
