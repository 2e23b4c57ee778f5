package io.crisol.structures.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two frames of the same atoms and what lies between them.
 *
 * @param one position in the set of the earlier frame
 * @param two position in the set of the later frame
 * @param way from the earlier to the later
 */
record Step(int one, int two, Displacement way) {
  /** From fewer steps nothing is concluded. */
  static final int LEAST = 6;

  /** Up to so many frames of a formula each is paired with all others. */
  private static final int FEW_FRAMES = 80;

  /** Partners per frame beyond; enough for a robust factor, few enough for large sets. */
  private static final int WINDOW = 12;

  /** Beyond this displacement (Å) the trapezoidal rule is not trusted. */
  private static final double FAR = 0.6;

  /** Each frame with the frames of the same formula that follow it. */
  static List<Step> within(FrameSet set) {
    Map<String, List<Integer>> byFormula = new HashMap<>();
    for (int k = 0; k < set.size(); k++) {
      byFormula.computeIfAbsent(set.frame(k).structure().formula(), _ -> new ArrayList<>()).add(k);
    }
    List<Step> steps = new ArrayList<>();
    for (List<Integer> alike : byFormula.values()) {
      int window = alike.size() <= FEW_FRAMES ? alike.size() : WINDOW;
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

  /** All frames that are an end of one of the steps. */
  static Set<Integer> ends(Collection<Step> steps) {
    Set<Integer> frames = new TreeSet<>();
    steps.forEach(
        step -> {
          frames.add(step.one);
          frames.add(step.two);
        });
    return frames;
  }

  boolean isInFixedCell() {
    return way.strain() < 1e-6;
  }

  /** The change of energy less the scaled work of the forces, where there are forces; eV. */
  double energyBesidesForces(double scale) {
    double work = way.forceWork();
    return way.energy() - (Double.isFinite(work) ? scale * work : 0);
  }
}
