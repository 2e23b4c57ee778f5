package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The couplings Z^j = Σ C C u^{j1} u^{j2} one by one, where the energy is not linear in the
 * components or single components are asked for: W = 2 dB/du of a component is the sum of its one
 * to three couplings.
 */
final class SnapBlocks {
  /**
   * A coupling.
   *
   * @param component the component it belongs to
   * @param factor its factor in W
   * @param heads whether the component is Re Σ u* Z of this coupling
   * @param ca coefficients for the columns with norms of columns
   * @param cb those for the rows with norms of rows
   * @param at where its Z begins
   */
  record Block(
      int j1,
      int j2,
      int j,
      int component,
      double factor,
      boolean heads,
      double[] ca,
      double[] cb,
      int at) {}

  /** Sorted by component. */
  private final List<Block> blocks = new ArrayList<>();

  private final int half;
  private final int components;
  private final int length;

  SnapBlocks(Coupling coupling, SnapHalf half) {
    this.half = half.size;
    components = coupling.triples().size();
    int at = 0;
    for (int l = 0; l < components; l++) {
      Coupling.Triple t = coupling.triples().get(l);
      at = add(coupling, l, true, t.j1(), t.j2(), t.j(), at);
      if (t.j1() != t.j()) {
        at = add(coupling, l, false, t.j(), t.j2(), t.j1(), at);
      }
      if (t.j2() != t.j1()) {
        at = add(coupling, l, false, t.j(), t.j1(), t.j2(), at);
      }
    }
    length = at;
  }

  private int add(Coupling coupling, int l, boolean heads, int j1, int j2, int j, int at) {
    double[] unit = new double[components];
    unit[l] = 1;
    blocks.add(
        new Block(
            j1,
            j2,
            j,
            l,
            coupling.factor(unit, j1, j2, j),
            heads,
            normed(coupling, j1, j2, j, true),
            normed(coupling, j1, j2, j, false),
            at));
    return at + 2 * LANES * (SnapHalf.offset(j + 1) - SnapHalf.offset(j));
  }

  /** Norms are n_k for columns and 1 / n_m for rows, n_k = √((j − k)! k!); twice for the half. */
  private static double[] normed(Coupling coupling, int j1, int j2, int j, boolean columns) {
    double[] normed = coupling.of(j1, j2, j).clone();
    int shift = (j1 + j2 - j) / 2;
    for (int a = 0; a <= j1; a++) {
      for (int b = 0; b <= j2; b++) {
        int k = a + b - shift;
        if (k >= 0 && k <= j) {
          double n = norm(j1, a) * norm(j2, b) * norm(j, k);
          normed[a * (j2 + 1) + b] *= columns ? n : 2 / n;
        }
      }
    }
    return normed;
  }

  private static double norm(int j, int k) {
    return Math.sqrt(Coupling.factorial(j - k) * Coupling.factorial(k));
  }

  /** The levels j of the factors of a component, each once. */
  int[] levels(int component) {
    return blocks.stream()
        .filter(b -> b.component == component)
        .mapToInt(Block::j)
        .distinct()
        .toArray();
  }

  /** Numbers that all Z take. */
  int length() {
    return length;
  }

  /** Computes every Z, of the half and times two, from the whole of u. */
  void products(double[] all, double[] z) {
    for (Block b : blocks) {
      SnapProductKernel.product(
          b.j1,
          b.j2,
          b.j,
          2 * LANES * Harmonics.offset(b.j1),
          2 * LANES * Harmonics.offset(b.j2),
          b.ca,
          b.cb,
          all,
          z,
          b.at);
    }
  }

  /** Writes the components as they are summed, a vector each; {@code u} is the half. */
  void components(double[] u, double[] z, double[] out) {
    for (Block b : blocks) {
      if (b.heads) {
        SnapProductKernel.component(
            b.j, 2 * LANES * SnapHalf.offset(b.j), u, z, b.at, out, LANES * b.component);
      }
    }
  }

  /** Adds W of all components, each times its vector in {@code slopes}. */
  void addAll(double[] z, double[] slopes, double[] w) {
    for (Block b : blocks) {
      add(b, z, slopes, LANES * b.component, w);
    }
  }

  /** Calls {@code use} for each component with its W, which is overwritten by the next. */
  void each(double[] z, double[] one, double[] w, IntConsumer use) {
    int next = 0;
    for (int l = 0; l < components; l++) {
      Arrays.fill(w, 0, 2 * half * LANES, 0);
      while (next < blocks.size() && blocks.get(next).component == l) {
        add(blocks.get(next++), z, one, 0, w);
      }
      use.accept(l);
    }
  }

  private static void add(Block b, double[] z, double[] slopes, int slopeAt, double[] w) {
    int from = SnapHalf.offset(b.j);
    int count = 2 * (SnapHalf.offset(b.j + 1) - from);
    SnapProductKernel.add(count, b.factor, slopes, slopeAt, z, b.at, w, 2 * LANES * from);
  }
}
