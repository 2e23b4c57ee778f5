package io.crisol.simulation.search;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Ways to make a new structure. */
public enum Move {
  /** Atoms at random. */
  RANDOM,
  /** Atoms at random, with some symmetry. */
  SYMMETRIC,
  /** A part of one parent and a part of another. */
  CUT,
  /** Unlike atoms exchanged. */
  PERMUTE,
  /** Every atom moved a little. */
  RATTLE,
  /** One half turned against the other. */
  TWIST,
  /** Loosely bound atoms moved to better sites of the surface. */
  SURFACE,
  /** One part repeated by a symmetry. */
  SYMMETRIZE,
  /** The cell deformed. */
  STRAIN,
  /** Some ions moved to empty sites of the host. */
  HOP;

  /** Of these weights, those of moves that need no parents. */
  static Map<Move, Double> fromNothing(Map<Move, Double> weights) {
    Map<Move, Double> some = new EnumMap<>(weights);
    some.keySet().retainAll(EnumSet.of(RANDOM, SYMMETRIC));
    some.replaceAll((_, _) -> 1.0);
    return some;
  }
}
