package io.crisol.potentials;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each neighbour does to the energy of an atom: E_i less what it would be without that
 * neighbour. In a sum over pairs these are the pair energies E_i is made of; in other potentials
 * they do not add up to E_i, since neighbours act together.
 */
public final class NeighbourShares {
  private NeighbourShares() {}

  /**
   * One neighbour.
   *
   * @param atom its number in the structure; several images of an atom are neighbours by themselves
   * @param element its element
   * @param distance r_ij, Å
   * @param share E_i − E_i without it, eV
   */
  public record Share(int atom, Element element, double distance, double share) {}

  /**
   * The neighbours of an atom within the cutoff, the nearest first.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID for a potential without atomic
   *     energies or one that reaches beyond its cutoff
   */
  public static List<Share> of(
      Potential potential, Structure structure, Neighbors neighbors, int atom) {
    if (potential.isLongRanged()) {
      throw Problem.OPTION_INVALID.with(
          "potential",
          "long-ranged",
          "an atom of it has no end of neighbours",
          "explain a part of it by itself");
    }
    EnvironmentBlock block = new EnvironmentBlock(potential.cutoff());
    block.fill(structure, neighbors, neighbors.positions(structure), atom, atom + 1);
    double whole = energy(potential, block, -1);
    List<Share> shares = new ArrayList<>();
    for (int k = 0; k < block.pairs(); k++) {
      shares.add(
          new Share(
              block.neighbour(k),
              block.element(k),
              block.r()[k],
              whole - energy(potential, block, k)));
    }
    shares.sort(Comparator.comparingDouble(Share::distance));
    return shares;
  }

  /** Energy of the atom among its neighbours alone, one of them left out. */
  private static double energy(Potential potential, EnvironmentBlock block, int without) {
    int left = without < 0 ? 0 : 1;
    Element[] elements = new Element[block.pairs() + 1 - left];
    double[] positions = new double[3 * elements.length];
    elements[0] = block.centre(0);
    int at = 1;
    for (int k = 0; k < block.pairs(); k++) {
      if (k != without) {
        elements[at] = block.element(k);
        positions[3 * at] = block.x()[k];
        positions[3 * at + 1] = block.y()[k];
        positions[3 * at++ + 2] = block.z()[k];
      }
    }
    Structure cluster = new Structure(Cell.OPEN, elements, positions);
    double[] energies =
        potential
            .predict(cluster, new Quantities(false, true, false))
            .atomEnergies()
            .orElseThrow(
                () ->
                    Problem.OPTION_INVALID.with(
                        "potential",
                        "without atomic energies",
                        "it gives the energy of the whole only",
                        "take another"));
    return energies[0];
  }
}
