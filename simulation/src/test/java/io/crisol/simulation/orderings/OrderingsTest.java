package io.crisol.simulation.orderings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Quantities;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts of orderings against published ones and Burnside's, energies against Madelung's. */
class OrderingsTest {
  private static final Cell FCC = Cell.periodic(new double[] {0, 2, 2, 2, 0, 2, 2, 2, 0});
  private static final Cell BCC = Cell.periodic(new double[] {-2, 2, 2, 2, -2, 2, 2, 2, -2});
  private static final Cell SC = Cell.box(3, 3, 3);

  private static PartialCrystal.Site site(double x, double y, double z, Object... parts) {
    Map<Element, Double> occupancies = new TreeMap<>();
    for (int k = 0; k < parts.length; k += 2) {
      occupancies.put(Element.of((String) parts[k]), (Double) parts[k + 1]);
    }
    return new PartialCrystal.Site(new double[] {x, y, z}, occupancies);
  }

  private static PartialCrystal alloy(Cell cell, double part) {
    return PartialCrystal.of(cell, List.of(site(0, 0, 0, "Cu", part, "Au", 1 - part)));
  }

  private static OrderingsResult find(PartialCrystal crystal, Map<String, ?> options) {
    return new Orderings(crystal, Settings.of(OrderingOptions.class).build(options), _ -> {})
        .find(Progress.NONE);
  }

  /** Table 2 of Hart and Forcade (2008). */
  @ParameterizedTest
  @CsvSource({"2, 7, 2", "3, 13, 3", "4, 35, 7", "5, 31, 5", "6, 91, 10", "7, 57, 7", "8, 155, 20"})
  void superlatticesOfTheFccLatticeAreThoseOfTheLiterature(int index, int all, int inequivalent) {
    assertThat(Superlattices.all(index)).hasSize(all);
    assertThat(Superlattices.of(index, alloy(FCC, 0.5).operations())).hasSize(inequivalent);
  }

