package io.crisol.potentials.descriptors;

import java.util.Arrays;
import java.util.List;

/**
 * The angular functions over one kind of pairs of neighbours at work on one atom: list of pairs,
 * factors, sums, and the way back. One thread only.
 */
final class PairPartWork {
  private static final int LANES = Lanes.LANES;

  private final SymmetryPlan.PairPart part;
  private final FactorTable thirds;
  private final int groups;

  /** By radial factor: angular factors and components, each four at a time; −1 fills up. */
  private final int[][] angular;

  private final int[][] components;
  private final double[] lanes = new double[4 * LANES];
  private int count;
  private int padded;
  private int[] j = new int[0];
  private int[] k = new int[0];
  private double[] cosine;
  private double[] third;
  private double[] inverseThird;
  private double[] inverseJ;
  private double[] inverseK;
  private double[] ones;
  private double[] zeros;

  /** By radial factor: product of the values of both neighbours, and with one slope. */
  private double[][] both;

  private double[][] slopeJ;
  private double[][] slopeK;

  /** By angular factor. */
  private double[][] value;

  private double[][] slope;
  private double[][] scratch;

  PairPartWork(SymmetryPlan.PairPart part, SymmetryPlan plan) {
    this.part = part;
    this.groups = part.groups.size();
    thirds = new FactorTable(part.groups.stream().map(plan.factors::get).toList());
    angular = new int[groups][];
    components = new int[groups][];
    for (int g = 0; g < groups; g++) {
      group(g);
    }
    reserve(4 * LANES);
  }

  private void group(int g) {
    List<SymmetryPlan.Member> own = part.members.stream().filter(m -> m.group() == g).toList();
    int length = (own.size() + 3) / 4 * 4;
    angular[g] = new int[length];
    components[g] = new int[length];
    Arrays.fill(components[g], -1);
    for (int n = 0; n < own.size(); n++) {
      angular[g][n] = own.get(n).angular();
      components[g][n] = own.get(n).component();
    }
  }

  private void reserve(int wanted) {
    int length = (wanted + LANES - 1) / LANES * LANES;
    j = Arrays.copyOf(j, length);
    k = Arrays.copyOf(k, length);
    cosine = cosine == null ? new double[length] : Arrays.copyOf(cosine, length);
    third = third == null ? new double[length] : Arrays.copyOf(third, length);
    inverseThird = inverseThird == null ? new double[length] : Arrays.copyOf(inverseThird, length);
    inverseJ = new double[length];
    inverseK = new double[length];
    ones = new double[length];
    Arrays.fill(ones, 1);
    zeros = new double[length];
    both = new double[groups][length];
    slopeJ = new double[groups][length];
    slopeK = new double[groups][length];
    value = new double[part.angular.size()][length];
    slope = new double[part.angular.size()][length];
    scratch = new double[6][length];
  }

  /** Adds the values of the part's functions to {@code out}. */
  void compute(NeighbourSlots slots, FactorTable factors, double[] out) {
    list(slots);
    if (count == 0) {
      return;
    }
    for (int g = 0; g < groups; g++) {
      int f = part.groups.get(g);
      PairListKernel.products(
          factors.value[f], factors.slope[f], j, k, padded, both[g], slopeJ[g], slopeK[g]);
      if (part.first == SymmetryPlan.WEIGHTED) {
        PairListKernel.weigh(slots.number, j, k, padded, both[g], slopeJ[g], slopeK[g]);
      }
    }
    if (part.narrow) {
      thirds.fill(third, padded);
    }
    for (int a = 0; a < value.length; a++) {
      angular(part.angular.get(a), value[a], slope[a]);
    }
    sums(out);
  }

  private void sums(double[] out) {
    for (int g = 0; g < groups; g++) {
      double[] radial = both[g];
      if (part.narrow) {
        radial = scratch[0];
        SymmetryKernel.multiply(both[g], thirds.value[g], padded, radial);
      }
      for (int n = 0; n < angular[g].length; n += 4) {
        sums(radial, g, n, out);
      }
    }
  }

  private void sums(double[] radial, int g, int n, double[] out) {
    int[] a = angular[g];
    SymmetryKernel.dots(
        radial, value[a[n]], value[a[n + 1]], value[a[n + 2]], value[a[n + 3]], padded, lanes);
    for (int i = 0; i < 4; i++) {
      if (components[g][n + i] >= 0) {
        out[components[g][n + i]] = Lanes.sum(lanes, i * LANES);
      }
    }
  }

