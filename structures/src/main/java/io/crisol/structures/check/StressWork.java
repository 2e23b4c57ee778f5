package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;

/** Does the energy change under strain as the stress announces? */
final class StressWork {
  private final FrameSet set;

  /** Makes the work of the forces an energy of this set. */
  private final double forceScale;

  private final List<Finding> findings;

  private StressWork(FrameSet set, double forceScale, List<Finding> findings) {
    this.set = set;
    this.forceScale = forceScale;
    this.findings = findings;
  }

  static void judge(FrameSet set, List<Step> steps, double forceScale, List<Finding> findings) {
    new StressWork(set, forceScale, findings).judge(steps);
  }

  private void judge(List<Step> steps) {
    List<Step> strained = steps.stream().filter(StressWork::isStrained).toList();
    List<Step> affine = strained.stream().filter(s -> s.way().rms() < 0.02).toList();
    boolean isAffine = affine.size() >= Step.LEAST;
    List<Step> used = isAffine ? affine : strained;
    double[] x = used.stream().mapToDouble(s -> s.way().stressWork()).toArray();
    double[] y = used.stream().mapToDouble(s -> s.energyBesidesForces(forceScale)).toArray();
    Slope slope = Slope.of(x, y, Step.LEAST);
    double needed = isAffine ? 0.6 : 0.75;
    if (slope.explained() >= needed && Math.abs(slope.factor() - 1) > 0.4) {
      findings.add(diagnosis(slope));
    } else if (slope.explained() >= needed) {
      singleSigns(used, slope.factor());
    }
    magnitude(slope, needed);
    shear(steps);
  }

  /** Below this (eV/Å³, 1 GPa) a shear stiffness is taken for noise. */
  private static final double SOFT = 1 / Units.GPA;

  /**
   * Under shears of one crystal the shear stress must rise with every one of them, or fall: where
   * it does both, some of these stresses are wrong, be it their sign or their order.
   */
  private void shear(List<Step> steps) {
    List<Step> sheared =
        steps.stream().filter(s -> s.way().isShear() && s.way().rms() < 0.02).toList();
    List<Step> rising = sheared.stream().filter(s -> s.way().shearStiffness() > SOFT).toList();
    List<Step> falling = sheared.stream().filter(s -> s.way().shearStiffness() < -SOFT).toList();
    if (sheared.size() < Step.LEAST || rising.isEmpty() || falling.isEmpty()) {
      return;
    }
    double share = (double) falling.size() / (rising.size() + falling.size());
    if (share > 0.05 && share < 0.95) {
      List<Step> both = new ArrayList<>(rising);
      both.addAll(falling);
      findings.add(
          new Finding(
              "stress-shear",
              Severity.ERROR,
              "the off-diagonal stress of sheared cells rises with the shear between %d pairs of frames and falls between %d: it has no consistent sign; energies and forces may be right, but do not train on these stresses"
                  .formatted(rising.size(), falling.size()),
              List.copyOf(Step.ends(both))));
    }
  }

  private static boolean isStrained(Step step) {
    return step.way().strain() > 2e-3
        && Double.isFinite(step.way().stressWork())
        && Math.abs(step.way().energy()) > 1e-4;
  }

  private Finding diagnosis(Slope slope) {
    double factor = slope.factor();
    String said =
        "under strain the energy changes by %.4g times what the stress announces (%d pairs of frames, dE/dV against tr σ)"
            .formatted(factor, slope.pairs());
    if (FactorCauses.near(factor, -1)) {
      return error(
          "stress-sign",
          said
              + ": the stress has the wrong sign; it must be positive in tension (VASP's is"
              + " positive in compression)");
    }
    String cause = FactorCauses.ofStress(factor).orElse(null);
    if (cause != null) {
      return error(
          "stress-unit",
          said + ": the stress is " + cause + " instead of eV/Å³, positive in tension");
    }
    if (FactorCauses.near(Math.abs(factor) * usualVolume(), 1)) {
      return error(
          "stress-unit", said + ": the stress is a virial in eV, not divided by the volume");
    }
    String text = said + " instead of 1: check its unit and sign";
    return new Finding("stress-mismatch", Severity.WARNING, text, List.of());
  }

  private Finding error(String code, String text) {
    return new Finding(code, Severity.ERROR, text, withStress());
  }

  private double usualVolume() {
    return Robust.median(
        withStress().stream().mapToDouble(k -> set.frame(k).structure().cell().volume()).toArray());
  }

  /** Frames whose stress alone has the wrong sign: with the sign turned, their pairs agree. */
  private void singleSigns(List<Step> used, double factor) {
    double[] asIs = new double[set.size()];
    double[] turned = new double[set.size()];
    int[] pairs = new int[set.size()];
    for (Step step : used) {
      double energy = step.energyBesidesForces(forceScale);
      for (int frame : new int[] {step.one(), step.two()}) {
        asIs[frame] += Math.abs(energy - factor * step.way().stressWork());
        turned[frame] += Math.abs(energy - factor * workWithTurned(step, frame));
        pairs[frame]++;
      }
    }
    List<Integer> wrong = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (pairs[k] >= Step.LEAST && turned[k] < 0.3 * asIs[k] && asIs[k] / pairs[k] > 0.05) {
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

  /** The work of the stress along a step, eV, if the stress of one of its frames is turned. */
  private double workWithTurned(Step step, int which) {
    return Displacement.between(turned(step.one(), which), turned(step.two(), which))
        .orElseThrow()
        .stressWork();
  }

  private Frame turned(int k, int which) {
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
  private void magnitude(Slope slope, double needed) {
    List<Integer> frames = withStress();
    double[] traces = frames.stream().mapToDouble(this::trace).map(Math::abs).toArray();
    double usual = Robust.median(traces) / 3;
    if (slope.explained() < needed && usual > 1) {
      String text =
          "half of the frames have |tr σ|/3 above %.3g eV/Å³ (%.0f GPa): is the stress in GPa or kbar?"
              .formatted(usual, usual * Units.GPA);
      findings.add(new Finding("stress-unit", Severity.WARNING, text, frames));
    }
  }

  private double trace(int k) {
    double[] s = set.frame(k).labels().stress().orElseThrow();
    return s[0] + s[4] + s[8];
  }

  private List<Integer> withStress() {
    List<Integer> frames = new ArrayList<>();
    for (int k = 0; k < set.size(); k++) {
      if (set.frame(k).labels().stress().isPresent()) {
        frames.add(k);
      }
    }
    return frames;
  }
}
