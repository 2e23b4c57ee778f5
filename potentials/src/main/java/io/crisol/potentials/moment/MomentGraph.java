package io.crisol.potentials.moment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A full contraction of one to four moments: vertex v is a moment M(μ_v, ν_v) whose rank ν_v is its
 * number of edges, and every edge sums over one index of the two moments that it joins. In
 * canonical form, so that equal contractions are equal objects.
 *
 * @param mu radial function of each vertex, descending
 * @param edges edges between each pair of vertices, 01 02 03 12 13 23 for four
 */
record MomentGraph(List<Integer> mu, List<Integer> edges) implements Comparable<MomentGraph> {
  /** Most moments in a contraction: atoms interact five at a time. */
  static final int VERTICES = 4;

  private static final Comparator<MomentGraph> ORDER =
      Comparator.comparingInt(MomentGraph::level)
          .thenComparingInt(MomentGraph::size)
          .thenComparing(g -> g.mu, MomentGraph::compare)
          .thenComparing(g -> g.edges, MomentGraph::compare);

  /** The canonical form of a contraction with any order of its vertices. */
  static MomentGraph of(int[] mu, int[][] edges) {
    MomentGraph best = null;
    for (int[] order : permutations(mu.length)) {
      MomentGraph turned = turned(mu, edges, order);
      if (best == null || isBefore(turned, best)) {
        best = turned;
      }
    }
    return best;
  }

  private static boolean isBefore(MomentGraph a, MomentGraph b) {
    int byMu = compare(b.mu, a.mu);
    return byMu < 0 || byMu == 0 && compare(b.edges, a.edges) < 0;
  }

  private static MomentGraph turned(int[] mu, int[][] edges, int[] order) {
    List<Integer> turnedMu = new ArrayList<>();
    List<Integer> turnedEdges = new ArrayList<>();
    for (int a = 0; a < order.length; a++) {
      turnedMu.add(mu[order[a]]);
      for (int b = a + 1; b < order.length; b++) {
        turnedEdges.add(edges[order[a]][order[b]]);
      }
    }
    return new MomentGraph(turnedMu, turnedEdges);
  }

  /** All orders of 0 … n − 1. */
  static List<int[]> permutations(int n) {
    List<int[]> orders = List.of(new int[0]);
    for (int k = 0; k < n; k++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] order : orders) {
        for (int at = 0; at <= k; at++) {
          int[] more = Arrays.copyOf(order, k + 1);
          System.arraycopy(order, at, more, at + 1, k - at);
          more[at] = k;
          longer.add(more);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
      int c = Integer.compare(a.get(k), b.get(k));
      if (c != 0) {
        return c;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** Number of moments. */
  int size() {
    return mu.size();
  }

  /** Number of edges between two vertices. */
  int edges(int a, int b) {
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    return edges.get(low * size() - low * (low + 1) / 2 + high - low - 1);
  }

  /** Rank of the moment of a vertex. */
  int rank(int v) {
    int rank = 0;
    for (int other = 0; other < size(); other++) {
      rank += other == v ? 0 : edges(v, other);
    }
    return rank;
  }

  /** Sum over the vertices of 2 + 4 μ + ν. */
  int level() {
    int level = 0;
    for (int v = 0; v < size(); v++) {
      level += MomentLevel.of(mu.get(v), rank(v));
    }
    return level;
  }

  /** The vertices that can be reached from vertex 0. */
  List<Integer> firstComponent() {
    List<Integer> reached = new ArrayList<>(List.of(0));
    for (int k = 0; k < reached.size(); k++) {
      for (int v = 0; v < size(); v++) {
        if (!reached.contains(v) && edges(reached.get(k), v) > 0) {
          reached.add(v);
        }
      }
    }
    return reached;
  }

  /** The contraction of some of the vertices, with the edges between them. */
  MomentGraph part(List<Integer> vertices) {
    int n = vertices.size();
    int[] partMu = new int[n];
    int[][] partEdges = new int[n][n];
    for (int a = 0; a < n; a++) {
      partMu[a] = mu.get(vertices.get(a));
      for (int b = 0; b < n; b++) {
        partEdges[a][b] = a == b ? 0 : edges(vertices.get(a), vertices.get(b));
      }
    }
    return of(partMu, partEdges);
  }

  /** By level, then number of moments, then μ and edges. */
  @Override
  public int compareTo(MomentGraph other) {
    return ORDER.compare(this, other);
  }
}
