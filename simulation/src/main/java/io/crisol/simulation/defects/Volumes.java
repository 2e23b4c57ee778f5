package io.crisol.simulation.defects;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.ElasticConstants;
import io.crisol.simulation.bulk.ElasticOptions;
import io.crisol.simulation.bulk.Elasticity;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Units;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * By how much a crystal grows when a defect in it relaxes: what its cell has grown by, or, where
 * that was fixed, the trace of the strain times volume V ε = S P.
 *
 * @param constants of the crystal; absent where the cell relaxes, or it is not stable
 * @param fixed whether the cell was
 */
record Volumes(Optional<ElasticConstants> constants, boolean fixed) {
  private static final int[] ROW = {0, 1, 2, 1, 0, 0};
  private static final int[] COLUMN = {0, 1, 2, 2, 2, 1};

  static Volumes of(
      Potential potential, GroundOptions relaxation, DefectOptions options, Ground ground) {
    if (options.constant() == Held.PRESSURE) {
      return new Volumes(Optional.empty(), false);
    }
    try {
      ElasticConstants constants =
          new Elasticity(potential, relaxation, Settings.defaults(ElasticOptions.class))
              .of(ground, Progress.NONE)
              .constants();
      return new Volumes(Optional.of(constants).filter(ElasticConstants::isStable), true);
    } catch (ProblemException e) {
      if (e.problem() != Problem.NOT_CONVERGED) {
        throw e;
      }
      return new Volumes(Optional.empty(), true); // The volumes are left out, the energies stand.
    }
  }

  OptionalDouble of(Trial trial) {
    if (!trial.converged()) {
      return OptionalDouble.empty();
    }
    if (!fixed) {
      return OptionalDouble.of(trial.volume());
    }
    return constants.isPresent()
        ? OptionalDouble.of(volume(constants.get(), trial.dipole()))
        : OptionalDouble.empty();
  }

  private static double volume(ElasticConstants constants, double... dipole) {
    DMatrixRMaj compliances = new DMatrixRMaj(6, 6);
    CommonOps_DDRM.invert(new DMatrixRMaj(6, 6, true, constants.c().clone()), compliances);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 6; j++) {
        int a = ROW[j];
        int b = COLUMN[j];
        sum += compliances.get(i, j) * (dipole[3 * a + b] + dipole[3 * b + a]) / 2;
      }
    }
    return sum * Units.GPA;
  }
}
