package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Memory of a training beside that of the data as read, and which frames are kept whole. Frames are
 * looked at in order, training before validation: each is kept whole where it still fits into the
 * budget, together with what all take for certain. Preparing gives the same bits each time, so the
 * budget decides on time and memory only.
 *
 * @param keeping of each frame, training frames first
 * @param copies what is kept of Taylor copies
 * @param estimate bytes at the peak
 * @param budget bytes
 * @param workspace bytes that an iteration takes for a moment, beside frames that are prepared anew
 * @param statistics bytes that statistics over descriptors take for a moment
 */
record MemoryPlan(
    Keeping[] keeping,
    Keeping copies,
    long estimate,
    long budget,
    long workspace,
    long statistics) {
  /** Share of the heap that is used where nothing is said. */
  private static final double USUAL_SHARE = 0.7;

  /** Share of the heap that can be used: the rest is room for the garbage collector. */
  private static final double MOST_SHARE = 0.9;

  /** A structure, labels and objects of a copy, bytes per atom. */
  private static final long COPY = 80;

  /** The plan for what has been chosen. */
  static MemoryPlan of(TrainPlan plan) {
    return of(plan, budget(plan.training()));
  }

  private static long budget(TrainingOptions training) {
    double heap = Runtime.getRuntime().maxMemory();
    double given = 1e9 * training.memory().orElse(USUAL_SHARE * heap / 1e9);
    return (long) Math.min(given, MOST_SHARE * heap);
  }

  /**
   * The plan for a budget in bytes.
   *
   * @throws io.crisol.structures.ProblemException MEMORY_SHORT
   */
  private static MemoryPlan of(TrainPlan plan, long budget) {
    FrameSizes sizes = plan.sizes();
    NetworkLearner learner = NetworkLearner.of(plan);
    boolean valuesDo = learner.energyTakesValuesOnly();
    Keeping[] keeping = keeping(plan, valuesDo);
    long workspace = OptimizerMemory.workspace(plan, learner.parameters());
    long statistics = LongStream.of(sizes.values()).sum();
    long least =
        copies(plan, sizes.values())
            + statistics
            + OptimizerMemory.state(plan, learner.parameters());
    long extra = valuesDo ? 0 : copies(plan, sizes.whole()) - copies(plan, sizes.values());
    for (int f = 0; f < keeping.length; f++) {
      extra += keeping[f] == Keeping.WHOLE ? sizes.whole()[f] - sizes.values()[f] : 0;
    }
    long all = least + extra + Math.max(workspace, statistics);
    if (all <= budget) {
      Keeping copies = valuesDo ? Keeping.VALUES : Keeping.WHOLE;
      return new MemoryPlan(keeping, copies, all, budget, workspace, statistics);
    }
    long largest = LongStream.of(sizes.whole()).max().orElse(0);
    long moment = Math.max(workspace + atOnce(plan) * largest, statistics);
    long used = keep(keeping, sizes, least + moment, budget);
    Keeping copies = valuesDo ? Keeping.VALUES : Keeping.REMADE;
    return new MemoryPlan(keeping, copies, used, budget, workspace, statistics);
  }

  /** Marks what does not fit into the budget; bytes of all. */
  private static long keep(Keeping[] keeping, FrameSizes sizes, long least, long budget) {
    require(least, budget);
    long used = least;
    for (int f = 0; f < keeping.length; f++) {
      long more = sizes.whole()[f] - sizes.values()[f];
      if (keeping[f] == Keeping.WHOLE && used + more <= budget) {
        used += more;
      } else if (keeping[f] == Keeping.WHOLE) {
        keeping[f] = Keeping.REMADE;
      }
    }
    return used;
  }

  /** What would be kept if there was room for all: no more than the loss takes. */
  private static Keeping[] keeping(TrainPlan plan, boolean valuesDo) {
    List<Frame> train = plan.split().train();
    Keeping[] keeping = new Keeping[plan.sizes().whole().length];
    Arrays.fill(keeping, Keeping.WHOLE);
    for (int f = 0; f < train.size() && valuesDo; f++) {
      if (!plan.training().weights().takeDerivatives(train.get(f))) {
        keeping[f] = Keeping.VALUES;
      }
    }
    return keeping;
  }

  /** Bytes of Taylor copies with so many bytes for each frame. */
  private static long copies(TrainPlan plan, long[] bytes) {
    List<Frame> train = plan.split().train();
    long sum = 0;
    for (int f = 0; f < train.size(); f++) {
      if (TaylorCopies.canBeMadeOf(train.get(f))) {
        long each = bytes[f] + COPY * train.get(f).size();
        sum += plan.training().copies() * each;
      }
    }
    return sum;
  }

  /** Frames that are prepared anew and held at the same time. */
  private static int atOnce(TrainPlan plan) {
    int frames = Math.max(plan.split().train().size(), plan.split().validation().size());
    int threads = Math.min(Workers.threads(), BatchLoss.TASKS);
    int batch =
        plan.training().method() == TrainingOptions.Method.KALMAN_FILTER
            ? plan.training().batch()
            : 1;
    return Math.min(frames, Math.max(threads, batch));
  }

  private static void require(long needed, long budget) {
    if (needed > budget) {
      throw Problem.MEMORY_SHORT.with(
          text(needed),
          text(budget),
          "descriptor values of all frames, the state of the method and the largest frames on all"
              + " threads are the least that training holds",
          "set memory higher, give Java more (CRISOL_JAVA_OPTS=-Xmx16g), or take a smaller cutoff,"
              + " fewer threads, another method or fewer frames");
    }
  }

  /** Number of frames that are prepared anew for each evaluation. */
  int remade() {
    return (int) Arrays.stream(keeping).filter(k -> k == Keeping.REMADE).count();
  }

  /** Bytes at the peak: what was live in training and the most for a moment. */
  long peak(long live, MemoryMeter moments) {
    return live + Math.max(workspace + moments.most(), statistics);
  }

  /** A line for people. */
  String describe() {
    String line = "memory: about " + text(estimate) + " for training beside the data";
    return remade() == 0
        ? line
        : line
            + String.format(
                Locale.ROOT,
                "; %d of %d frames do not fit into %s and are prepared anew whenever they are"
                    + " needed (same result, slower)",
                remade(),
                keeping.length,
                text(budget));
  }

  private static String text(long bytes) {
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
