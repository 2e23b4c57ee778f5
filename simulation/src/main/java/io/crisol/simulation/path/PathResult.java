package io.crisol.simulation.path;

import io.crisol.simulation.BandResult;
import io.crisol.simulation.BandResult.Verdict;
import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A path between two structures, all of it.
 *
 * @param ends as the path leads from one to the other
 * @param band images, energies and slopes
 * @param moved largest way of an atom of the start and of the end when they were relaxed,
 *     double[2], Å; zero where they were not
 * @param endForces largest force on an atom of the start and of the end, double[2], eV/Å
 * @param climbed whether the highest image climbed
 * @param saddle what was seen of the highest image
 * @param prefactor attempt frequencies, where asked for
 * @param maxGrade largest extrapolation grade of all images, where there are grades
 */
public record PathResult(
    PathEnds ends,
    BandResult band,
    double[] moved,
    double[] endForces,
    boolean climbed,
    Optional<Saddle> saddle,
    Optional<Vineyard> prefactor,
    OptionalDouble maxGrade)
    implements SimulationResult {
  /** A dip on the way below this is none, eV. */
  private static final double FLAT = 0.001;

  @Override
  public String kind() {
    return "neb";
  }

  /** Whether a path with a saddle was found. */
  public boolean converged() {
    return band.verdict() == Verdict.CONVERGED || band.verdict() == Verdict.INTERMEDIATE_MINIMUM;
  }

  /** The energy along the path. */
  public PathCurve curve() {
    return new PathCurve(band.distances(), band.energies(), band.slopes());
  }

  /** Energy of the saddle, eV: that of the image that climbed there, else of the curve. */
  public double saddleEnergy() {
    return climbed ? band.energies()[band.highest()] : curve().highest().energy();
  }

  /** Energy of the saddle above the start, eV. */
  public double barrier() {
    return saddleEnergy() - band.energies()[0];
  }

  /** Energy of the saddle above the end, eV. */
  public double reverseBarrier() {
    return saddleEnergy() - band.energies()[band.energies().length - 1];
  }

  /**
   * What the barrier may be wrong by, eV, apart from the potential: what the forces that are left
   * tell, or, where no image climbed, how far the curve rises above the highest image.
   */
  public double barrierError() {
    double above = curve().highest().energy() - band.energies()[band.highest()];
    return climbed && saddle.isPresent() ? saddle.get().energyError() : above;
  }

  /** Images, the ends apart, that lie lower than the path on both sides of them. */
  public List<Integer> minima() {
    double[] e = band.energies();
    List<Integer> found = new ArrayList<>();
    for (int k = 1; k < e.length - 1; k++) {
      boolean lowest = e[k] <= e[k - 1] && e[k] < e[k + 1];
      if (lowest && highest(e, 0, k) > e[k] + FLAT && highest(e, k, e.length) > e[k] + FLAT) {
        found.add(k);
      }
    }
    return found;
  }

  private static double highest(double[] e, int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      highest = Math.max(highest, e[k]);
    }
    return highest;
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("atoms", ends.start().size())
            .put("verdict", band.toJson().get("verdict"))
            .put("barrier_eV", barrier())
            .put("barrier_error_eV", barrierError())
            .put("reverse_barrier_eV", reverseBarrier());
    addBand(json);
    addEnds(json);
    saddle.ifPresent(found -> addSaddle(json, found));
    prefactor.ifPresent(found -> found.addTo(json));
    return json.put("path", path());
  }

  private void addBand(Json.Obj json) {
    double[] e = band.energies();
    PathCurve.Point highest = curve().highest();
    json.put("energy_start_eV", e[0])
        .put("energy_end_eV", e[e.length - 1])
        .put("saddle_energy_eV", saddleEnergy())
        .put(
            "saddle_distance_angstrom",
            climbed ? band.distances()[band.highest()] : highest.distance())
        .put("spline_barrier_eV", highest.energy() - e[0])
        .put("length_angstrom", band.distances()[e.length - 1])
        .put("images", e.length - 2)
        .put("steps", band.steps())
        .put("force_evaluations", band.evaluations())
        .put("max_force_eV_per_angstrom", band.maxForce())
        .put("max_grade", SimulationResult.number(maxGrade))
        .put("climbed", climbed)
        .put("intermediate_minima", minima().stream().mapToDouble(k -> k).toArray());
  }

  private void addEnds(Json.Obj json) {
    json.put("ends_moved_angstrom", moved)
        .put("ends_max_force_eV_per_angstrom", endForces)
        .put("moving_atom", ends.mover())
        .put("moving_atom_way_angstrom", ends.farthest())
        .put("matched_atoms", ends.permuted().stream().mapToDouble(k -> k).toArray());
  }

  private static void addSaddle(Json.Obj json, Saddle found) {
    json.put("first_order_saddle", found.isFirstOrder())
        .put("curvature_along_path_eV_per_angstrom2", found.alongPath())
        .put("lowest_curvature_eV_per_angstrom2", found.lowest())
        .put("second_curvature_eV_per_angstrom2", found.second())
        .put("mode_overlap_with_path", found.overlap());
  }

  private Json.Arr path() {
    Json.Arr path = new Json.Arr();
    for (int k = 0; k < band.energies().length; k++) {
      path.add(
          new Json.Obj()
              .put("distance_angstrom", band.distances()[k])
              .put("energy_eV", band.energies()[k] - band.energies()[0])
              .put("force_eV_per_angstrom", -band.slopes()[k]));
    }
    return path;
  }
}
