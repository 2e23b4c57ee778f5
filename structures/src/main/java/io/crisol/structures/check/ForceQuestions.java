package io.crisol.structures.check;

import io.crisol.structures.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Forces out of all proportion, and forces that do not sum to zero. */
final class ForceQuestions implements DatasetCheck.Question {
  /** Times the 95th percentile of the largest forces of all frames. */
  private static final double GRAVE = 8;

  private static final double DOUBTFUL = 5;

  /** Below these forces (eV/Å) nothing is called an outlier. */
  private static final double GRAVE_FORCE = 30;

  private static final double DOUBTFUL_FORCE = 10;

  /** Closer than this part of the sum of covalent radii, atoms may well feel large forces. */
  private static final double COMPRESSED = 0.8;

  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    outliers(set, findings);
    netForces(set, findings);
    allZero(set, findings);
  }

  private static void outliers(FrameSet set, List<Finding> findings) {
    int[] atoms = new int[set.size()];
    double[] largest = new double[set.size()];
    for (int k = 0; k < largest.length; k++) {
      double[] forces = forces(set, k);
      for (int i = 0; forces != null && i < forces.length / 3; i++) {
        double f = norm(forces[3 * i], forces[3 * i + 1], forces[3 * i + 2]);
        atoms[k] = f > largest[k] ? i : atoms[k];
        largest[k] = Math.max(largest[k], f);
      }
    }
    double[] sorted = largest.clone();
    Arrays.sort(sorted);
    double usual = sorted[(int) (0.95 * (sorted.length - 1))];
    for (int k = 0; k < largest.length; k++) {
      boolean explained = set.closest[k] != null && set.closest[k].relative() < COMPRESSED;
      boolean grave = !explained && largest[k] > Math.max(GRAVE * usual, GRAVE_FORCE);
      if (grave || largest[k] > Math.max(DOUBTFUL * usual, DOUBTFUL_FORCE)) {
        String text =
            "atom %d feels %.4g eV/Å; in 95 %% of the frames no force exceeds %.3g eV/Å"
                .formatted(atoms[k], largest[k], usual);
        findings.add(
            new Finding(
                "force-outlier", grave ? Severity.ERROR : Severity.WARNING, text, List.of(k)));
      }
    }
  }

  private static void netForces(FrameSet set, List<Finding> findings) {
    double[] net = new double[set.size()];
    int counted = 0;
    for (int k = 0; k < net.length; k++) {
      double[] forces = forces(set, k);
      net[k] = forces == null ? 0 : netForce(forces);
      counted += forces == null ? 0 : 1;
    }
    double limit = set.options.netForce();
    double usual = Robust.median(Arrays.stream(net).filter(f -> f > 0).toArray());
    List<Integer> above = new ArrayList<>();
    for (int k = 0; k < net.length; k++) {
      if (net[k] > limit) {
        above.add(k);
      }
    }
    if (above.size() > 0.5 * counted) {
      findings.add(mostForcesLeft(above, usual));
    } else {
      above.forEach(k -> findings.add(forceLeft(k, net[k], usual)));
    }
  }

  private static Finding mostForcesLeft(List<Integer> frames, double usual) {
    String text =
        ("the forces of most frames do not sum to zero (median %.3g eV/Å): were atoms held fixed, "
                + "or is there an external field?")
            .formatted(usual);
    return new Finding("net-force", Severity.WARNING, text, frames);
  }

  private static Finding forceLeft(int frame, double net, double usual) {
    Severity severity = net > 10 * usual ? Severity.ERROR : Severity.WARNING;
    String text =
        "the forces sum to %.3g eV/Å instead of zero (median of the set: %.1g eV/Å)"
            .formatted(net, usual);
    return new Finding("net-force", severity, text, List.of(frame));
  }

  /** Forces that are exactly zero without being so by symmetry: a placeholder, not a label. */
  private static void allZero(FrameSet set, List<Finding> findings) {
    List<Integer> zero = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (set.forceSquare[k] == 0 && set.frame(k).size() > 1 && !set.prints[k].isUniform()) {
        zero.add(k);
      }
    }
    if (!zero.isEmpty()) {
      String text =
          zero.size()
              + " frames have forces that are all exactly zero although their atoms differ: a missing label written as zero?";
      findings.add(new Finding("zero-forces", Severity.WARNING, text, zero));
    }
  }

  private static double netForce(double[] forces) {
    double[] sum = new double[3];
    for (int k = 0; k < forces.length; k++) {
      sum[k % 3] += forces[k];
    }
    return norm(sum[0], sum[1], sum[2]);
  }

  private static double norm(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  private static double[] forces(FrameSet set, int k) {
    Frame frame = set.frame(k);
    return Double.isNaN(set.forceSquare[k]) ? null : frame.labels().forces().orElse(null);
  }
}
