package io.crisol.simulation.defects;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.path.Band;
import io.crisol.simulation.path.BandOptions;
import io.crisol.simulation.path.ElasticBand;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The path of a hop. Where it leads through states lower than the vacancy with all other atoms in
 * their places, the path between the lowest of its two halves is searched instead: these are the
 * vacancy.
 *
 * @param band the path
 * @param fall by how much its first end is lower than the vacancy that was begun with, eV
 * @param verdict what was found
 */
public record HopPath(BandResult band, double fall, Verdict verdict) {
  /** What became of the search. */
  public enum Verdict {
    /** A saddle. */
    CONVERGED,
    /** Both halves lead down to one state in the middle: nothing to hop over. */
    ONE_STATE,
    /** The forces of the band are too large. */
    NOT_CONVERGED
  }

  /** A path sinks where an image is so much lower than both ends, eV. */
  private static final double SINKS = 0.01;

  /** Ends nearer than this are one state, Å. */
  private static final double SAME = 0.3;

  private static final int MOST = 3;

  /** Searches paths. */
  record Finder(Potential potential, Trials trials, BandOptions how) {
    /** The path between two vacancies at rest. */
    HopPath between(RelaxResult first, RelaxResult last) {
      RelaxResult from = first;
      RelaxResult to = last;
      for (int attempt = 0; ; attempt++) {
        AtomicReference<Band> ended = new AtomicReference<>();
        BandResult found =
            new ElasticBand(() -> new PotentialEngine(potential, Trials.SKIN), how)
                .run(
                    from.structure(),
                    to.structure(),
                    Quantities.GRADED,
                    band -> {
                      ended.set(band);
                      return !sinks(band);
                    });
        Band band = ended.get();
        double fall = first.energy() - from.energy();
        if (!sinks(band)) {
          return new HopPath(found, fall + depth(found), judged(found));
        }
        int end = band.images().size() - 1;
        from = trials.rest(band.images().get(lowest(band, 1, (end - 1) / 2)));
        to = trials.rest(band.images().get(lowest(band, end / 2 + 1, end - 1)));
        if (farthest(from.structure(), to.structure()) < SAME || attempt == MOST) {
          return new HopPath(found, first.energy() - from.energy(), Verdict.ONE_STATE);
        }
      }
    }

    /** How far one state between the ends is below the first, eV. */
    private static double depth(BandResult found) {
      double lowest = Arrays.stream(found.energies()).min().orElseThrow();
      return found.verdict() == BandResult.Verdict.NO_SADDLE ? found.energies()[0] - lowest : 0;
    }

    private static Verdict judged(BandResult found) {
      return switch (found.verdict()) {
        case NOT_CONVERGED, STOPPED -> Verdict.NOT_CONVERGED;
        case NO_SADDLE -> Verdict.ONE_STATE;
        default -> Verdict.CONVERGED;
      };
    }

    /**
     * Whether both halves of the path lead through lower states; the image in the middle is left
     * out, which may stand on a saddle between two by its symmetry.
     */
    private static boolean sinks(Band band) {
      int end = band.images().size() - 1;
      double limit = Math.min(band.energy(0), band.energy(end)) - SINKS;
      return end >= 4
          && band.energy(lowest(band, 1, (end - 1) / 2)) < limit
          && band.energy(lowest(band, end / 2 + 1, end - 1)) < limit;
    }

    private static int lowest(Band band, int first, int last) {
      int lowest = first;
      for (int k = first; k <= last; k++) {
        lowest = band.energy(k) < band.energy(lowest) ? k : lowest;
      }
      return lowest;
    }

    private static double farthest(Structure a, Structure b) {
      double largest = 0;
      for (int k = 0; k < 3 * a.size(); k++) {
        largest = Math.max(largest, Math.abs(a.coordinate(k) - b.coordinate(k)));
      }
      return largest;
    }
  }
}
