package io.crisol.simulation;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Optional;

/**
 * A potential as the engine of a run; neighbours are reused until an atom has moved half the skin.
 */
public final class PotentialEngine implements EnergyEngine {
  private final Potential potential;
  private final double skin;
  private final boolean follows;
  private Neighbors neighbors;

  /**
   * An engine.
   *
   * @param skin extra reach of the neighbour list, Å, at least 0; 1 is good for solids and liquids
   */
  public PotentialEngine(Potential potential, double skin) {
    this(potential, skin, false);
  }

  /**
   * An engine.
   *
   * @param follows whether neighbours are also reused where the cell changes, as it does from step
   *     to step at constant pressure
   */
  public PotentialEngine(Potential potential, double skin, boolean follows) {
    this.potential = potential;
    this.skin = skin;
    this.follows = follows;
  }

  @Override
  public Prediction evaluate(Structure structure, Quantities wanted) {
    if (neighbors == null) {
      restore(structure);
    }
    neighbors = follows ? neighbors.follow(structure) : neighbors.update(structure);
    return potential.predict(structure, neighbors, wanted);
  }

  @Override
  public Optional<Neighbors> neighbors() {
    return Optional.ofNullable(neighbors);
  }

  @Override
  public void restore(Structure builtFrom) {
    neighbors = Neighbors.of(builtFrom, potential.cutoff(), skin);
  }

  @Override
  public Optional<Extrapolating> training() {
    return Extrapolating.of(potential);
  }
}
