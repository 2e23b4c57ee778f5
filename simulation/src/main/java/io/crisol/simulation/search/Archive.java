package io.crisol.simulation.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The different structures of lowest energy found so far, some for each composition. */
final class Archive {
  /** eV per atom, and part of the energy: structures that differ by more are different. */
  private static final double SAME_ENERGY = 5e-4;

  private static final double SAME_PART = 1e-4;

  /** Part of the fingerprint: structures that differ by more are different. */
  private static final double SAME = 0.05;

  private final int mostOfEach;
  private final List<Candidate> members;

  /** An archive that holds at most so many structures of each composition. */
  Archive(int mostOfEach, List<Candidate> members) {
    this.mostOfEach = mostOfEach;
    this.members = new ArrayList<>(members);
  }

  /** The structures, the lowest energy per atom first. */
  List<Candidate> members() {
    return List.copyOf(members);
  }

  /** The structure that a new one equals, if it is known. */
  Optional<Candidate> known(Candidate candidate) {
    return members.stream().filter(member -> areSame(member, candidate)).findFirst();
  }

  /** Whether two structures are the same. */
  static boolean areSame(Candidate a, Candidate b) {
    double tolerance = Math.min(SAME_ENERGY, SAME_PART * Math.abs(a.energyPerAtom()));
    return Math.abs(a.energyPerAtom() - b.energyPerAtom()) <= tolerance
        && a.fingerprint().isOfSameComposition(b.fingerprint())
        && a.fingerprint().distance(b.fingerprint()) < SAME;
  }

  /** The lowest energy per atom at the composition of a structure; infinite where none is known. */
  double lowest(Candidate candidate) {
    return members.stream()
        .filter(member -> member.fingerprint().isOfSameComposition(candidate.fingerprint()))
        .mapToDouble(Candidate::energyPerAtom)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Takes a structure that is not known, if it is low enough. */
  void add(Candidate candidate) {
    members.add(candidate);
    members.sort(Comparator.comparingDouble(Candidate::energyPerAtom));
    List<Candidate> alike =
        members.stream()
            .filter(member -> member.fingerprint().isOfSameComposition(candidate.fingerprint()))
            .toList();
    if (alike.size() > mostOfEach) {
      members.remove(alike.getLast());
    }
  }
}
