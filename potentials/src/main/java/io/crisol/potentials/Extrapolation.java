package io.crisol.potentials;

/**
 * Why an atom is outside of what a potential was trained on.
 *
 * @param atom index of the atom, from 0
 * @param grade its extrapolation grade, dimensionless
 * @param component name of the descriptor component that left its range farthest
 * @param value value of that component here
 * @param low smallest value in the training data
 * @param high largest value in the training data
 */
public record Extrapolation(
    int atom, double grade, String component, double value, double low, double high) {}