  /**
   * Binary derivative structures of the fcc and bcc lattices with n atoms, where exchange of the
   * elements makes alike: 2, 3, 12, 14, 50 (Table 4 of Hart and Forcade).
   */
  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "4, 12", "5, 14", "6, 50"})
  void derivativeStructuresAreThoseOfTheLiterature(int atoms, int published) {
    for (Cell cell : List.of(FCC, BCC)) {
      int sum = 0;
      for (int gold = 1; 2 * gold <= atoms; gold++) {
        PartialCrystal crystal = alloy(cell, 1 - (double) gold / atoms);
        OrderingsResult upTo =
            find(crystal, Map.of("sizes", (long) atoms, "deviation", 1e-6, "keep", 1000L));
        List<Structure> own =
            upTo.orderings().stream()
                .filter(o -> o.size() == atoms)
                .map(Ordering::structure)
                .toList();
        sum += 2 * gold == atoms ? alikeUnderExchange(own) : own.size();
      }
      assertThat(sum).isEqualTo(published);
    }
  }

  /**
   * Classes under exchange of the elements: mirror pairs count once. An ordering is its own mirror
   * unless its exchanged structure is another of the list: told by distances of like atoms.
   */
  private static int alikeUnderExchange(List<Structure> own) {
    int selfMirrored = 0;
    for (Structure structure : own) {
      selfMirrored +=
          Arrays.equals(distances(structure, Element.Au), distances(structure, Element.Cu)) ? 1 : 0;
    }
    return (own.size() + selfMirrored) / 2;
  }

  private static double[] distances(Structure structure, Element element) {
    var near = io.crisol.structures.Neighbors.of(structure, 9, 0);
    double[] sites = near.positions(structure);
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      for (int e = near.start(i); e < near.start(i + 1); e++) {
        boolean like =
            structure.element(i) == element && structure.element(near.atom(e)) == element;
        if (like) {
          double square = 0;
          for (int x = 0; x < 3; x++) {
            double d = sites[3 * near.site(e) + x] - sites[3 * i + x];
            square += d * d;
          }
          found.add(Math.rint(1e6 * square));
        }
      }
    }
    return found.stream().mapToDouble(d -> d).sorted().toArray();
  }

  /** Burnside: the mean number of occupations that a symmetry leaves as they are. */
  @ParameterizedTest
  @CsvSource({"2x2x2, 0.5", "2x2x2, 0.25", "3x2x1, 0.5", "2x2x3, 0.5", "1x1x5, 0.4"})
  void countsInOneCellAreThoseOfBurnside(String cells, double part) {
    PartialCrystal crystal = alloy(SC, part);
    Palette palette =
        Palette.of(new SiteCell(crystal, io.crisol.simulation.building.Supercell.matrix(cells)));
    List<int[]> permutations = palette.cell().permutations();
    long all = palette.number().longValueExact();
    long fixed = 0;
    for (int[] permutation : permutations) {
      for (long k = 0; k < all; k++) {
        int[] colours = palette.occupation(k);
        assertThat(palette.number(colours)).isEqualTo(k);
        int[] image = new int[colours.length];
        for (int s = 0; s < image.length; s++) {
          image[permutation[s]] = colours[s];
        }
        fixed += Arrays.equals(colours, image) ? 1 : 0;
      }
    }
    OrderingsResult result = find(crystal, Map.of("supercell", cells, "keep", 100_000L));
    assertThat(result.inequivalent()).isEqualTo(fixed / permutations.size());
    assertThat(result.orderings().stream().mapToDouble(o -> o.multiplicity().orElseThrow()).sum())
        .isEqualTo(all);
  }

  /** Half the sites of the simple cubic lattice occupied by either ion: rocksalt is lowest. */
  @Test
  void theLowestOrderingOfIonsIsRocksalt() {
    PartialCrystal crystal = PartialCrystal.of(SC, List.of(site(0, 0, 0, "Na", 0.5, "Cl", 0.5)));
    OrderingsResult result = find(crystal, Map.of("supercell", "2x2x2"));
    assertThat(result.charges()).containsEntry(Element.Na, 1.0).containsEntry(Element.Cl, -1.0);
    double madelung = -1.7475645946331822 * Units.COULOMB / 3 / 2;
    assertThat(result.orderings().getFirst().ewald().orElseThrow())
        .isCloseTo(madelung, within(1e-9));
    assertThat(result.orderings().getFirst().multiplicity().orElseThrow()).isEqualTo(2);
    PointCharges point = new PointCharges(Map.of(Element.Na, 1.0, Element.Cl, -1.0));
    for (Ordering ordering : result.orderings()) {
      Structure s = ordering.structure();
      assertThat(ordering.ewald().orElseThrow())
          .isCloseTo(point.predict(s, Quantities.ENERGY).energy() / 8, within(1e-9));
    }
  }

  /** Of CsCl in cells of any shape the same is B2, and its energy that of Madelung's constant. */
  @Test
  void theLowestOrderingOfTheBccLatticeIsB2() {
    PartialCrystal crystal = PartialCrystal.of(BCC, List.of(site(0, 0, 0, "Cs", 0.5, "Cl", 0.5)));
    OrderingsResult result = find(crystal, Map.of("sizes", 4L));
    double nearest = 4 * Math.sqrt(3) / 2;
    assertThat(result.orderings().getFirst().ewald().orElseThrow())
        .isCloseTo(-1.76267477307 * Units.COULOMB / nearest / 2, within(1e-8));
    assertThat(result.orderings().getFirst().size()).isEqualTo(2);
  }

  @Test
  void samplesFindTheLowestToo() {
    PartialCrystal crystal = PartialCrystal.of(SC, List.of(site(0, 0, 0, "Na", 0.5, "Cl", 0.5)));
    Map<String, ?> options =
        Map.of("supercell", "4x4x2", "most", 1000L, "samples", 60L, "seed", 2L);
    OrderingsResult result = find(crystal, options);
    assertThat(result.sampled()).isTrue();
    assertThat(result.orderings().getFirst().multiplicity()).isEmpty();
    assertThat(result.orderings().getFirst().ewald().orElseThrow())
        .isCloseTo(-1.7475645946331822 * Units.COULOMB / 3 / 2, within(1e-9));
    assertThat(find(crystal, options).orderings()).hasSameSizeAs(result.orderings());
    assertThat(find(crystal, options).orderings().getLast().structure())
        .isEqualTo(result.orderings().getLast().structure());
  }

  @Test
  void sitesTooNearAreNeverBothOccupied() {
    PartialCrystal split =
        PartialCrystal.of(
            Cell.box(4, 4, 4), List.of(site(0, 0, 0.4, "Li", 0.5), site(0, 0, 3.6, "Li", 0.5)));
    OrderingsResult result =
        find(split, Map.of("supercell", "2x1x1", "electrostatics", false, "separation", 1.0));
    assertThat(result.inequivalent()).isEqualTo(2);
    assertThat(result.orderings().stream().mapToDouble(o -> o.multiplicity().orElseThrow()).sum())
        .isEqualTo(4);
  }

  @Test
  void theSmallestCellMayBeTakenFirst() {
    List<PartialCrystal.Site> sites = new ArrayList<>();
    for (double[] x : new double[][] {{0, 0, 0}, {0, 2, 2}, {2, 0, 2}, {2, 2, 0}}) {
      sites.add(site(x[0], x[1], x[2], "Cu", 0.5, "Au", 0.5));
    }
    PartialCrystal cube = PartialCrystal.of(Cell.box(4, 4, 4), sites);
    OrderingsResult result =
        find(cube, Map.of("primitive", true, "sizes", 2L, "electrostatics", false));
    assertThat(result.inequivalent()).isEqualTo(2);
    assertThat(result.orderings().getFirst().structure().size()).isEqualTo(2);
  }

  @Test
  void chargesAreGuessedOrAskedFor() {
    assertThat(OxidationStates.guess(Map.of(Element.Li, 1, Element.Co, 1, Element.O, 2)))
        .contains(Map.of(Element.Li, 1.0, Element.Co, 3.0, Element.O, -2.0));
    assertThat(OxidationStates.guess(Map.of(Element.Li, 1, Element.Mn, 2, Element.O, 4)).get())
        .containsEntry(Element.Mn, 3.5);
    assertThat(OxidationStates.guess(Map.of(Element.Cu, 3, Element.Au, 1))).isEmpty();
    PartialCrystal crystal = PartialCrystal.of(SC, List.of(site(0, 0, 0, "Na", 0.5, "Cl", 0.5)));
    assertThatThrownBy(
            () -> find(crystal, Map.of("supercell", "2x1x1", "charges", Map.of("Na", 1.0))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("none for Cl");
    assertThatThrownBy(
            () ->
                find(
                    crystal,
                    Map.of("supercell", "2x1x1", "charges", Map.of("Na", 1.0, "Cl", -2.0))))
        .hasMessageContaining("charge of -1.000 e");
    assertThatThrownBy(() -> find(crystal, Map.of("supercell", "1x1x1")))
        .hasMessageContaining("larger supercell");
  }
}
