package io.crisol.structures.check;

import io.crisol.structures.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Families of related frames, so that a split does not put near-copies on both sides.
 *
 * <p>A family is a trajectory or a series: frames of one file with the same configuration type,
 * formula and description but for a counter ("Snapshot 7 of 32 of AIMD at 300 K" and "Snapshot 8 of
 * …"). Descriptions that stay nearly alone (strains 0.02, 0.04 …) are joined with those that differ
 * in numbers only. Setting whole families aside can remove whole temperatures from training; {@link
 * #blocks()} cuts each family, in file order, into contiguous pieces that are to be kept together.
 */
public final class FrameGroups {
  private static final String[] DESCRIPTIONS = {"description", "name", "config_name", "comment"};
  private static final Pattern COUNTER =
      Pattern.compile(
          "(?i)\\b(snapshot|step|frame|image|structure|iteration|index|configuration|config)([ _#:=-]*)\\d+");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final int ALONE = 3;
  private static final int LONGEST_BLOCK = 50;

  private final int[] families;
  private final List<String> names;

  private FrameGroups(int[] families, List<String> names) {
    this.families = families;
    this.names = names;
  }

  /** Groups frames. */
  public static FrameGroups of(List<Frame> frames) {
    Map<String, Integer> counts = new HashMap<>();
    String[] close = new String[frames.size()];
    for (int k = 0; k < close.length; k++) {
      close[k] = key(frames.get(k), false);
      counts.merge(close[k], 1, Integer::sum);
    }
    Map<String, Integer> ids = new LinkedHashMap<>();
    int[] families = new int[close.length];
    for (int k = 0; k < close.length; k++) {
      String key = counts.get(close[k]) >= ALONE ? close[k] : key(frames.get(k), true);
      Integer id = ids.putIfAbsent(key, ids.size());
      families[k] = id == null ? ids.size() - 1 : id;
    }
    return new FrameGroups(families, List.copyOf(ids.keySet()));
  }

  private static String key(Frame frame, boolean anyNumber) {
    String description = "";
    for (String name : DESCRIPTIONS) {
      if (description.isEmpty() && frame.metadata().containsKey(name)) {
        description = frame.metadata().get(name);
      }
    }
    String words = COUNTER.matcher(description).replaceAll("$1$2#");
    if (anyNumber) {
      words = NUMBER.matcher(words).replaceAll("#");
    }
    String group =
        frame.metadata().containsValue(frame.group()) && frame.group().equals(description)
            ? ""
            : frame.group();
    String label = (group + " " + words).strip();
    return label
        + " "
        + frame.structure().formula()
        + (frame.source().file().isEmpty() ? "" : " in " + frame.source().file());
  }

  /** Family of each frame, int[frames], numbered from 0 in order of appearance. */
  public int[] families() {
    return families.clone();
  }

  /** A readable name per family. */
  public List<String> names() {
    return names;
  }

  /** Members of each family, in file order. */
  public List<List<Integer>> members() {
    List<List<Integer>> members = new ArrayList<>();
    names.forEach(_ -> members.add(new ArrayList<>()));
    for (int k = 0; k < families.length; k++) {
      members.get(families[k]).add(k);
    }
    return members;
  }

  /**
   * Blocks to be kept together, int[frames]: a tenth of each family, at most 50 frames, contiguous
   * in file order, so that only the frames at the ends of a block have close relatives elsewhere.
   */
  public int[] blocks() {
    int[] blocks = new int[families.length];
    int next = 0;
    for (List<Integer> family : members()) {
      int length = Math.clamp(Math.round(family.size() / 10.0), 1, LONGEST_BLOCK);
      next = cut(family, length, next, blocks);
    }
    return blocks;
  }

  /**
   * Blocks of a given length, int[frames]; what remains at the end of a family joins its last
   * block.
   */
  public int[] blocks(int length) {
    int[] blocks = new int[families.length];
    int next = 0;
    for (List<Integer> family : members()) {
      next = cut(family, length, next, blocks);
    }
    return blocks;
  }

  private static int cut(List<Integer> family, int length, int first, int[] blocks) {
    int pieces = Math.max(1, family.size() / length);
    for (int k = 0; k < family.size(); k++) {
      blocks[family.get(k)] = first + Math.min(pieces - 1, k / length);
    }
    return first + pieces;
  }
}
