package io.crisol.structures.symmetry;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest cell of a crystal, with the shortest vectors there are (Minkowski's reduction).
 *
 * <p>Source: Nguyen and Stehlé, ACM Trans. Algorithms 5, 46 (2009), doi:10.1145/1597036.1597050.
 */
public final class PrimitiveCell {
  private PrimitiveCell() {}

  /**
   * The crystal in its smallest cell: the same places, turned in no way; of the atoms that
   * translations bring upon each other, the first.
   *
   * @param crystal with a cell that repeats in all directions
   * @param tolerance largest distance of an atom from the one it falls upon, Å
   */
  public static Structure of(Structure crystal, double tolerance) {
    List<Operation> translations = translations(crystal, tolerance);
    double[] vectors = lattice(crystal.cell(), translations);
    int[] first = Symmetry.orbits(translations, crystal.size());
    int[] kept = atoms(first);
    Element[] elements = new Element[kept.length];
    double[] positions = new double[3 * kept.length];
    for (int k = 0; k < kept.length; k++) {
      elements[k] = crystal.element(kept[k]);
      for (int x = 0; x < 3; x++) {
        positions[3 * k + x] = crystal.coordinate(3 * kept[k] + x);
      }
    }
    Structure primitive = new Structure(Cell.periodic(vectors), elements, positions);
    return crystal
        .charges()
        .map(q -> primitive.withCharges(Arrays.stream(kept).mapToDouble(i -> q[i]).toArray()))
        .orElse(primitive);
  }

  /** Symmetries that turn nothing and leave every charge. */
  private static List<Operation> translations(Structure crystal, double tolerance) {
    double[] charges = crystal.charges().orElse(new double[crystal.size()]);
    return Symmetry.of(crystal, tolerance).stream()
        .filter(operation -> Arrays.equals(operation.rotation(), IDENTITY))
        .filter(operation -> keeps(charges, operation.images()))
        .toList();
  }

  private static final int[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private static boolean keeps(double[] charges, int[] images) {
    for (int i = 0; i < charges.length; i++) {
      if (Math.abs(charges[i] - charges[images[i]]) > 1e-6) {
        return false;
      }
    }
    return true;
  }

  private static int[] atoms(int[] first) {
    return java.util.stream.IntStream.range(0, first.length).filter(i -> first[i] == i).toArray();
  }

  /** The shortest vectors of the lattice of cell vectors and translations, double[9], rows. */
  private static double[] lattice(Cell cell, List<Operation> translations) {
    double[] given = cell.vectors();
    double[] basis = reduced(given);
    double[] toBasis = Matrix3.product(given, Matrix3.inverse(basis));
    List<double[]> candidates = new ArrayList<>();
    for (Operation operation : translations) {
      double[] t = row(operation.translation(), toBasis);
      for (int code = 0; code < 125; code++) {
        double[] shifted = new double[3];
        int[] shift = {code / 25 - 2, code / 5 % 5 - 2, code % 5 - 2};
        for (int a = 0; a < 3; a++) {
          shifted[a] = t[a] - Math.floor(t[a] + 1e-9) + shift[a];
        }
        candidates.add(row(shifted, basis));
      }
    }
    double volume = cell.volume() / translations.size();
    double[] rough = shortest(candidates, volume);
    // The translations hold only as exactly as the atoms lie; the cell vectors are whole sums.
    double[] whole = Matrix3.product(given, Matrix3.inverse(rough));
    Arrays.setAll(whole, k -> Math.rint(whole[k]));
    return reduced(Matrix3.product(Matrix3.inverse(whole), given));
  }

  /** Three of the vectors, the shortest that span a volume, rows. */
  private static double[] shortest(List<double[]> vectors, double volume) {
    vectors.sort(Comparator.comparingDouble(PrimitiveCell::square));
    double limit = 1e-6 * StrictMath.cbrt(volume * volume);
    double[] rows = new double[9];
    int found = 0;
    for (double[] v : vectors) {
      boolean isNew =
          switch (found) {
            case 0 -> square(v) > limit;
            case 1 -> {
              double[] first = Arrays.copyOf(rows, 3);
              yield square(cross(first, v)) > 1e-4 * square(first) * square(v);
            }
            default -> {
              System.arraycopy(v, 0, rows, 6, 3);
              yield Math.abs(Math.abs(Matrix3.determinant(rows)) - volume) < 1e-2 * volume;
            }
          };
      if (isNew) {
        System.arraycopy(v, 0, rows, 3 * found++, 3);
      }
      if (found == 3) {
        return rows;
      }
    }
    throw new IllegalStateException("the translations span no lattice");
  }

  /**
   * The same lattice in its shortest vectors, right-handed.
   *
   * @param vectors double[9], rows, Å
   */
  public static double[] reduced(double[] vectors) {
    double[] rows = vectors.clone();
    boolean shortened = true;
    while (shortened) {
      shortened = false;
      for (int a = 0; a < 3; a++) {
        shortened |= shorten(rows, a);
      }
    }
    if (Matrix3.determinant(rows) < 0) {
      Arrays.setAll(rows, k -> -rows[k]);
    }
    return rows;
  }

  /** Takes from a vector what it has of the other two. */
  private static boolean shorten(double[] rows, int a) {
    int b = (a + 1) % 3;
    int c = (a + 2) % 3;
    double[] best = Arrays.copyOfRange(rows, 3 * a, 3 * a + 3);
    double before = square(best);
    for (int m = -1; m <= 1; m++) {
      for (int n = -1; n <= 1; n++) {
        double[] other = new double[3];
        for (int x = 0; x < 3; x++) {
          other[x] = rows[3 * a + x] + m * rows[3 * b + x] + n * rows[3 * c + x];
        }
        best = square(other) < square(best) * (1 - 1e-9) ? other : best;
      }
    }
    System.arraycopy(best, 0, rows, 3 * a, 3);
    return square(best) < before * (1 - 1e-9);
  }

  private static double square(double[] v) {
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  }

  private static double[] cross(double[] u, double[] v) {
    return new double[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }

  /** v M for a row v. */
  private static double[] row(double[] v, double[] m) {
    double[] product = new double[3];
    for (int x = 0; x < 3; x++) {
      product[x] = v[0] * m[x] + v[1] * m[3 + x] + v[2] * m[6 + x];
    }
    return product;
  }
}
