package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sum of potentials of any kind, for structures of the elements that all of them know. Atomic
 * energies and virials are there where every term has them, grades are the largest of the terms
 * that have them, charges those of the first that has them.
 */
public final class SumPotential implements Potential {
  private final List<Potential> terms;
  private final boolean repelled;
  private final Set<Element> elements = EnumSet.allOf(Element.class);

  /**
   * A trained potential and the repulsion of nuclei that takes over where atoms are nearer than in
   * its data. In a potential file it is an entry beside the potential, not a term.
   *
   * @param repulsion zero, with its derivative, at all distances in the data
   */
  public static SumPotential withRepulsion(Potential trained, Potential repulsion) {
    return new SumPotential(List.of(trained, repulsion), true);
  }

  /**
   * The sum of at least one term.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID where the terms have no element
   *     in common
   */
  public SumPotential(List<Potential> terms) {
    this(terms, false);
  }

  private SumPotential(List<Potential> terms, boolean repelled) {
    this.terms = List.copyOf(terms);
    this.repelled = repelled;
    this.terms.forEach(term -> elements.retainAll(term.elements()));
    if (terms.isEmpty() || elements.isEmpty()) {
      throw Problem.PARAMETER_INVALID.with(
          "a sum of potentials",
          terms.isEmpty() ? "nothing" : "strangers",
          "its terms need an element that all of them know",
          "give terms for the same elements");
    }
  }

  /** The terms. */
  public List<Potential> terms() {
    return terms;
  }

  /** The same with other terms in their places. */
  SumPotential withTerms(List<Potential> others) {
    return new SumPotential(others, repelled);
  }

  /** The repulsion of nuclei, where this is a potential {@link #withRepulsion}. */
  public Optional<Potential> repulsion() {
    return repelled ? Optional.of(terms.getLast()) : Optional.empty();
  }

  /** The repulsion of nuclei that a trained potential has beside it. */
  public static Optional<Potential> repulsionOf(Potential potential) {
    return potential instanceof SumPotential sum ? sum.repulsion() : Optional.empty();
  }

  /** A potential without {@link #repulsionOf}. */
  public static Potential withoutRepulsion(Potential potential) {
    return potential instanceof SumPotential sum && sum.repelled ? sum.terms.getFirst() : potential;
  }

  @Override
  public Set<Element> elements() {
    return Collections.unmodifiableSet(elements);
  }

  /** The longest cutoff of the terms, Å. */
  @Override
  public double cutoff() {
    return terms.stream().mapToDouble(Potential::cutoff).max().orElseThrow();
  }

  @Override
  public boolean isLongRanged() {
    return terms.stream().anyMatch(Potential::isLongRanged);
  }

  /** That of the least smooth term. */
  @Override
  public Continuity continuity() {
    return terms.stream().map(Potential::continuity).min(Continuity::compareTo).orElseThrow();
  }

  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    Prediction sum = terms.getFirst().predict(structure, neighbors, wanted);
    for (Potential term : terms.subList(1, terms.size())) {
      sum = sum.plus(term.predict(structure, neighbors, wanted));
    }
    return sum;
  }
}
