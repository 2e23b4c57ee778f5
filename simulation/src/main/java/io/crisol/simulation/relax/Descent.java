package io.crisol.simulation.relax;

/** A search for a minimum that asks for one value and its forces at a time. */
sealed interface Descent permits Fire, Lbfgs {
  /**
   * Moves the coordinates to where the next value is wanted.
   *
   * @param coordinates double[n], Å
   * @param value of the function there, eV
   * @param forces its negative gradient, double[n], eV/Å
   */
  void move(double[] coordinates, double value, double[] forces);
}
