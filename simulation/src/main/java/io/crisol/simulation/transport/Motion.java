package io.crisol.simulation.transport;

import io.crisol.structures.Element;

/**
 * How the atoms of one element move.
 *
 * @param element which
 * @param walkers number of its atoms
 * @param moved how many of them left their places
 * @param judgement whether a diffusivity can be told
 * @param tracer D*, Å²/fs
 * @param collective diffusivity of Σ r / √N, Å²/fs
 * @param hops part of the relative variance of the collective diffusivity that is of single hops
 * @param upper what D* is below with a probability of 95 %, Å²/fs
 * @param start time from which on the displacements are a straight line, fs
 * @param curve mean square displacements
 */
public record Motion(
    Element element,
    int walkers,
    int moved,
    Judgement judgement,
    Diffusivity tracer,
    Diffusivity collective,
    double hops,
    double upper,
    double start,
    Curve curve) {
  /** Below this part of the tracers' the sum of all positions is at rest, as in a liquid alone. */
  private static final double AT_REST = 1e-3;

  /**
   * Mean square displacements against time.
   *
   * @param time fs
   * @param tracer Å²
   * @param collective of Σ r / √N, Å²
   * @param intercept of the line of the tracers, Å²
   */
  public record Curve(double[] time, double[] tracer, double[] collective, double intercept) {}

  /** Haven's ratio D* / D of the collective motion. */
  public Diffusivity haven() {
    return tracer.over(collective);
  }

  /** Whether there is a collective diffusivity: the sum of all positions moves. */
  public boolean hasCollective() {
    return judgement.isDiffusive()
        && collective.isKnown()
        && collective.estimate() > AT_REST * tracer.estimate();
  }

  /** Whether the collective diffusivity is known well enough to divide by. */
  public boolean hasHaven() {
    return hasCollective() && collective.variance() < 0.5;
  }

  /** The verdict in words. */
  public String verdict() {
    return judgement.words(element.symbol(), start, Math.sqrt(tracer.variance()));
  }
}
