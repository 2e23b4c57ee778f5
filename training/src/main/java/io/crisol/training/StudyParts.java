package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The trainings of a study. */
public final class StudyParts {
  private static final int[][] HIDDEN = {{8, 8}, {16, 16}, {24, 24}, {32, 32}, {16, 16, 16}};
  private static final int[] RADIAL = {8, 12, 16, 20};
  private static final int[] ANGULAR = {6, 8, 10, 12};
  private static final double[] REACH = {0.9, 1, 1.1, 1.25, 1.4};
  private static final int[] FUNCTIONS = {20, 30, 40, 60};

  private StudyParts() {}

  /** The first so many training frames in random order, each size with all of the smaller ones. */
  public static List<StudyPart> sizes(TrainPlan whole, List<Integer> sizes) {
    List<Frame> frames = whole.split().train();
    int[] order = new int[frames.size()];
    Arrays.setAll(order, k -> k);
    new RandomStream(whole.data().seed()).fork(3).shuffle(order);
    List<StudyPart> parts = new ArrayList<>();
    for (int size : sizes) {
      if (size > frames.size()) {
        throw Problem.OPTION_INVALID.with(
            "sizes", size, "there are " + frames.size() + " training frames", "give at most these");
      }
      List<Frame> some = Arrays.stream(order, 0, size).sorted().mapToObj(frames::get).toList();
      Split split = new Split(some, whole.split().validation(), whole.split().test());
      parts.add(
          new StudyPart(
              "size-" + size, Map.of("frames", Integer.toString(size)), whole.with(split)));
    }
    return parts;
  }

  /** Each fold of the frames as the test in turn, the others to train and validate on. */
  public static List<StudyPart> folds(TrainPlan whole, List<Frame> given, int folds) {
    List<Frame> frames =
        whole.charges().arePresent() ? TotalCharges.applied(given) : List.copyOf(given);
    List<List<Frame>> tests = Split.folds(whole.data(), frames, folds);
    List<StudyPart> parts = new ArrayList<>();
    for (int f = 0; f < folds; f++) {
      Set<Frame> left = Collections.newSetFromMap(new IdentityHashMap<>());
      left.addAll(tests.get(f));
      List<Frame> others = frames.stream().filter(frame -> !left.contains(frame)).toList();
      Split inner = Split.of(whole.data().withoutTest(), others, List.of(), List.of());
      Split split = new Split(inner.train(), inner.validation(), tests.get(f));
      parts.add(
          new StudyPart(
              "fold-" + (f + 1), Map.of("fold", Integer.toString(f + 1)), whole.with(split)));
    }
    return parts;
  }

  /** The given settings, then others at random. */
  public static List<StudyPart> candidates(TrainPlan whole, int count) {
    RandomStream random = new RandomStream(whole.training().seed()).fork(4);
    List<StudyPart> parts = new ArrayList<>();
    Set<NetworkOptions> known = new HashSet<>();
    for (int trial = 0; parts.size() < count && trial < 100 * count; trial++) {
      NetworkOptions options = trial == 0 ? whole.network() : drawn(whole, random);
      if (known.add(options)) {
        TrainPlan plan = trial == 0 ? whole : whole.with(options);
        parts.add(
            new StudyPart(
                "candidate-" + (parts.size() + 1),
                Map.of(
                    "descriptor",
                    plan.choice().explanation(),
                    "hidden layers",
                    options.hidden().toString()),
                plan));
      }
    }
    return parts;
  }

  private static NetworkOptions drawn(TrainPlan whole, RandomStream random) {
    NetworkOptions given = whole.network();
    double outer = whole.choice().descriptor().cutoff() * REACH[random.nextInt(REACH.length)];
    double cutoff = Math.rint(10 * outer) / 10;
    return new NetworkOptions(
        given.descriptor(),
        List.of(cutoff),
        RADIAL[random.nextInt(RADIAL.length)],
        List.of(Math.rint(7 * outer) / 10, cutoff),
        ANGULAR[random.nextInt(ANGULAR.length)],
        FUNCTIONS[random.nextInt(FUNCTIONS.length)],
        OptionalDouble.of(cutoff),
        given.functionsFrom(),
        Arrays.stream(HIDDEN[random.nextInt(HIDDEN.length)]).boxed().toList(),
        given.referenceEnergies());
  }
}
