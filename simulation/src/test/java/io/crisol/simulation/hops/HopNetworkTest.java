package io.crisol.simulation.hops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.hops.HopNetwork.Carrier;
import io.crisol.simulation.hops.HopNetwork.Hop;
import io.crisol.simulation.hops.HopNetwork.Site;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Networks, their JSON form and their percolation. */
class HopNetworkTest {
  private static HopNetwork network(double[] energies, List<Hop> hops) {
    List<Site> sites =
        Arrays.stream(energies).mapToObj(e -> new Site(new double[] {0.1, 0.2, 0.3}, e)).toList();
    return new HopNetwork(Element.Li, Carrier.VACANCY, Cell.box(3, 4, 5), sites, hops);
  }

  /** A hop whose saddle lies at this energy. */
  private static Hop hop(
      int from, int to, int[] cell, double saddle, double[] energies, int orbit) {
    return new Hop(from, to, cell, saddle - energies[from], saddle - energies[to], 2.5, orbit);
  }

  private static double[] thresholds(HopNetwork network) {
    return Percolation.of(network).thresholds().stream()
        .mapToDouble(t -> t.orElse(Double.NaN))
        .toArray();
  }

  @Test
  void one_site_percolates_along_its_axes_one_after_the_other() {
    double[] e = {0};
    HopNetwork layered =
        network(
            e,
            List.of(
                hop(0, 0, new int[] {0, 0, 1}, 0.9, e, 2),
                hop(0, 0, new int[] {1, 0, 0}, 0.2, e, 0),
                hop(0, 0, new int[] {1, 1, 0}, 0.5, e, 1)));
    assertThat(thresholds(layered)).containsExactly(0.2, 0.5, 0.9);
    assertThat(Percolation.of(layered).orbits()).containsExactly(0, 1, 2);
  }

  /** A honeycomb has two sites and three bonds: two ways around in all, within the plane. */
  @Test
  void a_honeycomb_percolates_in_the_plane_alone() {
    double[] e = {0, 0.1};
    HopNetwork honeycomb =
        network(
            e,
            List.of(
                hop(0, 1, new int[] {0, 0, 0}, 0.3, e, 0),
                hop(0, 1, new int[] {-1, 0, 0}, 0.4, e, 1),
                hop(0, 1, new int[] {0, -1, 0}, 0.6, e, 2)));
    assertThat(thresholds(honeycomb)).containsExactly(0.4, 0.6, Double.NaN);
  }

  /** Channels along x and y that do not meet are one-dimensional, both together too. */
  @Test
  void channels_that_do_not_meet_make_no_plane() {
    double[] e = {0, 0};
    HopNetwork channels =
        network(
            e,
            List.of(
                hop(0, 0, new int[] {1, 0, 0}, 0.3, e, 0),
                hop(1, 1, new int[] {0, 1, 0}, 0.2, e, 1)));
    assertThat(thresholds(channels)).containsExactly(0.2, Double.NaN, Double.NaN);
  }

  /** Dead ends and a closed ring within cells reach nowhere. */
  @Test
  void rings_within_a_cell_do_not_percolate() {
    double[] e = {0, 0, 0};
    HopNetwork ring =
        network(
            e,
            List.of(
                hop(0, 1, new int[] {0, 0, 1}, 0.3, e, 0),
                hop(1, 2, new int[] {1, 0, 0}, 0.3, e, 0),
                hop(2, 0, new int[] {-1, 0, -1}, 0.3, e, 0)));
    assertThat(thresholds(ring)).containsOnly(Double.NaN);
  }

  /** Random networks against a walk through many cells from every site. */
  @Test
  void thresholds_are_those_of_a_walk_through_many_cells() {
    RandomStream random = new RandomStream(5);
    for (int trial = 0; trial < 60; trial++) {
      int sites = 1 + random.nextInt(4);
      double[] e = new double[sites];
      Arrays.setAll(e, _ -> 0.1 * random.nextDouble());
      List<Hop> hops = new ArrayList<>();
      for (int k = 0; k < 1 + random.nextInt(7); k++) {
        int[] cell = {random.nextInt(3) - 1, random.nextInt(3) - 1, random.nextInt(3) - 1};
        int from = random.nextInt(sites);
        int to = random.nextInt(sites);
        if (from != to || cell[0] != 0 || cell[1] != 0 || cell[2] != 0) {
          hops.add(hop(from, to, cell, 0.2 + random.nextDouble(), e, k));
        }
      }
      HopNetwork network = network(e, hops);
      double[] expected = {Double.NaN, Double.NaN, Double.NaN};
      for (Hop limit : hops) {
        double level = network.saddle(limit);
        int dimensions = reach(network, level);
        for (int d = 0; d < dimensions; d++) {
          expected[d] = Double.isNaN(expected[d]) ? level : Math.min(expected[d], level);
        }
      }
      assertThat(thresholds(network)).as("trial " + trial).containsExactly(expected);
    }
  }

