package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Units;

/**
 * The Bravais lattices of pw.x: {@code ibrav} with {@code celldm(1..6)} (bohr, ratios, cosines) or
 * {@code A, B, C, cosAB, cosAC, cosBC} (Å). Source: description of ibrav in
 * https://www.quantum-espresso.org/Doc/INPUT_PW.html (version 6.5 and later for ibrav = −13).
 */
final class PwLattice {
  private final int ibrav;
  private final PwNamelists input;
  private final double a;
  private final boolean conventional;

  /** Takes ibrav and the lattice parameters. */
  PwLattice(PwNamelists input) {
    this.input = input;
    ibrav = index(input);
    boolean bohr = given("celldm(1)");
    boolean angstrom = given("a");
    if (bohr && angstrom) {
      throw bad("both celldm and A are given; pw.x takes one of them");
    }
    conventional = angstrom;
    a = bohr ? parameter("celldm(1)") * Units.BOHR : angstrom ? parameter("a") : Double.NaN;
    if ((bohr || angstrom) && !(a > 0)) {
      throw bad("the lattice parameter must be above zero");
    }
  }

  private static int index(PwNamelists input) {
    String text =
        input.text("ibrav").orElseThrow(() -> bad("&SYSTEM gives no ibrav, which pw.x needs"));
    if (!text.matches("[+-]?[0-9]{1,3}")) {
      throw bad("ibrav = " + CalculationReader.quote(text) + " is no whole number");
    }
    return Integer.parseInt(text);
  }

  private boolean given(String key) {
    return input.number(key).filter(value -> value != 0).isPresent();
  }

  private double parameter(String key) {
    double value = input.number(key).orElse(0.0);
    if (!Double.isFinite(value)) {
      throw bad(
          key + " = " + CalculationReader.quote(input.text(key).orElse("")) + " is not a number");
    }
    return value;
  }

  private static ProblemException bad(String why) {
    return Problem.FILE_MALFORMED.with("the lattice", why);
  }

  /** Bravais-lattice index; 0 where the vectors are given freely. */
  int ibrav() {
    return ibrav;
  }

  /** The lattice parameter in Å, NaN where it is not given. */
  double alat() {
    return a;
  }

  /** b/a (which = 2) or c/a (which = 3), which must be above zero. */
  private double ratio(int which) {
    double value =
        conventional ? parameter(which == 2 ? "b" : "c") / a : parameter("celldm(" + which + ")");
    if (!(value > 0 && value < 1e6)) {
      throw bad(
          "ibrav = %d needs %s above zero"
              .formatted(ibrav, conventional ? which == 2 ? "B" : "C" : "celldm(" + which + ")"));
    }
    return value;
  }

  /** A cosine: {@code celldm(which)} or the named one; between −1 and 1. */
  private double cosine(int which, String name) {
    double value = parameter(conventional ? name : "celldm(" + which + ")");
    if (!(Math.abs(value) < 1)) {
      throw bad(
          "ibrav = %d needs the cosine %s between -1 and 1"
              .formatted(ibrav, conventional ? name : "celldm(" + which + ")"));
    }
    return value;
  }

  /** The cell vectors as rows, Å; not for ibrav = 0. */
  double[] vectors() {
    if (Double.isNaN(a)) {
      throw bad("ibrav = " + ibrav + " needs celldm(1) or A");
    }
    return PwNumbers.scaled(inUnitsOfA(), a);
  }

  private double[] inUnitsOfA() {
    return switch (ibrav) {
      case 1 -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
      case 2 -> new double[] {-.5, 0, .5, 0, .5, .5, -.5, .5, 0};
      case 3 -> new double[] {.5, .5, .5, -.5, .5, .5, -.5, -.5, .5};
      case -3 -> new double[] {-.5, .5, .5, .5, -.5, .5, .5, .5, -.5};
      case 4 -> new double[] {1, 0, 0, -.5, Math.sqrt(3) / 2, 0, 0, 0, ratio(3)};
      case 5, -5 -> trigonal(cosine(4, "cosab"));
      case 6 -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, ratio(3)};
      case 7 -> bodyCentredTetragonal(ratio(3) / 2);
      case 8, 9, -9, 91, 10, 11 -> orthorhombic(ratio(2), ratio(3));
      case 12, 13 -> monoclinicC(ratio(2), ratio(3), cosine(4, "cosab"));
      case -12, -13 -> monoclinicB(ratio(2), ratio(3), cosine(5, "cosac"));
      case 14 -> triclinic(ratio(2), ratio(3));
      default -> throw bad("ibrav = " + ibrav + " is no lattice of pw.x");
    };
  }

  private double[] trigonal(double cosine) {
    if (!(1 + 2 * cosine > 0)) {
      throw bad("ibrav = " + ibrav + " needs a cosine above -1/2");
    }
    double tx = Math.sqrt((1 - cosine) / 2);
    double ty = Math.sqrt((1 - cosine) / 6);
    double tz = Math.sqrt((1 + 2 * cosine) / 3);
    if (ibrav == 5) {
      return new double[] {tx, -ty, tz, 0, 2 * ty, tz, -tx, -ty, tz};
    }
    double u = (tz - 2 * Math.sqrt(2) * ty) / Math.sqrt(3);
    double v = (tz + Math.sqrt(2) * ty) / Math.sqrt(3);
    return new double[] {u, v, v, v, u, v, v, v, u};
  }

  private static double[] bodyCentredTetragonal(double halfC) {
    return new double[] {.5, -.5, halfC, .5, .5, halfC, -.5, -.5, halfC};
  }

  private double[] orthorhombic(double b, double c) {
    double h = b / 2;
    double k = c / 2;
    return switch (ibrav) {
      case 9 -> new double[] {.5, h, 0, -.5, h, 0, 0, 0, c};
      case -9 -> new double[] {.5, -h, 0, .5, h, 0, 0, 0, c};
      case 91 -> new double[] {1, 0, 0, 0, h, -k, 0, h, k};
      case 10 -> new double[] {.5, 0, k, .5, h, 0, 0, h, k};
      case 11 -> new double[] {.5, h, k, -.5, h, k, -.5, -h, k};
      default -> new double[] {1, 0, 0, 0, b, 0, 0, 0, c};
    };
  }

  private double[] monoclinicC(double b, double c, double cosine) {
    double x = b * cosine;
    double y = b * Math.sqrt(1 - cosine * cosine);
    return ibrav == 12
        ? new double[] {1, 0, 0, x, y, 0, 0, 0, c}
        : new double[] {.5, 0, -c / 2, x, y, 0, .5, 0, c / 2};
  }

  private double[] monoclinicB(double b, double c, double cosine) {
    double x = c * cosine;
    double z = c * Math.sqrt(1 - cosine * cosine);
    return ibrav == -12
        ? new double[] {1, 0, 0, 0, b, 0, x, 0, z}
        : new double[] {.5, b / 2, 0, -.5, b / 2, 0, x, 0, z};
  }

  private double[] triclinic(double b, double c) {
    double alpha = cosine(4, "cosbc");
    double beta = cosine(5, "cosac");
    double gamma = cosine(6, "cosab");
    double sine = Math.sqrt(1 - gamma * gamma);
    double volume = 1 + 2 * alpha * beta * gamma - alpha * alpha - beta * beta - gamma * gamma;
    if (!(volume > 0)) {
      throw bad("the three cosines of ibrav = 14 leave no volume");
    }
    return new double[] {
      1,
      0,
      0,
      b * gamma,
      b * sine,
      0,
      c * beta,
      c * (alpha - beta * gamma) / sine,
      c * Math.sqrt(volume) / sine
    };
  }
}
