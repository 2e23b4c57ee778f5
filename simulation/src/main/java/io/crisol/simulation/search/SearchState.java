package io.crisol.simulation.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far a search has come: all that it needs to go on with the same bits. */
final class SearchState {
  /** What became of the structures that a move made. */
  static final class Tally {
    long made;
    long kept;
    long improved;
  }

  long relaxations;
  long evaluations;
  long duplicates;
  long doubtful;
  long restarts;
  long bestFound;

  /** Relaxation at which anything became lower last, in all and in this population. */
  long improvedAt;

  long populationImprovedAt;
  double populationBest = Double.POSITIVE_INFINITY;
  final Map<String, Long> rejected = new TreeMap<>();
  final Map<Move, Tally> moves = new EnumMap<>(Move.class);
  List<Candidate> population = List.of();
  List<Candidate> archive = List.of();
  private double[] energies = new double[256];

  /** Notes the energy per atom of the next relaxation, NaN for none to believe. */
  void note(double energyPerAtom) {
    if (relaxations == energies.length) {
      energies = Arrays.copyOf(energies, 2 * energies.length);
    }
    energies[Math.toIntExact(relaxations)] = energyPerAtom;
    relaxations++;
  }

  /** Energy per atom of every relaxation, double[relaxations]. */
  double[] energies() {
    return Arrays.copyOf(energies, Math.toIntExact(relaxations));
  }

  void restoreEnergies(double[] values) {
    energies = values.length == 0 ? new double[1] : values;
    relaxations = values.length;
  }

  Tally tally(Move move) {
    return moves.computeIfAbsent(move, _ -> new Tally());
  }
}
