package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simple crystal structure in its conventional cell.
 *
 * @param name as users write it
 * @param help what it is
 * @param example element and lattice constants
 * @param system of the cell
 * @param ratio c/a where c is not given
 * @param sites letter of the sublattice and fractional coordinates of each site, sites apart by
 *     semicolons; {@code F} before them adds the translations of the face-centred lattice, {@code
 *     I} those of the body-centred one
 */
record Prototype(
    String name, String help, String example, System system, double ratio, String sites) {
  /** Kinds of cells. */
  enum System {
    CUBIC,
    TETRAGONAL,
    HEXAGONAL
  }

  /** c/a of packed spheres, √(8/3). */
  private static final double PACKED = Math.sqrt(8.0 / 3);

  private static final double[][] FACES = {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}};
  private static final double[][] BODY = {{0, 0, 0}, {.5, .5, .5}};

  /** All of them. */
  static final List<Prototype> ALL =
      List.of(
          cubic("sc", "simple cubic", "Po:3.359", "A 0 0 0"),
          cubic("bcc", "body-centred cubic", "Fe:2.866", "I A 0 0 0"),
          cubic("fcc", "face-centred cubic", "Cu:3.615", "F A 0 0 0"),
          hexagonal(
              "hcp", "close-packed, AB", "Mg:3.209:5.211", PACKED, "A 1/3 2/3 1/4; A 2/3 1/3 3/4"),
          hexagonal(
              "dhcp",
              "close-packed, ABAC",
              "La:3.774:12.171",
              2 * PACKED,
              "A 0 0 0; A 0 0 1/2; A 1/3 2/3 1/4; A 2/3 1/3 3/4"),
          cubic("diamond", "diamond", "Si:5.431", "F A 0 0 0; A 1/4 1/4 1/4"),
          hexagonal(
              "graphite",
              "graphite, AB",
              "C:2.461:6.708",
              2.7257,
              "A 0 0 1/4; A 0 0 3/4; A 1/3 2/3 1/4; A 2/3 1/3 3/4"),
          tetragonal(
              "beta-tin", "white tin (A5)", "Sn:5.831:3.182", 0.5457, "I A 0 0 0; A 0 1/2 1/4"),
          cubic("rocksalt", "NaCl (B1)", "NaCl:5.64", "F A 0 0 0; B 1/2 1/2 1/2"),
          cubic("B2", "CsCl", "CsCl:4.123", "A 0 0 0; B 1/2 1/2 1/2"),
          cubic("zincblende", "ZnS (B3)", "ZnS:5.41", "F A 0 0 0; B 1/4 1/4 1/4"),
          hexagonal(
              "wurtzite",
              "ZnS (B4)",
              "ZnO:3.25:5.207",
              PACKED,
              "A 1/3 2/3 0; A 2/3 1/3 1/2; B 1/3 2/3 3/8; B 2/3 1/3 7/8"),
          hexagonal(
              "nickeline",
              "NiAs (B8_1)",
              "NiAs:3.619:5.034",
              1.391,
              "A 0 0 0; A 0 0 1/2; B 1/3 2/3 1/4; B 2/3 1/3 3/4"),
          cubic(
              "B32", "NaTl", "LiAl:6.37", "F A 0 0 0; A 1/4 1/4 1/4; B 1/2 1/2 1/2; B 3/4 3/4 3/4"),
          tetragonal(
              "L1_0",
              "CuAu",
              "CuAu:3.96:3.67",
              1,
              "A 0 0 0; A 1/2 1/2 0; B 1/2 0 1/2; B 0 1/2 1/2"),
          cubic("L1_2", "Cu3Au", "Cu3Au:3.75", "B 0 0 0; A 1/2 1/2 0; A 1/2 0 1/2; A 0 1/2 1/2"),
          cubic(
              "D0_3",
              "Fe3Al, BiF3",
              "Fe3Al:5.79",
              "F B 0 0 0; A 1/2 1/2 1/2; A 1/4 1/4 1/4; A 3/4 3/4 3/4"),
          hexagonal(
              "D0_19",
              "Ni3Sn",
              "Ni3Sn:5.305:4.254",
              PACKED / 2,
              "B 1/3 2/3 1/4; B 2/3 1/3 3/4; A 5/6 2/3 1/4; A 1/3 1/6 1/4; A 5/6 1/6 1/4;"
                  + " A 1/6 1/3 3/4; A 2/3 5/6 3/4; A 1/6 5/6 3/4"),
          tetragonal(
              "D0_22",
              "Al3Ti",
              "Al3Ti:3.849:8.61",
              2,
              "I B 0 0 0; A 0 0 1/2; A 0 1/2 1/4; A 1/2 0 1/4"),
          cubic(
              "A15",
              "Cr3Si",
              "Cr3Si:4.56",
              "B 0 0 0; B 1/2 1/2 1/2; A 1/4 0 1/2; A 3/4 0 1/2; A 1/2 1/4 0; A 1/2 3/4 0; A 0 1/2"
                  + " 1/4; A 0 1/2 3/4"),
          cubic(
              "C15",
              "MgCu2, Laves",
              "MgCu2:7.034",
              "F A 1/8 1/8 1/8; A 7/8 7/8 7/8; B 1/2 1/2 1/2; B 1/2 1/4 1/4; B 1/4 1/2 1/4;"
                  + " B 1/4 1/4 1/2"),
          cubic(
              "fluorite",
              "CaF2 (C1); antifluorite such as Li2O too",
              "CaF2:5.463",
              "F A 0 0 0; B 1/4 1/4 1/4; B 3/4 3/4 3/4"),
          tetragonal(
              "rutile",
              "TiO2 (C4), u = 0.305",
              "TiO2:4.594:2.959",
              0.6441,
              "A 0 0 0; A 1/2 1/2 1/2; B .305 .305 0; B .695 .695 0; B .805 .195 .5; B .195 .805"
                  + " .5"),
          cubic(
              "perovskite",
              "SrTiO3",
              "SrTiO3:3.905",
              "A 0 0 0; B 1/2 1/2 1/2; C 1/2 1/2 0; C 1/2 0 1/2; C 0 1/2 1/2"),
          cubic(
              "heusler",
              "Cu2MnAl (L2_1)",
              "Cu2MnAl:5.95",
              "F A 1/4 1/4 1/4; A 3/4 3/4 3/4; B 1/2 1/2 1/2; C 0 0 0"));

  private static Prototype cubic(String name, String help, String example, String sites) {
    return new Prototype(name, help, example, System.CUBIC, 1, sites);
  }

  private static Prototype tetragonal(
      String name, String help, String example, double ratio, String sites) {
    return new Prototype(name, help, example, System.TETRAGONAL, ratio, sites);
  }

  private static Prototype hexagonal(
      String name, String help, String example, double ratio, String sites) {
    return new Prototype(name, help, example, System.HEXAGONAL, ratio, sites);
  }

  /** Sites of each sublattice, fractional, by letter. */
  Map<String, List<double[]>> sublattices() {
    Map<String, List<double[]>> found = new LinkedHashMap<>();
    boolean faces = sites.startsWith("F ");
    boolean body = sites.startsWith("I ");
    double[][] centring = faces ? FACES : body ? BODY : new double[][] {{0, 0, 0}};
    for (String site : (faces || body ? sites.substring(2) : sites).split(";")) {
      String[] words = site.strip().split("\\s+");
      for (double[] shift : centring) {
        double[] x = new double[3];
        for (int a = 0; a < 3; a++) {
          double f = fraction(words[a + 1]) + shift[a];
          x[a] = f >= 1 ? f - 1 : f;
        }
        found.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(x);
      }
    }
    return found;
  }

  private static double fraction(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Double.parseDouble(text)
        : Double.parseDouble(text.substring(0, slash))
            / Double.parseDouble(text.substring(slash + 1));
  }

  Cell cell(double a, double c) {
    return system == System.HEXAGONAL
        ? Cell.periodic(new double[] {a, 0, 0, -a / 2, a * Math.sqrt(3) / 2, 0, 0, 0, c})
        : Cell.box(a, a, c);
  }

  /** The crystal with an element on each sublattice. */
  Structure crystal(Map<String, Element> elements, Cell cell) {
    AtomList atoms = new AtomList();
    double[] v = cell.vectors();
    sublattices()
        .forEach(
            (letter, list) -> {
              for (double[] x : list) {
                atoms.add(
                    elements.get(letter),
                    x[0] * v[0] + x[1] * v[3] + x[2] * v[6],
                    x[0] * v[1] + x[1] * v[4] + x[2] * v[7],
                    x[0] * v[2] + x[1] * v[5] + x[2] * v[8]);
              }
            });
    return atoms.in(cell);
  }
}
