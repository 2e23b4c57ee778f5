package io.crisol.simulation.orderings;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pairs of sites that are too near to be occupied both. */
final class ClosedSites {
  private final List<int[]> pairs = new ArrayList<>();

  /** Of a supercell; Å. */
  ClosedSites(SiteCell cell, double separation) {
    if (separation == 0) {
      return;
    }
    double[] positions = new double[3 * cell.size()];
    Element[] elements = new Element[cell.size()];
    Arrays.fill(elements, Element.H);
    for (int s = 0; s < cell.size(); s++) {
      System.arraycopy(cell.position(s), 0, positions, 3 * s, 3);
    }
    Neighbors near = Neighbors.of(new Structure(cell.cell(), elements, positions), separation, 0);
    for (int i = 0; i < cell.size(); i++) {
      for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
        if (near.atom(entry) > i) {
          pairs.add(new int[] {i, near.atom(entry)});
        }
      }
    }
  }

  /** Whether no two atoms are too near. */
  boolean allows(int[] colours) {
    for (int[] pair : pairs) {
      if (colours[pair[0]] > 0 && colours[pair[1]] > 0) {
        return false;
      }
    }
    return true;
  }
}
