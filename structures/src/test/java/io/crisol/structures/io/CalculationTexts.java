package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Locale;

/** Texts as pw.x and CP2K print them, for frames whose labels are known. */
final class CalculationTexts {
  static final double RY = Units.HARTREE / 2;

  private CalculationTexts() {}

  /** Eight atoms of two elements in a triclinic cell, with energy, forces and a full stress. */
  static Frame frame(long seed) {
    RandomStream random = new RandomStream(seed);
    double[] cell = {5.4, 0.11, -0.23, 0.37, 5.9, 0.19, -0.41, 0.29, 6.3};
    double[] positions = new double[24];
    double[] forces = new double[24];
    for (int k = 0; k < 24; k++) {
      int corner = k / 3 >> k % 3 & 1;
      positions[k] = 0.3 + 2.8 * corner + 0.3 * random.nextDouble();
      forces[k] = 4 * random.nextDouble() - 2;
    }
    double[] stress = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        stress[3 * a + b] = 0.1 * random.nextDouble() - 0.05;
        stress[3 * b + a] = stress[3 * a + b];
      }
    }
    Element[] elements = new Element[8];
    java.util.Arrays.fill(elements, 0, 3, Element.Li);
    java.util.Arrays.fill(elements, 3, 8, Element.O);
    return Frame.of(
        new Structure(Cell.periodic(cell), elements, positions),
        Labels.NONE
            .withEnergy(-1234.5 - random.nextDouble())
            .withForces(forces)
            .withStress(stress));
  }

  static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /** Where pw.x starts and what it says of the structure. */
  static String pwHead(Structure s) {
    double alat = 10.5;
    double unit = alat * Units.BOHR;
    StringBuilder text = new StringBuilder("\n     Program PWSCF v.6.7MaX starts on 21Nov2026\n\n");
    text.append("     bravais-lattice index     =            0\n");
    text.append(format("     lattice parameter (alat)  =  %12.4f  a.u.%n", alat));
    text.append(format("     number of atoms/cell      = %12d%n", s.size()));
    text.append("     number of atomic types    =            2\n\n");
    text.append(format("     celldm(1)=%11.6f  celldm(2)=   0.000000%n%n", alat));
    text.append("     crystal axes: (cart. coord. in units of alat)\n");
    double[] v = s.cell().vectors();
    for (int a = 0; a < 3; a++) {
      text.append(
          format(
              "               a(%d) = (%11.6f%11.6f%11.6f )  %n",
              a + 1, v[3 * a] / unit, v[3 * a + 1] / unit, v[3 * a + 2] / unit));
    }
    text.append("\n     atomic species   valence    mass     pseudopotential\n");
    for (Element e : s.elementSet()) {
      text.append(format("        %-8s      1.00  %10.5f     %s( 1.00)%n", e, e.mass(), e));
    }
    text.append("\n\n     site n.     atom                  positions (alat units)\n");
    for (int i = 0; i < s.size(); i++) {
      text.append(
          format(
              "      %4d          %3s  tau(%4d) = (%12.7f%12.7f%12.7f  )%n",
              i + 1,
              s.element(i),
              i + 1,
              s.coordinate(3 * i) / unit,
              s.coordinate(3 * i + 1) / unit,
              s.coordinate(3 * i + 2) / unit));
    }
    return text.append("\n     number of k points=     1\n\n").toString();
  }

  /** A converged SCF with all its results. */
  static String pwStep(Labels labels) {
    StringBuilder text = new StringBuilder("     Self-consistent Calculation\n\n");
    text.append("     iteration #  1     ecut=    20.00 Ry     beta= 0.70\n");
    text.append("     total energy              =     -63.29484930 Ry\n\n");
    text.append("     End of self-consistent calculation\n\n");
    double energy = labels.energy().orElseThrow();
    text.append(format("!    total energy              = %16.8f Ry%n", energy / RY));
    text.append("     estimated scf accuracy    <          9.3E-09 Ry\n\n");
    text.append("     convergence has been achieved in   8 iterations\n\n");
    text.append("     Forces acting on atoms (cartesian axes, Ry/au):\n\n");
    double[] f = labels.forces().orElseThrow();
    for (int i = 0; i < f.length / 3; i++) {
      text.append(format("     atom %4d type  1   force = ", i + 1));
      for (int axis = 0; axis < 3; axis++) {
        text.append(format("%14.8f", f[3 * i + axis] / RY * Units.BOHR));
      }
      text.append('\n');
    }
    text.append("     The non-local contrib.  to forces\n");
    text.append("     atom    1 type  1   force =     9.00000000    9.00000000    9.00000000\n");
    text.append("\n     Total force =     0.207508     Total SCF correction =     0.000118\n\n");
    text.append("     Computing stress (Cartesian axis) and pressure\n\n");
    text.append(
        "          total   stress  (Ry/bohr**3)                   (kbar)     P=       -17.49\n");
    double[] s = labels.stress().orElseThrow();
    double unit = -RY / Math.pow(Units.BOHR, 3);
    for (int a = 0; a < 3; a++) {
      double[] row = {s[3 * a] / unit, s[3 * a + 1] / unit, s[3 * a + 2] / unit};
      text.append(format("%14.8f%14.8f%14.8f", row[0], row[1], row[2]));
      double kbar = 147105.08;
      text.append(format("%14.2f%12.2f%12.2f%n", row[0] * kbar, row[1] * kbar, row[2] * kbar));
    }
    return text.append("\n\n").toString();
  }

  static String pwEnd() {
    return "     Writing output data file ./tmp/x.save/\n\n   JOB DONE.\n";
  }

  /** New positions of a relaxation or molecular dynamics; with a cell for vc-relax. */
  static String pwMoved(Structure s, boolean cell, String unit) {
    StringBuilder text = new StringBuilder();
    double[] v = s.cell().vectors();
    if (cell) {
      text.append("CELL_PARAMETERS (alat= 10.50000000)\n");
      for (int a = 0; a < 3; a++) {
        for (int x = 0; x < 3; x++) {
          text.append(format("%14.9f", v[3 * a + x] / Units.BOHR / 10.5));
        }
        text.append('\n');
      }
      text.append('\n');
    }
    text.append("ATOMIC_POSITIONS (" + unit + ")\n");
    for (int i = 0; i < s.size(); i++) {
      double x = s.coordinate(3 * i);
      double y = s.coordinate(3 * i + 1);
      double z = s.coordinate(3 * i + 2);
      text.append(format("%-6s", s.element(i)));
      for (int a = 0; a < 3; a++) {
        double value =
            switch (unit) {
              case "crystal" -> s.cell().fractional(a, x, y, z);
              case "angstrom" -> s.coordinate(3 * i + a);
              case "bohr" -> s.coordinate(3 * i + a) / Units.BOHR;
              default -> s.coordinate(3 * i + a) / Units.BOHR / 10.5;
            };
        text.append(format("%20.10f", value));
      }
      text.append('\n');
    }
    return text.append("\n\n").toString();
  }

  /** The XML of one structure. */
  static String xmlStructure(Structure s) {
    StringBuilder text = new StringBuilder("<atomic_structure nat=\"" + s.size() + "\">\n");
    text.append("<atomic_positions>\n");
    for (int i = 0; i < s.size(); i++) {
      text.append(
          format("<atom name=\"%s\" index=\"%d\">", s.element(i), i + 1)
              + vector(s.positions(), 3 * i, 1 / Units.BOHR)
              + "</atom>\n");
    }
    text.append("</atomic_positions>\n<cell>\n");
    for (int a = 0; a < 3; a++) {
      String name = "a" + (a + 1);
      text.append(
          "<"
              + name
              + ">"
              + vector(s.cell().vectors(), 3 * a, 1 / Units.BOHR)
              + "</"
              + name
              + ">\n");
    }
    return text.append("</cell>\n</atomic_structure>\n").toString();
  }

  private static String vector(double[] values, int from, double factor) {
    return format(
        "%.15e %.15e %.15e",
        values[from] * factor, values[from + 1] * factor, values[from + 2] * factor);
  }

  /** Energy, forces and stress as pw.x's XML has them. */
  static String xmlResults(Labels labels) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "<total_energy><etot>%.15e</etot></total_energy>%n",
            labels.energy().orElseThrow() / Units.HARTREE));
    double[] f = labels.forces().orElseThrow();
    text.append(format("<forces rank=\"2\" dims=\"3 %d\" order=\"F\">%n", f.length / 3));
    for (int i = 0; i < f.length / 3; i++) {
      text.append(vector(f, 3 * i, Units.BOHR / Units.HARTREE)).append('\n');
    }
    text.append("</forces>\n<stress rank=\"2\" dims=\"3 3\" order=\"F\">\n");
    double[] s = labels.stress().orElseThrow();
    for (int a = 0; a < 3; a++) {
      text.append(vector(s, 3 * a, -Math.pow(Units.BOHR, 3) / Units.HARTREE)).append('\n');
    }
    return text.append("</stress>\n").toString();
  }

  static String xmlConverged(boolean converged) {
    return "<scf_conv><convergence_achieved>" + converged + "</convergence_achieved></scf_conv>\n";
  }

  static String xmlHead(String calculation) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <qes:espresso Units="Hartree atomic units" xmlns:qes="http://www.quantum-espresso.org/ns/qes/qes-1.0">
    <general_info><creator NAME="PWSCF" VERSION="7.2">XML file</creator></general_info>
    <input><control_variables><calculation>%s</calculation><forces>true</forces>
    <stress>true</stress></control_variables>
    <atomic_species ntyp="2"><species name="Li"><mass>6.94</mass></species>
    <species name="O"><mass>15.999</mass></species></atomic_species></input>
    """
        .formatted(calculation);
  }

  /** The head of a CP2K output. */
  static String cpHead(Structure s, String runType) {
    StringBuilder text = new StringBuilder();
    text.append("  **** **** ******  **  PROGRAM STARTED AT               2026-11-21 03:27\n");
    text.append(" CP2K| version string:                         CP2K version 2023.1\n");
    text.append(" GLOBAL| Run type                              " + runType + "\n\n");
    double[] v = s.cell().vectors();
    String names = "abc";
    for (int a = 0; a < 3; a++) {
      double norm = io.crisol.structures.Matrix3.rowNorm(v, a);
      text.append(
          format(
              " CELL| Vector %s [angstrom]: %11.3f%10.3f%10.3f   |%s| = %12.6f%n",
              names.charAt(a), v[3 * a], v[3 * a + 1], v[3 * a + 2], names.charAt(a), norm));
    }
    text.append(format(" CELL| Angle (b,c), alpha [degree]: %30.6f%n", angle(v, 1, 2)));
    text.append(format(" CELL| Angle (a,c), beta  [degree]: %30.6f%n", angle(v, 0, 2)));
    text.append(format(" CELL| Angle (a,b), gamma [degree]: %30.6f%n", angle(v, 0, 1)));
    text.append(" CELL| Periodicity                                   XYZ\n\n");
    text.append(format("                             - Atoms: %40d%n%n", s.size()));
    return text + cpCoordinates(s);
  }

  static double angle(double[] v, int a, int b) {
    double dot = 0;
    for (int x = 0; x < 3; x++) {
      dot += v[3 * a + x] * v[3 * b + x];
    }
    return Math.toDegrees(
        Math.acos(
            dot
                / io.crisol.structures.Matrix3.rowNorm(v, a)
                / io.crisol.structures.Matrix3.rowNorm(v, b)));
  }

  static String cpCoordinates(Structure s) {
    StringBuilder text =
        new StringBuilder(
            " MODULE QUICKSTEP: ATOMIC COORDINATES IN ANGSTROM\n\n"
                + "   Atom Kind Element         X             Y             Z       Z(eff)  Mass\n");
    for (int i = 0; i < s.size(); i++) {
      text.append(
          format(
              "   %4d    1 %-2s  %3d  %12.6f  %12.6f  %12.6f   3.0000   6.9410%n",
              i + 1,
              s.element(i),
              s.element(i).atomicNumber(),
              s.coordinate(3 * i),
              s.coordinate(3 * i + 1),
              s.coordinate(3 * i + 2)));
    }
    return text.append("\n\n\n").toString();
  }

  /** A converged step of CP2K; recent versions print forces in another form. */
  static String cpStep(Labels labels, String stressUnit, boolean recent) {
    StringBuilder text = new StringBuilder(" SCF WAVEFUNCTION OPTIMIZATION\n\n");
    text.append("  *** SCF run converged in    11 steps ***\n\n");
    text.append(
        format(
            " ENERGY| Total FORCE_EVAL ( QS ) energy [%s]: %26.15f%n%n",
            recent ? "hartree" : "a.u.", labels.energy().orElseThrow() / Units.HARTREE));
    text.append(
        recent
            ? " FORCES| Atomic forces [hartree/bohr]\n FORCES| Atom     x     y     z     |f|\n"
            : " ATOMIC FORCES in [a.u.]\n\n # Atom   Kind   Element     X        Y        Z\n");
    double[] f = labels.forces().orElseThrow();
    for (int i = 0; i < f.length / 3; i++) {
      text.append(recent ? format(" FORCES| %6d", i + 1) : format(" %6d      1      Li   ", i + 1));
      for (int axis = 0; axis < 3; axis++) {
        text.append(format("%16.8f", f[3 * i + axis] / Units.HARTREE * Units.BOHR));
      }
      text.append(recent ? "  1.00000000\n" : "\n");
    }
    text.append(recent ? " FORCES| Sum  0.0 0.0 0.0 0.0\n\n" : " SUM OF ATOMIC FORCES 0 0 0 0\n\n");
    double unit = "bar".equals(stressUnit) ? 1e4 : 1;
    text.append(" STRESS| Analytical stress tensor [" + stressUnit + "]\n");
    text.append(" STRESS|                        x                   y                   z\n");
    double[] s = labels.stress().orElseThrow();
    for (int a = 0; a < 3; a++) {
      text.append(" STRESS|      " + "xyz".charAt(a));
      for (int b = 0; b < 3; b++) {
        text.append(format("%20.11E", -s[3 * a + b] * Units.GPA * unit));
      }
      text.append('\n');
    }
    text.append(" STRESS| 1/3 Trace                                  2.70734508162E+00\n\n");
    text.append(
        " STRESS| Eigenvectors and eigenvalues of the analytical stress tensor [GPa]\n"
            + " STRESS|                        1                   2                   3\n"
            + " STRESS|      x           0.000000363288     -0.000003304517      0.999999999994\n\n");
    return text.toString();
  }

  static String cpEnd() {
    return "  **** **** ******  **  PROGRAM ENDED AT                 2026-11-21 03:38:17.763\n";
  }
}
