package io.crisol.potentials.aenet;

import io.crisol.structures.ProblemException;

/** The fields of a network file, one after the other, whatever form it has. */
interface FieldReader {
  /** The next {@code count} whole numbers. */
  int[] integers(String what, int count);

  /** The next {@code count} numbers. */
  double[] reals(String what, int count);

  /** The next text, without blanks at its end. */
  String text(String what);

  /** The next {@code count} symbols. */
  String[] symbols(String what, int count);

  /** The next truth value. */
  boolean truth(String what);

  /**
   * Two partners of each of {@code size} functions.
   *
   * @param elements number of elements in the environment
   */
  int[] partners(String what, int size, int elements);

  /** Refuses anything but the end. */
  void end();

  /** FILE_MALFORMED at the present place. */
  ProblemException malformed(String reason);

  /** One whole number. */
  default int integer(String what, int least, int most) {
    int value = integers(what, 1)[0];
    if (value < least || value > most) {
      throw malformed(what + " is " + value + ", and should lie between " + least + " and " + most);
    }
    return value;
  }

  /** One number. */
  default double real(String what) {
    return reals(what, 1)[0];
  }
}
