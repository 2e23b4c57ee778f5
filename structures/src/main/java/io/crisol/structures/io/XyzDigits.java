package io.crisol.structures.io;

/** How numbers are written; either way they are read back as the same doubles. */
public enum XyzDigits {
  /** As few digits as identify the double. */
  SHORTEST,
  /** 17 significant digits. */
  SEVENTEEN
}
