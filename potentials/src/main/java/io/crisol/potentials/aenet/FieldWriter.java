package io.crisol.potentials.aenet;

/** Receives the fields of a network file. */
interface FieldWriter {
  /** One whole number in a record of its own. */
  void integer(int value);

  /** A row of whole numbers. */
  void integers(int[] values);

  /** One number in a record of its own. */
  void real(double value);

  /** A row of numbers. */
  void reals(double[] values);

  /** Numbers that stand in one line even in text. */
  void line(double[] values);

  /** A text, padded to {@code length} where the form has fixed lengths. */
  void text(String value, int length);

  /** Symbols of two characters. */
  void symbols(String[] values);

  /** A truth value. */
  void truth(boolean value);

  /** The partners of the functions; in text, aenet writes as many of each as there are elements. */
  void partners(int[] values, int elements);
}
