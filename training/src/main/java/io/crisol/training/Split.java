package io.crisol.training;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import io.crisol.structures.check.FrameGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Frames to train on, to watch for overfitting, and for the final test. */
public record Split(List<Frame> train, List<Frame> validation, List<Frame> test) {
  private static final int TRAIN = 0;
  private static final int VALIDATION = 1;
  private static final int TEST = 2;

  /**
   * Takes the frames as they are given.
   *
   * @throws io.crisol.structures.ProblemException SPLIT_ELEMENT where an element is in no training
   *     frame
   */
  public Split {
    Set<Element> known = elements(train);
    requireKnown("validation", validation, known);
    requireKnown("test", test, known);
  }

  private static Set<Element> elements(List<Frame> frames) {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    frames.forEach(frame -> elements.addAll(frame.structure().elementSet()));
    return elements;
  }

  private static void requireKnown(String name, List<Frame> frames, Set<Element> known) {
    for (Frame frame : frames) {
      for (Element element : frame.structure().elementSet()) {
        if (!known.contains(element)) {
          throw Problem.SPLIT_ELEMENT.with(name, element).at(frame.source().toString());
        }
      }
    }
  }

  /**
   * Sets parts of the training frames aside where no files are given for them.
   *
   * @param validation frames of validation files; empty where there are no files
   * @param test frames of test files; empty where there are no files
   * @throws io.crisol.structures.ProblemException SPLIT_EMPTY, SPLIT_ELEMENT
   */
  public static Split of(
      DataOptions options, List<Frame> train, List<Frame> validation, List<Frame> test) {
    requireFrames("validation", options.validation(), validation);
    requireFrames("test", options.test(), test);
    int n = train.size();
    int[] part = new int[n];
    double testShare = options.test().isEmpty() ? options.testFraction() : 0;
    double validationShare = options.validation().isEmpty() ? options.validationFraction() : 0;
    int testQuota = (int) Math.round(testShare * n);
    int validationQuota = (int) Math.round(validationShare * n);
    requireQuota("test", testShare, testQuota, n);
    requireQuota("validation", validationShare, validationQuota, n);
    Blocks blocks = new Blocks(train, options);
    blocks.take(part, TEST, testQuota, testShare);
    blocks.take(part, VALIDATION, validationQuota, validationShare);
    List<Frame> rest = pick(train, part, TRAIN);
    List<Frame> watched =
        options.validation().isEmpty() ? pick(train, part, VALIDATION) : validation;
    List<Frame> last = options.test().isEmpty() ? pick(train, part, TEST) : test;
    if (rest.isEmpty() || watched.isEmpty()) {
      throw Problem.SPLIT_EMPTY.with(
          rest.isEmpty() ? "training" : "validation", n + " frames are too few to set parts aside");
    }
    return new Split(rest, watched, last);
  }

