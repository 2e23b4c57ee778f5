package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Do energies, forces and stresses speak of one and the same surface? Between two frames of the
 * same atoms the energy must change by the work of forces and stresses ({@link Displacement}). The
 * factor by which it does not names the wrong unit or sign. Where the evidence is weak nothing is
 * said.
 */
final class WorkQuestions implements DatasetCheck.Question {
  /** Partners per frame; enough for a robust factor, few enough for large sets. */
  private static final int WINDOW = 12;

  private static final int LEAST_PAIRS = 6;

  /** Beyond this displacement (Å) the trapezoidal rule is not trusted. */
  private static final double FAR = 0.6;

  private static final double TOLERANCE = 0.25;

  private static final Map<String, Double> FORCE_CAUSES = new LinkedHashMap<>();
  private static final Map<String, Double> STRESS_CAUSES = new LinkedHashMap<>();

  static {
    FORCE_CAUSES.put("the forces have the wrong sign (they are gradients)", -1.0);
    FORCE_CAUSES.put("the energies are in Hartree and the forces in eV/Å", 1 / Units.HARTREE);
    FORCE_CAUSES.put("the energies are in Rydberg and the forces in eV/Å", 2 / Units.HARTREE);
    FORCE_CAUSES.put(
        "the forces are in Hartree/Bohr and the energies in eV", Units.HARTREE / Units.BOHR);
    FORCE_CAUSES.put(
        "the forces are in Rydberg/Bohr and the energies in eV", 0.5 * Units.HARTREE / Units.BOHR);
    FORCE_CAUSES.put(
        "energies and forces are in Hartree and Hartree/Bohr, the positions in Å", 1 / Units.BOHR);
    FORCE_CAUSES.put("the energies are in kcal/mol and the forces in eV/Å", 23.0605);
    STRESS_CAUSES.put("in GPa, positive in tension", 1 / Units.GPA);
    STRESS_CAUSES.put("in GPa, positive in compression", -1 / Units.GPA);
    STRESS_CAUSES.put("in kbar, positive in tension", 0.1 / Units.GPA);
    STRESS_CAUSES.put("in kbar, positive in compression (as VASP prints it)", -0.1 / Units.GPA);
    STRESS_CAUSES.put("in Hartree/Bohr³", Units.HARTREE / Math.pow(Units.BOHR, 3));
    STRESS_CAUSES.put("in Rydberg/Bohr³", 0.5 * Units.HARTREE / Math.pow(Units.BOHR, 3));
  }

