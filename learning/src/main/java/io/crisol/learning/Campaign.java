package io.crisol.learning;

import io.crisol.learning.CampaignState.Phase;
import io.crisol.reference.Labeller;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.training.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learning on the fly: walks explore with the present potential; frames that it does not know are
 * kept, those that tell most of them are labelled, the potential is trained again and the walks are
 * replayed from where all was known, until every walk has gone from its beginning to its end with
 * the last potential and has met nothing new.
 *
 * <p>The state after each phase lies in the folder. A campaign that is killed at any moment goes on
 * from there to the same frames, labels and potentials, bit for bit.
 */
public final class Campaign {
  /** Attempts without anything to learn from before it gives up. */
  private static final int PATIENCE = 3;

  private final CampaignPlan plan;
  private final Labeller labeller;
  private final WalkMethod method;
  private final List<Walk> walks;
  private final CampaignFolder folder;
  private final Progress progress;

  /** A campaign in a folder. */
  public Campaign(CampaignPlan plan, Labeller labeller, Path folder, Progress progress) {
    this.plan = plan;
    this.labeller = labeller;
    this.progress = progress;
    method = WalkMethod.of(plan);
    walks = Walk.all(plan, method);
    this.folder =
        new CampaignFolder(folder, plan.settings(labeller), labeller.description(), walks);
  }

  /**
   * Begins.
   *
   * @throws io.crisol.structures.ProblemException RUN_FOLDER_TAKEN, and what trainer and labeller
   *     say
   */
  public LearnResult start() {
    if (folder.isBegun()) {
      throw Problem.RUN_FOLDER_TAKEN.with(folder.root(), "it holds a campaign");
    }
    int[] asked = FirstFrames.counts(plan.structures(), plan.learn());
    List<Frame> first = new ArrayList<>();
    for (Structure one : FirstFrames.of(plan.structures(), plan.learn())) {
      first.add(CampaignFolder.frame(one, Map.of("config_type", "first")));
    }
    folder.clear();
    folder.writeLabelled(plan.given());
    folder.writeSelected(0, first);
    CampaignState state =
        new CampaignState(
            plan.given().size(), asked, walks.stream().map(w -> begun(w, 0, 1)).toList());
    return run(state);
  }

  private WalkState begun(Walk walk, int beginnings, int generation) {
    return WalkState.begin(walk, method, plan.learn().seed(), beginnings, generation);
  }

  /**
   * Goes on where it was interrupted, or where it ended for want of labels or time that are allowed
   * now; begins where it was interrupted before it had written anything down.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED
   */
  public LearnResult resume() {
    if (!folder.isBegun()) {
      return start();
    }
    CampaignState state = folder.read();
    if (state.endedForWant() && new Budget(plan, walks, state).spent(found(state)).isEmpty()) {
      state.history.removeLast();
      choose(state, knowledge(state), found(state));
    }
    return run(state);
  }

  private LearnResult run(CampaignState state) {
    folder.write(state);
    while (state.phase != Phase.OVER) {
      switch (state.phase) {
        case LABEL -> label(state);
        case LEARN -> learn(state);
        case EXPLORE -> explore(state);
        case FRESH -> fresh(state);
        case OVER -> throw new IllegalStateException();
      }
      folder.write(state);
    }
    List<Frame> fresh = FreshFrames.of(walks, state.walks, plan.learn());
    return LearnResult.of(plan, state, folder, fresh);
  }

  private void label(CampaignState state) {
    List<Frame> wanted = folder.selected(state.generation);
    Requests requests = Requests.of(wanted, labeller, named(progress, state.generation));
    List<Frame> labelled = requests.labelled();
    List<Frame> known = new ArrayList<>(folder.labelled(state.known));
    known.addAll(labelled);
    if (known.size() < 2) {
      throw requests.failure();
    }
    folder.writeLabelled(known);
    int failed = wanted.size() - labelled.size();
    Optional<Evaluation> before = evaluation(state, labelled);
    state.history.add(generation(state, labelled.size(), failed, before, requests.seconds()));
    state.failed += failed;
    state.seconds += requests.seconds();
    state.known = known.size();
    state.fruitless = labelled.isEmpty() ? state.fruitless + 1 : 0;
    state.generation++;
    state.phase = Phase.LEARN;
    if (state.fruitless >= PATIENCE) {
      end(state, Verdict.STUCK);
    }
  }

  private static Progress named(Progress progress, int generation) {
    return (done, total, text) ->
        progress.update(done, total, "labels of generation " + generation + " " + text);
  }

  /** Errors of the present potential on labels that it has not learned. */
  private Optional<Evaluation> evaluation(CampaignState state, List<Frame> labelled) {
    return state.generation == 0 || labelled.isEmpty()
        ? Optional.empty()
        : Optional.of(Evaluation.of(knowledge(state).potential(), labelled));
  }

