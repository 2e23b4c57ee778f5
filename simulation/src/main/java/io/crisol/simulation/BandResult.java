package io.crisol.simulation;

import io.crisol.simulation.path.Band;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The path between two structures that a nudged elastic band found.
 *
 * @param verdict what was found
 * @param images from one end to the other
 * @param energies of the images, double[images], eV
 * @param slopes of the energy along the path, double[images], eV/Å
 * @param distances along the path from the first image, double[images], Å in 3N dimensions
 * @param highest number of the image of highest energy
 * @param maxForce largest force of the band on an atom of an image, eV/Å
 * @param steps iterations done
 * @param evaluations of an image, in all
 * @param maxGrade largest extrapolation grade on the path, where the potential gives any and it was
 *     asked for
 */
public record BandResult(
    Verdict verdict,
    List<Structure> images,
    double[] energies,
    double[] slopes,
    double[] distances,
    int highest,
    double maxForce,
    long steps,
    long evaluations,
    OptionalDouble maxGrade)
    implements SimulationResult {
  /** Differences of energy below this are no minimum on the way, eV. */
  private static final double FLAT = 0.001;

  /** What became of the search. */
  public enum Verdict {
    /** One saddle between two minima. */
    CONVERGED,
    /** Converged, but there is a minimum on the way: the path is made of several hops. */
    INTERMEDIATE_MINIMUM,
    /** Converged, and the highest image is an end: it goes uphill all the way. */
    NO_SADDLE,
    /** The forces of the band did not fall below the tolerance. */
    NOT_CONVERGED,
    /** Whoever listened stopped it, or an energy was not a number. */
    STOPPED
  }

  /**
   * The result of a search that ended with this band.
   *
   * @param distances along the path, double[images], Å
   * @param slopes of the energy, double[images], eV/Å
   */
  public static BandResult of(
      Band band,
      double[] distances,
      double[] slopes,
      long evaluations,
      boolean settled,
      boolean stopped) {
    OptionalDouble grade =
        band.predictions().stream()
            .flatMap(p -> p.grades().stream())
            .flatMapToDouble(java.util.Arrays::stream)
            .max();
    Verdict verdict =
        stopped ? Verdict.STOPPED : settled ? shape(band.energies()) : Verdict.NOT_CONVERGED;
    return new BandResult(
        verdict,
        band.images(),
        band.energies(),
        slopes,
        distances,
        band.highest(),
        band.maxForce(),
        band.iteration(),
        evaluations,
        grade);
  }

  private static Verdict shape(double[] energies) {
    int highest = 0;
    for (int k = 1; k < energies.length; k++) {
      highest = energies[k] > energies[highest] ? k : highest;
    }
    if (highest == 0 || highest == energies.length - 1) {
      return Verdict.NO_SADDLE;
    }
    return descends(energies, highest, -1) && descends(energies, highest, 1)
        ? Verdict.CONVERGED
        : Verdict.INTERMEDIATE_MINIMUM;
  }

  /** Whether the energy falls all the way from the highest image to an end. */
  private static boolean descends(double[] energies, int from, int step) {
    double lowest = energies[from];
    for (int k = from; k >= 0 && k < energies.length; k += step) {
      if (energies[k] > lowest + FLAT) {
        return false;
      }
      lowest = Math.min(lowest, energies[k]);
    }
    return true;
  }

  /** Energy of the highest image above the first end, eV. */
  public double barrier() {
    return energies[highest] - energies[0];
  }

  /** Energy of the highest image above the last end, eV. */
  public double reverseBarrier() {
    return energies[highest] - energies[energies.length - 1];
  }

  @Override
  public String kind() {
    return "neb";
  }

  @Override
  public Json.Obj toJson() {
    Json.Arr path = new Json.Arr();
    for (int k = 0; k < energies.length; k++) {
      path.add(
          new Json.Obj()
              .put("distance_angstrom", distances[k])
              .put("energy_eV", energies[k] - energies[0]));
    }
    return new Json.Obj()
        .put("kind", kind())
        .put("atoms", images.getFirst().size())
        .put("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("steps", steps)
        .put("barrier_eV", barrier())
        .put("reverse_barrier_eV", reverseBarrier())
        .put("energy_start_eV", energies[0])
        .put("max_force_eV_per_angstrom", maxForce)
        .put("max_grade", SimulationResult.number(maxGrade))
        .put("path", path);
  }
}