  /** Two frames and what lies between them. */
  private record Step(int one, int two, Displacement way) {}

  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    List<Step> steps = steps(set);
    double scale = forces(set, steps, findings);
    int before = findings.size();
    stress(set, steps, scale, findings);
    if (scale == 1 && findings.size() == before) {
      energies(set, steps, findings);
    }
  }

  /**
   * Frames whose energy all partners call wrong by the same amount, where forces and stresses are
   * right.
   */
  private static void energies(FrameSet set, List<Step> steps, List<Finding> findings) {
    List<List<Double>> offs = new ArrayList<>();
    set.frames.forEach(_ -> offs.add(new ArrayList<>()));
    List<Double> all = new ArrayList<>();
    for (Step step : steps) {
      boolean fixed = step.way.strain() < 1e-6 && Double.isFinite(step.way.forceWork());
      if (fixed || Double.isFinite(step.way.stressWork() + step.way.forceWork())) {
        double off = step.way.energy() - step.way.forceWork() - (fixed ? 0 : step.way.stressWork());
        offs.get(step.one).add(-off);
        offs.get(step.two).add(off);
        all.add(off);
      }
    }
    double spread = Math.max(Robust.spread(array(all)), 1e-3);
    for (int k = 0; k < set.size(); k++) {
      double off = Robust.median(array(offs.get(k)));
      double each = Math.abs(off) / set.frame(k).size();
      boolean enough =
          offs.get(k).size() >= LEAST_PAIRS && Math.abs(off) > 25 * spread && each > 0.05;
      Severity severity = each > 0.3 ? Severity.ERROR : Severity.WARNING;
      int frame = k;
      boolean known =
          findings.stream()
              .anyMatch(f -> f.code().equals("energy-outlier") && f.frames().contains(frame));
      if (enough && !known) {
        String text =
            "the energy is %+.3f eV/atom off what the forces and stresses of %d related frames announce (spread %.4f eV/atom)"
                .formatted(
                    off / set.frame(k).size(), offs.get(k).size(), spread / set.frame(k).size());
        findings.add(new Finding("energy-outlier", severity, text, List.of(k)));
      }
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  /** Each frame with the frames of the same formula that follow it. */
  private static List<Step> steps(FrameSet set) {
    Map<String, List<Integer>> byFormula = new HashMap<>();
    for (int k = 0; k < set.size(); k++) {
      byFormula.computeIfAbsent(set.frame(k).structure().formula(), _ -> new ArrayList<>()).add(k);
    }
    List<Step> steps = new ArrayList<>();
    for (List<Integer> alike : byFormula.values()) {
      int window = alike.size() <= 80 ? alike.size() : WINDOW;
      for (int i = 0; i < alike.size(); i++) {
        for (int j = i + 1; j < Math.min(alike.size(), i + 1 + window); j++) {
          int one = alike.get(i);
          int two = alike.get(j);
          Displacement.between(set.frame(one), set.frame(two))
              .filter(way -> way.rms() < FAR && Double.isFinite(way.energy()))
              .ifPresent(way -> steps.add(new Step(one, two, way)));
        }
      }
    }
    return steps;
  }

  /**
   * Judges the forces in fixed cells; the factor that makes the work of the forces an energy of
   * this set.
   */
  private static double forces(FrameSet set, List<Step> steps, List<Finding> findings) {
    List<Step> fixed =
        steps.stream()
            .filter(
                s ->
                    s.way.strain() < 1e-6
                        && s.way.rms() > 1e-3
                        && Double.isFinite(s.way.forceWork()))
            .toList();
    double[] x = fixed.stream().mapToDouble(s -> s.way.forceWork()).toArray();
    double[] y = fixed.stream().mapToDouble(s -> s.way.energy()).toArray();
    Slope slope = Slope.of(x, y, LEAST_PAIRS);
    if (slope.explained() < 0.7 || Math.abs(slope.factor() - 1) < 0.4) {
      return 1;
    }
    Set<Integer> frames = framesOf(fixed);
    double atoms = Robust.median(frames.stream().mapToDouble(k -> set.frame(k).size()).toArray());
    String said =
        "between %d pairs of frames the energy changes by %.4g times the work of the forces"
            .formatted(slope.pairs(), slope.factor());
    String cause = cause(FORCE_CAUSES, slope.factor());
    if (findings.stream().anyMatch(f -> f.code().equals("energy-per-atom"))) {
      return slope.factor();
    }
    if (atoms >= 4 && near(slope.factor(), 1 / atoms)) {
      findings.add(
          new Finding(
              "energy-per-atom",
              Severity.ERROR,
              said + ": these are energies per atom",
              List.copyOf(frames)));
    } else if (cause != null) {
      String code = slope.factor() < 0 ? "force-sign" : "energy-force-unit";
      findings.add(new Finding(code, Severity.ERROR, said + ": " + cause, List.copyOf(frames)));
    } else if (slope.explained() > 0.8) {
      findings.add(
          new Finding(
              "energy-force-mismatch",
              Severity.WARNING,
              said + " instead of 1: check the units of both",
              List.of()));
    } else {
      return 1;
    }
    return slope.factor();
  }

  private static void stress(
      FrameSet set, List<Step> steps, double forceScale, List<Finding> findings) {
    List<Step> strained =
        steps.stream()
            .filter(
                s ->
                    s.way.strain() > 2e-3
                        && Double.isFinite(s.way.stressWork())
                        && Math.abs(s.way.energy()) > 1e-4)
            .toList();
    List<Step> affine = strained.stream().filter(s -> s.way.rms() < 0.02).toList();
    boolean isAffine = affine.size() >= LEAST_PAIRS;
    List<Step> used = isAffine ? affine : strained;
    double[] x = used.stream().mapToDouble(s -> s.way.stressWork()).toArray();
    double[] y =
        used.stream().mapToDouble(s -> s.way.energy() - forceWork(s, forceScale)).toArray();
    Slope slope = Slope.of(x, y, LEAST_PAIRS);
    double needed = isAffine ? 0.6 : 0.75;
    if (slope.explained() >= needed && Math.abs(slope.factor() - 1) > 0.4) {
      diagnose(set, slope, findings);
    } else if (slope.explained() >= needed) {
      single(set, used, slope.factor(), forceScale, findings);
    }
    magnitude(set, slope, needed, findings);
  }

  private static double forceWork(Step step, double scale) {
    double work = step.way.forceWork();
    return Double.isFinite(work) ? scale * work : 0;
  }

  private static void diagnose(FrameSet set, Slope slope, List<Finding> findings) {
    List<Integer> frames = withStress(set);
    double volume =
        Robust.median(
            frames.stream().mapToDouble(k -> set.frame(k).structure().cell().volume()).toArray());
    String said =
        "under strain the energy changes by %.4g times what the stress announces (%d pairs of frames, dE/dV against tr σ)"
            .formatted(slope.factor(), slope.pairs());
    String cause = cause(STRESS_CAUSES, slope.factor());
    if (near(slope.factor(), -1)) {
      findings.add(
          new Finding(
              "stress-sign",
              Severity.ERROR,
              said
                  + ": the stress has the wrong sign; it must be positive in tension (VASP's is positive in compression)",
              frames));
    } else if (cause != null) {
      findings.add(
          new Finding(
              "stress-unit",
              Severity.ERROR,
              said + ": the stress is " + cause + " instead of eV/Å³, positive in tension",
              frames));
    } else if (near(Math.abs(slope.factor()) * volume, 1)) {
      findings.add(
          new Finding(
              "stress-unit",
              Severity.ERROR,
              said + ": the stress is a virial in eV, not divided by the volume",
              frames));
    } else {
      findings.add(
          new Finding(
              "stress-mismatch",
              Severity.WARNING,
              said + " instead of 1: check its unit and sign",
              List.of()));
    }
  }

  /** Frames whose stress alone has the wrong sign: with the sign turned, their pairs agree. */
  private static void single(
      FrameSet set, List<Step> used, double factor, double forceScale, List<Finding> findings) {
    double[] asIs = new double[set.size()];
    double[] turned = new double[set.size()];
    int[] pairs = new int[set.size()];
    for (Step step : used) {
      Displacement way = step.way;
      double energy = way.energy() - forceWork(step, forceScale);
      for (int end = 0; end < 2; end++) {
        int frame = end == 0 ? step.one : step.two;
        double other =
            Displacement.between(turned(set, step.one, frame), turned(set, step.two, frame))
                .orElseThrow()
                .stressWork();
        asIs[frame] += Math.abs(energy - factor * way.stressWork());
        turned[frame] += Math.abs(energy - factor * other);
        pairs[frame]++;
      }
    }
    List<Integer> wrong = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (pairs[k] >= LEAST_PAIRS && turned[k] < 0.3 * asIs[k] && asIs[k] / pairs[k] > 0.05) {
        wrong.add(k);
      }
    }
    if (!wrong.isEmpty()) {
      String text =
          "%d frames fit the energies of their neighbours only with the sign of their stress turned"
              .formatted(wrong.size());
      findings.add(new Finding("stress-sign", Severity.ERROR, text, wrong));
    }
  }

  private static Frame turned(FrameSet set, int k, int which) {
    Frame frame = set.frame(k);
    if (k != which) {
      return frame;
    }
    double[] stress = frame.labels().stress().orElseThrow().clone();
    for (int c = 0; c < 9; c++) {
      stress[c] = -stress[c];
    }
    return frame.withLabels(frame.labels().withStress(stress));
  }

  /**
   * Without evidence from strained cells: stresses beyond 160 GPa in most frames are none in eV/Å³.
   */
  private static void magnitude(FrameSet set, Slope slope, double needed, List<Finding> findings) {
    List<Integer> frames = withStress(set);
    double[] traces = frames.stream().mapToDouble(k -> trace(set, k)).map(Math::abs).toArray();
    double usual = Robust.median(traces) / 3;
    if (slope.explained() < needed && usual > 1) {
      String text =
          "half of the frames have |tr σ|/3 above %.3g eV/Å³ (%.0f GPa): is the stress in GPa or kbar?"
              .formatted(usual, usual * Units.GPA);
      findings.add(new Finding("stress-unit", Severity.WARNING, text, frames));
    }
  }

  private static double trace(FrameSet set, int k) {
    double[] s = set.frame(k).labels().stress().orElseThrow();
    return s[0] + s[4] + s[8];
  }

  private static List<Integer> withStress(FrameSet set) {
    List<Integer> frames = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (set.frame(k).labels().stress().isPresent()) {
        frames.add(k);
      }
    }
    return frames;
  }

  private static Set<Integer> framesOf(Collection<Step> steps) {
    Set<Integer> frames = new TreeSet<>();
    steps.forEach(
        s -> {
          frames.add(s.one);
          frames.add(s.two);
        });
    return frames;
  }

  private static String cause(Map<String, Double> causes, double factor) {
    for (Map.Entry<String, Double> entry : causes.entrySet()) {
      if (near(factor, entry.getValue())) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static boolean near(double factor, double expected) {
    return Math.abs(factor / expected - 1) < TOLERANCE;
  }
}
