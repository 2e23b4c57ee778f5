package io.crisol.structures.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Do energies, forces and stresses speak of one and the same surface? Between two frames of the
 * same atoms the energy must change by the work of forces and stresses ({@link Displacement}). The
 * factor by which it does not names the wrong unit or sign. Where the evidence is weak nothing is
 * said.
 */
final class WorkQuestions implements DatasetCheck.Question {
  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    List<Step> steps = Step.within(set);
    double scale = forces(set, steps, findings);
    int before = findings.size();
    StressWork.judge(set, steps, scale, findings);
    if (scale == 1 && findings.size() == before) {
      energies(set, steps, findings);
    }
  }

  /**
   * Judges the forces in fixed cells; the factor that makes the work of the forces an energy of
   * this set.
   */
  private static double forces(FrameSet set, List<Step> steps, List<Finding> findings) {
    List<Step> fixed = steps.stream().filter(WorkQuestions::showsForces).toList();
    double[] x = fixed.stream().mapToDouble(s -> s.way().forceWork()).toArray();
    double[] y = fixed.stream().mapToDouble(s -> s.way().energy()).toArray();
    Slope slope = Slope.of(x, y, Step.LEAST);
    if (slope.explained() < 0.7 || Math.abs(slope.factor() - 1) < 0.4) {
      return 1;
    }
    if (findings.stream().anyMatch(f -> f.code().equals("energy-per-atom"))) {
      return slope.factor();
    }
    Optional<Finding> mismatch = mismatch(set, List.copyOf(Step.ends(fixed)), slope);
    mismatch.ifPresent(findings::add);
    return mismatch.isPresent() ? slope.factor() : 1;
  }

  private static boolean showsForces(Step step) {
    return step.isInFixedCell()
        && step.way().rms() > 1e-3
        && Double.isFinite(step.way().forceWork());
  }

  private static Optional<Finding> mismatch(FrameSet set, List<Integer> frames, Slope slope) {
    double factor = slope.factor();
    String said =
        "between %d pairs of frames the energy changes by %.4g times the work of the forces"
            .formatted(slope.pairs(), factor);
    double atoms = Robust.median(frames.stream().mapToDouble(k -> set.frame(k).size()).toArray());
    if (atoms >= 4 && FactorCauses.near(factor, 1 / atoms)) {
      String text = said + ": these are energies per atom";
      return Optional.of(new Finding("energy-per-atom", Severity.ERROR, text, frames));
    }
    String cause = FactorCauses.ofForces(factor).orElse(null);
    if (cause != null) {
      String code = factor < 0 ? "force-sign" : "energy-force-unit";
      return Optional.of(new Finding(code, Severity.ERROR, said + ": " + cause, frames));
    }
    if (slope.explained() > 0.8) {
      String text = said + " instead of 1: check the units of both";
      return Optional.of(new Finding("energy-force-mismatch", Severity.WARNING, text, List.of()));
    }
    return Optional.empty();
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
      double off = unexplained(step.way(), step.isInFixedCell());
      if (Double.isFinite(off)) {
        offs.get(step.one()).add(-off);
        offs.get(step.two()).add(off);
        all.add(off);
      }
    }
    double spread = Math.max(Robust.spread(array(all)), 1e-3);
    for (int k = 0; k < set.size(); k++) {
      if (!isKnownOutlier(k, findings)) {
        outlier(k, set.frame(k).size(), array(offs.get(k)), spread).ifPresent(findings::add);
      }
    }
  }

  /** The part of the energy change that forces and stresses do not announce, eV, or NaN. */
  private static double unexplained(Displacement way, boolean fixedCell) {
    return way.energy() - way.forceWork() - (fixedCell ? 0 : way.stressWork());
  }

  private static boolean isKnownOutlier(int frame, List<Finding> findings) {
    return findings.stream()
        .anyMatch(f -> f.code().equals("energy-outlier") && f.frames().contains(frame));
  }

  private static Optional<Finding> outlier(int frame, int atoms, double[] offs, double spread) {
    double off = Robust.median(offs);
    double each = Math.abs(off) / atoms;
    if (offs.length < Step.LEAST || Math.abs(off) <= 25 * spread || each <= 0.05) {
      return Optional.empty();
    }
    Severity severity = each > 0.3 ? Severity.ERROR : Severity.WARNING;
    String text =
        "the energy is %+.3f eV/atom off what the forces and stresses of %d related frames announce (spread %.4f eV/atom)"
            .formatted(off / atoms, offs.length, spread / atoms);
    return Optional.of(new Finding("energy-outlier", severity, text, List.of(frame)));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
