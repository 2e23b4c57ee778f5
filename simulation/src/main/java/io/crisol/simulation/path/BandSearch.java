package io.crisol.simulation.path;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.relax.CellCoordinates;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.Cell;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One search of an {@link ElasticBand}; coordinates and forces of all images lie behind each other.
 * Images are evaluated side by side; the few that are left when every thread has had as many as the
 * others are evaluated one after the other by all threads.
 */
final class BandSearch {
  /** The highest image climbs once the forces are below so many times the tolerance. */
  private static final double CALM = 10;

  /** How much stronger the strongest spring is than the weakest. */
  private static final double STRONGER = 5;

  /** Iterations between two checkpoints. */
  private static final int KEPT = 10;

  private final NebOptions options;
  private final CellCoordinates coordinates;
  private final Quantities wanted;
  private final List<EnergyEngine> places = new ArrayList<>();
  private final int count;
  private final int each;
  private final double[] q;
  private final Structure[] images;
  private final Prediction[] predictions;
  private final BandDescent descent;
  private Consumer<BandSearch> keeper = _ -> {};
  private int iteration;
  private boolean climbs;
  private long evaluations;

  BandSearch(
      List<Structure> start,
      NebOptions options,
      Supplier<? extends EnergyEngine> engines,
      Quantities wanted) {
    this.options = options;
    this.wanted = wanted;
    count = start.size();
    coordinates =
        new CellCoordinates(
            start.getFirst(),
            options.variableCell() ? CellFreedom.FREE : CellFreedom.FIXED,
            options.pressure());
    each = coordinates.start().length;
    q = new double[each * count];
    images = new Structure[count];
    predictions = new Prediction[count];
    for (int k = 0; k < count; k++) {
      places.add(engines.get());
      System.arraycopy(coordinates.of(start.get(k)), 0, q, k * each, each);
    }
    descent = new BandDescent(count, each);
  }

  /** Tells someone now and then, between two iterations. */
  void keep(Consumer<BandSearch> by) {
    keeper = by;
  }

  BandResult run(Predicate<Band> goesOn) {
    while (true) {
      evaluate();
      double[] energies = energies();
      double[] forces = forces(energies);
      Band band = band(energies, BandGeometry.largest(forces, 0, forces.length));
      boolean stopped = !goesOn.test(band) || !isFinite(band);
      boolean settled = !stopped && hasSettled(band);
      if (stopped || settled || iteration == options.maxSteps()) {
        return BandResult.of(band, distances(), slopes(), evaluations, settled, stopped);
      }
      if (!climbs && options.climb() && band.maxForce() <= CALM * options.forceTolerance()) {
        climbs = true;
        // From now on one image feels other forces.
        descent.forget();
      }
      descent.move(q, forces);
      iteration++;
      if (iteration % KEPT == 0) {
        keeper.accept(this);
      }
    }
  }

  private Band band(double[] energies, double largest) {
    List<Structure> at = Arrays.asList(images.clone());
    List<Prediction> found = Arrays.asList(predictions.clone());
    return new Band(iteration, at, found, energies, largest, climbing(energies));
  }

  private boolean hasSettled(Band band) {
    int highest = band.highest();
    boolean hasSaddle = highest > 0 && highest < count - 1;
    return band.maxForce() <= options.forceTolerance()
        && (climbs || !options.climb() || !hasSaddle);
  }

  private static boolean isFinite(Band band) {
    return Double.isFinite(band.maxForce())
        && Arrays.stream(band.energies()).allMatch(Double::isFinite);
  }

  /** Ends that stay where they are are evaluated once. */
  private void evaluate() {
    int first = iteration == 0 || predictions[0] == null || options.relaxEnds() ? 0 : 1;
    int last = count - first;
    int todo = last - first;
    int threads = Workers.threads();
    int rest = todo % threads;
    int side = 2 * rest > threads ? todo : todo - rest;
    Workers.forEach(side, k -> evaluate(first + k));
    for (int k = first + side; k < last; k++) {
      evaluate(k);
    }
    evaluations += todo;
  }

  private void evaluate(int k) {
    images[k] = coordinates.structure(part(q, k));
    predictions[k] = places.get(k).evaluate(images[k], wanted);
  }

  private double[] energies() {
    double[] energies = new double[count];
    for (int k = 0; k < count; k++) {
      energies[k] = predictions[k].energy();
      if (options.pressureGPa() != 0) {
        energies[k] += options.pressure() * images[k].cell().volume();
      }
    }
    return energies;
  }

  private int climbing(double[] energies) {
    int highest = Band.highest(energies);
    return climbs && highest > 0 && highest < count - 1 ? highest : -1;
  }

