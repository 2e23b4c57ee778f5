package io.crisol.structures.check;

import io.crisol.structures.Frame;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of one set of frames is known from another: what makes errors on a test split too good.
 *
 * @param frames frames of the second set
 * @param duplicates those that repeat a frame of the first set up to translation, wrapping and
 *     order
 * @param nearDuplicates those whose atoms differ from a frame of the first set by less than 0.03 Å
 * @param neighbors those that stand next to a frame of the first set in the same trajectory (same
 *     family, adjacent positions in one file) and are counted in neither of the above
 */
public record Leakage(int frames, int duplicates, int nearDuplicates, int neighbors) {
  /** What the second set (test, validation) has in common with the first (training). */
  public static Leakage of(List<Frame> first, List<Frame> second) {
    Set<Integer> known = new HashSet<>();
    int exact = 0;
    for (Copies.Match match : Copies.between(first, second, CheckOptions.defaults().duplicate())) {
      known.add(match.two());
      exact += match.exact() ? 1 : 0;
    }
    return new Leakage(second.size(), exact, known.size() - exact, adjacent(first, second, known));
  }

  private static int adjacent(List<Frame> first, List<Frame> second, Set<Integer> known) {
    List<Frame> all = new ArrayList<>(first);
    all.addAll(second);
    int[] family = FrameGroups.of(all).families();
    Set<String> places = new HashSet<>();
    for (int k = 0; k < first.size(); k++) {
      places.add(place(family[k], first.get(k), 0));
    }
    int count = 0;
    for (int k = 0; k < second.size(); k++) {
      Frame frame = second.get(k);
      int own = family[first.size() + k];
      boolean next =
          places.contains(place(own, frame, -1)) || places.contains(place(own, frame, 1));
      count += next && !frame.source().file().isEmpty() && !known.contains(k) ? 1 : 0;
    }
    return count;
  }

  private static String place(int family, Frame frame, int step) {
    return family + "@" + (frame.source().index() + step) + "@" + frame.source().file();
  }

  /** Part of the second set that is known from the first, 0 to 1. */
  public double fraction() {
    return frames == 0 ? 0 : (duplicates + nearDuplicates + neighbors) / (double) frames;
  }

  /** As JSON: frames, duplicates, near_duplicates, trajectory_neighbors, fraction. */
  public Json.Obj toJson() {
    return new Json.Obj()
        .put("frames", frames)
        .put("duplicates", duplicates)
        .put("near_duplicates", nearDuplicates)
        .put("trajectory_neighbors", neighbors)
        .put("fraction", fraction());
  }

  @Override
  public String toString() {
    return "%d of %d frames are known from the other set: %d copies, %d nearly so, %d neighbours in a trajectory"
        .formatted(
            duplicates + nearDuplicates + neighbors, frames, duplicates, nearDuplicates, neighbors);
  }
}
