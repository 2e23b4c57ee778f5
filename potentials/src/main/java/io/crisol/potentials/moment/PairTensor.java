package io.crisol.potentials.moment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tensor of two moments, contracted over {@code edges} indices, whose open indices are in two
 * groups and symmetric within each:
 *
 * <pre>
 *   T_{α β} = Σ orders(ε) orders(α') … M1_{ε + α' + β'} M2_{ε + α'' + β''},  α' + α'' = α, β' + β'' = β
 * </pre>
 *
 * Where each group comes from one moment, the orders of α and β are left out.
 *
 * @param nodes moment of each component, int[count(rank of α) × count(rank of β)]
 */
record PairTensor(int[] nodes) {
  /** Key: μ1, μ2, edges, indices of 1 in group α, of 2 in α, of 1 in β, of 2 in β. */
  static List<Integer> key(int mu1, int mu2, int edges, int a1, int a2, int b1, int b2) {
    return List.of(mu1, mu2, edges, a1, a2, b1, b2);
  }

  /** Whether group α comes from moment 1 alone and group β from moment 2 alone. */
  static boolean isPlain(List<Integer> key) {
    return key.get(4) == 0 && key.get(5) == 0;
  }

  /** The same tensor with its moments exchanged: plain and in order where that can be. */
  static List<Integer> ordered(List<Integer> k) {
    List<Integer> other = key(k.get(1), k.get(0), k.get(2), k.get(4), k.get(3), k.get(6), k.get(5));
    if (isPlain(k) || isPlain(other)) {
      return isPlain(k) ? k : other;
    }
    return k.toString().compareTo(other.toString()) <= 0 ? k : other;
  }

  /** The same tensor with its groups exchanged. */
  static List<Integer> transposed(List<Integer> k) {
    return ordered(key(k.get(0), k.get(1), k.get(2), k.get(5), k.get(6), k.get(3), k.get(4)));
  }

  /** Upper bound of the number of products. */
  static int cost(List<Integer> key) {
    int cost = 1;
    for (int k = 2; k < key.size(); k++) {
      cost *= Component.count(key.get(k));
    }
    return cost;
  }

  static PairTensor make(List<Integer> key, PlanBuilder plan) {
    int alphas = Component.count(key.get(3) + key.get(4));
    int betas = Component.count(key.get(5) + key.get(6));
    if (alphas * betas == 1) {
      return new PairTensor(new int[] {plan.scalarOfTwo(key.get(0), key.get(1), key.get(2))});
    }
    List<Map<Long, Integer>> terms =
        java.util.stream.Stream.<Map<Long, Integer>>generate(TreeMap::new)
            .limit((long) alphas * betas)
            .toList();
    addTerms(key, betas, plan, terms);
    int[] nodes = new int[terms.size()];
    boolean symmetric = isPlain(key) && transposed(key).equals(key);
    for (int n = 0; n < nodes.length; n++) {
      int mirrored = n % betas * betas + n / betas;
      nodes[n] = symmetric && mirrored < n ? nodes[mirrored] : plan.sum(terms.get(n));
    }
    return new PairTensor(nodes);
  }

  private static void addTerms(
      List<Integer> key, int betas, PlanBuilder plan, List<Map<Long, Integer>> terms) {
    boolean plain = isPlain(key);
    for (Component e : Component.ofRank(key.get(2))) {
      for (Component a1 : Component.ofRank(key.get(3))) {
        for (Component a2 : Component.ofRank(key.get(4))) {
          for (Component b1 : Component.ofRank(key.get(5))) {
            for (Component b2 : Component.ofRank(key.get(6))) {
              int orders = plain ? 1 : a1.orders() * a2.orders() * b1.orders() * b2.orders();
              PlanBuilder.add(
                  terms.get(a1.plus(a2).place() * betas + b1.plus(b2).place()),
                  plan.basicOf(key.get(0), e.plus(a1).plus(b1)),
                  plan.basicOf(key.get(1), e.plus(a2).plus(b2)),
                  orders * e.orders());
            }
          }
        }
      }
    }
  }
}
