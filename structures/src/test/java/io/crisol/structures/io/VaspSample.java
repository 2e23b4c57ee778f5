package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A rattled triclinic crystal with labels, and how VASP would print it. */
final class VaspSample {
  private static final int ATOMS = 8;

  private VaspSample() {}

  /** Two frames of the same atoms, with energy, forces and a full stress. */
  static List<Frame> frames() {
    return List.of(frame(1), frame(2));
  }

  private static Frame frame(long seed) {
    Random random = new Random(seed);
    double[] cell = {5.1, 0.02 * seed, -0.1, 0.4, 5.3, 0.2, -0.3, 0.25, 5.6};
    Element[] elements = new Element[ATOMS];
    Arrays.fill(elements, 0, 4, Element.Mg);
    Arrays.fill(elements, 4, ATOMS, Element.O);
    double[] positions = new double[3 * ATOMS];
    double[] forces = new double[3 * ATOMS];
    for (int k = 0; k < positions.length; k++) {
      int corner = (k / 3) >> (k % 3) & 1;
      positions[k] = rounded(2.6 * corner + 0.3 * random.nextDouble(), 5);
      forces[k] = rounded(random.nextGaussian(), 6);
    }
    double[] s = random.doubles(6, -90, 90).map(v -> rounded(v, 5)).toArray();
    double[] kilobars = {s[0], s[3], s[5], s[3], s[1], s[4], s[5], s[4], s[2]};
    double[] stress = Arrays.stream(kilobars).map(v -> v * (-0.1 / Units.GPA)).toArray();
    return Frame.of(
        new Structure(Cell.periodic(cell), elements, positions),
        Labels.NONE
            .withEnergy(rounded(-47.3 - random.nextDouble(), 8))
            .withForces(forces)
            .withStress(stress));
  }

  private static double rounded(double value, int digits) {
    return Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
  }

  private static double[] kilobars(Frame frame) {
    return Arrays.stream(frame.labels().stress().orElseThrow())
        .map(v -> v * -10 * Units.GPA)
        .toArray();
  }

  /** The frames as an OUTCAR, as far as it matters. */
  static String outcar(List<Frame> frames) {
    StringBuilder out = new StringBuilder(" vasp.6.3.0 20Jan22 (build Feb 22 2022) complex\n\n");
    out.append("   TITEL  = PAW_PBE Mg 13Apr2007\n   TITEL  = PAW_PBE O 08Apr2002\n");
    out.append("   number of dos      NEDOS =    301   number of ions     NIONS =      8\n");
    out.append("   ions per type =               4   4\n");
    out.append("   NELM   =     60;   NELMIN=  2; NELMDL= -5     # of ELM steps\n\n");
    for (int k = 0; k < frames.size(); k++) {
      step(out, frames.get(k), k + 1);
    }
    return out.append("\n General timing and accounting informations for this job:\n").toString();
  }

  private static void step(StringBuilder out, Frame frame, int number) {
    for (int i = 1; i <= 12; i++) {
      out.append(String.format(Locale.ROOT, "----- Iteration %6d(%4d)  -----\n", number, i));
      out.append("  free energy    TOTEN  =  99.0 eV\n  energy without entropy = 99.0\n");
    }
    out.append("------ aborting loop because EDIFF is reached ------\n");
    double[] p = kilobars(frame);
    out.append("  in kB  ");
    row(out, 12, 5, p[0], p[4], p[8], p[1], p[5], p[2]);
    out.append("\n      direct lattice vectors                 reciprocal lattice vectors\n");
    double[] cell = frame.structure().cell().vectors();
    for (int a = 0; a < 9; a += 3) {
      row(out, 13, 9, cell[a], cell[a + 1], cell[a + 2], 0, 0, 0);
      out.append('\n');
    }
    out.append("\n POSITION                   TOTAL-FORCE (eV/Angst)\n ").append("-".repeat(83));
    double[] x = frame.structure().positions();
    double[] f = frame.labels().forces().orElseThrow();
    for (int k = 0; k < x.length; k += 3) {
      out.append('\n');
      row(out, 13, 5, x[k], x[k + 1], x[k + 2]);
      out.append("  ");
      row(out, 15, 6, f[k], f[k + 1], f[k + 2]);
    }
    out.append("\n ").append("-".repeat(83)).append("\n\n");
    double e = frame.labels().energy().orElseThrow();
    out.append("  FREE ENERGIE OF THE ION-ELECTRON SYSTEM (eV)\n  -------------\n");
    out.append("  free  energy   TOTEN  =");
    row(out, 18, 8, e - 0.25);
    out.append(" eV\n\n  energy  without entropy=");
    row(out, 18, 8, e + 0.25);
    out.append("  energy(sigma->0) =");
    row(out, 18, 8, e);
    out.append("\n\n");
  }

