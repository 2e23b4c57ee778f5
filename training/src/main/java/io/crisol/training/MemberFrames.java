package io.crisol.training;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.RandomStream;
import io.crisol.structures.check.FrameGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which of the training frames a member of a committee sees. */
final class MemberFrames {
  private MemberFrames() {}

  /**
   * The items that stand for the frames of a member, in their order: whole blocks of neighbouring
   * frames at random up to a share, and those that bring an element which would be missing.
   *
   * @param items one for each frame
   */
  static <T> List<T> of(List<T> items, List<Frame> frames, double share, long seed) {
    if (share == 1) {
      return items;
    }
    boolean[] taken = taken(frames, share, seed);
    List<T> picked = new ArrayList<>();
    for (int f = 0; f < taken.length; f++) {
      if (taken[f]) {
        picked.add(items.get(f));
      }
    }
    return picked;
  }

  private static boolean[] taken(List<Frame> frames, double share, long seed) {
    int[] block = FrameGroups.of(frames).blocks();
    int[] order = new int[Arrays.stream(block).max().orElse(-1) + 1];
    Arrays.setAll(order, k -> k);
    new RandomStream(seed).fork(3).shuffle(order);
    boolean[] taken = new boolean[frames.size()];
    Set<Element> met = EnumSet.noneOf(Element.class);
    long quota = Math.round(share * frames.size());
    for (int next : order) {
      int[] own = IntStream.range(0, block.length).filter(f -> block[f] == next).toArray();
      Set<Element> elements = EnumSet.noneOf(Element.class);
      IntStream.of(own).forEach(f -> elements.addAll(frames.get(f).structure().elementSet()));
      if (quota > 0 || !met.containsAll(elements)) {
        IntStream.of(own).forEach(f -> taken[f] = true);
        met.addAll(elements);
        quota -= own.length;
      }
    }
    return taken;
  }
}
