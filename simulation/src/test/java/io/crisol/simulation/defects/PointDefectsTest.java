package io.crisol.simulation.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which defects there are, in crystals where one knows. */
class PointDefectsTest {
  private static final double[] FCC = {0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0};
  private static final double[] BCC = {0, 0, 0, .5, .5, .5};

  private static Structure cubic(double a, double[] sites, Element... elements) {
    double[] positions = new double[sites.length];
    Element[] all = new Element[sites.length / 3];
    for (int k = 0; k < sites.length; k++) {
      positions[k] = a * sites[k];
      all[k / 3] = elements[k / 3 % elements.length];
    }
    return new Structure(Cell.box(a, a, a), all, positions);
  }

  private static Structure diamond() {
    double[] sites = new double[24];
    for (int k = 0; k < 24; k++) {
      sites[k] = FCC[k % 12] + (k < 12 ? 0 : .25);
    }
    return cubic(5.43, sites, Element.Si);
  }

  private static List<String> names(Structure crystal) {
    return PointDefects.of(new Crystal(crystal), Settings.defaults(DefectOptions.class)).stream()
        .map(PointDefect::name)
        .toList();
  }

  @Test
  void cubicElements() {
    assertThat(names(cubic(3.6, FCC, Element.Cu)))
        .containsExactly(
            "Cu",
            "octahedral",
            "tetrahedral",
            "crowdion",
            "dumbbell_100",
            "dumbbell_110",
            "dumbbell_111");
    assertThat(names(cubic(2.87, BCC, Element.Fe)))
        .containsExactly(
            "Fe",
            "tetrahedral",
            "octahedral",
            "crowdion",
            "dumbbell_100",
            "dumbbell_110",
            "dumbbell_111");
    assertThat(names(diamond()))
        .containsExactly(
            "Si",
            "tetrahedral",
            "hexagonal",
            "bond_centre",
            "dumbbell_100",
            "dumbbell_110",
            "dumbbell_111");
  }

  /** Directions are those of the cube, in whatever cell the crystal is given. */
  @Test
  void aPrimitiveCellHasTheSameDefects() {
    double h = 1.8;
    Structure primitive =
        new Structure(
            Cell.periodic(new double[] {0, h, h, h, 0, h, h, h, 0}),
            new Element[] {Element.Cu},
            new double[3]);
    assertThat(names(primitive)).isEqualTo(names(cubic(3.6, FCC, Element.Cu)));
    double half = 2.87 / 2;
    Structure body =
        new Structure(
            Cell.periodic(new double[] {-half, half, half, half, -half, half, half, half, -half}),
            new Element[] {Element.Fe},
            new double[3]);
    assertThat(names(body)).isEqualTo(names(cubic(2.87, BCC, Element.Fe)));
  }

  @Test
  void placesAndCountsOfVoids() {
    List<Voids.Void> voids = Voids.of(new Crystal(cubic(3.6, FCC, Element.Cu)));
    assertThat(voids.get(0).radius()).isCloseTo(1.8, within(1e-9));
    assertThat(voids.get(0).alike()).isEqualTo(4);
    assertThat(voids.get(1).radius()).isCloseTo(3.6 * Math.sqrt(3) / 4, within(1e-9));
    assertThat(voids.get(1).alike()).isEqualTo(8);
    assertThat(voids.get(2).alike()).isEqualTo(24);
  }

  /** L1₂: one kind of each vacancy, both antisites, two kinds of octahedron. */
  @Test
  void compounds() {
    Structure alloy = cubic(3.57, FCC, Element.Al, Element.Ni, Element.Ni, Element.Ni);
    List<PointDefect> defects =
        PointDefects.of(new Crystal(alloy), Settings.defaults(DefectOptions.class));
    assertThat(defects.stream().filter(d -> d.kind() == DefectKind.VACANCY))
        .extracting(PointDefect::name)
        .containsExactly("Al", "Ni");
    assertThat(defects.stream().filter(d -> d.kind() == DefectKind.ANTISITE))
        .extracting(PointDefect::name)
        .containsExactlyInAnyOrder("Ni_on_Al", "Al_on_Ni");
    assertThat(defects.stream().filter(d -> d.added().equals(Optional.of(Element.Al))))
        .extracting(PointDefect::name)
        .contains("octahedral", "octahedral_2", "tetrahedral");
  }

  @Test
  void supercellsAreLongInAllDirections() {
    assertThat(Supercell.copies(Cell.box(3.6, 3.6, 3.6), 20)).containsExactly(6, 6, 6);
    assertThat(Supercell.copies(Cell.box(3, 5, 12), 20)).containsExactly(7, 4, 2);
    Cell primitive = Cell.periodic(new double[] {0, 1.8, 1.8, 1.8, 0, 1.8, 1.8, 1.8, 0});
    int[] copies = Supercell.copies(primitive, 20);
    assertThat(copies).containsExactly(8, 8, 8);
    assertThat(Supercell.fewer(copies)).containsExactly(6, 6, 6);
    assertThat(Supercell.fewer(1, 1, 1)).containsExactly(1, 1, 1);
  }

  @Test
  void onlyWhatIsWanted() {
    DefectOptions options =
        Settings.of(DefectOptions.class).build(Map.of("kinds", List.of("dumbbells")));
    assertThat(PointDefects.of(new Crystal(diamond()), options))
        .allMatch(defect -> defect.kind() == DefectKind.DUMBBELL)
        .hasSize(3);
  }
}
