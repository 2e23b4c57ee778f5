package io.crisol.simulation.faults;

/**
 * A place of a line.
 *
 * @param slip Å along the direction
 * @param relaxed energy per area with atoms relaxed along the normal, mJ/m²
 * @param unrelaxed energy per area of two rigid halves, mJ/m²
 * @param converged whether the relaxation ended
 */
public record Fault(double slip, double relaxed, double unrelaxed, boolean converged) {}
