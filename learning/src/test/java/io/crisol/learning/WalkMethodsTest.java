package io.crisol.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.learning.ExploreOptions.Method;
import io.crisol.reference.Failure;
import io.crisol.reference.Labeller;
import io.crisol.reference.Labelling;
import io.crisol.reference.PotentialLabeller;
import io.crisol.simulation.path.BandOptions;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way of exploring, with the learner of distances. */
class WalkMethodsTest {
  @TempDir Path temporary;

  static final Structure ARGON =
      new Structure(
              Cell.box(5.4, 5.4, 5.4),
              new Element[] {Element.Ar, Element.Ar, Element.Ar, Element.Ar},
              new double[] {0, 0, 0, 0, 2.7, 2.7, 2.7, 0, 2.7, 2.7, 2.7, 0})
          .replicate(2, 2, 2);

  /** Argon without its first atom; the second one stands at a share of the way into the gap. */
  private static Structure vacancy(double share) {
    double[] positions = Arrays.copyOfRange(ARGON.positions(), 3, 3 * ARGON.size());
    for (int axis = 0; axis < 3; axis++) {
      positions[axis] *= 1 - share;
    }
    return new Structure(ARGON.cell(), Arrays.copyOf(ARGON.elements(), 31), positions);
  }

  private static WalkOptions ways(Map<String, Object> relax) {
    Map<String, Object> relaxation = new HashMap<>(Map.of("rattle", 0.35, "copies", 2));
    relaxation.putAll(relax);
    return new WalkOptions(
        Settings.of(RelaxationWalkOptions.class).build(relaxation),
        Settings.of(MonteCarloWalkOptions.class).build(Map.of("sweeps", 60)),
        Settings.of(BandOptions.class)
            .build(Map.of("images", 3, "force_tolerance", 0.01, "max_steps", 100)),
        List.of(vacancy(1)));
  }

  static CampaignPlan plan(Method method, Map<String, Object> relax, Learner learner) {
    Map<String, Object> explore =
        Map.of(
            "structures",
            List.of("argon"),
            "method",
            method.name(),
            "temperatures",
            List.of(50.0),
            "time",
            400.0,
            "timestep",
            4.0,
            "spacing",
            5);
    Map<String, Object> learn = Map.of("first", 2, "rattle", 0.02, "strain", 0.0, "fresh", 4);
    return new CampaignPlan(
        Settings.of(LearnOptions.class).build(learn),
        Settings.of(ExploreOptions.class).build(explore),
        ways(relax),
        List.of(method == Method.PATH ? vacancy(0) : ARGON),
        List.of(),
        learner);
  }

  private static Labeller truth() {
    return new PotentialLabeller(DistanceLearner.TRUTH, "argon", "argon");
  }

  private Campaign campaign(String name, CampaignPlan plan, Progress progress) {
    return new Campaign(plan, truth(), temporary.resolve(name), progress);
  }

  private LearnResult run(String name, CampaignPlan plan) {
    return campaign(name, plan, Progress.NONE).start();
  }

  private List<Frame> labelled(String name) {
    return ExtendedXyz.read(temporary.resolve(name).resolve("labelled.xyz")).frames();
  }

