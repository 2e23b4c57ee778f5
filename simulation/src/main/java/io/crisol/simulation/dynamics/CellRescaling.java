package io.crisol.simulation.dynamics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.Cell;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;

/**
 * Isobaric sampling (NPT) by stochastic cell rescaling: half a kick, half a drift, cell and atoms
 * strained at random about their drift towards the pressure ({@link CellStrain}), half a drift,
 * half a kick, then stochastic velocity rescaling. The equation is of first order in time: no
 * momentum of the cell has to be kept, and the cell does not ring. Positions scale about the
 * origin, velocities inversely; the centre of mass rests. The volume of an ideal gas of N atoms
 * therefore is distributed as V^(N−1) exp(−PV/kT), and the mean of {@link Step#pressure} is P.
 *
 * @param timestep fs
 * @param temperature K, above 0
 * @param relaxationTime of the kinetic energy, fs
 * @param pressure eV/Å³
 * @param barostatTime of the volume, fs, if the bulk modulus is as given
 * @param bulkModulus rough, eV/Å³: it only says how fast the cell follows
 * @param cell what of the cell moves
 */
public record CellRescaling(
    double timestep,
    double temperature,
    double relaxationTime,
    double pressure,
    double barostatTime,
    double bulkModulus,
    CellMotion cell)
    implements Integrator {
  @Override
  public int degrees(int atoms) {
    return Integrator.withoutCentreOfMass(atoms);
  }

  @Override
  public boolean conservesEnergy() {
    return false;
  }

  @Override
  public boolean countsExchange() {
    return true;
  }

  @Override
  public Step advance(Step from, EnergyEngine engine, Quantities wanted) {
    State state = from.state();
    double[] velocities = state.velocities();
    Motion.kick(velocities, from.prediction().forces(), state.masses(), timestep / 2);
    double[] positions = state.structure().positions();
    Motion.drift(positions, velocities, timestep / 2);

    double thermal = Units.BOLTZMANN * temperature;
    CellStrain strain =
        new CellStrain(cell, pressure, thermal, timestep / (barostatTime * bulkModulus));
    RandomStream random = RandomStream.ofState(state.random());
    double volume = state.structure().cell().volume();
    double[] internal = internal(velocities, state.masses(), from.prediction());
    double[] eta = strain.draw(internal, volume, random);
    Structure strained = strained(state.structure(), positions, strain.deformation(eta, 1));
    Motion.transform(velocities, strain.deformation(eta, -1));
    positions = strained.positions();
    Motion.drift(positions, velocities, timestep / 2);
    Structure moved = strained.withPositions(positions);

    Prediction prediction = engine.evaluate(moved, wanted);
    double[] after = internal(velocities, state.masses(), prediction);
    Motion.kick(velocities, prediction.forces(), state.masses(), timestep / 2);
    State next = state.next(moved, velocities, timestep, random.state());
    Step step = Step.of(next, prediction, from.degrees());
    double imbalance = strain.imbalance(eta, internal, volume, after, moved.cell().volume());
    State counted = next.withExchanged(state.exchanged() - imbalance);
    return new VelocityRescaling(timestep, temperature, relaxationTime)
        .thermalized(new Step(counted, prediction, step.kinetic(), step.degrees()));
  }

  /** Σ m v v + W, double[9], eV: the internal pressure times the volume. */
  private static double[] internal(double[] velocities, double[] masses, Prediction prediction) {
    double[] sum = Motion.kineticTensor(velocities, masses);
    double[] virial = prediction.virial();
    for (int k = 0; k < 9; k++) {
      sum[k] += virial[k];
    }
    return sum;
  }

  private static Structure strained(Structure structure, double[] positions, double[] deformation) {
    double[] vectors = structure.cell().vectors();
    Motion.transform(vectors, deformation);
    Motion.transform(positions, deformation);
    Cell old = structure.cell();
    return structure.withCell(
        new Cell(vectors, old.isPeriodic(0), old.isPeriodic(1), old.isPeriodic(2)), positions);
  }
}
