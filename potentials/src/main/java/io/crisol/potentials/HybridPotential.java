package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sum of potentials of which each sees the atoms of its own elements only, as LAMMPS' {@code
 * pair_style hybrid} does. The elements are those of all terms together; a term for every element
 * adds none. What one term does not give (atomic energies, say) is absent.
 */
public final class HybridPotential implements Potential {
  private final List<Potential> terms;
  private final List<Set<Element>> seen;
  private final Set<Element> elements = EnumSet.noneOf(Element.class);

  /** The sum of terms of which each sees all elements it knows. */
  public HybridPotential(List<Potential> terms) {
    this(terms, terms.stream().map(Potential::elements).toList());
  }

  /**
   * The sum of at least one term.
   *
   * @param seen the elements that each term sees, among those it knows
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING, POTENTIAL_ELEMENT
   */
  public HybridPotential(List<Potential> terms, List<Set<Element>> seen) {
    this.terms = List.copyOf(terms);
    this.seen = seen.stream().map(HybridPotential::copy).toList();
    if (terms.isEmpty() || seen.size() != terms.size()) {
      throw Problem.PARAMETER_MISSING.with("a term of the hybrid", "it is a sum of potentials");
    }
    for (int t = 0; t < terms.size(); t++) {
      for (Element element : seen.get(t)) {
        if (!terms.get(t).elements().contains(element)) {
          throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), terms.get(t).elements());
        }
      }
      if (seen.get(t).size() < Element.values().length) {
        elements.addAll(seen.get(t));
      }
    }
    if (elements.isEmpty()) {
      elements.addAll(seen.getFirst());
    }
  }

  private static Set<Element> copy(Set<Element> some) {
    Set<Element> copy = EnumSet.noneOf(Element.class);
    copy.addAll(some);
    return Collections.unmodifiableSet(copy);
  }

  /** The terms. */
  public List<Potential> terms() {
    return terms;
  }

  /** The elements that each term sees. */
  public List<Set<Element>> seen() {
    return seen;
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
    for (Element element : structure.elementSet()) {
      if (!elements.contains(element)) {
        throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), elements);
      }
    }
    Prediction sum = null;
    for (int t = 0; t < terms.size(); t++) {
      Prediction one =
          seen.get(t).containsAll(structure.elementSet())
              ? terms.get(t).predict(structure, neighbors, wanted)
              : ofSome(terms.get(t), seen.get(t), structure, wanted);
      sum = sum == null ? one : sum.plus(one);
    }
    return sum;
  }

  private static Prediction ofSome(
      Potential term, Set<Element> seen, Structure structure, Quantities wanted) {
    int[] atoms =
        IntStream.range(0, structure.size())
            .filter(i -> seen.contains(structure.element(i)))
            .toArray();
    int n = structure.size();
    if (atoms.length == 0) {
      return nothing(n, wanted);
    }
    Prediction some = term.predict(part(structure, atoms), wanted);
    Prediction whole = Prediction.of(some.energy());
    if (wanted.gradients()) {
      whole = whole.withGradients(spread(some.forces(), atoms, n, 3), some.virial());
    }
    if (some.atomEnergies().isPresent()) {
      double[] virials = some.atomVirials().map(values -> spread(values, atoms, n, 9)).orElse(null);
      whole = whole.withAtoms(spread(some.atomEnergies().get(), atoms, n, 1), virials);
    }
    return some.grades().isPresent()
        ? whole.withGrades(spread(some.grades().get(), atoms, n, 1))
        : whole;
  }

  private static Prediction nothing(int n, Quantities wanted) {
    Prediction zero = Prediction.of(0);
    if (wanted.gradients()) {
      zero = zero.withGradients(new double[3 * n], new double[9]);
    }
    return wanted.perAtom()
        ? zero.withAtoms(new double[n], wanted.gradients() ? new double[9 * n] : null)
        : zero;
  }

  private static Structure part(Structure structure, int[] atoms) {
    Element[] kinds = new Element[atoms.length];
    double[] positions = new double[3 * atoms.length];
    for (int k = 0; k < atoms.length; k++) {
      kinds[k] = structure.element(atoms[k]);
      for (int a = 0; a < 3; a++) {
        positions[3 * k + a] = structure.coordinate(3 * atoms[k] + a);
      }
    }
    Structure part = new Structure(structure.cell(), kinds, positions);
    return structure
        .charges()
        .map(q -> part.withCharges(IntStream.of(atoms).mapToDouble(i -> q[i]).toArray()))
        .orElse(part);
  }

  private static double[] spread(double[] values, int[] atoms, int n, int size) {
    double[] spread = new double[size * n];
    for (int k = 0; k < atoms.length; k++) {
      System.arraycopy(values, size * k, spread, size * atoms[k], size);
    }
    return spread;
  }
}
