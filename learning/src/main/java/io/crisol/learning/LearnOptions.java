package io.crisol.learning;

import static io.crisol.learning.ExploreOptions.require;

import io.crisol.structures.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When to ask the reference, and how often.
 *
 * @param labels calculations, in all or for each structure that is explored
 * @param calculationTime s
 * @param saveGrade of frames that are kept
 * @param breakGrade of frames at which a walk stops
 * @param perGeneration frames
 * @param first frames
 * @param rattle Å
 * @param strain relative
 * @param largest atoms
 * @param box Å
 * @param fresh frames
 * @param seed of all random numbers
 */
public record LearnOptions(
    @Setting(
            help =
                "calculations that may be asked for: in all, or a number for each structure of"
                    + " [explore]",
            value = "100")
        List<Integer> labels,
    @Setting(
            help = "time that all calculations together may take, such as 10h; else no limit",
            unit = "s")
        OptionalDouble calculationTime,
    @Setting(help = "grade above which a frame is kept as a candidate", value = "2")
        double saveGrade,
    @Setting(help = "grade above which a walk stops", value = "10") double breakGrade,
    @Setting(help = "frames that are labelled before the potential is trained again", value = "6")
        int perGeneration,
    @Setting(help = "rattled and strained frames to begin with, of each structure", value = "5")
        int first,
    @Setting(help = "largest width of the displacements in them", unit = "Å", value = "0.15")
        double rattle,
    @Setting(help = "largest strain in them", value = "0.03") double strain,
    @Setting(
            help =
                "atoms that a calculation may have; of larger frames the neighbourhood of the atom"
                    + " with the highest grade is cut out",
            value = "100")
        int largest,
    @Setting(help = "edge of the box that is cut out", unit = "Å", value = "10 Å") double box,
    @Setting(
            help = "frames of the last walks that are labelled at the end, for the errors only",
            value = "0")
        int fresh,
    @Setting(help = "seed of all random numbers", value = "1") long seed) {
  /** Refuses what cannot be. */
  public LearnOptions {
    require(
        !labels.isEmpty() && labels.stream().allMatch(n -> n >= 1),
        "labels",
        labels,
        "at least one calculation is needed");
    require(calculationTime.orElse(1) > 0, "calculation_time", calculationTime, "it is above 0 s");
    require(saveGrade >= 1, "save_grade", saveGrade, "a grade of 1 is known");
    require(breakGrade > saveGrade, "break_grade", breakGrade, "it is above save_grade");
    require(perGeneration >= 1, "per_generation", perGeneration, "it is at least one frame");
    require(first >= 1, "first", first, "it is at least one frame");
    require(first <= labels.getFirst(), "first", first, "labels allows fewer calculations");
    require(rattle > 0 && rattle < 1, "rattle", rattle, "it is above 0 and below 1 Å");
    require(strain >= 0 && strain < 0.3, "strain", strain, "it is 0 or a small number");
    require(largest >= 1, "largest", largest, "it is at least one atom");
    require(box > 0, "box", box, "it is above 0 Å");
    require(fresh >= 0, "fresh", fresh, "it is 0 or more");
  }

  /**
   * Calculations that may still be asked for, for frames of one structure.
   *
   * @param asked calculations so far, by structure
   */
  int left(int structure, int[] asked) {
    return labels.size() == 1
        ? labels.getFirst() - Arrays.stream(asked).sum()
        : labels.get(structure) - asked[structure];
  }

  /** Calculations that may be asked for in all. */
  public int most() {
    return labels.stream().mapToInt(n -> n).sum();
  }
}
