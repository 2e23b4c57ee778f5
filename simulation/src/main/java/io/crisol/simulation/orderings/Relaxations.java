package io.crisol.simulation.orderings;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Progress;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/** Relaxes the best orderings with a potential, side by side, and ranks them anew. */
public final class Relaxations {
  private static final double SKIN = 0.5;

  private Relaxations() {}

  /**
   * The orderings with the first of them relaxed, best first.
   *
   * @param most how many are relaxed
   */
  public static OrderingsResult of(
      OrderingsResult found,
      int most,
      Potential potential,
      RelaxOptions options,
      Progress progress) {
    List<Ordering> all = new ArrayList<>(found.orderings());
    int count = Math.min(most, all.size());
    Ordering[] relaxed = new Ordering[count];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        count,
        k -> {
          relaxed[k] = relaxed(all.get(k), potential, options);
          progress.update(done.incrementAndGet(), count, "relaxations");
        });
    for (int k = 0; k < count; k++) {
      all.set(k, relaxed[k]);
    }
    return found.with(OrderingsResult.ranked(all));
  }

  private static Ordering relaxed(Ordering ordering, Potential potential, RelaxOptions options) {
    RelaxResult result =
        new Relaxation(new PotentialEngine(potential, SKIN), options)
            .run(ordering.structure(), _ -> {});
    boolean finite = Double.isFinite(result.energy());
    return new Ordering(
        ordering.size(),
        ordering.multiplicity(),
        ordering.structure(),
        ordering.ewald(),
        Optional.of(result.structure()),
        finite
            ? OptionalDouble.of(result.energy() / ordering.structure().size())
            : OptionalDouble.empty(),
        result.converged(),
        result.maxGrade());
  }
}
