package io.crisol.simulation.search;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.relax.CellCoordinates;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Brings a candidate into its nearest minimum and says whether to believe it. */
final class Refinement {
  /** Å; candidates are rough, so neighbours change early. */
  private static final double SKIN = 1;

  /** Of a bond length: the longest step, and the lowest cell that is still one. */
  private static final double STRIDE = 0.2;

  private static final double FLAT = 0.5;

  /** Disorder, of a bond length. */
  private static final double SHAKEN = 0.02;

  private final Potential potential;
  private final CellFreedom freedom;
  private final CandidateOptions options;
  private final BondLengths bonds;

  /**
   * What a relaxation left.
   *
   * @param energy enthalpy E + pV, eV
   * @param fault why it is not believed, in a word; empty where it is
   */
  record Refined(
      Structure structure, double energy, int evaluations, OptionalDouble maxGrade, String fault) {}

  Refinement(
      Potential potential, CellFreedom freedom, CandidateOptions options, BondLengths bonds) {
    this.potential = potential;
    this.freedom = freedom;
    this.options = options;
    this.bonds = bonds;
  }

  /** With a little disorder, which symmetric structures need to find minima. */
  Structure shaken(Structure structure, RandomStream random) {
    double bond = bonds.mean(Arrays.asList(structure.elements()));
    return Noise.shaken(structure, SHAKEN * bond, bond, random);
  }

  /**
   * Relaxes until forces are below a tolerance, eV/Å.
   *
   * @param faults why a relaxed structure is not believed; empty where it is
   */
  Refined relax(Structure start, double tolerance, Function<Structure, String> faults) {
    double bond = bonds.mean(Arrays.asList(start.elements()));
    double pressure = options.pressureGPa() / Units.GPA;
    CellCoordinates coordinates = new CellCoordinates(start, freedom, pressure);
    Slope slope =
        new Slope(
            coordinates, new PotentialEngine(potential, SKIN), pressure, tolerance, FLAT * bond);
    Descent.End end =
        new Descent(slope, STRIDE * bond, options.maxSteps()).from(coordinates.start());
    Structure relaxed = coordinates.structure(end.coordinates());
    String fault =
        !Double.isFinite(end.energy())
            ? "no energy"
            : end.converged() ? faults.apply(relaxed) : notConverged(relaxed, faults);
    OptionalDouble grade = fault.isEmpty() ? grade(relaxed) : OptionalDouble.empty();
    if (grade.orElse(0) > options.gradeLimit()) {
      fault = "extrapolated";
    }
    if (fault.isEmpty()
        && options.energyFloor().isPresent()
        && end.energy() < options.energyFloor().getAsDouble() * start.size()) {
      fault = "below the floor";
    }
    return new Refined(relaxed, end.energy(), end.evaluations(), grade, fault);
  }

  /** A structure that fell together or apart is no matter of more steps. */
  private static String notConverged(Structure relaxed, Function<Structure, String> faults) {
    String fault = faults.apply(relaxed);
    return fault.isEmpty() ? "not converged" : fault;
  }

  private OptionalDouble grade(Structure relaxed) {
    return potential
        .predict(relaxed, Quantities.GRADED)
        .grades()
        .map(grades -> Arrays.stream(grades).max())
        .orElse(OptionalDouble.empty());
  }

  /** Enthalpy over the coordinates of atoms and cell. */
  private record Slope(
      CellCoordinates coordinates,
      PotentialEngine engine,
      double pressure,
      double tolerance,
      double lowest)
      implements Descent.Landscape {
    @Override
    public double at(double[] q, double[] gradient) {
      for (double value : q) {
        if (!Double.isFinite(value)) {
          return Double.NaN;
        }
      }
      Structure structure = coordinates.structure(q);
      for (int a = 0; structure.cell().isBulk() && a < 3; a++) {
        if (!(structure.cell().height(a) > lowest)) {
          return Double.NaN;
        }
      }
      Prediction prediction = engine.evaluate(structure, Quantities.FORCES);
      double[] forces = coordinates.forces(q, structure, prediction);
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] = -forces[k];
      }
      return prediction.energy()
          + (structure.cell().isBulk() ? pressure * structure.cell().volume() : 0);
    }

    @Override
    public boolean isFlat(double[] gradient) {
      double largest = 0;
      for (double slope : gradient) {
        largest = Math.max(largest, Math.abs(slope));
      }
      return largest <= tolerance;
    }
  }
}
