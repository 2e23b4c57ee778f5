package io.crisol.simulation.montecarlo;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of trial of a walk with their shares, and how each of them fared. */
final class MoveMix {
  private final List<Move> kinds = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Displacement displacement;
  private final Optional<Reservoir> reservoir;

  MoveMix(
      MoveOptions moves,
      Structure start,
      Optional<Structure> sites,
      Optional<Container> container) {
    displacement = new Displacement(moves.step(), moves.acceptance(), container);
    reservoir = reservoir(start, moves, sites, container);
    add(displacement, moves.displacements() / moves.shares());
    add(new Swap(), moves.swaps() / moves.shares());
    if (moves.changes() > 0) {
      ElementChange change = new ElementChange(elements(moves), potentials(moves));
      add(change, moves.changes() / moves.shares());
    }
    reservoir.ifPresent(
        of -> {
          add(new Insertion(of), 0.5 * moves.insertions() / moves.shares());
          add(new Deletion(of), 0.5 * moves.insertions() / moves.shares());
        });
    if (moves.bursts() > 0) {
      tallies.put("burst", new Tally());
    }
  }

  private static Optional<Reservoir> reservoir(
      Structure start,
      MoveOptions moves,
      Optional<Structure> sites,
      Optional<Container> container) {
    if (moves.insertions() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Reservoir(
            elements(moves)[0],
            potentials(moves)[0],
            moves.closest(),
            start.cell(),
            container,
            sites,
            moves.siteRadius()));
  }

  private void add(Move move, double share) {
    if (share > 0) {
      kinds.add(move);
      shares.add(share);
      tallies.put(move.name(), new Tally());
    }
  }

  /** The elements of the chemical potentials, in the order of their numbers. */
  private static Element[] elements(MoveOptions moves) {
    return moves.chemicalPotentials().keySet().stream()
        .map(Element::of)
        .sorted()
        .toArray(Element[]::new);
  }

  private static double[] potentials(MoveOptions moves) {
    Element[] elements = elements(moves);
    double[] potentials = new double[elements.length];
    for (int k = 0; k < potentials.length; k++) {
      potentials[k] = moves.chemicalPotentials().get(elements[k].symbol());
    }
    return potentials;
  }

  /** Draws a kind of trial. */
  Move choose(RandomStream random) {
    if (kinds.size() == 1) {
      return kinds.getFirst();
    }
    double drawn = random.nextDouble();
    int k = 0;
    while (k < kinds.size() - 1 && drawn >= shares.get(k)) {
      drawn -= shares.get(k++);
    }
    return kinds.get(k);
  }

  /** How far neighbours must be known for the trials themselves, Å. */
  double reach() {
    return reservoir.map(Reservoir::reach).orElse(0.0);
  }

  /** Trials by name. */
  Map<String, Tally> tallies() {
    return tallies;
  }

  Displacement displacement() {
    return displacement;
  }
}
