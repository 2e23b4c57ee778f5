package io.crisol.potentials.descriptors;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chebyshev expansions of the radial and angular distribution of an atom's neighbours, once plain
 * and, with more than one element, once weighted by element, so that its size does not grow with
 * the number of elements.
 *
 * <pre>
 *   radial   c_n = Σ_j w_j T_n(2 r_ij / Rc − 1) fc(r_ij)
 *   angular  c_n = Σ_{j<k} w_j w_k T_n(cos θ_jik) fc(r_ij) fc(r_ik),    w = 1 or the element's weight s
 * </pre>
 *
 * Several expansions of either kind may stand side by side (for example two angular cutoffs). Order
 * of the components: all radial, all angular; then the same weighted. Weights run symmetrically
 * about zero in the order of the elements, with zero left out for an even number of elements: −1,
 * 1; −1, 0, 1; −2, −1, 1, 2 …
 *
 * <p>Source: Artrith, Urban, Ceder, Phys. Rev. B 96, 014112 (2017), doi:10.1103/PhysRevB.96.014112;
 * angular argument cos θ on [−1, 1] as in aenet 2.0.4. Moments in place of the double sum: {@link
 * HarmonicsTable}.
 */
public final class ChebyshevDescriptor implements Descriptor {
  private final List<Element> elements;
  private final List<Expansion> radial;
  private final List<Expansion> angular;
  private final double[] weights;
  private final int[] indexOf;
  private final int half;

  /**
   * A descriptor for environments of the given elements.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID where there is no element or no
   *     expansion
   */
  public ChebyshevDescriptor(
      List<Element> elements, List<Expansion> radial, List<Expansion> angular) {
    if (elements.isEmpty() || radial.size() + angular.size() == 0) {
      throw Problem.PARAMETER_INVALID.with(
          "the descriptor", "empty", "it needs an element and an expansion", "add them");
    }
    this.elements = List.copyOf(elements);
    this.radial = List.copyOf(radial);
    this.angular = List.copyOf(angular);
    this.weights = weights(elements.size());
    this.indexOf = new int[Element.values().length];
    Arrays.fill(indexOf, -1);
    for (int e = 0; e < elements.size(); e++) {
      indexOf[elements.get(e).ordinal()] = e;
    }
    int sum = 0;
    for (Expansion expansion : parts()) {
      sum += expansion.size();
    }
    this.half = sum;
  }

  private static double[] weights(int n) {
    double[] s = new double[n];
    int value = -(n / 2);
    for (int e = 0; e < n; e++) {
      if (value == 0 && n % 2 == 0) {
        value++;
      }
      s[e] = value++;
    }
    return s;
  }

  /** Elements in the order that gives them their weights. */
  @Override
  public List<Element> elements() {
    return elements;
  }

  /** Radial expansions. */
  public List<Expansion> radial() {
    return radial;
  }

  /** Angular expansions. */
  public List<Expansion> angular() {
    return angular;
  }

  /** Weight s of an element of the list. */
  public double weight(int e) {
    return weights[e];
  }

  /** Whether there is a weighted half. */
  public boolean isWeighted() {
    return elements.size() > 1;
  }

  /** Number of components. */
  public int size() {
    return isWeighted() ? 2 * half : half;
  }

  /** Number of components of the plain half: where the weighted half begins. */
  int half() {
    return half;
  }

  /** Index of an element by its ordinal, −1 where unknown. */
  int[] indexOf() {
    return indexOf;
  }

  /** Weights by index of element. */
  double[] weights() {
    return weights;
  }

  /** Largest cutoff, Å. */
  @Override
  public double cutoff() {
    return parts().stream().mapToDouble(Expansion::cutoff).max().orElse(0);
  }

  @Override
  public int size(int e) {
    return size();
  }

  @Override
  public List<String> names(int e) {
    return names();
  }

  @Override
  public double[] values(Environment around) {
    return ChebyshevDefinition.values(this, around);
  }

  @Override
  public void pullBack(Environment around, double[] w, PairGradient out) {
    ChebyshevDefinition.pullBack(this, around, w, out);
  }

  @Override
  public Work work() {
    return new ChebyshevWork(this);
  }

  @Override
  public StoredJacobian jacobian(EnvironmentBlock block) {
    return new ChebyshevJacobian(this, block);
  }

  @Override
  public long jacobianBytes(int atoms, long entries) {
    return ChebyshevJacobian.estimate(this, atoms, entries);
  }

  @Override
  public boolean isFast() {
    return ChebyshevWork.isFast();
  }

  @Override
  public Continuity continuity() {
    return Continuity.FORCES;
  }

  private List<Expansion> parts() {
    List<Expansion> parts = new ArrayList<>(radial);
    parts.addAll(angular);
    return parts;
  }

  /**
   * Names of the components for people, such as "radial T3 within 5.0 Å" or "weighted angular T2
   * within 3.5 Å".
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String weighted : isWeighted() ? List.of("", "weighted ") : List.of("")) {
      radial.forEach(x -> addNames(names, weighted + "radial", x));
      angular.forEach(x -> addNames(names, weighted + "angular", x));
    }
    return names;
  }

  private static void addNames(List<String> names, String kind, Expansion expansion) {
    for (int n = 0; n <= expansion.order(); n++) {
      names.add(kind + " T" + n + " within " + expansion.cutoff() + " Å");
    }
  }
}
