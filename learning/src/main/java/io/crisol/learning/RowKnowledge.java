package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.training.selection.FrameSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * A potential that grades by D-optimality: the frames chosen are those whose environments make the
 * volume of the active set largest, as long as they are above the grade at which frames are kept.
 */
final class RowKnowledge implements Knowledge {
  /** Grade above which a row of the known frames enters the active set. */
  private static final double THRESHOLD = 1.001;

  private final Potential potential;
  private final LinearRows rows;
  private final List<Frame> known;
  private final double saveGrade;

  /**
   * Knowledge of frames.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where the potential has no rows
   */
  RowKnowledge(Potential potential, List<Frame> known, double saveGrade) {
    this.potential = potential;
    this.known = known;
    this.saveGrade = saveGrade;
    rows =
        LinearRows.of(potential)
            .orElseThrow(
                () ->
                    Problem.OPTION_INVALID.with(
                        "model",
                        "a potential without grades",
                        "learning needs one that knows what it knows",
                        "take model = moment"));
  }

  @Override
  public Potential potential() {
    return potential;
  }

  @Override
  public List<Integer> select(List<Structure> pool, double[] grades, int most) {
    FrameSelection selection = new FrameSelection(rows, FrameSelection.By.NEIGHBOURHOOD);
    if (!selection.know()) {
      selection.know(known, THRESHOLD);
    }
    List<Frame> frames = pool.stream().map(s -> Frame.of(s, Labels.NONE)).toList();
    List<Integer> chosen =
        new ArrayList<>(
            selection.choose(frames, most, saveGrade).picks().stream()
                .map(FrameSelection.Pick::frame)
                .sorted()
                .toList());
    if (chosen.isEmpty()) {
      // What was cut out of a larger frame may be known where the frame was not.
      chosen.add(worst(grades));
    }
    return chosen;
  }

  private static int worst(double[] grades) {
    int worst = 0;
    for (int k = 1; k < grades.length; k++) {
      worst = grades[k] > grades[worst] ? k : worst;
    }
    return worst;
  }
}
