package io.crisol.simulation.montecarlo;

import io.crisol.structures.Element;
import io.crisol.structures.Units;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What a finished walk amounts to, from the counted rows of its table. */
record WalkSummary(
    Path folder,
    int number,
    List<Element> elements,
    MoveOptions moves,
    McOptions options,
    boolean ordered) {
  WalkResult of(Walk walk, RadialProfile profile) {
    double[][] columns = WalkFiles.counted(folder, number);
    Map<String, Double> acceptance = new TreeMap<>();
    walk.tallies().forEach((name, tally) -> acceptance.put(name, tally.acceptance()));
    double atoms = Series.of(columns[4]).mean();
    return new WalkResult(
        walk.lastTemperature(),
        atoms,
        Math.max(0, walk.sweeps() - options.before()),
        walk.attempts(),
        acceptance,
        steps(walk),
        Series.of(columns[3]),
        heatCapacity(columns[3], atoms, walk.lastTemperature()),
        numbers(columns),
        ordered ? Optional.of(Moments.of(columns[5 + elements.size()])) : Optional.empty(),
        surface(profile),
        walk.largestDrift(),
        walk.maxGrade(),
        walk.isStopped());
  }

  private Map<Element, Double> steps(Walk walk) {
    Map<Element, Double> steps = new TreeMap<>();
    if (moves.displacements() > 0) {
      elements.forEach(element -> steps.put(element, walk.step(element)));
    }
    return steps;
  }

  private Map<Element, Series> numbers(double[][] columns) {
    Map<Element, Series> numbers = new TreeMap<>();
    for (int k = 0; k < elements.size(); k++) {
      numbers.put(elements.get(k), Series.of(columns[5 + k]));
    }
    return numbers;
  }

  private Map<Element, double[]> surface(RadialProfile profile) {
    Map<Element, double[]> surface = new TreeMap<>();
    if (profile.samples() > 0) {
      elements.forEach(element -> surface.put(element, profile.shares(element)));
      AtomicFile.write(folder.resolve("profile-" + number + ".csv"), profile.csv());
    }
    return surface;
  }

  /** (⟨E²⟩ − ⟨E⟩²) / (kT)², per atom; only where composition and number stay. */
  private OptionalDouble heatCapacity(double[] energies, double atoms, double temperature) {
    if (moves.insertions() > 0 || moves.changes() > 0 || energies.length < Series.FEWEST) {
      return OptionalDouble.empty();
    }
    double mean = Series.of(energies).mean();
    double variance = 0;
    for (double energy : energies) {
      variance += (energy - mean) * (energy - mean) / energies.length;
    }
    double kT = Units.BOLTZMANN * temperature;
    return OptionalDouble.of(variance / (kT * kT) / atoms);
  }
}
