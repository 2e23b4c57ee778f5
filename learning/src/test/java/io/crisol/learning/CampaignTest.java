package io.crisol.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.reference.Failure;
import io.crisol.reference.Labeller;
import io.crisol.reference.Labelling;
import io.crisol.reference.PotentialLabeller;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTest {
  @TempDir Path temporary;

  private static final Structure ARGON =
      new Structure(
              Cell.box(5.4, 5.4, 5.4),
              new Element[] {Element.Ar, Element.Ar, Element.Ar, Element.Ar},
              new double[] {0, 0, 0, 0, 2.7, 2.7, 2.7, 0, 2.7, 2.7, 2.7, 0})
          .replicate(2, 2, 2);

  private static CampaignPlan plan(Map<String, Object> learn, List<Structure> structures) {
    Map<String, Object> options = new HashMap<>(Map.of("first", 2, "rattle", 0.02, "fresh", 4));
    options.putAll(learn);
    Map<String, Object> explore =
        Map.of(
            "structures",
            List.of("argon"),
            "temperatures",
            List.of(60.0, 20.0),
            "time",
            2000.0,
            "timestep",
            4.0,
            "spacing",
            5);
    return new CampaignPlan(
        Settings.of(LearnOptions.class).build(options),
        Settings.of(ExploreOptions.class).build(explore),
        WalkOptions.DEFAULTS,
        structures,
        List.of(),
        new DistanceLearner());
  }

  private static Labeller truth() {
    return new PotentialLabeller(DistanceLearner.TRUTH, "argon", "argon");
  }

  private LearnResult run(String name, CampaignPlan plan, Labeller labeller) {
    return new Campaign(plan, labeller, temporary.resolve(name), Progress.NONE).start();
  }

  @Test
  void itEndsWhenEveryWalkPassesWithTheLastPotential() throws IOException {
    LearnResult result = run("passed", plan(Map.of(), List.of(ARGON)), truth());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.finalMaxGrade()).isPositive().isLessThanOrEqualTo(2);
    assertThat(result.labels()).isGreaterThan(2).isLessThanOrEqualTo(100);
    assertThat(result.failed()).isZero();
    assertThat(ExtendedXyz.read(temporary.resolve("passed/labelled.xyz")).frames())
        .hasSize(result.labels());
    assertThat(result.fresh().orElseThrow().frames()).hasSize(4);
    // The forces of this learner are right from the beginning.
    assertThat(result.fresh().orElseThrow().all().forceRmse().value()).isLessThan(1e-12);
    Json.Obj campaign =
        Json.parse(Files.readString(temporary.resolve("passed/campaign.json")), "").asObject();
    List<Json> walks = campaign.get("state").asObject().get("walks").asList();
    for (Json walk : walks) {
      GradeTrace trace = GradeTrace.of(walk.asObject().get("trace"));
      assertThat(trace.along()).hasSizeBetween(40, 61).isSorted();
      assertThat(trace.grades()).hasSameSizeAs(trace.along());
    }
    assertThat(campaign.get("walks").asList()).hasSameSizeAs(walks);
    double whole = 2 * 2000;
    assertThat(result.history().getLast().time()).isEqualTo(whole);
  }

  @Test
  void structuresAreExploredOneAfterTheOtherWithinTheirBudgets() {
    Structure wide = ARGON.replicate(2, 1, 1);
    LearnResult result =
        run(
            "stages",
            plan(Map.of("labels", List.of(60, 20), "largest", 40), List.of(ARGON, wide)),
            truth());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.history())
        .isSortedAccordingTo((a, b) -> Integer.compare(a.stage(), b.stage()));
    assertThat(result.history().getLast().time()).isEqualTo(4 * 2000.0);
    // Frames of the larger structure are cut down to what may be calculated.
    assertThat(ExtendedXyz.read(temporary.resolve("stages/labelled.xyz")).frames())
        .allMatch(frame -> frame.size() <= 40);
  }

  /** What the first structure leaves of its labels is not for the second. */
  @Test
  void eachStructureHasItsOwnBudget() {
    double[] dense = {-0.06, 0, 0, 0, -0.06, 0, 0, 0, -0.06};
    List<Structure> structures = List.of(ARGON, ARGON.replicate(2, 1, 1).strained(dense));
    run("plenty", plan(Map.of("labels", List.of(60, 60)), structures), truth());
    run("own", plan(Map.of("labels", List.of(60, 1)), structures), truth());
    assertThat(labelsOf("plenty", structures.getLast().size())).isGreaterThan(1);
    assertThat(labelsOf("own", structures.getLast().size())).isEqualTo(1);
  }

  @Test
  void firstFramesOfALargeStructureAreCutOutOfIt() {
    CampaignPlan plan =
        plan(Map.of("largest", 40, "box", 9.0, "first", 3), List.of(ARGON.replicate(2, 2, 2)));
    List<Structure> first = FirstFrames.of(plan.structures(), plan.learn());
    assertThat(first).hasSize(3).allMatch(one -> one.size() <= 40);
  }

  /** First frames are made of every structure with new elements; each of its label. */
  @Test
  void labelsHoldTheFirstFramesOfAllStructures() {
    Element[] krypton = new Element[ARGON.size()];
    Arrays.fill(krypton, Element.Kr);
    List<Structure> both = List.of(ARGON, new Structure(ARGON.cell(), krypton, ARGON.positions()));
    plan(Map.of("labels", List.of(4), "first", 2), both);
    plan(Map.of("labels", List.of(3), "first", 2), List.of(ARGON, ARGON));
    assertThatThrownBy(() -> plan(Map.of("labels", List.of(3), "first", 2), both))
        .hasMessageContaining("fewer calculations than the first frames");
  }

  private long labelsOf(String name, int atoms) {
    return ExtendedXyz.read(temporary.resolve(name + "/labelled.xyz")).frames().stream()
        .filter(frame -> frame.size() == atoms)
        .count();
  }

  @Test
  void budgetsThatDoNotFitTheStructuresAreRefused() {
    Structure wide = ARGON.replicate(2, 1, 1);
    for (List<Integer> labels : List.of(List.of(60, 20, 5), List.of(1, 5))) {
      assertThatThrownBy(
              () -> run("unfit", plan(Map.of("labels", labels), List.of(ARGON, wide)), truth()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.OPTION_INVALID));
    }
  }

  @Test
  void itStopsWhenTheLabelsAreSpent() {
    LearnResult result = run("spent", plan(Map.of("labels", List.of(3)), List.of(ARGON)), truth());
    assertThat(result.verdict()).isEqualTo(Verdict.LABELS_SPENT);
    assertThat(result.labels()).isEqualTo(3);
    assertThat(result.potential()).isNotEmptyFile();
  }

  @Test
  void withMoreLabelsAllowedItGoesOnToItsEnd() {
    run("more", plan(Map.of("labels", List.of(3)), List.of(ARGON)), truth());
    LearnResult result =
        new Campaign(
                plan(Map.of("labels", List.of(100)), List.of(ARGON)),
                truth(),
                temporary.resolve("more"),
                Progress.NONE)
            .resume();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.labels()).isGreaterThan(3);
    assertThat(result.history().stream().mapToInt(Generation::labels).sum())
        .isEqualTo(result.labels());
    assertThat(result.history()).extracting(Generation::number).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void withoutFreshFramesThatCanBeCalculatedThereAreNoErrors() {
    Structure wide = ARGON.replicate(2, 1, 1);
    LearnResult result = run("wide", plan(Map.of("largest", 40), List.of(wide)), truth());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.fresh()).isEmpty();
  }

  /** A reference that fails on every third structure it is asked for. */
  private static final class Unreliable implements Labeller {
    private final Labeller truth = truth();
    private int asked;

    @Override
    public String identity() {
      return "unreliable";
    }

    @Override
    public List<Labelling> label(List<Structure> structures, Progress progress) {
      List<Labelling> results = new ArrayList<>();
      for (Structure structure : structures) {
        results.add(
            ++asked % 3 == 0
                ? Failure.of(Failure.Kind.NOT_CONVERGED, "", "test")
                : truth.label(structure));
      }
      return results;
    }
  }

  @Test
  void aFailedCalculationHarmsItsFrameOnly() {
    LearnResult result = run("failing", plan(Map.of("first", 4), List.of(ARGON)), new Unreliable());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.failed()).isPositive();
    assertThat(ExtendedXyz.read(temporary.resolve("failing/labelled.xyz")).frames())
        .hasSize(result.labels());
  }

  @Test
  void withoutAnyLabelTheReasonIsTold() {
    Labeller none =
        new Labeller() {
          @Override
          public String identity() {
            return "none";
          }

          @Override
          public List<Labelling> label(List<Structure> structures, Progress progress) {
            return structures.stream()
                .<Labelling>map(s -> Failure.of(Failure.Kind.CRASHED, "job-1", "it was a test"))
                .toList();
          }
        };
    assertThatThrownBy(() -> run("none", plan(Map.of(), List.of(ARGON)), none))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("it was a test");
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Dies at a random update of the progress, of which there are many in every phase. */
  private static Progress deadly(RandomStream random) {
    int[] left = {random.nextInt(12)};
    return (done, total, text) -> {
      if (left[0]-- == 0) {
        throw new Killed();
      }
    };
  }

  @Test
  void whatIsKilledAtAnyMomentEndsWithTheSameBits() throws IOException {
    CampaignPlan plan = plan(Map.of(), List.of(ARGON));
    run("whole", plan, truth());
    Path folder = temporary.resolve("killed");
    RandomStream random = new RandomStream(5);
    boolean begun = false;
    LearnResult result = null;
    int deaths = 0;
    while (result == null) {
      Campaign campaign =
          new Campaign(plan, truth(), folder, deaths > 40 ? Progress.NONE : deadly(random));
      try {
        result = begun ? campaign.resume() : campaign.start();
      } catch (Killed _) {
        deaths++;
        begun = Files.exists(folder.resolve("campaign.json"));
      }
    }
    assertThat(deaths).isGreaterThan(5);
    for (String name : List.of("labelled.xyz", "potential.crisol.json", "fresh.xyz")) {
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(temporary.resolve("whole/" + name));
    }
    assertThat(result.history()).hasSize(generations("whole"));
  }

  private int generations(String name) throws IOException {
    try (var files = Files.list(temporary.resolve(name))) {
      return (int) files.filter(f -> f.getFileName().toString().startsWith("generation-")).count();
    }
  }

  @Test
  void anotherPlanIsNotResumed() {
    CampaignPlan plan = plan(Map.of("labels", List.of(3)), List.of(ARGON));
    run("changed", plan, truth());
    CampaignPlan other = plan(Map.of("labels", List.of(3), "seed", 2), List.of(ARGON));
    assertThatThrownBy(
            () ->
                new Campaign(other, truth(), temporary.resolve("changed"), Progress.NONE).resume())
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.RESUME_CHANGED));
  }
}
