package io.crisol.simulation.defects;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.simulation.relax.RelaxMethod;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Relaxations of defects in supercells. */
final class Trials {
  /** Extra reach of neighbour lists, Å. */
  static final double SKIN = 1;

  /** Largest deviation of the stress of a relaxed cell, GPa. */
  private static final double STRESS = 1e-3;

  private static final long SEED = 20261122;

  private final Potential potential;
  private final DefectOptions options;
  private final Ground ground;
  private final double pressure;
  private final RelaxOptions how;
  private final RelaxOptions ends;

  Trials(Potential potential, GroundOptions relaxation, DefectOptions options, Ground ground) {
    this.potential = potential;
    this.options = options;
    this.ground = ground;
    this.pressure = relaxation.pressureGPa() / Units.GPA;
    this.ends = relaxation.withForceTolerance(options.defectForceTolerance()).ofAtoms();
    CellFreedom cell = options.constant() == Held.VOLUME ? CellFreedom.FIXED : CellFreedom.FREE;
    this.how =
        Settings.of(RelaxOptions.class)
            .build(
                Map.of(
                    "method",
                    "lbfgs",
                    "cell",
                    cell.name().toLowerCase(Locale.ROOT),
                    "force_tolerance",
                    options.defectForceTolerance(),
                    "stress_tolerance",
                    STRESS,
                    "pressure",
                    relaxation.pressureGPa(),
                    "max_steps",
                    (long) relaxation.maxSteps()));
  }

  /** A defect in a supercell. */
  Trial of(PointDefect defect, Supercell cell) {
    Structure start = defect.in(cell.structure());
    RelaxResult found = relax(start);
    double perfect = perfect(cell);
    return new Trial(
        cell.structure().size(),
        potential.predict(start, Quantities.ENERGY).energy() - perfect,
        enthalpy(found, cell) - perfect,
        moved(start, found.structure()),
        dipole(found),
        found.structure().cell().volume() - cell.structure().cell().volume(),
        found);
  }

  /** The minimum near a structure, in a supercell that is held as asked for. */
  RelaxResult relax(Structure start) {
    RelaxResult found = run(start, how);
    // A search that trusts energies can be held up by an energy with jumps; one by forces is not.
    return found.converged() ? found : run(found.structure(), how.by(RelaxMethod.FIRE));
  }

  private RelaxResult run(Structure start, RelaxOptions options) {
    return new Relaxation(new PotentialEngine(potential, SKIN), options).run(start, _ -> {});
  }

  /**
   * An end of a path: the minimum near a structure in its own cell.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED
   */
  RelaxResult rest(Structure start) {
    return Ground.relax(potential, start, ends);
  }

  private double perfect(Supercell cell) {
    return cell.times() * ground.relaxed().energy();
  }

  private double enthalpy(RelaxResult found, Supercell cell) {
    double grown = found.structure().cell().volume() - cell.structure().cell().volume();
    return found.energy() + pressure * grown;
  }

  private static double moved(Structure from, Structure to) {
    double largest = 0;
    for (int k = 0; k < 3 * from.size(); k += 3) {
      double[] way = new double[3];
      for (int x = 0; x < 3; x++) {
        way[x] = to.coordinate(k + x) - from.coordinate(k + x);
      }
      largest = Math.max(largest, Crystal.norm(way));
    }
    return largest;
  }

  private double[] dipole(RelaxResult found) {
    double[] dipole = new double[9];
    double[] stress = found.stress().orElseThrow();
    double[] before = ground.relaxed().stress().orElseThrow();
    for (int k = 0; k < 9; k++) {
      dipole[k] = -found.structure().cell().volume() * (stress[k] - before[k]);
    }
    return dipole;
  }

  /**
   * The lowest energy that a relaxed defect falls to from places around it.
   *
   * @param number of the defect: each has its own random displacements
   */
  OptionalDouble shaken(Trial trial, Supercell cell, int number) {
    OptionalDouble lowest = OptionalDouble.empty();
    for (int k = 0; k < options.rattles() && options.rattle() > 0 && trial.converged(); k++) {
      RandomStream random = new RandomStream(SEED).fork(1000L * number + k);
      double[] positions = trial.found().structure().positions();
      for (int m = 0; m < positions.length; m++) {
        positions[m] += options.rattle() / Math.sqrt(3) * random.nextGaussian();
      }
      RelaxResult found = relax(trial.found().structure().withPositions(positions));
      if (found.converged()) {
        double energy = enthalpy(found, cell) - perfect(cell);
        lowest = OptionalDouble.of(Math.min(energy, lowest.orElse(Double.POSITIVE_INFINITY)));
      }
    }
    return lowest;
  }
}
