package io.crisol.potentials.moment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a {@link ContractionPlan} of contractions. One of three or four moments is a sum over two
 * tensors of two moments each, T_12 and T_34: T_34 keeps apart the indices of its first moment and
 * those of its second; T_12 is summed into the two groups of indices that T_34 takes from it. Which
 * moments go together is decided by what is there already. A contraction that falls into parts is
 * the product of theirs.
 */
final class PlanBuilder {
  private final List<MomentGraph> graphs;
  private final Map<Integer, Integer> firstBasic = new HashMap<>();
  private final List<int[]> products = new ArrayList<>();
  private final Map<MomentGraph, Integer> scalars = new HashMap<>();
  private final Map<List<Integer>, PairTensor> tensors = new HashMap<>();
  private int[] basics = {};
  private int size;

  private PlanBuilder(List<MomentGraph> graphs) {
    this.graphs = graphs;
  }

  /** A plan for all contractions of a level; scalars in the order of {@link MomentLevel}. */
  static ContractionPlan ofLevel(int level) {
    return of(MomentLevel.contractions(level));
  }

  /** A plan for contractions, the parts of which stand before them. */
  static ContractionPlan of(List<MomentGraph> graphs) {
    PlanBuilder builder = new PlanBuilder(graphs);
    builder.addBasics();
    int[] scalars = new int[graphs.size()];
    for (int s = 0; s < scalars.length; s++) {
      scalars[s] = builder.scalar(graphs.get(s));
    }
    int[] flat = builder.products.stream().flatMapToInt(Arrays::stream).toArray();
    return new ContractionPlan(builder.size, builder.basics, flat, scalars);
  }

  private void addBasics() {
    TreeSet<Integer> moments = new TreeSet<>();
    for (MomentGraph graph : graphs) {
      for (int v = 0; v < graph.size(); v++) {
        moments.add(key(graph.mu().get(v), graph.rank(v)));
      }
    }
    List<Integer> flat = new ArrayList<>();
    for (int moment : moments) {
      firstBasic.put(moment, flat.size() / 4);
      for (Component c : Component.ofRank(moment % 64)) {
        flat.addAll(List.of(moment / 64, c.a(), c.b(), c.c()));
      }
    }
    basics = flat.stream().mapToInt(Integer::intValue).toArray();
    size = basics.length / 4;
  }

  private static int key(int mu, int rank) {
    return 64 * mu + rank;
  }

  private int basic(int mu, Component c) {
    return firstBasic.get(key(mu, c.a() + c.b() + c.c())) + c.place();
  }

  private int scalar(MomentGraph graph) {
    Integer known = scalars.get(graph);
    if (known == null) {
      known = newScalar(graph);
      scalars.put(graph, known);
    }
    return known;
  }

  private int newScalar(MomentGraph graph) {
    List<Integer> part = graph.firstComponent();
    if (part.size() < graph.size()) {
      List<Integer> rest = new ArrayList<>();
      for (int v = 0; v < graph.size(); v++) {
        if (!part.contains(v)) {
          rest.add(v);
        }
      }
      return sum(Map.of(pair(scalar(graph.part(part)), scalar(graph.part(rest))), 1));
    }
    return switch (graph.size()) {
      case 1 -> basic(graph.mu().getFirst(), new Component(0, 0, 0));
      case 2 -> contraction(graph);
      default -> cheapest(graph).contract(this);
    };
  }

  private int contraction(MomentGraph graph) {
    Map<Long, Integer> terms = new TreeMap<>();
    for (Component c : Component.ofRank(graph.edges(0, 1))) {
      add(terms, basic(graph.mu().get(0), c), basic(graph.mu().get(1), c), c.orders());
    }
    return sum(terms);
  }

  private Pairing cheapest(MomentGraph graph) {
    Pairing best = null;
    for (Pairing pairing : Pairing.of(graph)) {
      if (best == null || pairing.cost(tensors) < best.cost(tensors)) {
        best = pairing;
      }
    }
    return best;
  }

  /** A pair of moments as a key that does not depend on their order. */
  private static long pair(int i, int j) {
    return ((long) Math.min(i, j) << 32) | Math.max(i, j);
  }

  static void add(Map<Long, Integer> terms, int i, int j, int factor) {
    terms.merge(pair(i, j), factor, Integer::sum);
  }

  /** A new moment, the sum of products. */
  int sum(Map<Long, Integer> terms) {
    int node = size++;
    new TreeMap<>(terms)
        .forEach(
            (pair, factor) ->
                products.add(new int[] {(int) (pair >> 32), pair.intValue(), factor, node}));
    return node;
  }

  /** The moment (μ, ν) that stands alone in a contraction of three, by place of its component. */
  int[] whole(int mu, int rank) {
    int[] nodes = new int[Component.count(rank)];
    Arrays.setAll(nodes, k -> firstBasic.get(key(mu, rank)) + k);
    return nodes;
  }

  /** The tensor of two moments, made where it is not there yet. */
  PairTensor tensor(List<Integer> key) {
    PairTensor known = tensors.get(key);
    if (known == null) {
      known = PairTensor.make(key, this);
      tensors.put(key, known);
    }
    return known;
  }

  /** Scalar of two moments without open indices. */
  int scalarOfTwo(int mu1, int mu2, int edges) {
    return scalar(MomentGraph.of(new int[] {mu1, mu2}, new int[][] {{0, edges}, {edges, 0}}));
  }

  /** Number of a basic moment. */
  int basicOf(int mu, Component c) {
    return basic(mu, c);
  }
}
