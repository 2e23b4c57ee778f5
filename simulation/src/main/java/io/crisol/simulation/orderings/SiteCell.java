package io.crisol.simulation.orderings;

import io.crisol.simulation.building.Supercell;
import io.crisol.structures.Cell;
import io.crisol.structures.symmetry.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sites of a supercell of a partially occupied crystal and how its symmetries permute them.
 * Site {@code p · sites + k} is site k of the p-th cell.
 */
final class SiteCell {
  private final PartialCrystal crystal;
  private final int[] form;
  private final List<int[]> points;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Cell cell;

  SiteCell(PartialCrystal crystal, int[] matrix) {
    this.crystal = crystal;
    this.form = matrix.clone();
    this.points = Supercell.points(matrix);
    for (int p = 0; p < points.size(); p++) {
      numbers.put(Arrays.toString(points.get(p)), p);
    }
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      for (int b = 0; b < 3; b++) {
        rows[k] += form[k / 3 * 3 + b] * crystal.cell().vector(b, k % 3);
      }
    }
    this.cell = Cell.periodic(rows);
  }

  PartialCrystal crystal() {
    return crystal;
  }

  Cell cell() {
    return cell;
  }

  /** The matrix of the supercell, int[9]. */
  int[] form() {
    return form.clone();
  }

  /** Cells of the crystal in it. */
  int index() {
    return points.size();
  }

  int size() {
    return points.size() * crystal.sites().size();
  }

  PartialCrystal.Site site(int s) {
    return crystal.sites().get(s % crystal.sites().size());
  }

  /** Position of a site, double[3], Å. */
  double[] position(int s) {
    double[] r = site(s).position().clone();
    int[] n = points.get(s / crystal.sites().size());
    for (int x = 0; x < 3; x++) {
      for (int a = 0; a < 3; a++) {
        r[x] += n[a] * crystal.cell().vector(a, x);
      }
    }
    return r;
  }

  /** The translations of the crystal that the supercell hides, each int[size], but for the unit. */
  List<int[]> translations() {
    List<int[]> found = new ArrayList<>();
    for (int[] t : points) {
      if (t[0] != 0 || t[1] != 0 || t[2] != 0) {
        int[] images = new int[size()];
        for (int s = 0; s < images.length; s++) {
          int[] n = points.get(s / crystal.sites().size());
          images[s] =
              number(new int[] {n[0] + t[0], n[1] + t[1], n[2] + t[2]}, s % crystal.sites().size());
        }
        found.add(images);
      }
    }
    return found;
  }

  /** All different permutations of the sites by symmetries of the crystal, each int[size]. */
  List<int[]> permutations() {
    List<int[]> translations = translations();
    Map<String, int[]> found = new java.util.LinkedHashMap<>();
    for (Operation operation : crystal.operations()) {
      if (Superlattices.keeps(form, operation.rotation())) {
        int[] images = images(operation);
        found.putIfAbsent(Arrays.toString(images), images);
        for (int[] shift : translations) {
          int[] shifted = Arrays.stream(images).map(s -> shift[s]).toArray();
          found.putIfAbsent(Arrays.toString(shifted), shifted);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** The site that each comes upon: (f + n) W + t is the image of f, and a lattice vector. */
  private int[] images(Operation operation) {
    int count = crystal.sites().size();
    double[][] fractional = new double[count][];
    for (int k = 0; k < count; k++) {
      fractional[k] = fractional(crystal.sites().get(k).position());
    }
    int[] images = new int[size()];
    for (int s = 0; s < images.length; s++) {
      int[] n = points.get(s / count);
      int image = operation.images()[s % count];
      int[] m = new int[3];
      for (int a = 0; a < 3; a++) {
        double f = operation.translation()[a];
        for (int b = 0; b < 3; b++) {
          f += (fractional[s % count][b] + n[b]) * operation.rotation()[3 * b + a];
        }
        m[a] = (int) Math.rint(f - fractional[image][a]);
      }
      images[s] = number(m, image);
    }
    return images;
  }

  private double[] fractional(double[] r) {
    double[] f = new double[3];
    for (int a = 0; a < 3; a++) {
      f[a] = crystal.cell().fractional(a, r[0], r[1], r[2]);
    }
    return f;
  }

  private int number(int[] n, int site) {
    return numbers.get(Arrays.toString(inside(n))) * crystal.sites().size() + site;
  }

  /** The lattice point of the supercell that a point is an image of. */
  private int[] inside(int[] n) {
    long d = Supercell.determinant(form);
    int[] inside = n.clone();
    for (int k = 0; k < 3; k++) {
      int p = 3 * ((k + 1) % 3);
      int q = 3 * ((k + 2) % 3);
      long x =
          n[0] * ((long) form[p + 1] * form[q + 2] - (long) form[p + 2] * form[q + 1])
              + n[1] * ((long) form[p + 2] * form[q] - (long) form[p] * form[q + 2])
              + n[2] * ((long) form[p] * form[q + 1] - (long) form[p + 1] * form[q]);
      int times = (int) Math.floorDiv(d > 0 ? x : -x, Math.abs(d));
      for (int b = 0; b < 3; b++) {
        inside[b] -= times * form[3 * k + b];
      }
    }
    return inside;
  }
}
