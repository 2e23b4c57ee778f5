package io.crisol.simulation.montecarlo;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A Monte Carlo walk at one temperature, sweep by sweep. What it is at a checkpoint is all there
 * is: a walk that goes on from there has the same bits.
 */
final class Walk {
  private final Potential potential;
  private final McOptions options;
  private final MoveOptions moves;
  private final double temperature;
  private final int trials;
  private final MoveMix mix;
  private final Burst burst;
  private final MovingAtoms atoms;
  private RandomStream random;
  private long sweep;
  private long attempts;
  private double largestDrift;
  private double maxGrade = Double.NaN;

  /** A walk of a structure that ends at a temperature, K. */
  Walk(
      Potential potential,
      Structure start,
      double temperature,
      McOptions options,
      MoveOptions moves,
      Optional<Structure> sites,
      RandomStream random) {
    this.potential = potential;
    this.options = options;
    this.moves = moves;
    this.temperature = temperature;
    this.random = random;
    this.trials = options.trialsPerSweep().orElse(Math.max(1, start.size()));
    Optional<Container> container =
        options.container().isPresent()
            ? Optional.of(Container.around(start, options.container().getAsDouble()))
            : Optional.empty();
    mix = new MoveMix(moves, start, sites, container);
    burst = new Burst(potential, moves.burstSteps(), moves.burstTimestep(), container);
    atoms = new MovingAtoms(potential, start, mix.reach());
  }

  /** One sweep. */
  void sweep() {
    double now = temperature();
    double kT = Units.BOLTZMANN * now;
    if (sweep == options.before()) {
      mix.tallies().values().forEach(Tally::clear);
    }
    for (int trial = 0; trial < trials; trial++) {
      Move move = mix.choose(random);
      if (move.isPossible(atoms)) {
        attempt(move, kT);
      }
    }
    for (int k = 0; k < moves.bursts(); k++) {
      mix.tallies().get("burst").add(burst.run(atoms, now, random));
      attempts++;
    }
    if (sweep < options.before()) {
      mix.displacement().adapt();
    }
    sweep++;
    if (sweep % options.checkpointInterval() == 0) {
      check();
    }
  }

  private void attempt(Move move, double kT) {
    attempts++;
    double factor = move.propose(atoms, kT, random);
    boolean taken = factor > Double.NEGATIVE_INFINITY && holds(factor - atoms.change() / kT);
    if (taken) {
      atoms.accept();
    } else {
      atoms.reject();
    }
    move.done(taken);
    mix.tallies().get(move.name()).add(taken);
  }

  /** An energy that is not a number is never accepted. */
  private boolean holds(double exponent) {
    return exponent >= 0 || random.nextDouble() < StrictMath.exp(exponent);
  }

  /** Compares the energy carried along with that of the whole, and looks at the grades. */
  private void check() {
    double drift = Math.abs(atoms.refresh());
    largestDrift = Math.max(largestDrift, drift);
    Structure now = atoms.structure();
    if (now.size() > 0) {
      potential
          .predict(now, Quantities.GRADED)
          .grades()
          .ifPresent(
              grades -> {
                for (double grade : grades) {
                  maxGrade = Double.isNaN(maxGrade) ? grade : Math.max(maxGrade, grade);
                }
              });
    }
  }

  /** Whether a grade went beyond the limit. */
  boolean isStopped() {
    return maxGrade > options.gradeLimit();
  }

  /** Temperature of the next sweep, K. */
  double temperature() {
    return options.temperature(sweep, temperature);
  }

  /** Temperature at which it ends, K. */
  double lastTemperature() {
    return temperature;
  }

  /** Sweeps done. */
  long sweeps() {
    return sweep;
  }

  /** Whether the sweeps done last count. */
  boolean counts() {
    return sweep > options.before();
  }

  /** Whether all sweeps are done. */
  boolean isDone() {
    return sweep >= options.before() + options.sweeps();
  }

  /** Trials so far. */
  long attempts() {
    return attempts;
  }

  /** Energy, eV. */
  double energy() {
    return atoms.energy();
  }

  /** Number of atoms. */
  int size() {
    return atoms.grid().population().size();
  }

  /** Number of atoms of an element. */
  int size(Element element) {
    return atoms.grid().population().size(element.ordinal());
  }

  /** The atoms. */
  Structure structure() {
    return atoms.structure();
  }

  /** The order parameter as it is. */
  double order(Order parameter) {
    return parameter.of(structure());
  }

  /** Adds the atoms as they are to a profile. */
  void sample(RadialProfile profile) {
    profile.sample(atoms.grid());
  }

  /** Largest difference between the energy carried along and that of the whole, eV. */
  double largestDrift() {
    return largestDrift;
  }

  /** Largest grade of an atom at a checkpoint, where there are grades. */
  OptionalDouble maxGrade() {
    return Double.isNaN(maxGrade) ? OptionalDouble.empty() : OptionalDouble.of(maxGrade);
  }

  /** Trials by name since the counting began. */
  Map<String, Tally> tallies() {
    return mix.tallies();
  }

  /** Step of displacements of an element, Å. */
  double step(Element element) {
    return mix.displacement().step(element.ordinal());
  }

  Json.Obj save() {
    Json.Obj counts = new Json.Obj();
    mix.tallies().forEach((name, tally) -> counts.put(name, ExactNumbers.pack(tally.save())));
    Structure now = structure();
    long[] kind = new long[now.size()];
    for (int i = 0; i < kind.length; i++) {
      kind[i] = now.element(i).atomicNumber();
    }
    return new Json.Obj()
        .put("sweep", sweep)
        .put("attempts", attempts)
        .put("random", ExactNumbers.pack(random.state()))
        .put("elements", ExactNumbers.pack(kind))
        .put("positions", ExactNumbers.pack(now.positions()))
        .put("steps", ExactNumbers.pack(mix.displacement().save()))
        .put("drift_and_grade", ExactNumbers.pack(largestDrift, maxGrade))
        .put("trials", counts);
  }

  void restore(Json.Obj saved) {
    sweep = (long) saved.get("sweep").asDouble();
    attempts = (long) saved.get("attempts").asDouble();
    random = RandomStream.ofState(ExactNumbers.longs(saved.get("random")));
    long[] kind = ExactNumbers.longs(saved.get("elements"));
    Element[] elements = new Element[kind.length];
    for (int i = 0; i < kind.length; i++) {
      elements[i] = Element.ofAtomicNumber((int) kind[i]);
    }
    double[] positions = ExactNumbers.doubles(saved.get("positions"));
    atoms.load(new Structure(atoms.grid().cell(), elements, positions));
    mix.displacement().restore(ExactNumbers.doubles(saved.get("steps")));
    double[] both = ExactNumbers.doubles(saved.get("drift_and_grade"));
    largestDrift = both[0];
    maxGrade = both[1];
    Json.Obj counts = saved.get("trials").asObject();
    mix.tallies().forEach((name, tally) -> tally.restore(ExactNumbers.longs(counts.get(name))));
  }
}
