package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(100, 8);

  private static DataOptions options(Map<String, Object> values) {
    return Settings.of(DataOptions.class).build(values);
  }

  @Test
  void partsAreDisjointCompleteAndOfTheSizeAskedFor() {
    for (String rule : List.of("blocks", "random")) {
      Split split =
          Split.of(
              options(Map.of("split", rule, "test_fraction", 0.2)), FRAMES, List.of(), List.of());
      List<Frame> all = new ArrayList<>(split.train());
      all.addAll(split.validation());
      all.addAll(split.test());
      assertThat(all).containsExactlyInAnyOrderElementsOf(FRAMES);
      assertThat(split.test()).hasSizeBetween(20, 24);
      assertThat(split.validation()).hasSizeBetween(10, 14);
    }
  }

  @Test
  void blocksKeepNeighboursOfATrajectoryTogether() {
    Split split = Split.of(options(Map.of()), FRAMES, List.of(), List.of());
    List<Integer> even =
        split.test().stream()
            .map(f -> f.source().index())
            .filter(k -> k % 2 == 0)
            .sorted()
            .toList();
    assertThat(even).hasSizeGreaterThan(3);
    int runs = 1;
    for (int k = 1; k < even.size(); k++) {
      runs += even.get(k) - even.get(k - 1) == 2 ? 0 : 1;
    }
    assertThat(runs).isLessThanOrEqualTo(2);
  }

  @Test
  void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
    List<Frame> one = Split.of(options(Map.of("seed", 1L)), FRAMES, List.of(), List.of()).test();
    assertThat(Split.of(options(Map.of("seed", 1L)), FRAMES, List.of(), List.of()).test())
        .isEqualTo(one);
    assertThat(Split.of(options(Map.of("seed", 2L)), FRAMES, List.of(), List.of()).test())
        .isNotEqualTo(one);
  }

  @Test
  void givenFilesAreTakenWhole() {
    List<Frame> test = FRAMES.subList(0, 7);
    Split split =
        Split.of(
            options(Map.of("test", List.of("test.xyz"))), FRAMES.subList(7, 100), List.of(), test);
    assertThat(split.test()).isEqualTo(test);
    assertThat(split.train().size() + split.validation().size()).isEqualTo(93);
  }

  @Test
  void anEmptyPartIsRefused() {
    assertEmpty(
        "test",
        () -> Split.of(options(Map.of("test", List.of("test.xyz"))), FRAMES, List.of(), List.of()));
    assertEmpty(
        "test",
        () ->
            Split.of(
                options(Map.of("test_fraction", 0.01)),
                FRAMES.subList(0, 20),
                List.of(),
                List.of()));
    assertEmpty(
        "validation",
        () -> Split.of(options(Map.of("validation_fraction", 0.0)), FRAMES, List.of(), List.of()));
  }

  private static void assertEmpty(String name, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.SPLIT_EMPTY))
        .hasMessageContaining("the " + name + " split is empty");
  }

  /** Frames of which only these have a krypton atom. */
  private static List<Frame> withKrypton(int... which) {
    List<Frame> frames = new ArrayList<>(FRAMES);
    for (int k : which) {
      Structure argon = frames.get(k).structure();
      Element[] elements = argon.elements();
      elements[0] = Element.Kr;
      frames.set(
          k,
          new Frame(
              new Structure(argon.cell(), elements, argon.positions()),
              frames.get(k).labels(),
              frames.get(k).metadata(),
              frames.get(k).columns(),
              frames.get(k).source()));
    }
    return frames;
  }

  @Test
  void theLastTrainingFrameWithAnElementStays() {
    for (int seed = 0; seed < 20; seed++) {
      Split split =
          Split.of(
              options(Map.of("split", "random", "test_fraction", 0.4, "seed", (long) seed)),
              withKrypton(7),
              List.of(),
              List.of());
      assertThat(split.train())
          .anyMatch(frame -> frame.structure().elementSet().contains(Element.Kr));
    }
  }

  @Test
  void aTestFileWithAnElementThatTrainingLacksIsRefused() {
    for (String name : List.of("test", "validation")) {
      List<Frame> alien = withKrypton(3);
      assertThatThrownBy(
              () ->
                  Split.of(
                      options(Map.of(name, List.of("alien.xyz"))),
                      FRAMES,
                      name.equals("test") ? List.of() : alien,
                      name.equals("test") ? alien : List.of()))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.SPLIT_ELEMENT))
          .hasMessageContaining("the " + name + " frames hold Kr")
          .hasMessageContaining("frame 3");
    }
  }
}
