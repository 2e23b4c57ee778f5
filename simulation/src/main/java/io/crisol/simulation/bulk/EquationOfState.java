package io.crisol.simulation.bulk;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;

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
    double[] volumes = new double[n];
    double[] energies = new double[n];
    OptionalDouble[] grades = new OptionalDouble[n];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        n,
        k -> {
          Structure scaled = scaled(ground.structure(), share(k));
          Structure found =
              options.atoms()
                  ? Ground.relax(potential, scaled, relaxation.ofAtoms()).structure()
                  : scaled;
          Prediction prediction = potential.predict(found, Quantities.GRADED);
          volumes[k] = found.cell().volume();
          energies[k] = prediction.energy();
          grades[k] = largest(prediction.grades());
          progress.update(done.incrementAndGet(), n, "volumes");
        });
    EosForm other = options.form() == EosForm.VINET ? EosForm.BIRCH_MURNAGHAN : EosForm.VINET;
    return new EosResult(
        ground,
        options.form(),
        EosFit.of(options.form(), volumes, energies),
        EosFit.of(other, volumes, energies),
        volumes,
        energies,
        ground.largestGrade(Arrays.stream(grades)));
  }

  private static OptionalDouble largest(Optional<double[]> grades) {
    return grades.map(Arrays::stream).map(DoubleStream::max).orElse(OptionalDouble.empty());
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
