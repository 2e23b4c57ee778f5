package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * All atoms of a cell from those listed and the symmetry operations. Images of an atom that fall on
 * one spot are one atom, in their middle; atoms of different rows that do so share a site.
 */
final class CifSites {
  /** Images closer than this are one, Å. */
  static final double SAME = 0.01;

  /** Images of a fully occupied site are one up to what the digits of its position allow, Å. */
  private static final double LARGEST_ROUNDING = 0.09;

  /** Sums of occupancies up to this are one with rounding. */
  private static final double MOST = 1.05;

  private static final int MOST_ATOMS = 20_000_000;

  /**
   * An atom that the file lists.
   *
   * @param x double[3], fractional
   * @param rounding how far the digits of its position leave it open, Å
   */
  record Row(String label, Element element, double[] x, double occupancy, double rounding) {}

  private record Member(Row row, int site) {}

  private final Cell cell;
  private final List<CifSymmetry.Operation> operations;
  private final LineFrameReader reader;
  private final CifGrid grid;
  private final List<double[]> sites = new ArrayList<>();
  private final NumberList sums = new NumberList();
  private final List<Member> members = new ArrayList<>();
  private final List<Row> firsts = new ArrayList<>();

  CifSites(Cell cell, List<CifSymmetry.Operation> operations, LineFrameReader reader) {
    this.cell = cell;
    this.operations = operations;
    this.reader = reader;
    this.grid = new CifGrid(cell);
  }

  /** FILE_MALFORMED where so many rows make more atoms than any cell holds. */
  void requireRoom(int rows) {
    if ((long) rows * operations.size() > MOST_ATOMS) {
      throw reader.malformed(
          rows + " atoms and " + operations.size() + " symmetry operations are too many");
    }
  }

  /** Adds an atom and its images. */
  void add(Row row) {
    List<double[]> spots = spots(row);
    boolean listed = false;
    for (double[] spot : spots) {
      listed |= !place(row, spot);
    }
    if (listed) {
      reader.notes.note(row.label + " is listed although symmetry makes it: taken once");
    }
  }

  /** Where the images of an atom stand; the first where the file says. */
  private List<double[]> spots(Row row) {
    double tolerance = tolerance(row);
    List<double[]> spots = new ArrayList<>();
    // Sum of the offsets of all images on a spot from its first, and how many they are.
    List<double[]> sums = new ArrayList<>();
    for (CifSymmetry.Operation operation : operations) {
      double[] image = operation.apply(row.x);
      int k = nearest(spots, image, tolerance);
      if (k < 0) {
        spots.add(image);
        sums.add(new double[] {0, 0, 0, 1});
      } else {
        double[] sum = sums.get(k);
        for (int a = 0; a < 3; a++) {
          double d = image[a] - spots.get(k)[a];
          sum[a] += d - Math.rint(d);
        }
        sum[3]++;
      }
    }
    requireEven(row, sums);
    for (int k = 0; k < spots.size(); k++) {
      double[] spot = spots.get(k);
      for (int a = 0; a < 3; a++) {
        spot[a] += sums.get(k)[a] / sums.get(k)[3];
        spot[a] -= k == 0 ? 0 : Math.floor(spot[a]);
      }
    }
    return spots;
  }

  private static double tolerance(Row row) {
    double rounding = Math.min(LARGEST_ROUNDING, 4 * row.rounding);
    return row.occupancy > 0.99 ? Math.max(SAME, rounding) : SAME;
  }

  private int nearest(List<double[]> spots, double[] x, double tolerance) {
    for (int k = 0; k < spots.size(); k++) {
      if (CifGrid.distance(cell, spots.get(k), x) <= tolerance) {
        return k;
      }
    }
    return -1;
  }

  /** As many operations must lead to each spot, or the digits do not tell which spots are one. */
  private void requireEven(Row row, List<double[]> sums) {
    for (double[] sum : sums) {
      if (sum[3] != sums.getFirst()[3]) {
        reader.notes.note(
            row.label
                + ": the images of its position do not fall together evenly; it is close to a"
                + " special position, or the list of operations is not complete");
        return;
      }
    }
  }

  /** Puts an atom on a spot; false where the same atom is there already. */
  private boolean place(Row row, double[] spot) {
    int site = grid.find(spot, SAME);
    if (site < 0) {
      grid.add(spot);
      sites.add(spot);
      sums.add(row.occupancy);
      firsts.add(row);
      site = sites.size() - 1;
    } else if (sums.get(site) + row.occupancy > MOST) {
      if (firsts.get(site).element == row.element) {
        return false;
      }
      throw reader.malformed(
          "%s and %s stand on one spot with occupancies that add up to %.3f"
              .formatted(firsts.get(site).label, row.label, sums.get(site) + row.occupancy));
    } else {
      sums.set(site, sums.get(site) + row.occupancy);
    }
    members.add(new Member(row, site));
    return true;
  }

  int size() {
    return members.size();
  }

  Element[] elements() {
    return members.stream().map(member -> member.row.element).toArray(Element[]::new);
  }

  /** Occupancies, double[N]. */
  double[] occupancies() {
    return members.stream().mapToDouble(member -> member.row.occupancy).toArray();
  }

  /** Number of the site of each atom, from 0, double[N]. */
  double[] siteNumbers() {
    return members.stream().mapToDouble(member -> member.site).toArray();
  }

  /** Positions, double[3N], Å. */
  double[] positions() {
    double[] positions = new double[3 * members.size()];
    for (int k = 0; k < positions.length; k++) {
      double[] x = sites.get(members.get(k / 3).site);
      int axis = k % 3;
      positions[k] =
          x[0] * cell.vector(0, axis) + x[1] * cell.vector(1, axis) + x[2] * cell.vector(2, axis);
    }
    return positions;
  }
}
