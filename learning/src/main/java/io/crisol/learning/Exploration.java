package io.crisol.learning;

import io.crisol.potentials.Potential;
import java.util.function.Consumer;

/** Follows walks with one potential until their ends, or until they leave what it knows. */
final class Exploration {
  private final Potential potential;
  private final WalkMethod method;
  private final ExploreOptions explore;
  private final LearnOptions learn;

  Exploration(Potential potential, WalkMethod method, ExploreOptions explore, LearnOptions learn) {
    this.potential = potential;
    this.method = method;
    this.explore = explore;
    this.learn = learn;
  }

  /** Follows a walk to its end; {@code save} is told where it stands whenever it can go on. */
  WalkState follow(Walk walk, WalkState from, Consumer<WalkState> save) {
    WalkState now = from;
    while (!now.done()) {
      Findings findings = new Findings(walk, now, explore, learn, method);
      now = findings.at(method.follow(walk, now.state(), potential, findings));
      save.accept(now);
    }
    return now;
  }
}
