package io.crisol.simulation.search;

import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The structures that others are made from: good ones, and no two that are alike, lest all become
 * the same.
 */
final class Population {
  private final int size;
  private final double niche;
  private final Ranking ranking;
  private final List<Candidate> members;

  Population(PopulationOptions options, Ranking ranking, List<Candidate> members) {
    this.size = options.population();
    this.niche = options.niche();
    this.ranking = ranking;
    this.members = new ArrayList<>(members);
  }

  /** The members, the best first. */
  List<Candidate> members() {
    return List.copyOf(members);
  }

  void clear() {
    members.clear();
  }

  /**
   * Takes a structure if it is good enough and unlike the better ones.
   *
   * @param known all that a composition's energy is compared with
   * @return whether it was taken
   */
  boolean offer(Candidate candidate, List<Candidate> known) {
    for (Candidate member : members) {
      if (isAlike(member, candidate) && member.energyPerAtom() <= candidate.energyPerAtom()) {
        return false;
      }
    }
    members.removeIf(member -> isAlike(member, candidate));
    members.add(candidate);
    double[] values = ranking.of(members, known);
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      order.add(k);
    }
    order.sort((i, j) -> Double.compare(values[i], values[j]));
    List<Candidate> sorted = order.stream().limit(size).map(members::get).toList();
    members.clear();
    members.addAll(sorted);
    return members.contains(candidate);
  }

  private boolean isAlike(Candidate a, Candidate b) {
    return a.fingerprint().isOfSameComposition(b.fingerprint())
        && (Archive.areSame(a, b) || a.fingerprint().distance(b.fingerprint()) < niche);
  }

  /** A parent: the better of two members taken at random. */
  Candidate parent(RandomStream random) {
    int a = random.nextInt(members.size());
    int b = random.nextInt(members.size());
    return members.get(Math.min(a, b));
  }
}