  private static double nearest(Frame frame) {
    return Arrays.stream(DistanceLearner.nearest(frame.structure())).min().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void each_learns_what_it_meets_and_passes(Method method) {
    LearnResult result = run("campaign", plan(method, Map.of(), new DistanceLearner()));
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.finalMaxGrade()).isBetween(0.0, 2.0);
    assertThat(result.labels()).isGreaterThan(2);
    assertThat(result.history().getLast().steps()).isPositive();
    assertThat(result.history().getLast().time() > 0).isEqualTo(method == Method.DYNAMICS);
    // What was learned is nearer than anything in the first frames.
    List<Frame> frames = labelled("campaign");
    double first = Math.min(nearest(frames.get(0)), nearest(frames.get(1)));
    assertThat(frames.subList(2, frames.size()))
        .allMatch(frame -> Double.parseDouble(frame.metadata().get("grade")) > 2)
        .allMatch(frame -> nearest(frame) < first);
    assertThat(result.freshLabels()).isEqualTo(4);
    assertThat(result.calculations().stream().mapToInt(Calculations::learned).sum())
        .isEqualTo(result.labels());
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Progress deadly(RandomStream random) {
    int[] left = {random.nextInt(6)};
    return (done, total, text) -> {
      if (left[0]-- == 0) {
        throw new Killed();
      }
    };
  }

  @ParameterizedTest
  @EnumSource(names = "DYNAMICS", mode = EnumSource.Mode.EXCLUDE)
  void killed_at_any_moment_each_ends_with_the_same_bits(Method method) {
    CampaignPlan plan = plan(method, Map.of("cell", "free"), new DistanceLearner());
    run("whole", plan);
    Path folder = temporary.resolve("killed");
    RandomStream random = new RandomStream(17);
    boolean over = false;
    int deaths = 0;
    while (!over) {
      Campaign campaign = campaign("killed", plan, deaths > 40 ? Progress.NONE : deadly(random));
      try {
        if (Files.exists(folder.resolve("campaign.json"))) {
          campaign.resume();
        } else {
          campaign.start();
        }
        over = true;
      } catch (Killed _) {
        deaths++;
      }
    }
    assertThat(deaths).isGreaterThan(3);
    for (String name : List.of("labelled.xyz", "potential.crisol.json", "fresh.xyz")) {
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(temporary.resolve("whole/" + name));
    }
  }

  @Test
  void the_cell_relaxes_where_it_may() {
    run("free", plan(Method.RELAX, Map.of("cell", "free"), new DistanceLearner()));
    assertThat(fresh("free"))
        .anyMatch(frame -> Math.abs(frame.structure().cell().vector(0, 0) - 10.8) > 0.01);
    run("fixed", plan(Method.RELAX, Map.of(), new DistanceLearner()));
    assertThat(fresh("fixed"))
        .allMatch(frame -> Math.abs(frame.structure().cell().vector(0, 0) - 10.8) < 1e-12);
  }

  private List<Frame> fresh(String name) {
    return ExtendedXyz.read(temporary.resolve(name).resolve("fresh.xyz")).frames();
  }

  @Test
  void a_path_needs_an_end_for_each_structure() {
    CampaignPlan good = plan(Method.PATH, Map.of(), new DistanceLearner());
    WalkOptions none =
        new WalkOptions(
            good.ways().relaxation(), good.ways().monteCarlo(), good.ways().band(), List.of());
    assertThatThrownBy(() -> with(good, none, good.structures()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("ends");
    assertThatThrownBy(() -> with(good, good.ways(), List.of(ARGON)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("same order");
  }

  private static CampaignPlan with(CampaignPlan plan, WalkOptions ways, List<Structure> start) {
    return new CampaignPlan(
        plan.learn(), plan.explore(), ways, start, plan.given(), plan.learner());
  }

  @Test
  void temperatures_are_needed_where_there_is_any() {
    for (Method method : Method.values()) {
      Map<String, Object> values = Map.of("structures", List.of("argon"), "method", method.name());
      if (method.isThermal()) {
        assertThatThrownBy(() -> Settings.of(ExploreOptions.class).build(values))
            .hasMessageContaining("temperatures");
      } else {
        assertThat(Settings.of(ExploreOptions.class).build(values).method()).isEqualTo(method);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void atoms_that_fly_apart_end_a_walk_and_nothing_else(Method method) {
    LearnResult result =
        run("apart", plan(method, Map.of(), new FaultyLearner(Problem.NOT_FINITE.with("a thing"))));
    assertThat(result.verdict()).isEqualTo(Verdict.STUCK);
    assertThat(result.history().getLast().maxGrade()).isNaN();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void any_other_problem_reaches_the_user(Method method) {
    for (ProblemException problem :
        List.of(
            Problem.POTENTIAL_ELEMENT.with("Xe", "Ar"),
            Problem.MEMORY_SHORT.with("9 GB", "1 GB", "it is so", "buy more"))) {
      CampaignPlan plan = plan(method, Map.of(), new FaultyLearner(problem));
      assertThatThrownBy(() -> run("problem-" + problem.problem(), plan))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem.problem()));
    }
  }

  /** Fails two of seven frames: no generation asks for so many. */
  private static final class FailingFresh implements Labeller {
    private final Labeller truth = truth();

    @Override
    public String identity() {
      return "failing";
    }

    @Override
    public List<Labelling> label(List<Structure> structures, Progress progress) {
      List<Labelling> found = new ArrayList<>(truth.label(structures, progress));
      for (int k = 0; k < 2 && structures.size() == 7; k++) {
        found.set(k, Failure.of(Failure.Kind.TIMED_OUT, "", "test"));
      }
      return found;
    }
  }

  @Test
  void fresh_calculations_that_fail_are_counted() {
    CampaignPlan four = plan(Method.RELAX, Map.of(), new DistanceLearner());
    LearnOptions seven =
        Settings.of(LearnOptions.class)
            .build(Map.of("first", 2, "rattle", 0.02, "strain", 0.0, "fresh", 7));
    CampaignPlan plan =
        new CampaignPlan(
            seven, four.explore(), four.ways(), four.structures(), List.of(), four.learner());
    Path folder = temporary.resolve("fresh");
    LearnResult result = new Campaign(plan, new FailingFresh(), folder, Progress.NONE).start();
    assertThat(result.failedFresh()).isEqualTo(2);
    assertThat(result.freshLabels()).isEqualTo(5);
    assertThat(result.failed()).isZero();
    assertThat(fresh("fresh")).hasSize(5);
    assertThat(result.toJson().text()).contains("\"failed_fresh_labels\": 2");
  }
}
