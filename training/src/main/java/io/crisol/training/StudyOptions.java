package io.crisol.training;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A study of trainings on the same data; one of the first three says of which kind.
 *
 * @param sizes numbers of training frames: a learning curve
 * @param folds parts that are left out in turn: cross-validation
 * @param candidates settings that are tried: a search
 * @param budget no candidate is begun later than this, s
 */
public record StudyOptions(
    @Setting(help = "learning curve: numbers of training frames, each a part of the next")
        List<Integer> sizes,
    @Setting(
            help = "cross-validation: number of parts, each of which is the test in turn",
            value = "0")
        int folds,
    @Setting(
            help = "search: how many descriptors and networks are tried, the given ones first",
            value = "0")
        int candidates,
    @Setting(
            help = "search: no further candidate is begun after this time; write 20min or 2h",
            unit = "s")
        OptionalDouble budget) {
  /** Refuses what cannot be. */
  public StudyOptions {
    sizes = sizes.stream().sorted().distinct().toList();
    if (folds < 0 || folds == 1 || candidates < 0 || candidates == 1) {
      throw Problem.OPTION_INVALID.with(
          folds == 1 || folds < 0 ? "folds" : "candidates",
          folds == 1 || folds < 0 ? folds : candidates,
          "there are at least two",
          "give 2 or more");
    }
    int kinds = (sizes.isEmpty() ? 0 : 1) + (folds > 0 ? 1 : 0) + (candidates > 0 ? 1 : 0);
    if (kinds != 1) {
      throw Problem.OPTION_INVALID.with(
          "study",
          kinds == 0 ? "nothing" : "several kinds",
          "a study is of one kind",
          "give one of --sizes 25,50,100, --folds 5, --candidates 12");
    }
    if (!sizes.isEmpty() && sizes.getFirst() < 1) {
      throw Problem.OPTION_INVALID.with(
          "sizes", sizes, "at least one frame is trained on", "correct them");
    }
  }
}
