package io.crisol.simulation.guards;

import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.ExactNumbers;
import io.crisol.simulation.dynamics.Integrator;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The guards of a run at work: what they remember of the steps so far, all of which can be saved.
 */
public final class Watch {
  private final List<Guard> guards;
  private final EnergyEngine engine;
  private final Integrator integrator;
  private Step previous;
  private double startEnergy;
  private Cell start;
  private final double[] low = new double[3];
  private final double[] high = new double[3];
  private double maxGrade = Double.NaN;
  private double maxSpread = Double.NaN;
  private double doubtfulSteps;
  private double persisting;
  private double shortest = Double.POSITIVE_INFINITY;

  /** Guards at their posts. */
  public Watch(List<Guard> guards, EnergyEngine engine, Integrator integrator) {
    this.guards = List.copyOf(guards);
    this.engine = engine;
    this.integrator = integrator;
  }

  /**
   * The first reason to stop at this step, if any. Steps come in order, the first one of the run
   * included.
   */
  public Optional<Stop> check(Step step) {
    if (previous == null) {
      begin(step);
    }
    step.maxGrade()
        .ifPresent(grade -> maxGrade = Double.isNaN(maxGrade) ? grade : Math.max(maxGrade, grade));
    step.maxSpread()
        .ifPresent(
            spread -> maxSpread = Double.isNaN(maxSpread) ? spread : Math.max(maxSpread, spread));
    Optional<Stop> stop =
        guards.stream().flatMap(guard -> guard.check(step, this).stream()).findFirst();
    previous = step;
    return stop;
  }

  private void begin(Step step) {
    previous = step;
    startEnergy = step.total();
    start = step.state().structure().cell();
    for (int axis = 0; axis < 3; axis++) {
      low[axis] = Double.POSITIVE_INFINITY;
      high[axis] = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < step.state().size(); i++) {
        double height = height(step.state().structure(), i, axis);
        low[axis] = Math.min(low[axis], height);
        high[axis] = Math.max(high[axis], height);
      }
    }
  }

  /**
   * How far atom {@code i} stands along the normal of the face that cell vector {@code a} leaves,
   * Å.
   */
  static double height(Structure structure, int i, int a) {
    Cell cell = structure.cell();
    return cell.height(a)
        * cell.fractional(
            a,
            structure.coordinate(3 * i),
            structure.coordinate(3 * i + 1),
            structure.coordinate(3 * i + 2));
  }

  /**
   * How far an atom stands outside of where the atoms were at the start, in an open direction, Å.
   */
  double beyond(Structure structure, int i, int axis) {
    double height = height(structure, i, axis);
    return Math.max(height - high[axis], low[axis] - height);
  }

  EnergyEngine engine() {
    return engine;
  }

  Integrator integrator() {
    return integrator;
  }

  Step previous() {
    return previous;
  }

  /** The cell at the start. */
  Cell start() {
    return start;
  }

  double startEnergy() {
    return startEnergy;
  }

  /** Counts steps in a row whose grade is too high. */
  int persist(boolean tooHigh) {
    persisting = tooHigh ? persisting + 1 : 0;
    return (int) persisting;
  }

  void doubtful() {
    doubtfulSteps++;
  }

  void met(double distance) {
    shortest = Math.min(shortest, distance);
  }

  /** Largest extrapolation grade so far, where there is any. */
  public OptionalDouble maxGrade() {
    return Double.isNaN(maxGrade) ? OptionalDouble.empty() : OptionalDouble.of(maxGrade);
  }

  /** Largest spread of a force component so far, eV/Å, where the potential is a committee. */
  public OptionalDouble maxSpread() {
    return Double.isNaN(maxSpread) ? OptionalDouble.empty() : OptionalDouble.of(maxSpread);
  }

  /** Number of steps whose largest grade was above the threshold of doubt. */
  public long doubtfulSteps() {
    return (long) doubtfulSteps;
  }

  /**
   * Shortest distance between atoms so far, Å, where the distance guard watches and atoms came near
   * its limit.
   */
  public OptionalDouble shortestDistance() {
    return shortest < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(shortest)
        : OptionalDouble.empty();
  }

  /** The whole memory, but for the last step. */
  public Json save() {
    return new Json.Obj()
        .put(
            "scalars",
            ExactNumbers.pack(
                startEnergy, maxGrade, doubtfulSteps, persisting, shortest, maxSpread))
        .put("cell", ExactNumbers.pack(start.vectors()))
        .put("low", ExactNumbers.pack(low))
        .put("high", ExactNumbers.pack(high));
  }

  /** Takes over a saved memory; {@code last} is the step it was saved at. */
  public void restore(Json saved, Step last) {
    double[] scalars = ExactNumbers.doubles(saved.asObject().get("scalars"));
    startEnergy = scalars[0];
    maxGrade = scalars[1];
    doubtfulSteps = scalars[2];
    persisting = scalars[3];
    shortest = scalars[4];
    maxSpread = scalars[5];
    System.arraycopy(ExactNumbers.doubles(saved.asObject().get("low")), 0, low, 0, 3);
    System.arraycopy(ExactNumbers.doubles(saved.asObject().get("high")), 0, high, 0, 3);
    Cell cell = last.state().structure().cell();
    start =
        saved
            .asObject()
            .find("cell")
            .map(ExactNumbers::doubles)
            .map(v -> new Cell(v, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2)))
            .orElse(cell);
    previous = last;
  }
}
