package io.crisol.simulation.kinetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.hops.HopNetwork;
import io.crisol.simulation.hops.HopNetwork.Carrier;
import io.crisol.simulation.hops.HopNetwork.Hop;
import io.crisol.simulation.hops.HopNetwork.Site;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hops on lattices whose diffusivity is known. */
class KmcTest {
  private static final double BARRIER = 0.3;
  private static final double TEMPERATURE = 500;

  /** One hop for each pair of neighbours of a Bravais lattice, in a cube of side 4 Å. */
  private static HopNetwork cubic(String lattice, Carrier carrier) {
    double[] vectors =
        switch (lattice) {
          case "sc" -> new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4};
          case "bcc" -> new double[] {-2, 2, 2, 2, -2, 2, 2, 2, -2};
          default -> new double[] {0, 2, 2, 2, 0, 2, 2, 2, 0};
        };
    double shortest = lattice.equals("sc") ? 16 : lattice.equals("bcc") ? 12 : 8;
    List<Hop> hops = new ArrayList<>();
    for (int n = 14; n < 27; n++) {
      int[] cell = {n / 9 - 1, n / 3 % 3 - 1, n % 3 - 1};
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = 0;
        for (int k = 0; k < 3; k++) {
          d += cell[k] * vectors[3 * k + axis];
        }
        square += d * d;
      }
      if (Math.abs(square - shortest) < 1e-9) {
        hops.add(new Hop(0, 0, cell, BARRIER, BARRIER, Math.sqrt(square), 0));
      }
    }
    return new HopNetwork(
        Element.of("Li"),
        carrier,
        Cell.periodic(vectors),
        List.of(new Site(new double[3], 0)),
        hops);
  }

  private static KmcResult run(HopNetwork network, Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(Map.of("temperatures", List.of(TEMPERATURE)));
    values.putAll(more);
    return new Kmc(network, Settings.of(KmcOptions.class).build(values)).run(Progress.NONE);
  }

  private static double rate(double barrier) {
    return 10 * Math.exp(-barrier / (Units.BOLTZMANN * TEMPERATURE));
  }

  /** D = z Γ l² / 6. */
  @ParameterizedTest
  @CsvSource({"sc, 6, 16", "bcc, 8, 12", "fcc, 12, 8"})
  void oneAtomDiffusesAsItsRateSays(String lattice, int neighbours, double square) {
    KmcPoint point =
        run(
                cubic(lattice, Carrier.INTERSTITIAL),
                Map.of("hops", 20000L, "segments", 500L, "equilibration", 0L))
            .points()
            .getFirst();
    double expected = 1e-4 * neighbours * rate(BARRIER) * square / 6;
    assertThat(point.tracer().value()).isCloseTo(expected, within(4 * point.tracer().error()));
    assertThat(point.tracer().relative()).isLessThan(0.02);
    assertThat(point.haven().value()).isCloseTo(1, within(1e-12));
    double volume = 512 * (lattice.equals("sc") ? 64 : lattice.equals("bcc") ? 32 : 16);
    double siemens =
        1.602176634e-19 / (volume * 1e-24) * expected / (Units.BOLTZMANN * TEMPERATURE);
    assertThat(point.conductivity().value())
        .isCloseTo(siemens, within(4 * point.conductivity().error()));
  }

  /**
   * The vacancy comes back to the atom that it has just moved: Montet, Phys. Rev. B 7, 650 (1973);
   * Compaan and Haven, Trans. Faraday Soc. 52, 786 (1956).
   */
  @ParameterizedTest
  @CsvSource({"sc, 0.6531", "bcc, 0.7272", "fcc, 0.7815"})
  void theVacancyMechanismHasItsCorrelationFactor(String lattice, double expected) {
    KmcPoint point =
        run(
                cubic(lattice, Carrier.VACANCY),
                Map.of("supercell", "12x12x12", "hops", 300000L, "segments", 4L, "replicas", 12L))
            .points()
            .getFirst();
    assertThat(point.correlation().error()).isLessThan(0.004);
    assertThat(point.correlation().value())
        .isCloseTo(expected, within(0.003 + 3 * point.correlation().error()));
  }

  /**
   * Traps in one dimension: D = l² / ⟨1/Γ⟩ with Γ the rate to either side (Haus, Kehr, Phys. Rep.
   * 150, 263 (1987)).
   */
  @Test
  void trapsSlowDownAsTheirMeanWaitingTimeSays() {
    double[] depths = {0, 0.1, 0.04, 0.15};
    List<Site> sites = new ArrayList<>();
    List<Hop> hops = new ArrayList<>();
    double waiting = 0;
    for (int k = 0; k < 4; k++) {
      sites.add(new Site(new double[] {0.25 * k, 0, 0}, 0.15 - depths[k]));
      double next = depths[(k + 1) % 4];
      hops.add(
          new Hop(
              k, (k + 1) % 4, new int[] {k == 3 ? 1 : 0, 0, 0}, 0.2 + depths[k], 0.2 + next, 2, 0));
      waiting += 1 / rate(0.2 + depths[k]) / 4;
    }
    HopNetwork chain =
        new HopNetwork(
            Element.of("Li"),
            Carrier.INTERSTITIAL,
            Cell.periodic(new double[] {8, 0, 0, 0, 5, 0, 0, 0, 5}),
            sites,
            hops);
    KmcPoint point =
        run(chain, Map.of("supercell", "8x1x1", "hops", 100000L, "segments", 100L, "replicas", 24L))
            .points()
            .getFirst();
    // One direction of three.
    double expected = 1e-4 * 4 / waiting / 3;
    assertThat(point.tracer().relative()).isLessThan(0.05);
    assertThat(point.tracer().value()).isCloseTo(expected, within(4 * point.tracer().error()));
    assertThat(point.tracerTensor()[0]).isCloseTo(3 * point.tracer().value(), within(1e-18));
    assertThat(point.tracerTensor()[4]).isZero();
    for (KmcPoint.Occupancy site : point.occupancy()) {
      assertThat(site.share().value()).isCloseTo(site.expected(), within(4 * site.share().error()));
      assertThat(site.share().relative()).isLessThan(0.05);
    }
  }

  /** Carriers that only exclude each other fill two kinds of sites as a lattice gas does. */
  @Test
  void manyCarriersFillTheSitesAsTheirEnergiesSay() {
    HopNetwork two =
        new HopNetwork(
            Element.of("Li"),
            Carrier.INTERSTITIAL,
            Cell.periodic(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4}),
            List.of(new Site(new double[3], 0), new Site(new double[] {0.5, 0.5, 0.5}, 0.05)),
            List.of(
                new Hop(0, 1, new int[3], 0.3, 0.25, 3.46, 0),
                new Hop(0, 1, new int[] {-1, 0, 0}, 0.3, 0.25, 3.46, 0),
                new Hop(0, 1, new int[] {0, -1, 0}, 0.3, 0.25, 3.46, 0),
                new Hop(0, 1, new int[] {0, 0, -1}, 0.3, 0.25, 3.46, 0)));
    KmcPoint point =
        run(two, Map.of("supercell", "5x5x5", "concentration", 0.4, "replicas", 8L))
            .points()
            .getFirst();
    for (KmcPoint.Occupancy site : point.occupancy()) {
      assertThat(site.share().value())
          .isCloseTo(site.expected(), within(0.004 + 4 * site.share().error()));
    }
    assertThat(point.occupancy().getFirst().expected())
        .isGreaterThan(point.occupancy().getLast().expected());
    assertThat(point.haven().value()).isLessThan(1 + 3 * point.haven().error());
  }

  @Test
  void diffusivitiesAtSeveralTemperaturesGiveTheBarrierBack() {
    KmcResult result =
        run(
            cubic("fcc", Carrier.INTERSTITIAL),
            Map.of("temperatures", List.of(400.0, 600.0, 900.0), "hops", 20000L, "segments", 200L));
    ArrheniusLine line = result.line().orElseThrow();
    assertThat(line.energy()).isCloseTo(BARRIER, within(4 * line.energyError()));
    assertThat(line.energyError()).isLessThan(0.005);
    assertThat(result.verdict()).isEqualTo("good");
    assertThat(result.toJson().get("activation_interval_95").asDoubles()).hasSize(2);
  }

  @Test
  void aSupercellWhoseHopsLeadBackIsRefused() {
    assertThatThrownBy(
            () -> run(cubic("sc", Carrier.VACANCY), Map.of("supercell", "1x4x4", "hops", 100L)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("supercell");
    assertThatThrownBy(
            () -> run(cubic("sc", Carrier.VACANCY), Map.of("supercell", "2x2x2", "carriers", 8L)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("carriers");
  }
}
