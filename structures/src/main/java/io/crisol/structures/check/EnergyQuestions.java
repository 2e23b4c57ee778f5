package io.crisol.structures.check;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Energies that fit neither the regression on the composition nor their family, and energies given
 * per atom.
 *
 * <p>Within a family the energy per atom of distorted structures rises with the mean square force,
 * as in a harmonic solid; a frame is an outlier only where both the median and that line miss it.
 */
final class EnergyQuestions implements DatasetCheck.Question {
  private static final int LEAST = 8;

  /** Grave: so many times the spread, and so many eV per atom. */
  private static final double GRAVE_SPREADS = 30;

  private static final double GRAVE_ENERGY = 0.4;
  private static final double DOUBTFUL_SPREADS = 30;
  private static final double DOUBTFUL_ENERGY = 0.05;

  /** Beyond this no energy per atom is one of binding only, eV. */
  private static final double BINDING = 50;

  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    List<Integer> with = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (!Double.isNaN(set.energy[k])) {
        with.add(k);
      }
    }
    if (with.size() < LEAST || perAtom(set, with, findings)) {
      return;
    }
    zero(set, with, findings);
    Set<Integer> named = new TreeSet<>();
    composition(set, with, findings, named);
    for (List<Integer> family : set.groups.members()) {
      List<Integer> members =
          family.stream().filter(k -> with.contains(k) && !named.contains(k)).toList();
      if (members.size() >= LEAST) {
        family(set, members, findings);
      }
    }
  }

  /** Do the energies hold more than what binds the atoms? */
  private static void zero(FrameSet set, List<Integer> with, List<Finding> findings) {
    double usual = Robust.median(with.stream().mapToDouble(k -> set.energy[k]).toArray());
    if (Math.abs(usual) > BINDING) {
      String text =
          ("energies are about %.5g eV per atom, far more than atoms bind: they contain energies of single atoms or count "
                  + "from another zero. Training takes an energy per element off, found by regression or given as "
                  + "reference_energies; all data must have the same zero")
              .formatted(usual);
      findings.add(new Finding("energy-zero", Severity.NOTE, text, List.of()));
    }
  }

  /**
   * Do the energies follow the number of atoms, or are they the same for small and large frames?
   */
  private static boolean perAtom(FrameSet set, List<Integer> with, List<Finding> findings) {
    double[] sizes = with.stream().mapToDouble(k -> set.frame(k).size()).toArray();
    double usual = Robust.median(sizes);
    double[][] rows = fractions(set, with);
    double[] c = Robust.fit(rows, with.stream().mapToDouble(k -> set.energy[k]).toArray());
    List<Double> asTotal = new ArrayList<>();
    List<Double> asEach = new ArrayList<>();
    for (int r = 0; r < sizes.length; r++) {
      double expected = Robust.dot(rows[r], c);
      double energy = set.energy[with.get(r)];
      if (sizes[r] < 0.8 * usual || sizes[r] > 1.25 * usual) {
        asTotal.add(Math.abs(energy / expected - 1));
        asEach.add(Math.abs(energy * sizes[r] / usual / expected - 1));
      }
    }
    double total = Robust.median(asTotal.stream().mapToDouble(v -> v).toArray());
    double each = Robust.median(asEach.stream().mapToDouble(v -> v).toArray());
    boolean perAtom = asTotal.size() >= 3 && total > 0.1 && each < 0.3 * total;
    if (perAtom) {
      String text =
          ("%d frames of another size than the usual %.0f atoms have the energy of the usual ones, not in proportion "
                  + "to their atoms: these are energies per atom; multiply them by the number of atoms")
              .formatted(asTotal.size(), usual);
      findings.add(new Finding("energy-per-atom", Severity.ERROR, text, with));
    }
    return perAtom;
  }

  private static double[][] fractions(FrameSet set, List<Integer> with) {
    Set<Element> elements = new TreeSet<>();
    with.forEach(k -> elements.addAll(set.frame(k).structure().elementSet()));
    List<Element> order = List.copyOf(elements);
    double[][] rows = new double[with.size()][order.size()];
    for (int r = 0; r < rows.length; r++) {
      Frame frame = set.frame(with.get(r));
      double[] row = rows[r];
      frame
          .structure()
          .composition()
          .forEach((e, n) -> row[order.indexOf(e)] = n / (double) frame.size());
    }
    return rows;
  }

  private static double[] residuals(double[][] rows, double[] y) {
    double[] c = Robust.fit(rows, y);
    double[] residuals = new double[y.length];
    for (int k = 0; k < y.length; k++) {
      residuals[k] = y[k] - Robust.dot(rows[k], c);
    }
    return residuals;
  }

  /** Against the regression on the composition: only what is beyond any physics. */
  private static void composition(
      FrameSet set, List<Integer> with, List<Finding> findings, Set<Integer> named) {
    double[] y = with.stream().mapToDouble(k -> set.energy[k]).toArray();
    double[] residuals = residuals(fractions(set, with), y);
    double spread = Math.max(Robust.spread(residuals), 1e-4);
    for (int r = 0; r < y.length; r++) {
      double limit = residuals[r] > 0 ? Math.max(12 * spread, 3) : Math.max(8 * spread, 1);
      if (Math.abs(residuals[r]) > limit) {
        int k = with.get(r);
        String text =
            "the energy is %+.3f eV/atom off the regression on the composition (spread of the set %.3f eV/atom)%s"
                .formatted(
                    residuals[r], spread, cause(y[r], residuals[r], set.frame(k).size(), limit));
        findings.add(new Finding("energy-outlier", Severity.ERROR, text, List.of(k)));
        named.add(k);
      }
    }
  }

  /** Names the slip that would explain an outlier. */
  private static String cause(double energy, double residual, int atoms, double limit) {
    double expected = energy - residual;
    if (atoms > 1 && Math.abs(energy * atoms - expected) < 0.5 * limit) {
      return "; it would fit as an energy per atom";
    }
    if (Math.abs(energy * Units.HARTREE - expected) < 0.5 * limit) {
      return "; it would fit in Hartree";
    }
    return Math.abs(-energy - expected) < 0.5 * limit ? "; it would fit with the other sign" : "";
  }

  private static void family(FrameSet set, List<Integer> members, List<Finding> findings) {
    double[] y = members.stream().mapToDouble(k -> set.energy[k]).toArray();
    double[][] constant = new double[y.length][1];
    double[][] line = new double[y.length][2];
    for (int r = 0; r < y.length; r++) {
      double square = set.forceSquare[members.get(r)];
      constant[r][0] = 1;
      line[r] = new double[] {1, Double.isNaN(square) ? 0 : square};
    }
    double[] flat = residuals(constant, y);
    double[] sloped = residuals(line, y);
    double flatSpread = Math.max(Robust.spread(flat), 1e-4);
    double slopedSpread = Math.max(Robust.spread(sloped), 1e-4);
    for (int r = 0; r < y.length; r++) {
      double spreads = Math.min(Math.abs(flat[r]) / flatSpread, Math.abs(sloped[r]) / slopedSpread);
      double off = Math.abs(flat[r]) < Math.abs(sloped[r]) ? flat[r] : sloped[r];
      boolean grave = spreads > GRAVE_SPREADS && Math.abs(off) > GRAVE_ENERGY;
      if (grave || spreads > DOUBTFUL_SPREADS && Math.abs(off) > DOUBTFUL_ENERGY) {
        findings.add(offFamily(set, members.get(r), off, spreads, grave));
      }
    }
  }

  private static Finding offFamily(
      FrameSet set, int frame, double off, double spreads, boolean grave) {
    String family = set.groups.names().get(set.groups.families()[frame]);
    String text =
        "the energy is %+.3f eV/atom off its family \"%s\", %.0f times the spread there"
            .formatted(off, family, spreads);
    Severity severity = grave ? Severity.ERROR : Severity.WARNING;
    return new Finding("energy-outlier", severity, text, List.of(frame));
  }
}
