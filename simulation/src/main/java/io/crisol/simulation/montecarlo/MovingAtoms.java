package io.crisol.simulation.montecarlo;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.EmbeddedSum;
import io.crisol.potentials.PairSum;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Atoms and their energy, changed by trials: {@link #put} and {@link #remove} as often as a trial
 * needs, {@link #change}, then {@link #accept} or {@link #reject}.
 */
final class MovingAtoms {
  /** A change that is so many times the energy itself is one of overlapping atoms. */
  private static final double LARGE = 1000;

  private final AtomGrid grid;
  private final List<LocalEnergy> terms;
  private final Map<Integer, Double> charges;
  private double energy;
  private double change;

  /** What a trial has changed so far, to be undone. */
  private int undos;

  private int[] undoSlots = new int[4];
  private int[] undoKinds = new int[4];
  private double[] undoPositions = new double[12];

  /** The atoms of a structure with their energy by a potential. */
  MovingAtoms(Potential potential, Structure start) {
    this(potential, start, 0);
  }

  /** The same, with neighbours known up to a distance at least, Å. */
  MovingAtoms(Potential potential, Structure start, double reach) {
    charges = Charged.of(start);
    grid = new AtomGrid(start, Math.max(reach, reach(potential)));
    terms = terms(potential);
    refresh();
  }

  /** How far neighbours must be known: none are needed where nothing is local. */
  private static double reach(Potential potential) {
    return flat(potential).stream()
        .filter(AtomicPotential.class::isInstance)
        .mapToDouble(Potential::cutoff)
        .max()
        .orElse(0);
  }

  private static List<Potential> flat(Potential potential) {
    List<Potential> terms = new ArrayList<>();
    if (potential instanceof SumPotential sum) {
      sum.terms().forEach(term -> terms.addAll(flat(term)));
    } else {
      terms.add(potential);
    }
    return terms;
  }

  private List<LocalEnergy> terms(Potential potential) {
    List<LocalEnergy> found = new ArrayList<>();
    for (Potential term : flat(potential)) {
      found.add(
          switch (term) {
            case EmbeddedSum embedded -> new EmbeddedEnergy(embedded, grid);
            case PairSum pairs -> new PairEnergy(pairs, grid);
            case AtomicPotential atomic -> new AtomicEnergy(atomic, grid);
            default -> new WholeEnergy(term, grid, charges);
          });
    }
    return List.copyOf(found);
  }

  /** Whether a trial costs its neighbourhood, not the system. */
  static boolean isLocal(Potential potential) {
    return flat(potential).stream().allMatch(AtomicPotential.class::isInstance);
  }

  /**
   * Sorts the atoms and computes their energy anew.
   *
   * @return by how much the energy that was carried along was wrong, eV
   */
  double refresh() {
    grid.tidy();
    double sum = sum();
    double drift = energy - sum;
    energy = sum;
    return drift;
  }

  private double sum() {
    double sum = 0;
    for (LocalEnergy term : terms) {
      sum += term.refresh();
    }
    return sum;
  }

  /** Goes to another structure in the same cell. */
  void load(Structure structure) {
    grid.load(structure);
    refresh();
  }

  /** The atoms; to be changed by this object only. */
  AtomGrid grid() {
    return grid;
  }

  /** The atoms as a structure, in the order of their slots. */
  Structure structure() {
    return Charged.structure(grid, charges);
  }

  /** Energy, eV. */
  double energy() {
    return energy;
  }

  /** Number of terms of the energy that were evaluated so far. */
  long evaluations() {
    return terms.stream().mapToLong(LocalEnergy::terms).sum();
  }

  /** Moves or changes the atom of a slot. */
  void put(int slot, int kind, double x, double y, double z) {
    note(slot);
    if (grid.kinds()[slot] != AtomGrid.ABSENT) {
      grid.gather(slot);
      terms.forEach(term -> term.leave(slot));
    }
    grid.put(slot, kind, x, y, z);
    if (kind != AtomGrid.ABSENT) {
      grid.gather(slot);
      terms.forEach(term -> term.enter(slot));
    }
  }

  /** Makes the atom of a slot one of another element. */
  void turn(int slot, int kind) {
    put(
        slot,
        kind,
        grid.position(3 * slot),
        grid.position(3 * slot + 1),
        grid.position(3 * slot + 2));
  }

  /** Takes the atom of a slot away. */
  void remove(int slot) {
    turn(slot, AtomGrid.ABSENT);
  }

  private void note(int slot) {
    if (undos == undoSlots.length) {
      undoSlots = Arrays.copyOf(undoSlots, 2 * undos);
      undoKinds = Arrays.copyOf(undoKinds, 2 * undos);
      undoPositions = Arrays.copyOf(undoPositions, 6 * undos);
    }
    undoSlots[undos] = slot;
    undoKinds[undos] = grid.kinds()[slot];
    for (int axis = 0; axis < 3; axis++) {
      undoPositions[3 * undos + axis] = grid.position(3 * slot + axis);
    }
    undos++;
  }

  /** Energy after the changes of this trial less that before, eV; asked for once. */
  double change() {
    change = 0;
    for (LocalEnergy term : terms) {
      change += term.change();
    }
    return change;
  }

  /** The changes hold. */
  void accept() {
    terms.forEach(LocalEnergy::accept);
    energy += change;
    undos = 0;
    if (Math.abs(change) > LARGE * (1 + Math.abs(energy))) {
      // A difference of large numbers has lost its digits: atoms lay on each other.
      energy = sum();
    }
  }

  /** All is as it was before the trial. */
  void reject() {
    while (undos > 0) {
      undos--;
      double[] x = undoPositions;
      grid.put(
          undoSlots[undos], undoKinds[undos], x[3 * undos], x[3 * undos + 1], x[3 * undos + 2]);
    }
    terms.forEach(LocalEnergy::reject);
  }
}