  private Generation generation(
      CampaignState state, int labels, int failed, Optional<Evaluation> before, double seconds) {
    List<Walk> part = walks.stream().filter(w -> isWalked(w, state.stage)).toList();
    return Generation.of(state, part, labels, failed, before, seconds);
  }

  /** Whether a walk is part of an exploration: after the last structure all are walked again. */
  private boolean isWalked(Walk walk, int stage) {
    return walk.stage() == stage || stage == plan.structures().size();
  }

  private void learn(CampaignState state) {
    Path file = folder.potential(state.generation);
    Optional<Path> before =
        state.generation > 1
            ? Optional.of(folder.potential(state.generation - 1))
            : Optional.empty();
    plan.learner().learn(folder.labelled(state.known), before, file, progress);
    state.walks = state.walks.stream().map(WalkState::replayed).toList();
    state.phase = Phase.EXPLORE;
  }

  private Knowledge knowledge(CampaignState state) {
    return plan.learner().read(folder.potential(state.generation), folder.labelled(state.known));
  }

  private void explore(CampaignState state) {
    Knowledge knowledge = knowledge(state);
    begin(state);
    follow(state, knowledge);
    List<Candidate> found = found(state);
    if (!found.isEmpty()) {
      choose(state, knowledge, found);
    } else if (walks.stream().allMatch(w -> isOver(state, w))) {
      state.fruitless = 0;
      if (state.stage == plan.structures().size()) {
        end(state, Verdict.PASSED);
      } else {
        state.stage++;
      }
    } else if (++state.fruitless > PATIENCE) {
      end(state, Verdict.STUCK);
    }
  }

  private static List<Candidate> found(CampaignState state) {
    return state.walks.stream().flatMap(w -> w.candidates().stream()).toList();
  }

  private boolean isOver(CampaignState state, Walk walk) {
    return !isWalked(walk, state.stage)
        || state.walks.get(walk.number()).hasPassed(state.generation, plan.learn().saveGrade());
  }

  /** Walks that came to their end, or broke down, begin anew where they have to. */
  private void begin(CampaignState state) {
    List<WalkState> next = new ArrayList<>(state.walks);
    for (Walk walk : walks) {
      WalkState now = next.get(walk.number());
      boolean atEnd = now.done() || method.beginsAnew(now.state());
      if (isWalked(walk, state.stage) && atEnd && !isOver(state, walk)) {
        next.set(walk.number(), begun(walk, now.beginnings() + 1, state.generation));
      }
    }
    state.walks = next;
  }

  private void follow(CampaignState state, Knowledge knowledge) {
    Exploration exploration =
        new Exploration(knowledge.potential(), method, plan.explore(), plan.learn());
    List<Walk> now =
        walks.stream().filter(w -> isWalked(w, state.stage) && !isOver(state, w)).toList();
    WalkState[] ends = state.walks.toArray(WalkState[]::new);
    WalksProgress told = new WalksProgress(progress, state, now, method.steps());
    Workers.forEach(
        now.size(),
        k -> {
          Walk walk = now.get(k);
          WalkState from = ends[walk.number()];
          int round = from.beginnings();
          from = folder.readWalk(state.generation, round, walk).orElse(from);
          ends[walk.number()] =
              exploration.follow(
                  walk,
                  from,
                  where -> {
                    folder.writeWalk(state.generation, round, walk, where);
                    told.update(walk, where);
                  });
        });
    state.walks = Arrays.asList(ends);
  }

  private void choose(CampaignState state, Knowledge knowledge, List<Candidate> found) {
    Budget budget = new Budget(plan, walks, state);
    Optional<Verdict> spent = budget.spent(found);
    if (spent.isPresent()) {
      end(state, spent.get());
      return;
    }
    List<Frame> selected = budget.select(found, knowledge);
    folder.writeSelected(state.generation, selected);
    state.phase = Phase.LABEL;
  }

  private void end(CampaignState state, Verdict verdict) {
    state.verdict = verdict;
    state.history.add(generation(state, 0, 0, Optional.empty(), 0));
    state.phase = plan.learn().fresh() > 0 ? Phase.FRESH : Phase.OVER;
  }

  /** Labels frames of the last walks, to know the errors; nothing is learned from them. */
  private void fresh(CampaignState state) {
    List<Frame> wanted = FreshFrames.of(walks, state.walks, plan.learn());
    Requests requests = Requests.of(wanted, labeller, named(progress, state.generation));
    List<Frame> labelled = requests.labelled();
    folder.writeFresh(labelled);
    state.failedFresh = wanted.size() - labelled.size();
    state.freshSeconds = requests.seconds();
    state.phase = Phase.OVER;
  }
}
