package io.crisol.simulation.montecarlo;

/** Trials of one kind, and how many were accepted. */
final class Tally {
  private long tried;
  private long accepted;

  void add(boolean taken) {
    tried++;
    accepted += taken ? 1 : 0;
  }

  void clear() {
    tried = 0;
    accepted = 0;
  }

  long tried() {
    return tried;
  }

  /** Accepted share; NaN where nothing was tried. */
  double acceptance() {
    return (double) accepted / tried;
  }

  long[] save() {
    return new long[] {tried, accepted};
  }

  void restore(long[] saved) {
    tried = saved[0];
    accepted = saved[1];
  }
}
