package io.crisol.simulation.defects;

import io.crisol.structures.Element;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An atom that goes into a vacancy near it.
 *
 * @param element of the atom
 * @param vacancy name of the vacancy
 * @param site the empty site
 * @param from the site that the atom comes from
 * @param length distance of the two sites, Å
 * @param alike how many such hops there are around the vacancy
 * @param path in the larger supercell
 * @param small the same in the smaller one, where there is one
 */
public record Hop(
    Element element,
    String vacancy,
    int site,
    int from,
    double length,
    int alike,
    HopPath path,
    Optional<HopPath> small) {
  /** What was found. */
  public HopPath.Verdict verdict() {
    return path.verdict();
  }

  /** Whether there is a barrier. */
  public boolean converged() {
    return verdict() == HopPath.Verdict.CONVERGED;
  }

  /** Energy of the saddle above the first end, eV. */
  public double barrier() {
    return path.band().barrier();
  }

  /** What the larger supercell changes of the barrier, eV. */
  public OptionalDouble change() {
    return converged() && small.map(HopPath::verdict).equals(Optional.of(verdict()))
        ? OptionalDouble.of(Math.abs(barrier() - small.get().band().barrier()))
        : OptionalDouble.empty();
  }
}
