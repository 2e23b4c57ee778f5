package io.crisol.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.simulation.search.hull.VoltageCurve;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ions that repel each other in a lattice of rock salt: every occupation can be enumerated. */
class HostSearchTest {
  private static final Element LI = Element.of("Li");
  private static final Element CL = Element.of("Cl");
  private static final Potential IONS =
      new LennardJones(
          Map.of(
              ElementPair.of(CL), new LennardJones.Pair(0.15, 3.5),
              ElementPair.parse("Li-Cl"), new LennardJones.Pair(0.3, 2.4),
              ElementPair.of(LI), new LennardJones.Pair(0.002, 4.0)),
          7.0,
          Smoothing.FORCE_SHIFT);

  /** Two cubic cells of rock salt, eight sites for ions. */
  private static final Structure FULL = rockSalt(5.4).replicate(2, 1, 1);

  @TempDir Path folder;

  private static Structure rockSalt(double a) {
    double h = a / 2;
    Element[] elements = {CL, CL, CL, CL, LI, LI, LI, LI};
    double[] places = {0, 0, 0, 0, h, h, h, 0, h, h, h, 0, h, h, h, h, 0, 0, 0, h, 0, 0, 0, h};
    return new Structure(Cell.box(a, a, a), elements, places);
  }

  private SearchResult search(String ions, long relaxations) {
    HostOptions options =
        Settings.of(HostOptions.class).build(Map.of("structure", "full.xyz", "ions", ions));
    return new SearchRun(
            IONS,
            Settings.of(SearchOptions.class)
                .build(Map.of("kind", "host", "relaxations", relaxations)),
            Settings.defaults(PopulationOptions.class),
            Settings.defaults(CandidateOptions.class),
            Optional.of(new HostFilling(options.host(FULL), OptionalDouble.of(-0.2))),
            Map.of())
        .start(folder, Progress.NONE);
  }

  @Test
  void theLowestOccupationIsThatOfAllThatThereAre() {
    Host host = new Host(FULL, LI, 4, 4);
    BondLengths bonds = BondLengths.covalent(host.elements());
    HostSpace space = new HostSpace(host, bonds);
    Refinement refinement =
        new Refinement(
            IONS,
            io.crisol.simulation.relax.CellFreedom.FREE,
            Settings.defaults(CandidateOptions.class),
            bonds);
    double lowest = Double.POSITIVE_INFINITY;
    for (int mask = 0; mask < 256; mask++) {
      if (Integer.bitCount(mask) == 4) {
        Structure some = without(mask);
        lowest = Math.min(lowest, refinement.relax(some, 1e-4, space::fault).energy());
      }
    }
    SearchResult found = search("4-4", 120);
    assertThat(found.best().orElseThrow().energy()).isCloseTo(lowest, within(1e-4));
    assertThat(found.structures())
        .allSatisfy(c -> assertThat(c.structure().formula()).isEqualTo("Li4Cl8"));
  }

  private static Structure without(int mask) {
    Atoms atoms = Atoms.of(FULL);
    int site = 7;
    for (int i = FULL.size() - 1; i >= 0; i--) {
      if (FULL.element(i) == LI && (mask >> site-- & 1) == 0) {
        atoms.remove(i);
      }
    }
    return atoms.in(FULL.cell());
  }

  @Test
  void overAllContentsItGivesAVoltageCurveThatFalls() {
    SearchResult found = search("0-8", 240);
    VoltageCurve curve = found.hull().orElseThrow().voltage().orElseThrow();
    assertThat(curve.host()).isEqualTo("Cl");
    assertThat(curve.fillings()).hasSize(9);
    assertThat(curve.steps().getFirst().from()).isZero();
    assertThat(curve.steps().getLast().to()).isEqualTo(1);
    for (int k = 1; k < curve.steps().size(); k++) {
      assertThat(curve.steps().get(k).voltage()).isLessThan(curve.steps().get(k - 1).voltage());
    }
    assertThat(folder.resolve("voltage.csv")).exists();
  }

  @Test
  void whatIsNoHostIsRefused() {
    Structure chlorine = new Structure(Cell.box(5, 5, 5), new Element[] {CL}, new double[3]);
    assertThatThrownBy(() -> new Host(chlorine, LI, 0, 0)).hasMessageContaining("holds no Li");
    assertThatThrownBy(() -> new Host(FULL, LI, 0, 9)).hasMessageContaining("the host holds 8");
    assertThatThrownBy(() -> Settings.defaults(HostOptions.class).file())
        .hasMessageContaining("structure is missing");
  }
}
