package io.crisol.simulation.bulk;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Energy against volume: the relaxed crystal is scaled alike in all directions, its atoms relaxed
 * at each volume, and an equation of state fitted.
 */
public final class EquationOfState {
  private final Potential potential;
  private final GroundOptions relaxation;
  private final EosOptions options;

  /** Equations of state with this potential. */
  public EquationOfState(Potential potential, GroundOptions relaxation, EosOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  /**
   * The equation of state of a relaxed crystal.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED
   */
  public EosResult of(Ground ground, Progress progress) {
    int n = options.volumes();
    Structure[] structures = new Structure[n];
    double[] energies = new double[n];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        n,
        k -> {
          Structure scaled = scaled(ground.structure(), share(k));
          if (options.atoms()) {
            var relaxed = Ground.relax(potential, scaled, relaxation.ofAtoms());
            structures[k] = relaxed.structure();
            energies[k] = relaxed.energy();
          } else {
            structures[k] = scaled;
            energies[k] = potential.predict(scaled, Quantities.ENERGY).energy();
          }
          progress.update(done.incrementAndGet(), n, "volumes");
        });
    double[] volumes = Arrays.stream(structures).mapToDouble(s -> s.cell().volume()).toArray();
    EosForm other = options.form() == EosForm.VINET ? EosForm.BIRCH_MURNAGHAN : EosForm.VINET;
    return new EosResult(
        ground,
        options.form(),
        EosFit.of(options.form(), volumes, energies),
        EosFit.of(other, volumes, energies),
        volumes,
        energies,
        Ground.largestGrade(potential, Arrays.asList(structures)));
  }

  /** Volume k relative to that of the relaxed crystal. */
  private double share(int k) {
    return 1 + options.volumeRange() * (2.0 * k / (options.volumes() - 1) - 1);
  }

  private static Structure scaled(Structure structure, double share) {
    double e = StrictMath.cbrt(share) - 1;
    return structure.strained(new double[] {e, 0, 0, 0, e, 0, 0, 0, e});
  }
}
