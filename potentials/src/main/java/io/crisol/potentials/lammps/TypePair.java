package io.crisol.potentials.lammps;

/**
 * Two types in no particular order.
 *
 * @param first the smaller number
 * @param second the larger, or the same
 */
record TypePair(int first, int second) {
  TypePair {
    if (first > second) {
      int larger = first;
      first = second;
      second = larger;
    }
  }
}
