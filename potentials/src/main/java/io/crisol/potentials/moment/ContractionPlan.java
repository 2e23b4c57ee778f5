package io.crisol.potentials.moment;

import io.crisol.structures.Problem;
import java.util.Arrays;

/**
 * How scalars come out of moments by multiplications and additions alone:
 *
 * <pre>
 *   m_k = Σ_j f_μ(r_j) x^a y^b z^c          for the basic moments (μ, a, b, c), x y z of unit vectors
 *   m_target += factor · m_left · m_right   for the products, in order
 *   B_s = m_scalar(s)
 * </pre>
 *
 * All arrays are shared and must not be changed.
 */
public final class ContractionPlan {
  private final int size;
  private final int[] basics;
  private final int[] left;
  private final int[] right;
  private final int[] factor;
  private final int[] target;
  private final int[] scalars;
  private final int radialFunctions;
  private volatile PlanTables tables;

  /**
   * A plan.
   *
   * @param size number of moments, basic ones first
   * @param basics μ, a, b and c of each basic moment
   * @param products left, right, factor and target of each product
   * @param scalars number of the moment of each scalar
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public ContractionPlan(int size, int[] basics, int[] products, int[] scalars) {
    this.size = size;
    this.basics = basics.clone();
    int count = products.length / 4;
    left = new int[count];
    right = new int[count];
    factor = new int[count];
    target = new int[count];
    for (int p = 0; p < count; p++) {
      left[p] = products[4 * p];
      right[p] = products[4 * p + 1];
      factor[p] = products[4 * p + 2];
      target[p] = products[4 * p + 3];
    }
    this.scalars = scalars.clone();
    int most = -1;
    for (int k = 0; k < basics.length; k += 4) {
      most = Math.max(most, basics[k]);
    }
    radialFunctions = most + 1;
    check();
  }

  private void check() {
    require(basics.length % 4 == 0 && basics.length > 0, "the list of basic moments");
    require(Arrays.stream(basics).allMatch(b -> b >= 0 && b < 64), "the list of basic moments");
    require(basicCount() <= size, "the number of moments");
    require(scalars.length > 0, "the list of scalars");
    require(Arrays.stream(scalars).allMatch(s -> s >= 0 && s < size), "the list of scalars");
    boolean[] used = new boolean[size];
    for (int p = 0; p < left.length; p++) {
      boolean inside = isMoment(left[p]) && isMoment(right[p]) && isMoment(target[p]);
      require(inside && target[p] >= basicCount(), "product " + p);
      used[left[p]] = true;
      used[right[p]] = true;
      require(!used[target[p]], "product " + p + ", which changes what was used before,");
    }
  }

  private boolean isMoment(int k) {
    return k >= 0 && k < size;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw Problem.PARAMETER_INVALID.with(
          what, "given", "it does not fit the other tables", "take the original file");
    }
  }

  /** Number of moments, basic ones and products. */
  public int size() {
    return size;
  }

  /** Number of basic moments, which stand first. */
  public int basicCount() {
    return basics.length / 4;
  }

  /** μ, a, b and c of each basic moment. */
  public int[] basics() {
    return basics;
  }

  /** Number of products. */
  public int productCount() {
    return left.length;
  }

  /** First moment of each product. */
  public int[] left() {
    return left;
  }

  /** Second moment of each product. */
  public int[] right() {
    return right;
  }

  /** Factor of each product. */
  public int[] factor() {
    return factor;
  }

  /** Moment that each product is added to. */
  public int[] target() {
    return target;
  }

  /** Moment of each scalar. */
  public int[] scalars() {
    return scalars;
  }

  /** The plan laid out for the kernels, made when it is first asked for. */
  PlanTables tables() {
    PlanTables made = tables;
    if (made == null) {
      made = new PlanTables(this); // Twice at worst, with the same content.
      tables = made;
    }
    return made;
  }

  /** Number of radial functions, the largest μ and one. */
  public int radialFunctions() {
    return radialFunctions;
  }

  /** Whether another plan has the same tables. */
  boolean isSame(ContractionPlan other) {
    return size == other.size
        && Arrays.equals(basics, other.basics)
        && Arrays.equals(left, other.left)
        && Arrays.equals(right, other.right)
        && Arrays.equals(factor, other.factor)
        && Arrays.equals(target, other.target)
        && Arrays.equals(scalars, other.scalars);
  }
}
