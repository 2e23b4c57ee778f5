package io.crisol.potentials;

import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A potential that can grade in one or several ways. */
public interface Graded extends Potential {
  /** The ways; empty where it does not know its training data. */
  Set<Grading> gradings();

  /** The same potential with grades of this kind, one of {@link #gradings}. */
  Potential gradedBy(Grading grading);

  /** The ways in which a potential, or the parts of it that grade at all, can grade. */
  static Set<Grading> gradingsOf(Potential potential) {
    Set<Grading> common = EnumSet.noneOf(Grading.class);
    switch (potential) {
      case Graded graded -> common.addAll(graded.gradings());
      case SumPotential sum -> addCommon(sum.terms(), common);
      case CommitteePotential committee -> addCommon(committee.members(), common);
      default -> {
        // It has no grades.
      }
    }
    return common;
  }

  private static void addCommon(List<Potential> parts, Set<Grading> common) {
    for (Potential part : parts) {
      Set<Grading> own = gradingsOf(part);
      if (common.isEmpty()) {
        common.addAll(own);
      } else if (!own.isEmpty()) {
        common.retainAll(own);
      }
    }
  }

  /**
   * A potential whose parts grade in this way.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where it cannot
   */
  static Potential by(Grading grading, Potential potential) {
    if (!gradingsOf(potential).contains(grading)) {
      throw Problem.OPTION_INVALID.with(
          "grade",
          grading.text(),
          gradingsOf(potential).isEmpty()
              ? "this potential does not know its training data"
              : "this potential was trained without what that needs; it has "
                  + String.join(", ", gradingsOf(potential).stream().map(Grading::text).toList()),
          "leave the option out, or train the potential again");
    }
    return changed(grading, potential);
  }

  private static Potential changed(Grading grading, Potential potential) {
    return switch (potential) {
      case Graded graded when graded.gradings().contains(grading) -> graded.gradedBy(grading);
      case SumPotential sum -> sum.withTerms(changed(grading, sum.terms()));
      case CommitteePotential committee ->
          new CommitteePotential(changed(grading, committee.members()), committee.calibration());
      default -> potential;
    };
  }

  private static List<Potential> changed(Grading grading, List<Potential> parts) {
    List<Potential> changed = new ArrayList<>();
    parts.forEach(part -> changed.add(changed(grading, part)));
    return changed;
  }
}