  private static void row(StringBuilder out, int width, int digits, double... values) {
    for (double value : values) {
      out.append(String.format(Locale.ROOT, "%" + width + "." + digits + "f", value));
    }
  }

  /** The frames as a vasprun.xml, as far as it matters. */
  static String vasprun(List<Frame> frames) {
    StringBuilder out =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<modeling>\n");
    out.append("<parameters><separator name=\"electronic convergence\" >\n");
    out.append("<i type=\"int\" name=\"NELM\">    60</i></separator>\n");
    out.append("<separator name=\"response functions\" >");
    out.append("<i type=\"int\" name=\"NELM\">     1</i></separator></parameters>\n");
    out.append("<atominfo><atoms>       8 </atoms>\n<array name=\"atoms\" ><set>\n");
    for (Element element : frames.getFirst().structure().elements()) {
      out.append("<rc><c>%-2s</c><c>   1</c></rc>\n".formatted(element));
    }
    out.append("</set></array></atominfo>\n");
    frames.forEach(frame -> calculation(out, frame));
    return out.append("</modeling>\n").toString();
  }

  private static void calculation(StringBuilder out, Frame frame) {
    double e = frame.labels().energy().orElseThrow();
    out.append("<calculation>\n");
    for (int i = 0; i < 12; i++) {
      out.append("<scstep><energy>\n").append(energy("e_fr_energy", e - 1.25));
      out.append(energy("e_0_energy", e - 1)).append("</energy></scstep>\n");
    }
    out.append("<structure><crystal>");
    varray(out, "basis", frame.structure().cell().vectors(), 8);
    out.append("</crystal>");
    double[] p = frame.structure().positions();
    double[] f = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      int i = k - k % 3;
      f[k] = frame.structure().cell().fractional(k % 3, p[i], p[i + 1], p[i + 2]);
    }
    varray(out, "positions", f, 16);
    out.append("</structure>");
    varray(out, "forces", frame.labels().forces().orElseThrow(), 8);
    varray(out, "stress", kilobars(frame), 8);
    out.append("<energy>\n").append(energy("e_fr_energy", e - 0.25));
    out.append(energy("e_0_energy", 0)).append("</energy>\n</calculation>\n");
  }

  private static String energy(String name, double value) {
    return String.format(Locale.ROOT, "<i name=\"%s\">%16.8f </i>\n", name, value);
  }

  private static void varray(StringBuilder out, String name, double[] values, int digits) {
    out.append("<varray name=\"").append(name).append("\" >\n");
    for (int k = 0; k < values.length; k += 3) {
      out.append("<v>");
      row(out, digits + 8, digits, values[k], values[k + 1], values[k + 2]);
      out.append(" </v>\n");
    }
    out.append("</varray>\n");
  }

  /** Same atoms and labels, to a tolerance in Å, eV, eV/Å and (a thousandth) eV/Å³. */
  static void same(Frame found, Frame wanted, double tolerance) {
    assertThat(found.structure().elements()).isEqualTo(wanted.structure().elements());
    near(found.structure().cell().vectors(), wanted.structure().cell().vectors(), tolerance);
    near(found.structure().positions(), wanted.structure().positions(), tolerance);
    assertThat(found.labels().energy().orElseThrow())
        .isCloseTo(wanted.labels().energy().orElseThrow(), within(tolerance));
    near(found.labels().forces().orElseThrow(), wanted.labels().forces().orElseThrow(), tolerance);
    near(
        found.labels().stress().orElseThrow(),
        wanted.labels().stress().orElseThrow(),
        1e-3 * tolerance);
  }

  private static void near(double[] found, double[] wanted, double tolerance) {
    assertThat(found).containsExactly(wanted, within(tolerance));
  }
}
