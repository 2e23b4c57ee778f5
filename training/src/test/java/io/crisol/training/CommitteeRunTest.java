package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Quantities;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitteeRunTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(40, 3);
  private static final Json.Obj ORIGIN = new Json.Obj().put("argon.xyz", "made here");

  @TempDir Path folder;

  private static TrainPlan plan(int members, OptionalDouble share, long seed, long iterations) {
    Map<String, Object> network =
        Map.of(
            "radial_order",
            5L,
            "angular_order",
            2L,
            "radial_cutoffs",
            List.of(5.5),
            "angular_cutoffs",
            List.of(4.5),
            "hidden",
            List.of(4L));
    Map<String, Object> training =
        Map.of("iterations", iterations, "seed", seed, "checkpoint_interval", 4L);
    return TrainPlan.of(
            Settings.defaults(DataOptions.class),
            Settings.of(NetworkOptions.class).build(network),
            Settings.defaults(ChargeOptions.class),
            Settings.of(TrainingOptions.class).build(training),
            FRAMES,
            List.of(),
            List.of())
        .with(new CommitteeOptions(members, share));
  }

  private static TrainResult train(Path folder, int members, long seed) {
    return new TrainRun(plan(members, OptionalDouble.empty(), seed, 12), ORIGIN)
        .start(folder, Progress.NONE);
  }

  @Test
  void each_member_is_what_its_seed_alone_would_give() throws IOException {
    TrainResult result = train(folder.resolve("many"), 3, 5);
    CommitteePotential committee = (CommitteePotential) result.potential();
    Structure structure = FRAMES.getFirst().structure();
    for (int m = 0; m < 3; m++) {
      TrainResult alone = train(folder.resolve("one" + m), 1, 5 + m);
      assertThat(committee.members().get(m).predict(structure, Quantities.FORCES).forces())
          .containsExactly(alone.potential().predict(structure, Quantities.FORCES).forces());
    }
    CommitteePotential loaded =
        (CommitteePotential)
            PotentialFile.read(folder.resolve("many/potential.crisol.json")).potential();
    assertThat(loaded.calibration()).isEqualTo(committee.calibration());
    assertThat(loaded.predict(structure, Quantities.GRADED).grades()).isPresent();
    assertThat(result.members()).extracting(MemberFit::seed).containsExactly(5L, 6L, 7L);
    assertThat(Files.readAllLines(folder.resolve("many/learning-curve.csv")))
        .first()
        .asString()
        .endsWith(",member");
    Json.Obj json = result.toJson();
    assertThat(json.get("members").asList()).hasSize(3);
    assertThat(json.get("sets").asObject().get("test").asObject().members())
        .containsKeys("spread_force_coverage_68", "spread_force_spearman", "spread_reliability");
    assertThat(String.join("\n", result.settings())).contains("3 potentials, seeds 5 to 7");
  }

  @Test
  void interrupted_in_any_member_it_ends_with_the_same_bits_for_any_number_of_threads()
      throws IOException {
    TrainPlan plan = plan(3, OptionalDouble.of(0.6), 1, 12);
    Path whole = folder.resolve("whole");
    new TrainRun(plan, ORIGIN).start(whole, Progress.NONE);
    int before = Workers.threads();
    try {
      for (int stop : new int[] {2, 18, 35}) {
        Path parts = folder.resolve("parts" + stop);
        Workers.setThreads(1);
        assertThatThrownBy(() -> new TrainRun(plan, ORIGIN).start(parts, breakAt(stop)))
            .hasMessage("broken off");
        Workers.setThreads(3);
        if (stop == 2) {
          assertThatThrownBy(() -> new TrainRun(plan, ORIGIN).resume(parts, Progress.NONE))
              .hasMessageContaining("checkpoint.json");
        } else {
          new TrainRun(plan, ORIGIN).resume(parts, Progress.NONE);
          for (String name : List.of("potential.crisol.json", "parity.json")) {
            assertThat(Files.readString(parts.resolve(name)))
                .isEqualTo(Files.readString(whole.resolve(name)));
          }
        }
      }
    } finally {
      Workers.setThreads(before);
    }
  }

  private static Progress breakAt(long step) {
    return (done, total, text) -> {
      assertThat(total).isEqualTo(36);
      assertThat(text).startsWith("member ");
      if (done == step) {
        throw new IllegalStateException("broken off");
      }
    };
  }

  @Test
  void members_and_iterations_may_be_added_later() throws IOException {
    OptionalDouble all = OptionalDouble.empty();
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    new TrainRun(plan(3, all, 1, 12), ORIGIN).start(whole, Progress.NONE);
    new TrainRun(plan(1, all, 1, 10), ORIGIN).start(parts, Progress.NONE);
    new TrainRun(plan(2, all, 1, 10), ORIGIN).resume(parts, Progress.NONE);
    new TrainRun(plan(3, all, 1, 12), ORIGIN).resume(parts, Progress.NONE);
    assertThat(parameters(parts)).isEqualTo(parameters(whole));
    assertThatThrownBy(
            () ->
                new TrainRun(plan(3, OptionalDouble.of(0.5), 1, 12), ORIGIN)
                    .resume(parts, Progress.NONE))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.RESUME_CHANGED))
        .hasMessageContaining("committee_share");
  }

  private static Json parameters(Path run) throws IOException {
    String text = Files.readString(run.resolve("potential.crisol.json"));
    return Json.parse(text, "").asObject().get("parameters");
  }

  @Test
  void a_new_run_does_not_go_on_from_members_of_an_older_one() {
    train(folder, 3, 1);
    train(folder, 1, 1);
    assertThat(folder.resolve("checkpoint.json")).exists();
    assertThat(folder.resolve("checkpoint-2.json")).doesNotExist();
    assertThat(folder.resolve("checkpoint-3.json")).doesNotExist();
  }

  @Test
  void linear_members_differ_by_the_frames_they_see() {
    SnapPlan plan =
        SnapPlan.of(
                Settings.defaults(DataOptions.class),
                Settings.of(SnapOptions.class).build(Map.of("twojmax", 2L, "snap_cutoff", 5.0)),
                Settings.defaults(TrainingOptions.class),
                FRAMES,
                List.of(),
                List.of())
            .with(new CommitteeOptions(3, OptionalDouble.empty()));
    TrainResult result = new SnapRun(plan, ORIGIN).start(folder, Progress.NONE);
    CommitteePotential committee = (CommitteePotential) result.potential();
    assertThat(committee.members()).hasSize(3);
    Structure structure = FRAMES.getFirst().structure();
    assertThat(
            committee
                .predict(structure, Quantities.GRADED)
                .spread()
                .orElseThrow()
                .largestForce()
                .orElseThrow())
        .isPositive();
    assertThat(result.references().energies().get(Element.Ar)).isBetween(-21.0, -19.0);
    assertThat(folder.resolve("ridge.csv")).content().contains("loss_validation,member");
  }

  @Test
  void a_member_sees_its_share_in_blocks_and_every_element() {
    List<Frame> frames = new ArrayList<>(FRAMES);
    Structure krypton = new Structure(Cell.box(9, 9, 9), new Element[] {Element.Kr}, new double[3]);
    frames.add(Frame.of(krypton, Labels.NONE));
    for (long seed = 1; seed <= 20; seed++) {
      List<Frame> seen = MemberFrames.of(frames, frames, 0.5, seed);
      assertThat(seen.size()).isBetween(20, 26);
      assertThat(seen).last().isEqualTo(frames.getLast());
      assertThat(seen).isSubsetOf(frames);
      assertThat(MemberFrames.of(frames, frames, 0.5, seed)).isEqualTo(seen);
    }
    assertThat(MemberFrames.of(frames, frames, 1, 3)).isSameAs(frames);
  }

  @Test
  void impossible_committees_are_refused() {
    assertThatThrownBy(() -> new CommitteeOptions(0, OptionalDouble.empty()))
        .hasMessageContaining("committee");
    assertThatThrownBy(() -> new CommitteeOptions(2, OptionalDouble.of(1.5)))
        .hasMessageContaining("committee_share");
  }
}
