package io.crisol.simulation.path;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.relax.Fire;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The path of least energy between two minima in one cell by the nudged elastic band: each image
 * feels the true force across the path and springs along it,
 *
 * <pre>
 *   F_i = F − (F·τ) τ + k (|R_{i+1} − R_i| − |R_i − R_{i−1}|) τ
 * </pre>
 *
 * with the improved tangent τ. Once the band has nearly come to rest, the highest image feels F − 2
 * (F·τ) τ and no springs, and climbs to the saddle. All images move together by {@link Fire}; the
 * ends move by their true forces, or not at all. Deterministic.
 *
 * <p>Sources: Henkelman, Jónsson, J. Chem. Phys. 113, 9978 (2000), doi:10.1063/1.1323224
 * (tangents); Henkelman, Uberuaga, Jónsson, J. Chem. Phys. 113, 9901 (2000), doi:10.1063/1.1329672
 * (climbing).
 */
public final class ElasticBand {
  /** Largest way of a coordinate in one iteration, Å. */
  private static final double STRIDE = 0.1;

  /** The highest image climbs once the forces are below so many times the tolerance. */
  private static final double CALM = 10;

  private final Supplier<? extends EnergyEngine> engines;
  private final BandOptions options;

  /**
   * A band.
   *
   * @param engines gives each image an engine of its own
   */
  public ElasticBand(Supplier<? extends EnergyEngine> engines, BandOptions options) {
    this.engines = engines;
    this.options = options;
  }

  /**
   * Sees whether a path can lead from one structure to another.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (they differ in cell or atoms)
   */
  public static void requireEnds(Structure start, Structure end) {
    BandGeometry.requireEnds(start, end);
  }

  /**
   * Searches the path.
   *
   * @param wanted of every image; forces at least
   * @param goesOn told every iteration, the first and the last too; where it is false the search
   *     ends there
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (ends that differ in cell or
   *     atoms), and what the potential says
   */
  public BandResult run(Structure start, Structure end, Quantities wanted, Predicate<Band> goesOn) {
    List<Structure> images = BandGeometry.straight(start, end, options.images());
    return new Search(images, wanted).run(goesOn);
  }

  /** One search; coordinates and forces of all images lie behind each other. */
  private final class Search {
    private final List<Structure> like;
    private final Quantities wanted;
    private final List<EnergyEngine> places = new ArrayList<>();
    private final int each;
    private final double[] q;
    private boolean climbs;

    Search(List<Structure> images, Quantities wanted) {
      this.like = images;
      this.wanted = wanted;
      each = 3 * images.getFirst().size();
      q = new double[each * images.size()];
      for (int k = 0; k < images.size(); k++) {
        places.add(engines.get());
        System.arraycopy(images.get(k).positions(), 0, q, k * each, each);
      }
    }

    BandResult run(Predicate<Band> goesOn) {
      Fire fire = new Fire(q.length, STRIDE);
      for (int iteration = 0; ; iteration++) {
        Band at = evaluated(iteration);
        double[] forces = forces(at);
        Band band =
            new Band(iteration, at.images(), at.predictions(), largest(forces), climbing(at));
        boolean stopped = !goesOn.test(band) || !isFinite(band);
        boolean settled = !stopped && hasSettled(band);
        if (stopped || settled || iteration == options.maxSteps()) {
          return BandResult.of(band, settled, stopped);
        }
        climbs |= options.climb() && band.maxForce() <= CALM * options.forceTolerance();
        fire.move(q, forces);
      }
    }

    private boolean hasSettled(Band band) {
      int highest = band.highest();
      boolean hasSaddle = highest > 0 && highest < like.size() - 1;
      return band.maxForce() <= options.forceTolerance()
          && (climbs || !options.climb() || !hasSaddle);
    }

    private static boolean isFinite(Band band) {
      return Double.isFinite(band.maxForce())
          && band.predictions().stream().allMatch(p -> Double.isFinite(p.energy()));
    }

    private Band evaluated(int iteration) {
      Structure[] images = new Structure[like.size()];
      Prediction[] predictions = new Prediction[images.length];
      Workers.forEach(
          images.length,
          k -> {
            images[k] = like.get(k).withPositions(part(q, k));
            predictions[k] = places.get(k).evaluate(images[k], wanted);
          });
      return new Band(iteration, Arrays.asList(images), Arrays.asList(predictions), 0, -1);
    }

    private int climbing(Band band) {
      int highest = band.highest();
      return climbs && highest > 0 && highest < like.size() - 1 ? highest : -1;
    }

    private double[] part(double[] all, int image) {
      return Arrays.copyOfRange(all, image * each, (image + 1) * each);
    }

    private double[] forces(Band band) {
      double[] forces = new double[q.length];
      int last = like.size() - 1;
      for (int k = 0; k <= last; k++) {
        boolean isEnd = k == 0 || k == last;
        if (!isEnd || options.relaxEnds()) {
          double[] force = band.predictions().get(k).forces();
          double[] projected = isEnd ? force : projected(band, k, force);
          System.arraycopy(projected, 0, forces, k * each, each);
        }
      }
      return forces;
    }

    private double[] projected(Band band, int k, double[] force) {
      double[] here = part(q, k);
      double[] ahead = BandGeometry.difference(part(q, k + 1), here);
      double[] behind = BandGeometry.difference(here, part(q, k - 1));
      double up = band.energy(k + 1) - band.energy(k);
      double down = band.energy(k - 1) - band.energy(k);
      double[] tangent = BandGeometry.tangent(ahead, behind, up, down);
      double along = BandGeometry.dot(force, tangent);
      double spring = options.spring() * (BandGeometry.length(ahead) - BandGeometry.length(behind));
      double added = k == climbing(band) ? -2 * along : spring - along;
      double[] projected = new double[each];
      for (int m = 0; m < each; m++) {
        projected[m] = force[m] + added * tangent[m];
      }
      return projected;
    }

    private static double largest(double[] forces) {
      double largest = 0;
      for (int k = 0; k < forces.length; k += 3) {
        double square =
            forces[k] * forces[k] + forces[k + 1] * forces[k + 1] + forces[k + 2] * forces[k + 2];
        largest = square <= largest ? largest : square; // NaN is the largest.
      }
      return Math.sqrt(largest);
    }
  }
}