  /** Independent translations by which a walk below a level comes back to its site. */
  private static int reach(HopNetwork network, double level) {
    int most = 0;
    int span = 17;
    for (int start = 0; start < network.sites().size(); start++) {
      boolean[] seen = new boolean[network.sites().size() * span * span * span];
      Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {start, 8, 8, 8}));
      List<int[]> returns = new ArrayList<>();
      while (!open.isEmpty()) {
        int[] at = open.poll();
        int index = ((at[0] * span + at[1]) * span + at[2]) * span + at[3];
        if (seen[index]) {
          continue;
        }
        seen[index] = true;
        if (at[0] == start) {
          returns.add(new int[] {at[1] - 8, at[2] - 8, at[3] - 8});
        }
        for (Hop one : network.hops()) {
          for (Hop hop : List.of(one, one.reversed())) {
            int[] next = {
              hop.to(), at[1] + hop.cell()[0], at[2] + hop.cell()[1], at[3] + hop.cell()[2]
            };
            boolean inside = next[1] >= 0 && next[2] >= 0 && next[3] >= 0;
            inside &= next[1] < span && next[2] < span && next[3] < span;
            if (hop.from() == at[0] && inside && network.saddle(one) <= level) {
              open.add(next);
            }
          }
        }
      }
      most = Math.max(most, rank(returns));
    }
    return most;
  }

  private static int rank(List<int[]> vectors) {
    int rank = 0;
    for (int[] a : vectors) {
      for (int[] b : vectors) {
        int[] c = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        boolean plane = c[0] != 0 || c[1] != 0 || c[2] != 0;
        boolean line = a[0] != 0 || a[1] != 0 || a[2] != 0;
        rank = Math.max(rank, plane ? 2 : line ? 1 : 0);
        if (plane && vectors.stream().anyMatch(v -> c[0] * v[0] + c[1] * v[1] + c[2] * v[2] != 0)) {
          return 3;
        }
      }
      if (rank == 2) {
        return 2;
      }
    }
    return rank;
  }

  @Test
  void what_is_written_is_read() {
    double[] e = {0, 0.15};
    HopNetwork network = network(e, List.of(hop(0, 1, new int[] {0, -1, 2}, 0.5, e, 3)));
    String text = network.addTo(new Json.Obj()).text();
    HopNetwork read = HopNetwork.of(Json.parse(text, "test").asObject(), "test");
    assertThat(read.element()).isEqualTo(Element.Li);
    assertThat(read.carrier()).isEqualTo(Carrier.VACANCY);
    assertThat(read.cell()).isEqualTo(network.cell());
    assertThat(read.sites().get(1).energy()).isEqualTo(0.15);
    Hop hop = read.hops().getFirst();
    assertThat(hop.cell()).containsExactly(0, -1, 2);
    assertThat(hop.barrier()).isEqualTo(0.5);
    assertThat(hop.reverseBarrier()).isCloseTo(0.35, within(1e-15));
    assertThat(hop.orbit()).isEqualTo(3);
    assertThat(hop.reversed().cell()).containsExactly(0, 1, -2);
    assertThat(Percolation.of(read).thresholds()).containsOnly(OptionalDouble.empty());
  }

  @Test
  void a_network_at_odds_with_itself_is_refused() {
    double[] e = {0, 0.15};
    String good =
        network(e, List.of(hop(0, 1, new int[3], 0.5, e, 0))).addTo(new Json.Obj()).text();
    for (String[] change :
        new String[][] {
          {"\"to\": 1", "\"to\": 2"},
          {"\"barrier_eV\": 0.5", "\"barrier_eV\": 0.6"},
          {"\"length_angstrom\": 2.5", "\"length_angstrom\": 0"},
          {"\"cell\": [0, 0, 0]", "\"cell\": [0, 0]"},
          {"\"element\": \"Li\"", "\"element\": \"Lx\""}
        }) {
      String bad = good.replace(change[0], change[1]);
      assertThat(bad).as(change[0]).isNotEqualTo(good);
      assertThatThrownBy(() -> HopNetwork.of(Json.parse(bad, "net.json").asObject(), "net.json"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("net.json");
    }
  }
}
