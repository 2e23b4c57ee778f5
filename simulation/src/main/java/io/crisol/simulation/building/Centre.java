package io.crisol.simulation.building;

/** Where the middle of a piece is. */
public enum Centre {
  /** An atom. */
  ATOM,
  /** The middle between an atom and its nearest neighbour. */
  BOND,
  /** The widest empty place. */
  VOID
}
