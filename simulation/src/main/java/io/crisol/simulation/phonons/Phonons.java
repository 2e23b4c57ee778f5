package io.crisol.simulation.phonons;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Lattice vibrations of a relaxed crystal by finite displacements: frequencies at points of high
 * symmetry and along a way through them, density of states, thermal properties.
 */
public final class Phonons {
  /** A share of the largest force constant that a frequency does not feel. */
  private static final double NEGLIGIBLE = 1e-6;

  private final Potential potential;
  private final GroundOptions relaxation;
  private final PhononOptions options;

  /** Vibrations with this potential; atoms at other volumes are relaxed as the crystal was. */
  public Phonons(Potential potential, GroundOptions relaxation, PhononOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  /**
   * Force constants and what the atoms met.
   *
   * @param displacements how many structures it took
   * @param maxGrade largest extrapolation grade of them, where there are grades
   */
  record Response(ForceConstants constants, int displacements, OptionalDouble maxGrade) {}

  /**
   * The vibrations of a relaxed crystal.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED (atoms at another volume)
   */
  public PhononsResult of(Ground ground, Progress progress) {
    Crystal crystal = Crystal.of(ground.structure());
    Boxes.Choice choice = Boxes.choose(options, ground.structure(), crystal.primitive(), potential);
    Supercell box = choice.of(crystal.primitive());
    Response response = response(crystal, box, options.displacement(), progress);
    PhononsResult.Setup setup = setup(crystal, box, response);
    DynamicalMatrix matrix = new DynamicalMatrix(response.constants());
    Map<String, PhononsResult.Point> points = points(crystal, matrix);
    OptionalDouble error = error(crystal, choice, setup.isWhole(), points, progress);
    progress.update(0, 1, "frequencies");
    Mesh mesh = Mesh.of(matrix, crystal.operations(), meshTimes(crystal.primitive()));
    BandStructure bands = BandStructure.of(matrix, crystal.path(), crystal.primitive().cell());
    PhononsResult.Lowest lowest = PhononsResult.Lowest.of(points.values(), mesh, bands);
    QuasiHarmonic.Found expansion =
        options.quasiHarmonic() && lowest.isStable()
            ? new QuasiHarmonic(potential, relaxation, options).of(this, crystal, choice, progress)
            : new QuasiHarmonic.Found(Optional.empty(), OptionalDouble.empty());
    return new PhononsResult(
        ground,
        setup,
        points,
        error,
        bands,
        mesh.times(),
        DensityOfStates.of(mesh),
        lowest,
        thermal(lowest, mesh, matrix, crystal),
        expansion.expansion(),
        ground.largestGrade(Stream.of(response.maxGrade(), expansion.maxGrade())));
  }

  private PhononsResult.Setup setup(Crystal crystal, Supercell box, Response response) {
    double reach = response.constants().reach(NEGLIGIBLE);
    return new PhononsResult.Setup(
        crystal,
        box.structure().cell().vectors(),
        box.size(),
        box.radius(),
        response.displacements(),
        options.displacement(),
        reach,
        !potential.isLongRanged() && reach < box.radius() - Crystal.TOLERANCE);
  }

  int[] meshTimes(Structure primitive) {
    return options
        .mesh()
        .map(text -> PhononOptions.numbers("mesh", text))
        .orElseGet(() -> Mesh.times(primitive));
  }

  private Optional<ThermalTable> thermal(
      PhononsResult.Lowest lowest, Mesh mesh, DynamicalMatrix matrix, Crystal crystal) {
    if (!lowest.isStable()) {
      return Optional.empty();
    }
    Vibrations vibrations = Vibrations.of(mesh, matrix, crystal.primitive());
    return Optional.of(ThermalTable.of(vibrations, options.grid()));
  }

  private Map<String, PhononsResult.Point> points(Crystal crystal, DynamicalMatrix matrix) {
    Map<String, double[]> all = new LinkedHashMap<>(crystal.path().points());
    all.putAll(Coordinates.points(options.points()));
    Map<String, PhononsResult.Point> points = new LinkedHashMap<>();
    all.forEach((name, q) -> points.put(name, new PhononsResult.Point(q, matrix.frequencies(q))));
    return points;
  }

  /**
   * What the frequencies at the points change by with a smaller box; where the box holds all force
   * constants, with a larger displacement. Absent where no box is smaller.
   */
  private OptionalDouble error(
      Crystal crystal,
      Boxes.Choice choice,
      boolean whole,
      Map<String, PhononsResult.Point> points,
      Progress progress) {
    Optional<Boxes.Choice> other = whole ? Optional.of(choice) : choice.smaller();
    if (other.isEmpty()) {
      return OptionalDouble.empty();
    }
    Supercell box = other.get().of(crystal.primitive());
    double size = (whole ? 2 : 1) * options.displacement();
    DynamicalMatrix matrix =
        new DynamicalMatrix(response(crystal, box, size, progress).constants());
    double largest = 0;
    for (PhononsResult.Point point : points.values()) {
      double[] changed = matrix.frequencies(point.q());
      for (int branch = 0; branch < changed.length; branch++) {
        largest = Math.max(largest, Math.abs(changed[branch] - point.frequencies()[branch]));
      }
    }
    return OptionalDouble.of(largest);
  }

  /**
   * The force constants of a crystal.
   *
   * @param size of the displacements, Å
   */
  Response response(Crystal crystal, Supercell box, double size, Progress progress) {
    Displacements displacements = Displacements.of(crystal, box);
    Structure rest = box.structure();
    int count = displacements.single().size();
    double[][] forces = new double[count][];
    double[] grades = new double[count];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        count,
        k -> {
          Displacements.Single single = displacements.single().get(k);
          double[] positions = rest.positions();
          for (int x = 0; x < 3; x++) {
            positions[3 * single.atom() + x] += size * single.direction()[x];
          }
          Prediction prediction =
              potential.predict(rest.withPositions(positions), Quantities.GRADED);
          forces[k] = prediction.forces();
          grades[k] =
              prediction.grades().map(g -> Arrays.stream(g).max().orElse(0)).orElse(Double.NaN);
          progress.update(done.incrementAndGet(), count, "displacements");
        });
    OptionalDouble grade = Arrays.stream(grades).filter(g -> !Double.isNaN(g)).max();
    return new Response(ForceConstants.of(crystal, box, displacements, forces, size), count, grade);
  }
}
