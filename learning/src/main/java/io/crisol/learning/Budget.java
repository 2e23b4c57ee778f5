package io.crisol.learning;

import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the calculations that are allowed is left, and which frames they are spent on. */
final class Budget {
  private final CampaignPlan plan;
  private final List<Walk> walks;
  private final CampaignState state;

  Budget(CampaignPlan plan, List<Walk> walks, CampaignState state) {
    this.plan = plan;
    this.walks = walks;
    this.state = state;
  }

  /** Calculations that are left for the structure of a candidate. */
  private int left(Candidate candidate) {
    return plan.learn().left(structure(candidate), state.asked);
  }

  private int structure(Candidate candidate) {
    return walks.get(candidate.walk()).stage();
  }

  /** What is spent, if none of what was found may be calculated any more. */
  Optional<Verdict> spent(List<Candidate> found) {
    double limit = plan.learn().calculationTime().orElse(Double.POSITIVE_INFINITY);
    if (found.stream().allMatch(candidate -> left(candidate) <= 0)) {
      return Optional.of(Verdict.LABELS_SPENT);
    }
    return state.seconds >= limit ? Optional.of(Verdict.TIME_SPENT) : Optional.empty();
  }

  /** The frames that tell most, of a size that can be calculated; they count as asked for. */
  List<Frame> select(List<Candidate> found, Knowledge knowledge) {
    List<Candidate> payable = found.stream().filter(candidate -> left(candidate) > 0).toList();
    List<Structure> pool = payable.stream().map(this::affordable).toList();
    double[] grades = payable.stream().mapToDouble(Candidate::grade).toArray();
    List<Frame> selected = new ArrayList<>();
    for (int k : knowledge.select(pool, grades, plan.learn().perGeneration())) {
      Candidate candidate = payable.get(k);
      if (left(candidate) > 0) {
        state.asked[structure(candidate)]++;
        selected.add(CampaignFolder.frame(pool.get(k), candidate.metadata(walks, pool.get(k))));
      }
    }
    return selected;
  }

  private Structure affordable(Candidate candidate) {
    Structure structure = candidate.structure();
    return structure.size() <= plan.learn().largest()
        ? structure
        : NeighbourhoodBox.around(structure, candidate.atom(), plan.learn().box());
  }
}
