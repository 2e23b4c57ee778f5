package io.crisol.simulation.surfaces;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Surface energies γ = (E(slab) − N E(crystal)) / 2A of slabs that grow thicker until γ no longer
 * changes; atoms relax, the area stays that of the crystal.
 */
public final class Surfaces {
  /** A step in thickness, Å. */
  private static final double STEP = 8;

  private static final int MOST = 6;

  private final Potential potential;
  private final GroundOptions relaxation;
  private final SurfaceOptions options;

  /**
   * Surfaces with this potential.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (pressure: a slab has a free face)
   */
  public Surfaces(Potential potential, GroundOptions relaxation, SurfaceOptions options) {
    if (relaxation.pressureGPa() != 0) {
      throw Problem.OPTION_INVALID.with(
          "pressure",
          relaxation.pressureGPa() + " GPa",
          "nothing presses on the faces of a slab, so its energy cannot be compared with that of a"
              + " crystal under pressure",
          "leave it out");
    }
    this.potential = potential;
    this.relaxation = relaxation.withForceTolerance(options.slabForceTolerance());
    this.options = options;
  }

  /**
   * The faces that were asked for, or all with low indices.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED
   */
  public SurfacesResult of(Ground ground, Progress progress) {
    List<int[]> faces =
        options.faces().isEmpty()
            ? Faces.of(ground.structure(), options.maxIndex())
            : options.faces().stream().map(SurfaceOptions::indices).toList();
    Surface[] found = new Surface[faces.size()];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        found.length,
        k -> {
          found[k] = surface(ground, faces.get(k));
          progress.update(done.incrementAndGet(), found.length, "faces");
        });
    return new SurfacesResult(ground, List.of(found), options.tolerance());
  }

  private Surface surface(Ground ground, int[] indices) {
    Slab face = new Slab(ground.structure(), indices);
    int step = (int) Math.ceil(STEP / face.spacing());
    int layers = (int) Math.ceil(options.thickness() / face.spacing());
    double before = Double.NaN;
    for (int attempt = 0; ; attempt++) {
      Structure slab = face.of(layers, options.vacuum());
      var relaxed = Ground.relax(potential, slab, relaxation.ofAtoms());
      double energy = perArea(ground, face, slab, relaxed.energy());
      double change = Math.abs(energy - before);
      if (change <= options.tolerance() || attempt == MOST) {
        double start = potential.predict(slab, Quantities.ENERGY).energy();
        return new Surface(
            indices,
            perArea(ground, face, slab, start),
            energy,
            change,
            layers * face.spacing(),
            relaxed.structure(),
            relaxed.maxGrade());
      }
      before = energy;
      layers += step;
    }
  }

  private static double perArea(Ground ground, Slab face, Structure slab, double energy) {
    double atom = ground.relaxed().energy() / ground.structure().size();
    return (energy - slab.size() * atom) / (2 * face.area()) * Units.MILLIJOULE_PER_SQUARE_METRE;
  }
}