  private void angular(AngularFactor factor, double[] values, double[] slopes) {
    if (factor instanceof AngularFactor.CosinePower power && power.whole() > 0) {
      FactorKernel.power(cosine, padded, power.lambda(), power.whole(), values, slopes);
      return;
    }
    for (int t = 0; t < padded; t++) {
      values[t] = factor.value(cosine[t]);
      slopes[t] = factor.slope(cosine[t]);
    }
  }

  /** Lists the pairs; narrow functions see those whose atoms are within reach of each other. */
  private void list(NeighbourSlots slots) {
    count = 0;
    if (part.first == SymmetryPlan.WEIGHTED) {
      for (int a = 0; a < slots.occupied.length; a++) {
        for (int b = a; b < slots.occupied.length; b++) {
          list(slots, a, b);
        }
      }
    } else {
      list(slots, part.first, part.second);
    }
    padded = Lanes.padded(count);
    for (int t = count; t < padded; t++) {
      j[t] = slots.empty();
      k[t] = slots.empty();
      cosine[t] = 0;
      third[t] = 4 * part.reach * part.reach;
    }
    PairListKernel.roots(padded, cosine, third, inverseThird);
  }

  private void list(NeighbourSlots slots, int a, int b) {
    int last = slots.group[b] + slots.occupied[b];
    int most = count + slots.occupied[a] * slots.occupied[b] + LANES;
    if (most > j.length) {
      reserve(most + most / 4);
    }
    double reach = part.narrow ? part.reach * part.reach : Double.POSITIVE_INFINITY;
    for (int s = slots.group[a]; s < slots.group[a] + slots.occupied[a]; s++) {
      count =
          PairListKernel.append(
              slots.x,
              slots.y,
              slots.z,
              slots.inverse,
              s,
              a == b ? s + 1 : slots.group[b],
              last,
              reach,
              j,
              k,
              cosine,
              third,
              count);
    }
  }

  /**
   * Adds Σ_n w_n dG_n/dr_ij: {@code own} takes the factor of r_ij itself, {@code gx}, {@code gy},
   * {@code gz} the rest.
   */
  void pullBack(
      NeighbourSlots slots, double[] w, double[] own, double[] gx, double[] gy, double[] gz) {
    if (count == 0) {
      return;
    }
    for (int s = 0; s < 4; s++) {
      Arrays.fill(scratch[s], 0, padded, 0);
    }
    for (int g = 0; g < groups; g++) {
      if (isWanted(g, w)) {
        pullGroup(g, w);
      }
    }
    PairListKernel.fetch(slots.inverse, j, k, padded, inverseJ, inverseK);
    SymmetryKernel.vectors(
        inverseJ,
        inverseK,
        cosine,
        part.narrow ? inverseThird : zeros,
        padded,
        scratch[0],
        scratch[1],
        scratch[2],
        scratch[3]);
    scatter(slots, own, gx, gy, gz);
  }

  private void scatter(NeighbourSlots slots, double[] own, double[] gx, double[] gy, double[] gz) {
    PairListKernel.scatter(
        slots.x,
        slots.y,
        slots.z,
        j,
        k,
        count,
        scratch[0],
        scratch[2],
        scratch[3],
        own,
        gx,
        gy,
        gz);
  }

  /** Jacobians ask for one function at a time. */
  private boolean isWanted(int g, double[] w) {
    for (int n = 0; n < components[g].length; n++) {
      if (weight(w, g, n) != 0) {
        return true;
      }
    }
    return false;
  }

  private void pullGroup(int g, double[] w) {
    double[] b = scratch[4];
    double[] bSlope = scratch[5];
    Arrays.fill(b, 0, padded, 0);
    Arrays.fill(bSlope, 0, padded, 0);
    for (int n = 0; n < angular[g].length; n += 4) {
      combine(g, n, w, value, b);
      combine(g, n, w, slope, bSlope);
    }
    SymmetryKernel.terms(
        both[g],
        slopeJ[g],
        slopeK[g],
        part.narrow ? thirds.value[g] : ones,
        part.narrow ? thirds.slope[g] : zeros,
        b,
        bSlope,
        padded,
        scratch[0],
        scratch[1],
        scratch[2],
        scratch[3]);
  }

  private void combine(int g, int n, double[] w, double[][] rows, double[] out) {
    int[] a = angular[g];
    SymmetryKernel.combine(
        weight(w, g, n),
        weight(w, g, n + 1),
        weight(w, g, n + 2),
        weight(w, g, n + 3),
        rows[a[n]],
        rows[a[n + 1]],
        rows[a[n + 2]],
        rows[a[n + 3]],
        padded,
        out);
  }

  private double weight(double[] w, int g, int n) {
    int component = components[g][n];
    return component < 0 ? 0 : w[component];
  }
}
