package io.crisol.simulation.relax;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Relaxation of atoms, and of the cell where it may change, to the nearest minimum of E + pV by
 * {@link Fire} or {@link Lbfgs}.
 */
public final class Relaxation {
  /** Largest way of an atom in one step, Å. */
  private static final double STRIDE = 0.1;

  /** Å; how far atoms are shaken to see whether only symmetry holds them. */
  private static final double SHAKE = 0.02;

  /** Steps of the search after that. */
  private static final int TRIAL = 60;

  /** eV per atom; less than this is rounding and what is left of forces. */
  private static final double LOWER = 1e-6;

  private static final long SEED = 7;

  private final EnergyEngine engine;
  private final RelaxOptions options;

  /** A relaxation; forces and energies come from the engine. */
  public Relaxation(EnergyEngine engine, RelaxOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * Relaxes a structure.
   *
   * @param listener told every step, the first and the last too (velocities are zero, the number of
   *     the step is its time)
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (a cell to change that does not
   *     repeat in all directions)
   */
  public RelaxResult run(Structure start, Consumer<Step> listener) {
    return run(
        start,
        wanted(),
        step -> {
          listener.accept(step);
          return true;
        });
  }

  /**
   * Relaxes a structure as long as a listener wants.
   *
   * @param wanted of every step; forces at least
   * @param goesOn told every step as in {@link #run(Structure, Consumer)}; where it is false the
   *     relaxation ends there, stopped by "listener"
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (a cell to change that does not
   *     repeat in all directions)
   */
  public RelaxResult run(Structure start, Quantities wanted, Predicate<Step> goesOn) {
    if (options.cell() != CellFreedom.FIXED && !start.cell().isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "cell",
          options.cell(),
          "the cell does not repeat in all directions and has no stress",
          "say fixed");
    }
    Optional<KeptSymmetry> symmetry = symmetry(start);
    Structure begin = symmetry.map(s -> s.symmetrised(start)).orElse(start);
    CellCoordinates coordinates = new CellCoordinates(begin, options.cell(), options.pressure());
    double[] q = coordinates.start();
    Descent descent =
        options.method() == RelaxMethod.FIRE ? new Fire(q.length, STRIDE) : new Lbfgs(STRIDE);
    double startEnergy = Double.NaN;
    for (int number = 0; ; number++) {
      Structure at = coordinates.structure(q);
      Step step = step(at, number, predicted(at, wanted, symmetry));
      startEnergy = number == 0 ? step.potential() : startEnergy;
      Optional<String> stopped =
          goesOn.test(step) ? stopped(step) : stopped(step).or(() -> Optional.of("listener"));
      boolean converged = stopped.isEmpty() && hasConverged(step);
      if (stopped.isPresent() || converged || number == options.maxSteps()) {
        return result(step, converged, startEnergy, stopped, symmetry);
      }
      Prediction prediction = step.prediction();
      descent.move(q, coordinates.enthalpy(at, prediction), coordinates.forces(q, at, prediction));
    }
  }

  private Optional<KeptSymmetry> symmetry(Structure start) {
    if (!options.symmetry()) {
      return Optional.empty();
    }
    if (!start.cell().isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "symmetry",
          "true",
          "the cell does not repeat in all directions: its symmetries are not known",
          "leave it out");
    }
    return Optional.of(KeptSymmetry.of(start));
  }

  private Prediction predicted(Structure at, Quantities wanted, Optional<KeptSymmetry> symmetry) {
    Prediction prediction = engine.evaluate(at, wanted);
    return symmetry
        .map(
            s ->
                prediction.withGradients(
                    s.vectors(prediction.forces()), s.tensor(prediction.virial())))
        .orElse(prediction);
  }

  private Quantities wanted() {
    return options.spreadLimit().isPresent() ? Quantities.GRADED : Quantities.FORCES;
  }

  /** The guard that stops at this step, if one does. */
  private Optional<String> stopped(Step step) {
    if (!Double.isFinite(step.maxForce()) || !Double.isFinite(step.potential())) {
      return Optional.of("nan");
    }
    double limit = options.spreadLimit().orElse(Double.POSITIVE_INFINITY);
    return step.maxSpread().orElse(0) > limit ? Optional.of("spread") : Optional.empty();
  }

  private static Step step(Structure at, int number, Prediction prediction) {
    long[] random = new RandomStream(0).state();
    State state = State.at(at, new double[3 * at.size()], number, number, random);
    return Step.of(state, prediction, Math.max(1, 3 * at.size()));
  }

  private boolean hasConverged(Step step) {
    return step.maxForce() <= options.forceTolerance()
        && (options.cell() == CellFreedom.FIXED
            || stressDeviation(step) <= options.stressTolerance());
  }

  /** Largest |σ + p1| among what the cell may relax, eV/Å³. */
  private double stressDeviation(Step step) {
    double[] stress = step.prediction().stress(step.state().structure().cell()).orElseThrow();
    double trace = stress[0] + stress[4] + stress[8];
    if (options.cell() == CellFreedom.VOLUME) {
      return Math.abs(trace / 3 + options.pressure());
    }
    for (int k = 0; k < 9; k += 4) {
      stress[k] += options.pressure();
    }
    return Arrays.stream(stress).map(Math::abs).max().orElse(0);
  }

  private RelaxResult result(
      Step last,
      boolean converged,
      double startEnergy,
      Optional<String> stopped,
      Optional<KeptSymmetry> symmetry) {
    Structure structure = last.state().structure();
    Step judged =
        stopped.isPresent()
            ? last
            : Step.of(last.state(), engine.evaluate(structure, Quantities.GRADED), 1);
    return new RelaxResult(
        structure,
        converged,
        last.number(),
        startEnergy,
        last.potential(),
        last.maxForce(),
        last.prediction().stress(structure.cell()),
        judged.maxGrade(),
        judged.maxSpread(),
        stopped,
        symmetry.map(s -> kept(s, last, converged)));
  }

  /** Whether the structure, shaken a little and let go, finds something lower. */
  private RelaxResult.Symmetry kept(KeptSymmetry symmetry, Step last, boolean converged) {
    if (!converged) {
      return new RelaxResult.Symmetry(symmetry.operations(), OptionalDouble.empty());
    }
    Structure structure = last.state().structure();
    RandomStream random = new RandomStream(SEED);
    double[] q = structure.positions();
    for (int k = 0; k < q.length; k++) {
      q[k] += SHAKE * random.nextGaussian();
    }
    Lbfgs search = new Lbfgs(STRIDE);
    double lowest = last.potential();
    for (int step = 0; step < TRIAL; step++) {
      Prediction prediction = engine.evaluate(structure.withPositions(q), Quantities.FORCES);
      lowest = Math.min(lowest, prediction.energy());
      search.move(q, prediction.energy(), prediction.forces());
    }
    double gain = last.potential() - lowest;
    return new RelaxResult.Symmetry(
        symmetry.operations(), OptionalDouble.of(gain > LOWER * structure.size() ? gain : 0));
  }
}