  private double[] part(double[] all, int image) {
    return Arrays.copyOfRange(all, image * each, (image + 1) * each);
  }

  private double[] way(int from, int to) {
    return BandGeometry.difference(part(q, to), part(q, from));
  }

  private double[] force(int k) {
    return coordinates.forces(part(q, k), images[k], predictions[k]);
  }

  private double[] forces(double[] energies) {
    double[] forces = new double[q.length];
    Workers.forEach(
        count,
        k -> {
          boolean isEnd = k == 0 || k == count - 1;
          if (!isEnd || options.relaxEnds()) {
            double[] projected = isEnd ? force(k) : projected(energies, k);
            System.arraycopy(projected, 0, forces, k * each, each);
          }
        });
    return forces;
  }

  private double[] projected(double[] energies, int k) {
    double[] force = force(k);
    double[] ahead = way(k, k + 1);
    double[] behind = way(k - 1, k);
    double[] tangent =
        BandGeometry.tangent(
            ahead, behind, energies[k + 1] - energies[k], energies[k - 1] - energies[k]);
    double along = BandGeometry.dot(force, tangent);
    double spring =
        spring(energies, k + 1) * BandGeometry.length(ahead)
            - spring(energies, k) * BandGeometry.length(behind);
    double added = k == climbing(energies) ? -2 * along : spring - along;
    double[] projected = new double[each];
    for (int m = 0; m < each; m++) {
      projected[m] = force[m] + added * tangent[m];
    }
    return projected;
  }

  /** Strength of the spring that ends at image k, eV/Å². */
  private double spring(double[] energies, int k) {
    double low = Math.max(energies[0], energies[count - 1]);
    double high = energies[Band.highest(energies)];
    if (options.springs() == NebOptions.Springs.EQUAL || !(high > low)) {
      return options.spring();
    }
    double share = Math.max(0, Math.max(energies[k], energies[k - 1]) - low) / (high - low);
    return options.spring() * (1 + (STRONGER - 1) * share);
  }

  /** Way from the first image, double[images], Å. */
  private double[] distances() {
    double[] distances = new double[count];
    for (int k = 1; k < count; k++) {
      distances[k] = distances[k - 1] + BandGeometry.length(way(k - 1, k));
    }
    return distances;
  }

  /** Slopes dE/ds of the energy along the path, double[images], eV/Å. */
  private double[] slopes() {
    double[] slopes = new double[count];
    for (int k = 0; k < count; k++) {
      double[] along = way(Math.max(0, k - 1), Math.min(count - 1, k + 1));
      double length = BandGeometry.length(along);
      slopes[k] = length > 0 ? -BandGeometry.dot(force(k), along) / length : 0;
    }
    return slopes;
  }

  /** Everything that decides how the search goes on, between two iterations. */
  Json.Obj toJson() {
    Json.Arr built = new Json.Arr();
    for (EnergyEngine place : places) {
      built.add(
          place
              .neighbors()
              .map(Neighbors::builtFrom)
              .map(BandSearch::packed)
              .orElse(new Json.Null()));
    }
    return new Json.Obj()
        .put("iteration", iteration)
        .put("climbs", climbs)
        .put("evaluations", evaluations)
        .put("coordinates", ExactNumbers.pack(q))
        .put("neighbors_built_from", built)
        .put("descent", descent.toJson());
  }

  private static Json packed(Structure at) {
    return new Json.Obj()
        .put("cell", ExactNumbers.pack(at.cell().vectors()))
        .put("positions", ExactNumbers.pack(at.positions()));
  }

  /** Goes on from what {@link #toJson} gave. */
  void restore(Json.Obj json) {
    iteration = json.get("iteration").asInt();
    climbs = json.get("climbs").asBoolean();
    double[] saved = ExactNumbers.doubles(json.get("coordinates"));
    System.arraycopy(saved, 0, q, 0, q.length);
    List<Json> built = json.get("neighbors_built_from").asList();
    for (int k = 0; k < count; k++) {
      if (built.get(k) instanceof Json.Obj at) {
        Structure now = coordinates.structure(part(q, k));
        Cell cell = now.cell();
        double[] vectors = ExactNumbers.doubles(at.get("cell"));
        cell = new Cell(vectors, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2));
        double[] positions = ExactNumbers.doubles(at.get("positions"));
        places.get(k).restore(now.withCell(cell, positions));
      }
    }
    descent.restore(json.get("descent").asObject());
    if (!options.relaxEnds()) {
      evaluate(0);
      evaluate(count - 1);
    }
    evaluations = (long) json.get("evaluations").asDouble();
  }

  /** The first coordinates, to know a search by. */
  Json identity() {
    return ExactNumbers.pack(q);
  }
}
