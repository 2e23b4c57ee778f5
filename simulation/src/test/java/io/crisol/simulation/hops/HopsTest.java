package io.crisol.simulation.hops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.hops.HopNetwork.Hop;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hops of known crystals, and their barriers. */
class HopsTest {
  private static final double H = 1.805;

  private static final Potential COPPER =
      Potentials.resolve(
              "sutton-chen(epsilon=0.012382, a=3.61, c=39.432, n=9, m=6, inner=4.5, outer=5.5)",
              PotentialRequest.of(Set.of(Element.Cu)))
          .potential();

  private static final Structure FCC =
      copper(Cell.box(2 * H, 2 * H, 2 * H), 0, 0, 0, 0, H, H, H, 0, H, H, H, 0);

  @TempDir Path folder;

  private static Structure copper(Cell cell, double... positions) {
    Element[] elements = new Element[positions.length / 3];
    Arrays.fill(elements, Element.Cu);
    return new Structure(cell, elements, positions);
  }

  private static HopsOptions options(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(Map.of("element", "Cu", "supercell", 7.0));
    all.putAll(values);
    return Settings.of(HopsOptions.class).build(all);
  }

  private static HopSites sites(Structure crystal, Map<String, Object> values) {
    return HopSites.of(crystal, options(values));
  }

  @Test
  void fcc_and_bcc_have_one_hop_in_every_cell() {
    assertThat(sites(FCC, Map.of()).hops()).hasSize(24);
    assertThat(sites(FCC, Map.of()).orbits()).isEqualTo(1);
    double[] primitive = {0, H, H, H, 0, H, H, H, 0};
    HopSites one = sites(copper(Cell.periodic(primitive), 0.3, 0.2, 0.1), Map.of());
    assertThat(one.hops()).hasSize(6);
    assertThat(one.orbits()).isEqualTo(1);
    assertThat(one.first(0).length()).isCloseTo(H * Math.sqrt(2), within(1e-12));
    Structure bcc = copper(Cell.box(2.9, 2.9, 2.9), 0, 0, 0, 1.45, 1.45, 1.45);
    assertThat(sites(bcc, Map.of()).hops()).hasSize(8);
    HopSites second = sites(bcc, Map.of("max_length", 3.0));
    assertThat(second.orbits()).isEqualTo(2);
    assertThat(second.hops()).hasSize(14);
    // The third neighbours of a chain pass over the ones between.
    HopSites long2 = sites(bcc, Map.of("max_length", 5.1));
    assertThat(long2.hops()).noneMatch(hop -> hop.length() > 5.0);
  }

  @Test
  void hcp_has_a_hop_in_the_plane_and_one_out_of_it() {
    double a = 2.55;
    double h = a * Math.sqrt(3) / 2;
    double c = 1.62 * a;
    Cell cell = Cell.periodic(new double[] {a, 0, 0, -a / 2, h, 0, 0, 0, c});
    HopSites hcp = sites(copper(cell, 0, 0, 0, 0, 2 * h / 3, c / 2), Map.of("max_length", 2.7));
    assertThat(hcp.orbits()).isEqualTo(2);
    assertThat(hcp.hops().stream().filter(hop -> hop.orbit() == 0)).hasSize(6);
    assertThat(hcp.hops().stream().filter(hop -> hop.orbit() == 1)).hasSize(6);
  }

  /** Every hop of a class has, turned by a symmetry, the surroundings of the first. */
  @Test
  void directions_of_a_class_agree_with_the_surroundings() {
    // Two kinds of sites: copper A at corners, B near the middle, with nickel that tells them
    // apart.
    Element[] elements = {Element.Cu, Element.Cu, Element.Ni};
    Structure crystal =
        new Structure(
            Cell.box(3, 3, 4), elements, new double[] {0, 0, 0, 1.5, 1.5, 1.2, 1.5, 1.5, 3.0});
    HopSites sites = sites(crystal, Map.of("max_length", 3.1));
    for (int k = 0; k < sites.hops().size(); k++) {
      Hop hop = sites.forward()[k] ? sites.hops().get(k) : sites.hops().get(k).reversed();
      Hop first = sites.first(sites.hops().get(k).orbit());
      assertThat(hop.length()).isCloseTo(first.length(), within(1e-9));
      assertThat(sites.siteClasses()[hop.from()]).isEqualTo(sites.siteClasses()[first.from()]);
      assertThat(sites.siteClasses()[hop.to()]).isEqualTo(sites.siteClasses()[first.to()]);
    }
    assertThat(sites.siteClasses()).containsExactly(0, 1);
  }

  private HopsResult hops(Structure crystal, String cell, Map<String, Object> values) {
    GroundOptions relaxation = Settings.of(GroundOptions.class).build(Map.of("cell", cell));
    Ground ground = Ground.of(COPPER, crystal, relaxation);
    return new Hops(COPPER, relaxation, options(values)).of(ground, folder, false, Progress.NONE);
  }

  private static double relaxed(double share) {
    Structure whole = FCC.replicate(2, 2, 2);
    double[] positions = Arrays.copyOfRange(whole.positions(), 3, 3 * whole.size());
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] *= 1 - share;
    }
    Structure vacancy = copper(whole.cell(), positions);
    GroundOptions relaxation = Settings.of(GroundOptions.class).build(Map.of("cell", "fixed"));
    return Ground.relax(COPPER, vacancy, relaxation.ofAtoms()).energy();
  }

  @Test
  void copper_has_the_barrier_that_symmetry_gives_in_all_dimensions() {
    HopsResult result = hops(FCC, "fixed", Map.of("band_force_tolerance", 1e-3));
    double barrier = relaxed(0.5) - relaxed(0);
    assertThat(result.found()).hasSize(1);
    assertThat(result.isComplete()).isTrue();
    assertThat(result.supercell()).containsExactly(2, 2, 2);
    assertThat(result.network().hops()).hasSize(24);
    for (Hop hop : result.network().hops()) {
      assertThat(hop.barrier()).isCloseTo(barrier, within(1e-4));
      assertThat(hop.reverseBarrier()).isCloseTo(barrier, within(1e-4));
    }
    for (int d = 0; d < 3; d++) {
      assertThat(result.percolation().thresholds().get(d).orElseThrow())
          .isCloseTo(barrier, within(1e-4));
    }
    HopNetwork read = HopNetwork.of(result.toJson(), "test");
    assertThat(read.hops()).hasSize(24);
  }

  /** Stretched along one axis: hops in its planes and between them are two. */
  @Test
  void a_layered_crystal_percolates_in_a_plane_before_it_does_in_space() {
    Structure layered = FCC.strained(new double[] {-0.03, 0, 0, 0, -0.03, 0, 0, 0, 0.08});
    HopsResult result = hops(layered, "fixed", Map.of());
    assertThat(result.found()).hasSize(2);
    double plane = result.found().get(0).hop().barrier();
    double between = result.found().get(1).hop().barrier();
    assertThat(result.found().get(0).hops()).isEqualTo(8);
    assertThat(result.found().get(1).hops()).isEqualTo(16);
    assertThat(plane).isLessThan(between - 0.02);
    double[] t = result.percolation().thresholds().stream().mapToDouble(x -> x.orElse(9)).toArray();
    assertThat(t).containsExactly(plane, plane, between);
    assertThat(result.siteSpread()).isLessThan(1e-4);
  }

  @Test
  void what_has_no_such_hop_is_refused() {
    assertThatThrownBy(() -> sites(FCC, Map.of("element", "Li")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("element");
    assertThatThrownBy(() -> sites(FCC, Map.of("max_length", 2.0)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("max_length");
  }
}
