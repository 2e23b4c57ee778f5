package io.crisol.potentials.moment;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which contractions of moments a level has: with lev M(μ, ν) = 2 + 4 μ + ν, all full contractions
 * of at most four moments whose levels add up to at most the level; μ ≤ 5 and ν ≤ 10. An index is
 * never contracted within a moment: that is a moment of a higher μ.
 *
 * <p>Source: A. V. Shapeev, Multiscale Model. Simul. 14, 1153 (2016), doi:10.1137/15M1054183;
 * Novikov et al., Mach. Learn.: Sci. Technol. 2, 025002 (2021), doi:10.1088/2632-2153/abc9fe.
 */
final class MomentLevel {
  /** Largest level for which contractions are made. */
  static final int HIGHEST = 28;

  private static final int LARGEST_MU = 5;
  private static final int LARGEST_RANK = 10;

  private final int level;
  private final TreeSet<MomentGraph> found = new TreeSet<>();

  private MomentLevel(int level) {
    this.level = level;
  }

  /** Level of one moment. */
  static int of(int mu, int rank) {
    return 2 + 4 * mu + rank;
  }

  /** All contractions of a level, in order: those of a lower level stand first. */
  static List<MomentGraph> contractions(int level) {
    MomentLevel search = new MomentLevel(level);
    for (int n = 1; n <= MomentGraph.VERTICES; n++) {
      search.addMu(new int[n], 0, LARGEST_MU);
    }
    return new ArrayList<>(search.found);
  }

  private void addMu(int[] mu, int at, int most) {
    if (at == mu.length) {
      int free = level;
      for (int m : mu) {
        free -= of(m, 0);
      }
      if (free >= 0) {
        addEdges(mu, new int[mu.length][mu.length], 0, 1, free / 2);
      }
      return;
    }
    for (int m = 0; m <= most; m++) {
      mu[at] = m;
      addMu(mu, at + 1, m);
    }
  }

  /** Chooses the edges between a and b and all later pairs, at most {@code free} of them. */
  private void addEdges(int[] mu, int[][] edges, int a, int b, int free) {
    if (b >= mu.length) {
      if (a + 2 < mu.length) {
        addEdges(mu, edges, a + 1, a + 2, free);
      } else {
        add(mu, edges);
      }
      return;
    }
    for (int e = 0; e <= free; e++) {
      edges[a][b] = e;
      edges[b][a] = e;
      addEdges(mu, edges, a, b + 1, free - e);
    }
    edges[a][b] = 0;
    edges[b][a] = 0;
  }

  private void add(int[] mu, int[][] edges) {
    MomentGraph graph = MomentGraph.of(mu, edges);
    for (int v = 0; v < graph.size(); v++) {
      if (graph.rank(v) > LARGEST_RANK) {
        return;
      }
    }
    found.add(graph);
  }
}
