package io.crisol.simulation.kinetic;

import io.crisol.simulation.hops.HopNetwork;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import java.util.Arrays;

/**
 * Carriers that hop, one after the other, none onto another: the residence-time algorithm (A. B.
 * Bortz, M. H. Kalos, J. L. Lebowitz, J. Comput. Phys. 17, 10 (1975),
 * doi:10.1016/0021-9991(75)90060-1). Every step is a hop, drawn by its rate; the time until it is
 * −ln(u) over the sum of all rates. What moves is an atom: the carrier itself between sites, or the
 * atom that a vacancy passes, the other way.
 */
final class HopWalk {
  private static final int NONE = -1;

  private final HopLattice lattice;
  private final double[] rates;
  private final RandomStream random;
  private final boolean vacancies;
  private final int carriers;
  private final int movers;
  private final SumTree tree;
  private final int[] siteOf;
  private final int[] carrierAt;

  /** Which atom is at a site, where the carriers are vacancies. */
  private final int[] atomAt;

  private final double[] displacements;
  private final double[] total = new double[3];
  private final int[] counts;
  private final double[] occupied;
  private double time;
  private double squares;

  /** Carriers at random sites; rates by way, 1/ps. */
  HopWalk(HopLattice lattice, int carriers, double[] rates, RandomStream random) {
    this.lattice = lattice;
    this.rates = rates;
    this.random = random;
    this.carriers = carriers;
    this.vacancies = lattice.network().carrier() == HopNetwork.Carrier.VACANCY;
    this.movers = vacancies ? lattice.sites() - carriers : carriers;
    this.tree = new SumTree(carriers);
    this.siteOf = new int[carriers];
    this.carrierAt = new int[lattice.sites()];
    this.atomAt = new int[vacancies ? lattice.sites() : 0];
    this.displacements = new double[3 * movers];
    this.counts = new int[lattice.classes()];
    this.occupied = new double[lattice.classes()];
    place();
  }

  private void place() {
    int[] order = new int[lattice.sites()];
    Arrays.setAll(order, k -> k);
    Arrays.fill(carrierAt, NONE);
    random.shuffle(order);
    for (int c = 0; c < carriers; c++) {
      siteOf[c] = order[c];
      carrierAt[order[c]] = c;
      counts[lattice.classOf(order[c])]++;
    }
    int atom = 0;
    for (int site = 0; site < atomAt.length; site++) {
      atomAt[site] = carrierAt[site] == NONE ? atom++ : NONE;
    }
    for (int c = 0; c < carriers; c++) {
      weigh(c);
    }
  }

  /** Sums the rates of the hops that a carrier can make. */
  private void weigh(int carrier) {
    int site = siteOf[carrier];
    int first = lattice.start(site);
    double sum = 0;
    for (int k = first; k < lattice.start(site + 1); k++) {
      if (carrierAt[lattice.target(k)] == NONE) {
        sum += rates[lattice.way(site, k - first)];
      }
    }
    tree.set(carrier, sum);
  }

  /**
   * One hop.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED where no carrier can hop
   */
  void hop() {
    double sum = tree.sum();
    if (!(sum > 0)) {
      throw Problem.NOT_CONVERGED.with(
          "the walk",
          "no carrier can hop: every rate is 0 at this temperature, or every way is blocked",
          "raise the temperature, take fewer carriers, or add the hops that are missing");
    }
    // 1 − u is never 0.
    double wait = -StrictMath.log(1 - random.nextDouble()) / sum;
    time += wait;
    for (int k = 0; k < counts.length; k++) {
      occupied[k] += wait * counts[k];
    }
    int carrier = tree.find(random.nextDouble() * sum);
    int site = siteOf[carrier];
    int hop = chosen(site, random.nextDouble() * tree.rate(carrier));
    move(carrier, site, lattice.target(hop), lattice.way(site, hop - lattice.start(site)));
  }

  private int chosen(int site, double number) {
    int first = lattice.start(site);
    double rest = number;
    int last = NONE;
    for (int k = first; k < lattice.start(site + 1); k++) {
      double rate = rates[lattice.way(site, k - first)];
      if (carrierAt[lattice.target(k)] == NONE && rate > 0) {
        last = k;
        rest -= rate;
        if (rest < 0) {
          break;
        }
      }
    }
    return last;
  }

  private void move(int carrier, int from, int to, int way) {
    carrierAt[from] = NONE;
    carrierAt[to] = carrier;
    siteOf[carrier] = to;
    counts[lattice.classOf(from)]--;
    counts[lattice.classOf(to)]++;
    int mover = carrier;
    int sign = 1;
    if (vacancies) {
      mover = atomAt[to];
      sign = -1;
      atomAt[from] = mover;
      atomAt[to] = NONE;
    }
    for (int axis = 0; axis < 3; axis++) {
      double d = sign * lattice.vector(way, axis);
      displacements[3 * mover + axis] += d;
      total[axis] += d;
    }
    squares += lattice.square(way);
    weigh(carrier);
    weighAround(from);
    weighAround(to);
  }

  private void weighAround(int site) {
    if (carriers == 1) {
      return;
    }
    for (int k = lattice.start(site); k < lattice.start(site + 1); k++) {
      int neighbour = carrierAt[lattice.target(k)];
      if (neighbour != NONE) {
        weigh(neighbour);
      }
    }
  }

  /** Begins a segment: displacements and time count from here. */
  void begin() {
    Arrays.fill(displacements, 0);
    Arrays.fill(total, 0);
    Arrays.fill(occupied, 0);
    time = 0;
    squares = 0;
  }

  /** What the segment gave. */
  Segment end() {
    double[] tracer = new double[9];
    double[] charge = new double[9];
    for (int p = 0; p < 3; p++) {
      for (int q = 0; q < 3; q++) {
        double sum = 0;
        for (int m = 0; m < movers; m++) {
          sum += displacements[3 * m + p] * displacements[3 * m + q];
        }
        tracer[3 * p + q] = sum;
        charge[3 * p + q] = total[p] * total[q];
      }
    }
    return new Segment(time, tracer, charge, squares, occupied.clone());
  }
}
