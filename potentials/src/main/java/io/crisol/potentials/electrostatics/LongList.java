package io.crisol.potentials.electrostatics;

import io.crisol.structures.Neighbors;
import java.lang.ref.SoftReference;

/**
 * The neighbours up to a longer cutoff than those that a potential is given, kept as long as the
 * given ones are the same. They follow from the given ones alone, so that what is kept changes no
 * bit.
 */
final class LongList {
  private volatile SoftReference<Kept> kept = new SoftReference<>(null);

  private record Kept(Neighbors given, Neighbors made) {}

  /** Neighbours closer than {@code cutoff}, Å, of the structure that {@code given} is made for. */
  Neighbors of(Neighbors given, double cutoff) {
    Kept last = kept.get();
    if (last != null && last.given == given && last.made.cutoff() == cutoff) {
      return last.made;
    }
    Neighbors made = Neighbors.of(given.builtFrom(), cutoff, given.skin());
    kept = new SoftReference<>(new Kept(given, made));
    return made;
  }
}
