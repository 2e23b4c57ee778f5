package io.crisol.simulation.phonons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points of high symmetry of a Bravais lattice and a way through them.
 *
 * <p>Source: Setyawan and Curtarolo, Comput. Mater. Sci. 49, 299 (2010),
 * doi:10.1016/j.commatsci.2010.05.010; the way through the face-centred cubic zone is that of
 * Hinuma et al., Comput. Mater. Sci. 128, 140 (2017), doi:10.1016/j.commatsci.2016.10.015.
 *
 * @param lattice name of the lattice, in words
 * @param points in units of the reciprocal vectors of the standard primitive cell, by name
 * @param segments names of points, each list drawn without a break
 * @param conventional whether the names are those of the convention; false for the general way
 *     through a zone whose lattice is not among those known here
 */
public record BandPath(
    String lattice,
    Map<String, double[]> points,
    List<List<String>> segments,
    boolean conventional) {
  /** The centre of the zone. */
  public static final String GAMMA = "Γ";

  /**
   * @param table lines "X 0 1/2 1/2; …"
   * @param way "ΓX|YZ": names of points, breaks between
   */
  private static BandPath of(String lattice, Map<String, double[]> points, String way) {
    List<List<String>> segments = new ArrayList<>();
    for (String part : way.split("\\|")) {
      segments.add(List.of(part.split("–")));
    }
    return new BandPath(lattice, points, segments, true);
  }

  private static Map<String, double[]> points(String table, double... parameters) {
    Map<String, double[]> points = new LinkedHashMap<>();
    points.put(GAMMA, new double[3]);
    for (String line : table.split(";")) {
      String[] words = line.strip().split(" ");
      double[] q = new double[3];
      for (int a = 0; a < 3; a++) {
        q[a] = Coordinates.number(words[a + 1], parameters);
      }
      points.put(words[0], q);
    }
    return points;
  }

  static BandPath cubic() {
    return of("simple cubic", points("X 0 1/2 0; M 1/2 1/2 0; R 1/2 1/2 1/2"), "Γ–X–M–Γ–R–X|M–R");
  }

  static BandPath faceCentredCubic() {
    return of(
        "face-centred cubic",
        points("X 1/2 0 1/2; W 1/2 1/4 3/4; K 3/8 3/8 3/4; U 5/8 1/4 5/8; L 1/2 1/2 1/2"),
        "Γ–X–U|K–Γ–L–W–X");
  }

  static BandPath bodyCentredCubic() {
    return of(
        "body-centred cubic",
        points("H 1/2 -1/2 1/2; N 0 0 1/2; P 1/4 1/4 1/4"),
        "Γ–H–N–Γ–P–H|P–N");
  }

  static BandPath hexagonal() {
    return of(
        "hexagonal",
        points("M 1/2 0 0; K 1/3 1/3 0; A 0 0 1/2; L 1/2 0 1/2; H 1/3 1/3 1/2"),
        "Γ–M–K–Γ–A–L–H–A|L–M|K–H");
  }

  static BandPath tetragonal() {
    return of(
        "tetragonal",
        points("X 0 1/2 0; M 1/2 1/2 0; Z 0 0 1/2; R 0 1/2 1/2; A 1/2 1/2 1/2"),
        "Γ–X–M–Γ–Z–R–A–Z|X–R|M–A");
  }

  /** Body-centred tetragonal with lengths a, a, c. */
  static BandPath bodyCentredTetragonal(double a, double c) {
    if (c < a) {
      double eta = (1 + c * c / a / a) / 4;
      return of(
          "body-centred tetragonal, c < a",
          points(
              "M -1/2 1/2 1/2; N 0 1/2 0; P 1/4 1/4 1/4; X 0 0 1/2; Z p0 p0 -p0; Z1 -p0 1-p0 p0",
              eta),
          "Γ–X–M–Γ–Z–P–N–Z1–M|X–P");
    }
    double eta = (1 + a * a / c / c) / 4;
    double zeta = a * a / c / c / 2;
    return of(
        "body-centred tetragonal, c > a",
        points(
            "N 0 1/2 0; P 1/4 1/4 1/4; Σ -p0 p0 p0; Σ1 p0 1-p0 -p0; X 0 0 1/2; Y -p1 p1 1/2;"
                + " Y1 1/2 1/2 -p1; Z 1/2 1/2 -1/2",
            eta,
            zeta),
        "Γ–X–Y–Σ–Γ–Z–Σ1–N–P–Y1–Z|X–P");
  }

  static BandPath orthorhombic() {
    return of(
        "orthorhombic",
        points(
            "X 1/2 0 0; Y 0 1/2 0; Z 0 0 1/2; S 1/2 1/2 0; U 1/2 0 1/2; T 0 1/2 1/2; R 1/2 1/2"
                + " 1/2"),
        "Γ–X–S–Y–Γ–Z–U–R–T–Z|Y–T|U–X|S–R");
  }

  /** Rhombohedral with the cosine of its angle. */
  static BandPath rhombohedral(double cosine) {
    if (cosine > 0) {
      double eta = (1 + 4 * cosine) / (2 + 4 * cosine);
      return of(
          "rhombohedral, α < 90°",
          points(
              "L 1/2 0 0; B p0 1/2 1-p0; B1 1/2 1-p0 p0-1; F 1/2 1/2 0; L1 0 0 -1/2; P p0 p1 p1;"
                  + " P1 1-p1 1-p1 1-p0; P2 p1 p1 p0-1; Q 1-p1 p1 0; X p1 0 -p1; Z 1/2 1/2 1/2",
              eta,
              0.75 - eta / 2),
          "Γ–L–B1|B–Z–Γ–X|Q–F–P1–Z|L–P");
    }
    // 1 / (2 tan²(α/2))
    double eta = (1 + cosine) / (1 - cosine) / 2;
    return of(
        "rhombohedral, α > 90°",
        points(
            "F 1/2 -1/2 0; L 1/2 0 0; P 1-p1 -p1 1-p1; P1 p1 p1-1 p1-1; Q p0 p0 p0;"
                + " Q1 1-p0 -p0 -p0; Z 1/2 -1/2 1/2",
            eta,
            0.75 - eta / 2),
        "Γ–P–Z–Q–Γ–F–P1–Q1–L–Z");
  }

  /** Through the middles of the faces of any lattice in its shortest vectors. */
  static BandPath general(String lattice) {
    BandPath path =
        of(
            lattice,
            points(
                "X 1/2 0 0; Y 0 1/2 0; Z 0 0 1/2; L 1/2 1/2 0; M 0 1/2 1/2; N 1/2 0 1/2;"
                    + " R 1/2 1/2 1/2"),
            "X–Γ–Y|L–Γ–Z|N–Γ–M|R–Γ");
    return new BandPath(path.lattice, path.points, path.segments, false);
  }
}
