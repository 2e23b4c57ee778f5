package io.crisol.simulation.path;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.structures.Problem;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Finds the path between two structures: relaxes both, matches their atoms, makes a first path,
 * improves it as an {@link ElasticBand} and looks at the saddle.
 */
public final class PathSearch {
  /** Å; images share their neighbours for some iterations. */
  private static final double SKIN = 0.5;

  /** Ends are relaxed to this part of the tolerance of the band. */
  private static final double FINER = 0.1;

  /** Å; ends that are nearer are one structure. */
  private static final double SAME = 0.05;

  /** GPa. */
  private static final double STRESS = 0.001;

  private final Potential potential;
  private final NebOptions options;

  /** Paths with this potential. */
  public PathSearch(Potential potential, NebOptions options) {
    this.potential = potential;
    this.options = options;
  }

  /** Where a search writes down how far it is, and whether it goes on from there. */
  public record Checkpoint(Path file, boolean resume) {}

  /**
   * Finds a path.
   *
   * @param goesOn told every iteration of the band; where it is false the search ends there
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (ends that do not belong together,
   *     or are one structure), NOT_CONVERGED (an end that cannot be relaxed), and what the
   *     potential says
   */
  public PathResult between(
      Structure start, Structure end, Predicate<Band> goesOn, Optional<Checkpoint> checkpoint) {
    PathEnds.of(start, end, options); // What cannot be is refused before anything is computed.
    Structure[] given = {start, end};
    Structure[] relaxed = given.clone();
    if (options.relaxEnds()) {
      Workers.forEach(2, k -> relaxed[k] = relaxed(given[k]).structure());
    }
    PathEnds ends = PathEnds.of(relaxed[0], relaxed[1], options);
    requirePath(ends);
    NebOptions fixed = options.withFixedEnds();
    ElasticBand band = new ElasticBand(() -> new PotentialEngine(potential, SKIN), fixed);
    List<Structure> first = FirstPath.of(ends, options);
    BandResult found =
        checkpoint.isPresent()
            ? band.run(first, goesOn, checkpoint.get().file(), checkpoint.get().resume())
            : band.run(first, Quantities.FORCES, goesOn);
    return result(ends, found, new double[] {moved(start, relaxed[0]), moved(end, relaxed[1])});
  }

  private RelaxResult relaxed(Structure structure) {
    return Ground.relax(
        potential,
        structure,
        Settings.of(RelaxOptions.class)
            .build(
                Map.of(
                    "cell",
                    options.variableCell() ? "free" : "fixed",
                    "force_tolerance",
                    FINER * options.forceTolerance(),
                    "stress_tolerance",
                    STRESS,
                    "pressure",
                    options.pressureGPa(),
                    "max_steps",
                    10_000L)));
  }

  private static void requirePath(PathEnds ends) {
    if (ends.farthest() < SAME) {
      throw Problem.OPTION_INVALID.with(
          "end",
          "the second structure",
          String.format(
              Locale.ROOT,
              "no atom is more than %.3f Å from where it is in the start: both are one minimum%s",
              Math.max(0.001, ends.farthest()),
              ends.permuted().isEmpty() ? "" : ", apart from the order of their atoms"),
          ends.permuted().isEmpty()
              ? "give two different minima, or keep the ends as they are: --relax-ends false"
              : "if atoms are to change places, say so: --atoms as_given");
    }
  }

  /** Largest change of a distance between two atoms, or of a coordinate in a fixed cell, Å. */
  private static double moved(Structure from, Structure to) {
    double largest = 0;
    for (int k = 0; k < 3 * from.size(); k += 3) {
      double[] way = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        way[axis] = to.coordinate(k + axis) - from.coordinate(k + axis);
      }
      largest = Math.max(largest, BandGeometry.length(way));
    }
    for (int k = 0; k < 9; k++) {
      double change = to.cell().vector(k / 3, k % 3) - from.cell().vector(k / 3, k % 3);
      largest = Math.max(largest, Math.abs(change));
    }
    return largest;
  }

  private PathResult result(PathEnds ends, BandResult band, double[] moved) {
    List<Structure> images = band.images();
    Prediction[] graded = new Prediction[images.size()];
    Workers.forEach(
        graded.length, k -> graded[k] = potential.predict(images.get(k), Quantities.GRADED));
    OptionalDouble grade =
        Arrays.stream(graded)
            .flatMap(p -> p.grades().stream())
            .flatMapToDouble(Arrays::stream)
            .max();
    double[] endForces = {largest(graded[0]), largest(graded[graded.length - 1])};
    boolean climbed = options.climb() && isSettled(band.verdict());
    Optional<Saddle> saddle = Optional.empty();
    Optional<Vineyard> prefactor = Optional.empty();
    if (climbed && !options.variableCell()) {
      Structure top = images.get(band.highest());
      double[] along = direction(images, band.highest());
      saddle = Optional.of(Saddle.of(potential, top, along));
      if (options.prefactor()) {
        prefactor =
            Optional.of(Vineyard.of(potential, images.getFirst(), top, images.getLast(), along));
      }
    }
    return new PathResult(ends, band, moved, endForces, climbed, saddle, prefactor, grade);
  }

  private static boolean isSettled(BandResult.Verdict verdict) {
    return verdict == BandResult.Verdict.CONVERGED
        || verdict == BandResult.Verdict.INTERMEDIATE_MINIMUM;
  }

  private static double largest(Prediction prediction) {
    return BandGeometry.largest(prediction.forces(), 0, prediction.forces().length);
  }

  /** Direction of the path at an image, double[3N], of length 1. */
  private static double[] direction(List<Structure> images, int k) {
    double[] way =
        BandGeometry.difference(images.get(k + 1).positions(), images.get(k - 1).positions());
    double length = BandGeometry.length(way);
    for (int m = 0; m < way.length; m++) {
      way[m] /= length;
    }
    return way;
  }
}
