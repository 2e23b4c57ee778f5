package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A {@link ContractionPlan} laid out for the kernels. Moments that only count in the energy are not
 * made: with their coefficients known, their products are terms of one bilinear form.
 */
final class PlanTables {
  final BasicTables basics;

  /** Moments that are used again, their products, and where these begin. */
  final int[] targets;

  final int[] firstProduct;
  final int[] left;
  final int[] right;
  final double[] factor;

  /** Moments of the linear part of the energy, and the pairs of the bilinear part. */
  final int[] linear;

  final int[] pairLeft;
  final int[] pairRight;

  /** Sums for the coefficients of both: scalar, factor, and entry (pairs come after moments). */
  final int[] fromScalar;

  final double[] fromFactor;
  final int[] toEntry;

  PlanTables(ContractionPlan plan) {
    basics = new BasicTables(plan);
    boolean[] used = used(plan);
    int[] inner = products(plan, used, true);
    targets = Arrays.stream(inner).map(p -> LANES * plan.target()[p]).distinct().toArray();
    left = lanes(plan.left(), inner);
    right = lanes(plan.right(), inner);
    factor = Arrays.stream(inner).mapToDouble(p -> plan.factor()[p]).toArray();
    firstProduct = ends(plan, inner);
    int[] outer = products(plan, used, false);
    TreeMap<Long, Integer> pairs = pairs(plan, outer);
    pairLeft = pairs.keySet().stream().mapToInt(key -> LANES * (int) (key >> 32)).toArray();
    pairRight = pairs.keySet().stream().mapToInt(key -> LANES * key.intValue()).toArray();
    List<int[]> sums = new ArrayList<>();
    linear = linear(plan, used, sums);
    int[] scalarOf = scalars(plan);
    for (int p : outer) {
      if (scalarOf[plan.target()[p]] >= 0) {
        int entry = linear.length + pairs.get(key(plan, p));
        sums.add(new int[] {scalarOf[plan.target()[p]], plan.factor()[p], entry});
      }
    }
    fromScalar = sums.stream().mapToInt(s -> s[0]).toArray();
    fromFactor = sums.stream().mapToDouble(s -> s[1]).toArray();
    toEntry = sums.stream().mapToInt(s -> s[2]).toArray();
  }

  /** Where the products of each target begin, and the end. */
  private int[] ends(ContractionPlan plan, int[] inner) {
    int[] ends = new int[targets.length + 1];
    int t = 0;
    for (int p = 0; p < inner.length; p++) {
      t += t == 0 || LANES * plan.target()[inner[p]] != targets[t - 1] ? 1 : 0;
      ends[t] = p + 1;
    }
    return ends;
  }

  /** Pairs of moments with numbers in order. */
  private static TreeMap<Long, Integer> pairs(ContractionPlan plan, int[] products) {
    TreeMap<Long, Integer> pairs = new TreeMap<>();
    for (int p : products) {
      pairs.put(key(plan, p), 0);
    }
    int count = 0;
    for (Long key : pairs.keySet()) {
      pairs.put(key, count++);
    }
    return pairs;
  }

  /** Scalar of each moment, −1 for none. */
  private static int[] scalars(ContractionPlan plan) {
    int[] scalars = new int[plan.size()];
    Arrays.fill(scalars, -1);
    for (int s = 0; s < plan.scalars().length; s++) {
      scalars[plan.scalars()[s]] = s;
    }
    return scalars;
  }

  private static long key(ContractionPlan plan, int p) {
    int i = plan.left()[p];
    int j = plan.right()[p];
    return ((long) Math.min(i, j) << 32) | Math.max(i, j);
  }

  /** Scalars that are moments of their own: basic ones, and those used again. */
  private static int[] linear(ContractionPlan plan, boolean[] used, List<int[]> sums) {
    List<Integer> moments = new ArrayList<>();
    for (int s = 0; s < plan.scalars().length; s++) {
      int k = plan.scalars()[s];
      if (k < plan.basicCount() || used[k]) {
        if (!moments.contains(k)) {
          moments.add(k);
        }
        sums.add(new int[] {s, 1, moments.indexOf(k)});
      }
    }
    return moments.stream().mapToInt(k -> LANES * k).toArray();
  }

  private static boolean[] used(ContractionPlan plan) {
    boolean[] used = new boolean[plan.size()];
    for (int p = 0; p < plan.productCount(); p++) {
      used[plan.left()[p]] = true;
      used[plan.right()[p]] = true;
    }
    return used;
  }

  /** Products whose target is used again, or is not; those of a target together. */
  private static int[] products(ContractionPlan plan, boolean[] used, boolean again) {
    List<Integer> chosen = new ArrayList<>();
    int[] last = new int[plan.size()];
    for (int p = 0; p < plan.productCount(); p++) {
      if (used[plan.target()[p]] == again) {
        chosen.add(p);
        last[plan.target()[p]] = p;
      }
    }
    // What a product needs was complete before its target was: targets in the order of their ends.
    chosen.sort(Comparator.comparingInt(p -> last[plan.target()[p]]));
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] lanes(int[] moments, int[] products) {
    return Arrays.stream(products).map(p -> LANES * moments[p]).toArray();
  }

  /** Coefficients of the linear part, then of the bilinear part, for those of the scalars. */
  double[] coefficients(double[] parameters, int firstMoment) {
    double[] coefficients = new double[linear.length + pairLeft.length];
    for (int k = 0; k < toEntry.length; k++) {
      coefficients[toEntry[k]] += fromFactor[k] * parameters[firstMoment + fromScalar[k]];
    }
    return coefficients;
  }

  /** Adds to the derivative by the coefficients of the scalars, from that by the two parts. */
  void addScalars(double[] entries, double[] gradient, int firstMoment) {
    for (int k = 0; k < toEntry.length; k++) {
      gradient[firstMoment + fromScalar[k]] += fromFactor[k] * entries[toEntry[k]];
    }
  }
}
