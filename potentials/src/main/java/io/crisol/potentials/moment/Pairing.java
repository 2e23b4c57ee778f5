package io.crisol.potentials.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way to do a contraction of three or four moments as a sum over the components of two tensors:
 * moments 1 and 2, and moments 3 and 4 (or moment 3 alone).
 *
 * @param first tensor of moments 1 and 2, its indices grouped by where they go
 * @param second tensor of moments 3 and 4, its indices grouped by where they come from; empty for
 *     moment 3 alone
 * @param mu3 μ of moment 3
 * @param rank3 open indices of moment 3
 * @param rank4 open indices of moment 4; 0 without one
 */
record Pairing(List<Integer> first, List<Integer> second, int mu3, int rank3, int rank4) {
  /** How much dearer a product of a tensor is than one of the last sum, forward and reverse. */
  private static final double TENSOR = 1.5;

  static List<Pairing> of(MomentGraph graph) {
    List<Pairing> all = new ArrayList<>();
    for (int[] order : MomentGraph.permutations(graph.size())) {
      if (order[0] < order[1]) {
        all.add(of(graph, order));
      }
    }
    return all;
  }

  private static Pairing of(MomentGraph graph, int[] v) {
    boolean four = v.length == 4;
    List<Integer> first =
        PairTensor.key(
            graph.mu().get(v[0]),
            graph.mu().get(v[1]),
            graph.edges(v[0], v[1]),
            graph.edges(v[0], v[2]),
            graph.edges(v[1], v[2]),
            four ? graph.edges(v[0], v[3]) : 0,
            four ? graph.edges(v[1], v[3]) : 0);
    int rank3 = first.get(3) + first.get(4);
    int rank4 = first.get(5) + first.get(6);
    int mu3 = graph.mu().get(v[2]);
    List<Integer> second =
        four
            ? PairTensor.key(mu3, graph.mu().get(v[3]), graph.edges(v[2], v[3]), rank3, 0, 0, rank4)
            : List.of();
    return new Pairing(PairTensor.ordered(first), second, mu3, rank3, rank4);
  }

  /** Estimate of what is added to a plan that has some tensors. */
  double cost(Map<List<Integer>, PairTensor> known) {
    double last = (double) Component.count(rank3) * Component.count(rank4);
    return last + cost(first, known) + cost(second, known);
  }

  private static double cost(List<Integer> key, Map<List<Integer>, PairTensor> known) {
    boolean there =
        key.isEmpty() || known.containsKey(key) || known.containsKey(PairTensor.transposed(key));
    return there ? 0 : TENSOR * PairTensor.cost(key);
  }

  /** Adds the contraction to a plan. */
  int contract(PlanBuilder plan) {
    int alphas = Component.count(rank3);
    int betas = Component.count(rank4);
    int[] one = nodes(first, alphas, betas, plan);
    int[] two = second.isEmpty() ? plan.whole(mu3, rank3) : nodes(second, alphas, betas, plan);
    List<Component> alpha = Component.ofRank(rank3);
    List<Component> beta = Component.ofRank(rank4);
    Map<Long, Integer> terms = new TreeMap<>();
    for (int n = 0; n < one.length; n++) {
      int orders = alpha.get(n / betas).orders() * beta.get(n % betas).orders();
      PlanBuilder.add(terms, one[n], two[n], PairTensor.isPlain(first) ? orders : 1);
    }
    return plan.sum(terms);
  }

  /** Components of a tensor, which may be there with its groups exchanged. */
  private static int[] nodes(List<Integer> key, int alphas, int betas, PlanBuilder plan) {
    List<Integer> other = PairTensor.transposed(key);
    boolean turned = other.toString().compareTo(key.toString()) < 0;
    int[] nodes = plan.tensor(turned ? other : key).nodes();
    if (!turned) {
      return nodes;
    }
    int[] back = new int[nodes.length];
    for (int n = 0; n < back.length; n++) {
      back[n] = nodes[n % betas * alphas + n / betas];
    }
    return back;
  }
}
