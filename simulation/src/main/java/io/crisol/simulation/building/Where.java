package io.crisol.simulation.building;

/** Where atoms are looked for. */
public enum Where {
  /** Anywhere. */
  ANY,
  /** In the highest layer of a slab. */
  TOP
}
