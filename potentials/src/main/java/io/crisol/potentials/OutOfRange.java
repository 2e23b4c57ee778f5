package io.crisol.potentials;

import io.crisol.structures.Element;

/**
 * A descriptor component of an atom outside of the range that it had in the training data.
 *
 * @param atom index of the atom, from 0
 * @param element its element
 * @param component name of the component
 * @param value value here
 * @param low smallest value in the training data
 * @param high largest value in the training data
 */
public record OutOfRange(
    int atom, Element element, String component, double value, double low, double high) {
  /** How far the value is outside, in widths of the range; infinite where the range has none. */
  public double excess() {
    double beyond = Math.max(value - high, low - value);
    return beyond / (high - low);
  }
}
