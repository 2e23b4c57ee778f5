package io.crisol.simulation.faults;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The energy per area γ of a crystal whose one half has slipped over the other, along a line
 * through one period of the slip: γ = (E(slipped) − N E(crystal)) / A, atoms relaxed along the
 * normal of the plane alone. Its lowest minimum on the way is the intrinsic stacking fault, the
 * barrier before it the unstable one. Cells with one fault and no surface grow until neither
 * changes.
 *
 * <p>Source: Vítek, Phil. Mag. 18, 773 (1968), doi:10.1080/14786436808227500.
 */
public final class Faults {
  /** mJ/m² in one eV/Å². */
  private static final double MILLIJOULE = 16021.76634;

  /** A step in thickness, Å. */
  private static final double STEP = 8;

  private static final int MOST = 4;

  private final Potential potential;
  private final GroundOptions relaxation;
  private final FaultOptions options;

  /** Faults with this potential. */
  public Faults(Potential potential, GroundOptions relaxation, FaultOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  /**
   * The line that was asked for, or that over the lowest barrier of the plane with the widest gap.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (a direction that does not lie in
   *     the plane)
   */
  public FaultsResult of(Ground ground, Progress progress) {
    Structure crystal = ground.structure();
    Directions directions = new Directions(crystal);
    int[] plane =
        options
            .plane()
            .map(text -> FaultOptions.indices("plane", text))
            .orElseGet(() -> directions.widest(options.cut()));
    SlipPlane slip = new SlipPlane(crystal, Directions.coprime(plane), options.cut());
    Line line = new Line(ground, slip);
    int[] direction =
        options
            .direction()
            .map(text -> directions.inPlane(plane, FaultOptions.indices("direction", text)))
            .orElseGet(() -> easiest(line, directions, plane));
    line.along(directions.period(direction));
    return line.converged(plane, direction, progress);
  }

  /** The direction whose first barrier is lowest when two rigid halves slip. */
  private int[] easiest(Line line, Directions directions, int... plane) {
    List<int[]> all = directions.inPlane(plane);
    double[] barriers = new double[all.size()];
    Workers.forEach(barriers.length, k -> barriers[k] = line.rigid(directions.period(all.get(k))));
    int lowest = 0;
    for (int k = 1; k < barriers.length; k++) {
      lowest = barriers[k] < barriers[lowest] - 1e-3 ? k : lowest;
    }
    return all.get(lowest);
  }

  /** Faults of one plane of one crystal. */
  private final class Line {
    private static final int COARSE = 12;

    private final Ground ground;
    private final SlipPlane plane;
    private final double stress;
    private double[] period = new double[3];
    private double length;

    Line(Ground ground, SlipPlane plane) {
      this.ground = ground;
      this.plane = plane;
      double[] sigma = ground.relaxed().stress().orElseThrow();
      double sum = 0;
      for (int k = 0; k < 9; k++) {
        sum += plane.normal()[k / 3] * sigma[k] * plane.normal()[k % 3];
      }
      this.stress = sum;
    }

    void along(double... vector) {
      period = vector;
      length = Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double... b) {
      return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private int layers(double thickness) {
      return (int) Math.ceil(thickness / plane.spacing() - 1e-6);
    }

    private double[] part(double[] vector, double share) {
      return new double[] {share * vector[0], share * vector[1], share * vector[2]};
    }

    /** The first maximum of the energy of rigid halves, mJ/m². */
    double rigid(double... vector) {
      double highest = 0;
      for (int k = 1; k <= COARSE; k++) {
        double share = (double) k / COARSE;
        Structure slipped = plane.slipped(layers(options.thickness()), part(vector, share));
        double energy = perArea(slipped, potential.predict(slipped, Quantities.ENERGY).energy());
        if (energy < highest) {
          return highest;
        }
        highest = energy;
      }
      return highest;
    }

    private double perArea(Structure slipped, double energy) {
      double atom = ground.relaxed().energy() / ground.structure().size();
      return (energy - slipped.size() * atom) / plane.area() * MILLIJOULE;
    }

    Fault at(int layers, double share) {
      NormalRelaxation.Found found = relaxed(layers, share);
      return new Fault(
          share * length,
          perArea(found.structure(), found.enthalpy()),
          perArea(found.structure(), found.start()),
          found.converged());
    }

    private NormalRelaxation.Found relaxed(int layers, double share) {
      return new NormalRelaxation(potential, options.faultForceTolerance(), relaxation.maxSteps())
          .run(plane.slipped(layers, part(period, share)), plane.normal(), stress);
    }

    FaultsResult converged(int[] indices, int[] direction, Progress progress) {
      Extremes before = null;
      int layers = layers(options.thickness());
      int step = layers(STEP);
      for (int attempt = 0; ; attempt++) {
        Fault[] faults = new Fault[options.points() + 1];
        AtomicInteger done = new AtomicInteger();
        int thick = layers;
        Workers.forEach(
            faults.length,
            k -> {
              faults[k] = at(thick, (double) k / options.points());
              progress.update(done.incrementAndGet(), faults.length, "faults");
            });
        Extremes now = Extremes.of(faults, share -> at(thick, share));
        double change = before == null ? Double.POSITIVE_INFINITY : now.change(before);
        if (change <= options.tolerance() || attempt == MOST) {
          return result(indices, direction, layers, faults, now, change);
        }
        before = now;
        layers += step;
      }
    }

    private FaultsResult result(
        int[] indices, int[] direction, int layers, Fault[] faults, Extremes found, double change) {
      Structure highest = plane.slipped(layers, part(period, found.unstable().slip() / length));
      OptionalDouble grade =
          potential.predict(highest, Quantities.GRADED).grades().stream()
              .flatMapToDouble(Arrays::stream)
              .max();
      return new FaultsResult(
          ground,
          indices,
          direction,
          length,
          layers * plane.spacing(),
          highest.size(),
          List.of(faults),
          found.stable(),
          found.unstable(),
          change,
          options.tolerance(),
          found.stable().map(fault -> relaxed(layers, fault.slip() / length).structure()),
          grade);
    }
  }
}
