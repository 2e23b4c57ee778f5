package io.crisol.learning;

import io.crisol.structures.Progress;
import java.util.List;
import java.util.Locale;

/** Tells how far all walks of an exploration are. */
final class WalksProgress {
  private final Progress progress;
  private final CampaignState campaign;
  private final long[] steps;
  private final long stepsEach;
  private final long total;

  WalksProgress(Progress progress, CampaignState campaign, List<Walk> walks, long stepsEach) {
    this.progress = progress;
    this.campaign = campaign;
    steps = new long[campaign.walks.size()];
    this.stepsEach = stepsEach;
    total = stepsEach * walks.size();
  }

  synchronized void update(Walk walk, WalkState where) {
    steps[walk.number()] = where.done() ? stepsEach : where.state().step();
    long done = 0;
    for (long one : steps) {
      done += one;
    }
    progress.update(
        done,
        total,
        String.format(
            Locale.ROOT,
            "generation %d, %d labels; %s: grade up to %.2f",
            campaign.generation,
            campaign.known,
            walk.name(),
            where.maxGrade()));
  }
}
