package io.crisol.simulation.kinetic;

import io.crisol.simulation.hops.HopNetwork;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kinetic Monte Carlo of carriers on a hop network, at several temperatures and in several replicas
 * side by side:
 *
 * <pre>
 *   D* = Σ_i ⟨R_i²⟩ / 6Nt      D_σ = ⟨(Σ_i R_i)²⟩ / 6Nt      σ = N q² D_σ / (V kT)
 * </pre>
 *
 * with the displacements R_i of the N atoms that move in the time t of a segment. Errors come from
 * the scatter of the replicas.
 */
public final class Kmc {
  /** 1 Å²/ps in cm²/s. */
  private static final double CM2_PER_S = 1e-4;

  /** e²/(Å³ eV) Å²/ps in S/cm: e / (1e-24 cm³) in coulombs, times 1e-4 cm²/s. */
  private static final double SIEMENS = 1.602176634e-19 * 1e24 * CM2_PER_S;

  private static final int PIECE = 4096;

  private final HopLattice lattice;
  private final KmcOptions options;
  private final int carriers;

  /**
   * Carriers on a network.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (as many carriers as sites, too
   *     small a supercell)
   */
  public Kmc(HopNetwork network, KmcOptions options) {
    this.options = options;
    lattice = new HopLattice(network, options.copies());
    carriers =
        options.concentration().isPresent()
            ? Math.max(1, (int) Math.round(options.concentration().getAsDouble() * lattice.sites()))
            : options.carriers();
    KmcOptions.require(
        carriers < lattice.sites(),
        "carriers",
        carriers,
        "the supercell has " + lattice.sites() + " sites, and one must be free");
  }

  /** What would be done, in words. */
  public String describe() {
    return String.format(
        java.util.Locale.ROOT,
        "%d %s on %d sites, %d replicas of %d hops at %d %s",
        carriers,
        carriers == 1 ? "carrier" : "carriers",
        lattice.sites(),
        options.replicas(),
        options.hops(),
        options.temperatures().size(),
        options.temperatures().size() == 1 ? "temperature" : "temperatures");
  }

  /**
   * Walks.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED where no carrier can hop
   */
  public KmcResult run(Progress progress) {
    int replicas = options.replicas();
    Segment[] runs = new Segment[replicas * options.temperatures().size()];
    AtomicLong done = new AtomicLong();
    Workers.forEach(runs.length, k -> runs[k] = replica(k, done, runs.length, progress));
    List<KmcPoint> points = new ArrayList<>();
    for (int t = 0; t < options.temperatures().size(); t++) {
      List<Segment> of = Arrays.asList(runs).subList(t * replicas, (t + 1) * replicas);
      points.add(point(options.temperatures().get(t), of));
    }
    boolean fits =
        options.temperatures().stream().distinct().count() > 1
            && points.stream().allMatch(point -> point.tracer().value() > 0);
    HopNetwork network = lattice.network();
    return new KmcResult(
        network.element().symbol(),
        network.carrier().name().toLowerCase(java.util.Locale.ROOT),
        lattice.sites(),
        carriers,
        replicas,
        lattice.imbalance(),
        List.copyOf(points),
        fits ? Optional.of(ArrheniusLine.of(points)) : Optional.empty());
  }

  private Segment replica(int number, AtomicLong done, int all, Progress progress) {
    double temperature = options.temperatures().get(number / options.replicas());
    double[] rates = lattice.rates(options.attemptFrequency(), temperature);
    RandomStream random = new RandomStream(options.seed()).fork(number);
    HopWalk walk = new HopWalk(lattice, carriers, rates, random);
    long each = options.equilibration() + options.hops();
    hop(walk, options.equilibration(), done, each * all, progress);
    Segment sum = Segment.none(lattice.classes());
    long from = 0;
    for (int s = 1; s <= options.segments(); s++) {
      long to = options.hops() * s / options.segments();
      walk.begin();
      hop(walk, to - from, done, each * all, progress);
      sum = sum.plus(walk.end());
      from = to;
    }
    return sum;
  }

  private static void hop(HopWalk walk, long hops, AtomicLong done, long all, Progress progress) {
    for (long k = 0; k < hops; k += PIECE) {
      long piece = Math.min(PIECE, hops - k);
      for (int h = 0; h < piece; h++) {
        walk.hop();
      }
      progress.update(done.addAndGet(piece), all, "hops");
    }
  }

  private KmcPoint point(double temperature, List<Segment> runs) {
    int movers =
        lattice.network().carrier() == HopNetwork.Carrier.VACANCY
            ? lattice.sites() - carriers
            : carriers;
    double kT = Units.BOLTZMANN * temperature;
    double unit = CM2_PER_S / (6.0 * movers);
    double q2 = options.charge() * options.charge();
    double siemens = SIEMENS * q2 / (6 * lattice.volume() * kT);
    Segment all = runs.stream().reduce(Segment.none(lattice.classes()), Segment::plus);
    return new KmcPoint(
        temperature,
        Estimate.of(runs, run -> unit * Segment.trace(run.tracer()) / run.time()),
        Estimate.of(runs, run -> unit * Segment.trace(run.charge()) / run.time()),
        Estimate.of(runs, run -> Segment.trace(run.tracer()) / Segment.trace(run.charge())),
        Estimate.of(runs, run -> Segment.trace(run.tracer()) / run.squares()),
        tensor(all.tracer(), all.time(), movers),
        tensor(all.charge(), all.time(), movers),
        Estimate.of(runs, run -> siemens * Segment.trace(run.charge()) / run.time()),
        options.hops() * options.replicas(),
        1e-3 * all.time(),
        occupancy(runs, kT));
  }

  /** D_ab = ⟨R_a R_b⟩ / 2Nt, cm²/s. */
  private static double[] tensor(double[] products, double time, int movers) {
    return Arrays.stream(products).map(p -> CM2_PER_S * p / (2 * movers * time)).toArray();
  }

  private List<KmcPoint.Occupancy> occupancy(List<Segment> runs, double kT) {
    double[] expected = LatticeGas.shares(lattice.network(), carriers, lattice.sites(), kT);
    int each = lattice.sites() / lattice.classes();
    List<KmcPoint.Occupancy> found = new ArrayList<>();
    for (int k = 0; k < lattice.classes(); k++) {
      int of = k;
      Estimate share = Estimate.of(runs, run -> run.occupied()[of] / run.time() / each);
      found.add(new KmcPoint.Occupancy(k, share, expected[k]));
    }
    return found;
  }
}
