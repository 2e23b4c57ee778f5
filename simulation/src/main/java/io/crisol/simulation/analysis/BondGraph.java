package io.crisol.simulation.analysis;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * The neighbours of every atom of a structure by the cutoffs of their elements, each pair at either
 * end: of atom i the entries start[i] … start[i + 1] − 1.
 *
 * @param start int[N + 1]
 * @param atom the neighbour of each entry
 * @param vectors to it, double[3 × entries], Å
 */
public record BondGraph(int[] start, int[] atom, double[] vectors) {
  /** The neighbours in a structure. */
  public static BondGraph of(Structure structure, BondCutoffs cutoffs) {
    int n = structure.size();
    Neighbors neighbors = Neighbors.of(structure, Math.max(cutoffs.largest(), 1e-3), 0);
    double[] places = neighbors.positions(structure);
    int[] start = new int[n + 1];
    int[] atom = new int[neighbors.entries()];
    double[] vectors = new double[3 * neighbors.entries()];
    int size = 0;
    for (int i = 0; i < n; i++) {
      start[i] = size;
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int site = neighbors.site(entry);
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = places[3 * site + axis] - places[3 * i + axis];
          vectors[3 * size + axis] = d;
          square += d * d;
        }
        double cutoff = cutoffs.of(structure.element(i), structure.element(neighbors.atom(entry)));
        if (square <= cutoff * cutoff) {
          atom[size++] = neighbors.atom(entry);
        }
      }
    }
    start[n] = size;
    return new BondGraph(start, Arrays.copyOf(atom, size), Arrays.copyOf(vectors, 3 * size));
  }

  /** Number of atoms. */
  public int size() {
    return start.length - 1;
  }
}
