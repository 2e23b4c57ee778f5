package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest cell that makes the same crystal.
 *
 * @param tolerance of positions, Å
 */
public record PrimitiveCell(
    @Setting(
            help = "largest distance of an atom from the one that a translation brings it upon",
            unit = "Å",
            value = "0.001 Å")
        double tolerance)
    implements Step.Change {
  /**
   * A crystal in its smallest cell.
   *
   * @param structure one atom of each class
   * @param atoms int[N]: the atom of the smallest cell that each atom of the crystal is
   */
  public record Reduced(Structure structure, int[] atoms) {}

  /** Refuses what cannot be. */
  public PrimitiveCell {
    Bench.require(tolerance > 0, "tolerance", tolerance, "it is above 0 Å");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    if (!from.cell().isBulk()) {
      throw Bench.impossible(
          "primitive", "the cell does not repeat in all directions", "give a crystal");
    }
    Structure primitive = reduce(from, tolerance).structure();
    bench.note("the primitive cell has " + primitive.size() + " of " + from.size() + " atoms");
    return List.of(primitive);
  }

  /**
   * Finds the smallest cell.
   *
   * @param crystal that repeats in all directions
   * @param tolerance of positions, Å
   */
  public static Reduced reduce(Structure crystal, double tolerance) {
    SiteFinder finder = new SiteFinder(crystal, tolerance);
    List<double[]> translations = new ArrayList<>();
    int[] first = new int[crystal.size()];
    Arrays.setAll(first, i -> i);
    int rarest = rarest(crystal);
    for (int j = 0; j < crystal.size(); j++) {
      if (j != rarest && crystal.element(j) == crystal.element(rarest)) {
        double[] from = AtomList.at(crystal, rarest);
        double[] to = AtomList.at(crystal, j);
        double[] t = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
        int[] images = images(crystal, finder, t);
        if (images != null) {
          translations.add(t);
          for (int i = 0; i < first.length; i++) {
            first[i] = Math.min(first[i], images[i]);
          }
        }
      }
    }
    return translations.isEmpty()
        ? new Reduced(crystal, first)
        : reduced(crystal, translations, first);
  }

  private static int rarest(Structure crystal) {
    var counts = crystal.composition();
    int rarest = 0;
    for (int i = 1; i < crystal.size(); i++) {
      if (counts.get(crystal.element(i)) < counts.get(crystal.element(rarest))) {
        rarest = i;
      }
    }
    return rarest;
  }

  /** The atoms that a translation brings all atoms upon; null where it does not. */
  private static int[] images(Structure crystal, SiteFinder finder, double[] t) {
    int[] images = new int[crystal.size()];
    for (int i = 0; i < images.length; i++) {
      double[] r = AtomList.at(crystal, i);
      images[i] = finder.find(new double[] {r[0] + t[0], r[1] + t[1], r[2] + t[2]});
      if (images[i] < 0 || crystal.element(images[i]) != crystal.element(i)) {
        return null;
      }
    }
    return images;
  }

  private static Reduced reduced(Structure crystal, List<double[]> translations, int[] first) {
    double volume = crystal.cell().volume() / (translations.size() + 1);
    Cell cell = smallest(candidates(crystal, translations), volume);
    int[] numbers = new int[first.length];
    int count = 0;
    for (int i = 0; i < first.length; i++) {
      numbers[i] = first[i] == i ? count++ : numbers[first[i]];
    }
    Structure kept = AtomList.kept(crystal, i -> first[i] == i);
    return new Reduced(kept.withCell(cell, kept.positions()), numbers);
  }

  /** Short lattice vectors: translations by the nearest image, and those of the cell. */
  private static List<double[]> candidates(Structure crystal, List<double[]> translations) {
    List<double[]> found = new ArrayList<>();
    double[] rows = crystal.cell().vectors();
    List<double[]> all = new ArrayList<>(translations);
    all.add(new double[3]);
    for (double[] t : all) {
      for (int k = 0; k < 27; k++) {
        double[] v = t.clone();
        for (int a = 0; a < 3; a++) {
          double n = (a == 0 ? k / 9 : a == 1 ? k / 3 % 3 : k % 3) - 1.0;
          n -= Math.rint(crystal.cell().fractional(a, t[0], t[1], t[2]));
          for (int x = 0; x < 3; x++) {
            v[x] += n * rows[3 * a + x];
          }
        }
        if (squared(v) > 1e-6) {
          found.add(v);
        }
      }
    }
    // Along the axes, and forward, where several are as short.
    found.sort(
        Comparator.comparingDouble((double[] v) -> Math.rint(1e4 * squared(v)))
            .thenComparing(v -> new double[] {-v[0], -v[1], -v[2]}, (a, b) -> rounded(a, b)));
    return found;
  }

  private static int rounded(double[] a, double[] b) {
    for (int x = 0; x < 3; x++) {
      int order = Double.compare(Math.rint(1e4 * a[x]), Math.rint(1e4 * b[x]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static double squared(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  /** The shortest three vectors that lie in no plane: they span the smallest cell. */
  private static Cell smallest(List<double[]> vectors, double volume) {
    double[] rows = new double[9];
    System.arraycopy(vectors.getFirst(), 0, rows, 0, 3);
    double[] second =
        vectors.stream().filter(v -> !areParallel(vectors.getFirst(), v)).findFirst().orElseThrow();
    System.arraycopy(second, 0, rows, 3, 3);
    for (double[] third : vectors) {
      System.arraycopy(third, 0, rows, 6, 3);
      if (Math.abs(Matrix3.determinant(rows) - volume) <= 1e-3 * volume) {
        return Cell.periodic(rows);
      }
    }
    throw new IllegalStateException("no three of the shortest vectors span the smallest cell");
  }

  private static boolean areParallel(double[] a, double[] b) {
    double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return dot * dot >= (1 - 1e-6) * squared(a) * squared(b);
  }
}
