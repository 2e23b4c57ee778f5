package io.crisol.simulation.defects;

import io.crisol.simulation.defects.Surroundings.Near;
import java.util.List;

/** What voids are called, by the atoms that bound them. */
final class Shapes {
  /** Atoms farther than the nearest by no more than this share bound a void. */
  private static final double SHELL = 0.1;

  private Shapes() {}

  /** Name of the void around a point; nearest atoms first. */
  static String name(List<Near> around) {
    int shell = shell(around);
    if (isOctahedron(around)) {
      return "octahedral";
    }
    return switch (shell) {
      case 3 -> "trigonal";
      case 4 -> "tetrahedral";
      case 5 -> "bipyramidal";
      case 6 -> "hexagonal";
      case 8 -> "cubic";
      case 12 -> "cuboctahedral";
      default -> "void";
    };
  }

  /** Name of the middle of a bond of an atom with these neighbours. */
  static String bond(List<Near> aroundAtom) {
    return shell(aroundAtom) <= 4 ? "bond_centre" : "crowdion";
  }

  private static int shell(List<Near> around) {
    double nearest = around.getFirst().distance();
    return (int) around.stream().filter(n -> n.distance() <= (1 + SHELL) * nearest).count();
  }

  /** Six atoms in three opposite pairs about at right angles, all others farther away. */
  private static boolean isOctahedron(List<Near> around) {
    boolean apart =
        around.size() > 6
            && around.get(6).distance() > (1 + SHELL) * around.get(5).distance()
            && around.get(5).distance() < 1.5 * around.getFirst().distance();
    for (int i = 0; apart && i < 6; i++) {
      int opposite = 0;
      for (int j = 0; j < 6; j++) {
        double cosine =
            Crystal.dot(around.get(i).way(), around.get(j).way())
                / around.get(i).distance()
                / around.get(j).distance();
        opposite += cosine < -0.9 ? 1 : 0;
        apart &= i == j || cosine < -0.9 || Math.abs(cosine) < 0.34;
      }
      apart &= opposite == 1;
    }
    return apart;
  }
}
