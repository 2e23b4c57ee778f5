package io.crisol.potentials.network;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last layer of the networks, in whose weights and bias an atomic energy is linear: rows (a, 1)
 * of what enters it, by which D-optimality grades.
 */
public final class LastLayer {
  private LastLayer() {}

  /** Rows of all atoms of a structure, double[N][units + 1]. */
  static double[][] rows(NetworkPotential potential, Structure structure, Neighbors neighbors) {
    Descriptor descriptor = potential.descriptor();
    EnvironmentBlock block = PairFrame.block(structure, neighbors, descriptor.cutoff());
    Descriptor.Work work = descriptor.work();
    double[][] rows = new double[structure.size()][];
    for (int a = 0; a < rows.length; a++) {
      int e = descriptor.elements().indexOf(structure.element(a));
      if (e < 0) {
        throw Problem.POTENTIAL_ELEMENT.with(structure.element(a), potential.elements());
      }
      double[] raw = new double[descriptor.size(e)];
      work.compute(block, a, raw);
      rows[a] = row(potential.atoms().get(e), raw);
    }
    return rows;
  }

  /** Row of one atom by its raw descriptor. */
  static double[] row(AtomNetwork atom, double[] raw) {
    NetworkWork work = new NetworkWork(atom.network());
    atom.scaling().apply(raw, work.input());
    work.forward();
    return work.lastRow();
  }

  /** Rows of all atoms of element {@code e} in prepared structures. */
  public static List<double[]> rows(
      NetworkPotential potential, List<NetworkExample> examples, int e) {
    AtomNetwork atom = potential.atoms().get(e);
    double[] raw = new double[atom.scaling().mean().length];
    List<double[]> rows = new ArrayList<>();
    for (NetworkExample example : examples) {
      for (int a = 0; a < example.size(); a++) {
        if (example.element(a) == e) {
          int index = a;
          Arrays.setAll(raw, n -> example.value(index, n));
          rows.add(row(atom, raw));
        }
      }
    }
    return rows;
  }

  /**
   * The potential with A⁻¹ of the active sets of its elements, as columns of the training domain.
   *
   * @param inverses by element of the descriptor, double[(units + 1)²], row-major
   */
  public static NetworkPotential withActiveSets(
      NetworkPotential potential, List<double[]> inverses) {
    List<AtomNetwork> atoms = new ArrayList<>();
    for (int e = 0; e < potential.atoms().size(); e++) {
      AtomNetwork atom = potential.atoms().get(e);
      ElementDomain domain = atom.domain();
      atoms.add(
          new AtomNetwork(
              atom.referenceEnergy(),
              atom.scaling(),
              atom.network(),
              domain == null ? null : domain.withActiveInverse(inverses.get(e))));
    }
    return new NetworkPotential(potential.descriptor(), atoms, potential.shortest());
  }
}
