package io.crisol.simulation.transport;

/**
 * What the displacements of walkers say.
 *
 * @param start lag from which the line is fitted, in steps
 * @param lags of the fit, in steps
 * @param tracer diffusivity of a walker, Å²/fs
 * @param intercept of its line, Å²
 * @param collective diffusivity of all together, Å²/fs
 * @param hops part of the relative variance of the collective diffusivity that is of single hops
 * @param probability of a larger χ² than that of the line
 * @param longer by which factor the run should be longer for a line to be found; 1 where it was
 */
record WalkEstimate(
    int start,
    int[] lags,
    Diffusivity tracer,
    double intercept,
    Diffusivity collective,
    double hops,
    double probability,
    double longer) {
  WalkEstimate asTooShort(double factor) {
    return new WalkEstimate(start, lags, tracer, intercept, collective, hops, probability, factor);
  }
}
