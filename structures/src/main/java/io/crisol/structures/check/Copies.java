package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds equal and nearly equal structures in a list of frames or between two lists. */
final class Copies {
  /** Root mean square displacement per atom below which two frames are nearly the same, Å. */
  static final double NEAR = 0.03;

  /**
   * Two frames that agree.
   *
   * @param one position of the first
   * @param two position of the second
   * @param exact a copy up to translation, wrapping and order; otherwise nearly so
   */
  record Match(int one, int two, boolean exact) {}

  private Copies() {}

  /** Fingerprints of frames, computed by all threads. */
  static Fingerprint[] fingerprints(List<Frame> frames) {
    Fingerprint[] prints = new Fingerprint[frames.size()];
    Workers.forEach(prints.length, k -> prints[k] = Fingerprint.of(frames.get(k)));
    return prints;
  }

  /** Each frame that repeats an earlier one, with the first such. */
  static List<Match> within(List<Frame> frames, Fingerprint[] prints, double tolerance) {
    Map<String, List<Integer>> byFormula = byFormula(frames);
    Match[] found = new Match[frames.size()];
    Workers.forEach(
        found.length,
        k -> {
          List<Integer> alike = byFormula.get(frames.get(k).structure().formula());
          for (int earlier : alike) {
            if (earlier >= k || found[k] != null && found[k].exact) {
              break;
            }
            Match match =
                compare(
                    frames.get(earlier),
                    frames.get(k),
                    prints[earlier],
                    prints[k],
                    earlier,
                    k,
                    tolerance);
            found[k] = match == null || found[k] != null && !match.exact ? found[k] : match;
          }
        });
    return present(found);
  }

  /** For each frame of the second list the first of the first list that it repeats, if any. */
  static List<Match> between(List<Frame> first, List<Frame> second, double tolerance) {
    Fingerprint[] prints = fingerprints(first);
    Fingerprint[] others = fingerprints(second);
    Map<String, List<Integer>> byFormula = byFormula(first);
    Match[] found = new Match[second.size()];
    Workers.forEach(
        found.length,
        k -> {
          for (int one : byFormula.getOrDefault(second.get(k).structure().formula(), List.of())) {
            if (found[k] == null || !found[k].exact) {
              Match match =
                  compare(first.get(one), second.get(k), prints[one], others[k], one, k, tolerance);
              found[k] = match == null || found[k] != null && !match.exact ? found[k] : match;
            }
          }
        });
    return present(found);
  }

  private static Match compare(
      Frame a, Frame b, Fingerprint of, Fingerprint to, int one, int two, double tolerance) {
    if (of.matches(to, tolerance)) {
      return new Match(one, two, true);
    }
    if (!of.isNear(to)) {
      return null;
    }
    boolean near =
        Displacement.between(a, b).filter(d -> d.rms() < NEAR && d.strain() < 1e-3).isPresent();
    return near ? new Match(one, two, false) : null;
  }

  private static Map<String, List<Integer>> byFormula(List<Frame> frames) {
    Map<String, List<Integer>> map = new HashMap<>();
    for (int k = 0; k < frames.size(); k++) {
      map.computeIfAbsent(frames.get(k).structure().formula(), _ -> new ArrayList<>()).add(k);
    }
    return map;
  }

  private static List<Match> present(Match[] found) {
    List<Match> list = new ArrayList<>();
    for (Match match : found) {
      if (match != null) {
        list.add(match);
      }
    }
    return list;
  }
}