  /** All frames in so many folds of nearly equal size; blocks stay together. */
  static List<List<Frame>> folds(DataOptions options, List<Frame> frames, int count) {
    Blocks blocks = new Blocks(frames, options);
    int[] fold = new int[frames.size()];
    int[] sizes = new int[count];
    for (int candidate : blocks.order) {
      int least = 0;
      for (int f = 1; f < count; f++) {
        least = sizes[f] < sizes[least] ? f : least;
      }
      for (int k = 0; k < fold.length; k++) {
        if (blocks.block[k] == candidate) {
          fold[k] = least;
          sizes[least]++;
        }
      }
    }
    if (Arrays.stream(sizes).anyMatch(size -> size == 0)) {
      throw Problem.SPLIT_EMPTY.with(
          "fold", frames.size() + " frames are too few, or hang together too much, for " + count);
    }
    List<List<Frame>> folds = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      folds.add(pick(frames, fold, f));
    }
    return folds;
  }

  /** How many frames there are of each kind, one line. */
  String describe() {
    return String.format(
        Locale.ROOT,
        "frames: %d to train on, %d for validation, %d for the test",
        train.size(),
        validation.size(),
        test.size());
  }

  private static void requireFrames(String name, List<String> files, List<Frame> frames) {
    if (!files.isEmpty() && frames.isEmpty()) {
      throw Problem.SPLIT_EMPTY.with(name, files + " hold no frame");
    }
  }

  private static void requireQuota(String name, double share, int quota, int n) {
    if (share > 0 && quota == 0) {
      throw Problem.SPLIT_EMPTY.with(name, share + " of " + n + " frames is less than one");
    }
  }

  private static List<Frame> pick(List<Frame> frames, int[] part, int which) {
    List<Frame> picked = new ArrayList<>();
    for (int k = 0; k < part.length; k++) {
      if (part[k] == which) {
        picked.add(frames.get(k));
      }
    }
    return picked;
  }

  /** The blocks of the training frames, in random order. */
  private static final class Blocks {
    private final List<Frame> frames;
    private final int[] families;
    private final int[] block;
    private final int[] order;

    Blocks(List<Frame> frames, DataOptions options) {
      this.frames = frames;
      FrameGroups groups = FrameGroups.of(frames);
      families = groups.families();
      block = options.split() == DataOptions.SplitRule.BLOCKS ? groups.blocks() : groups.blocks(1);
      order = new int[Arrays.stream(block).max().orElse(-1) + 1];
      Arrays.setAll(order, k -> k);
      new RandomStream(options.seed()).shuffle(order);
    }

    /**
     * Takes whole blocks for a part until its quota is full: first so that no family gives much
     * more than its share, then any. The last training frames with an element are never taken.
     */
    void take(int[] part, int which, int quota, double share) {
      int taken = 0;
      Map<Element, Integer> left = new EnumMap<>(Element.class);
      for (int f = 0; f < part.length; f++) {
        count(f, part[f] == TRAIN ? 1 : 0, left);
      }
      for (boolean fair : new boolean[] {true, false}) {
        for (int k = 0; k < order.length && taken < quota; k++) {
          int candidate = order[k];
          if (isFree(part, candidate)
              && (!fair || isFair(part, which, candidate, share))
              && spares(candidate, left)) {
            taken += mark(part, which, candidate);
          }
        }
      }
    }

    private void count(int frame, int times, Map<Element, Integer> left) {
      for (Element element : frames.get(frame).structure().elementSet()) {
        left.merge(element, times, Integer::sum);
      }
    }

    /** Whether training keeps a frame with every element; if so, the block is counted out. */
    private boolean spares(int candidate, Map<Element, Integer> left) {
      Map<Element, Integer> after = new EnumMap<>(left);
      for (int f = 0; f < block.length; f++) {
        if (block[f] == candidate) {
          count(f, -1, after);
        }
      }
      boolean spares = !after.containsValue(0);
      if (spares) {
        left.putAll(after);
      }
      return spares;
    }

    private boolean isFree(int[] part, int candidate) {
      for (int f = 0; f < block.length; f++) {
        if (block[f] == candidate && part[f] != TRAIN) {
          return false;
        }
      }
      return true;
    }

    private boolean isFair(int[] part, int which, int candidate, double share) {
      int family = -1;
      int size = 0;
      for (int f = 0; f < block.length; f++) {
        if (block[f] == candidate) {
          family = families[f];
          size++;
        }
      }
      int members = 0;
      int given = 0;
      for (int f = 0; f < block.length; f++) {
        members += families[f] == family ? 1 : 0;
        given += families[f] == family && part[f] == which ? 1 : 0;
      }
      return given + size <= Math.max(1, Math.round(1.5 * share * members));
    }

    private int mark(int[] part, int which, int candidate) {
      int marked = 0;
      for (int f = 0; f < block.length; f++) {
        if (block[f] == candidate) {
          part[f] = which;
          marked++;
        }
      }
      return marked;
    }
  }
}
