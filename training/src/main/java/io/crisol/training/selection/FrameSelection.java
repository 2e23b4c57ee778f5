package io.crisol.training.selection;

import io.crisol.potentials.optimality.LinearRows;
import io.crisol.structures.Frame;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses frames of a pool that tell most beyond what is known: again and again the frame with the
 * highest grade is taken, and its rows extend the active set, so that frames like it are no longer
 * needed.
 */
public final class FrameSelection {
  /** What a row of the linear model stands for. */
  public enum By {
    /** Every atom: a frame is taken for its strangest neighbourhood. */
    NEIGHBOURHOOD,
    /** Every frame: the mean of the rows of its atoms. */
    FRAME
  }

  /**
   * A frame that was taken.
   *
   * @param frame its number in the pool
   * @param atom the atom with the highest grade; -1 by frame
   * @param grade grade when it was taken
   */
  public record Pick(int frame, int atom, double grade) {}

  /**
   * What was chosen.
   *
   * @param picks in the order in which they were taken
   * @param before largest grade of each frame of the pool before any was taken, double[frames]
   * @param left largest grade in the pool after all were taken
   */
  public record Chosen(List<Pick> picks, double[] before, double left) {
    /** Copies. */
    public Chosen {
      picks = List.copyOf(picks);
      before = before.clone();
    }
  }

  private final LinearRows potential;
  private final By by;
  private final List<ActiveSet> sets = new ArrayList<>();

  /**
   * A selection that knows nothing yet.
   *
   * @param by what a row stands for
   */
  public FrameSelection(LinearRows potential, By by) {
    this.potential = potential;
    this.by = by;
    if (by == By.FRAME) {
      sets.add(new ActiveSet(allParameters(), ActiveSets.START));
    } else {
      for (int b = 0; b < potential.blocks().size(); b++) {
        sets.add(new ActiveSet(potential.rowLength(b), ActiveSets.START));
      }
    }
  }

  private int allParameters() {
    int count = 0;
    for (int b = 0; b < potential.blocks().size(); b++) {
      count += potential.rowLength(b);
    }
    return count;
  }

  /** Takes over the active sets that the potential brings; false where it has none of this kind. */
  public boolean know() {
    if (by == By.FRAME) {
      return false;
    }
    boolean all = true;
    for (int b = 0; b < sets.size(); b++) {
      var inverse = potential.activeInverse(b);
      if (inverse.isPresent()) {
        sets.set(b, ActiveSet.ofInverse(potential.rowLength(b), inverse.get()));
      }
      all &= inverse.isPresent();
    }
    return all;
  }

  /**
   * Extends the active sets by frames that are known, such as those of the training.
   *
   * @param threshold grade above which a row is exchanged, above 1
   */
  public void know(List<Frame> frames, double threshold) {
    List<ActiveSets.BlockRows> rows = rows(frames);
    for (int b = 0; b < sets.size(); b++) {
      sets.get(b).extend(rows.get(b).rows(), threshold);
    }
  }

  /** Active sets by block; of all parameters together by frame. */
  public List<ActiveSet> sets() {
    return List.copyOf(sets);
  }

  private List<ActiveSets.BlockRows> rows(List<Frame> frames) {
    return by == By.FRAME
        ? List.of(ActiveSets.ofFrames(potential, frames))
        : ActiveSets.ofAtoms(potential, frames);
  }

  /**
   * Takes frames of a pool until so many are taken or none has a grade above the threshold.
   *
   * @param threshold above 1
   */
  public Chosen choose(List<Frame> pool, int count, double threshold) {
    List<ActiveSets.BlockRows> rows = rows(pool);
    List<Pick> picks = new ArrayList<>();
    Pick[] worst = worst(rows, pool.size());
    double[] before = Arrays.stream(worst).mapToDouble(Pick::grade).toArray();
    Pick next = largest(worst);
    while (picks.size() < count && next != null && next.grade() > threshold) {
      picks.add(next);
      int frame = next.frame();
      for (int b = 0; b < sets.size(); b++) {
        List<ActiveSet.Row> own =
            rows.get(b).rows().stream().filter(row -> row.owner() == frame).toList();
        sets.get(b).extend(own, ActiveSets.THRESHOLD);
      }
      worst = worst(rows, pool.size());
      // By rounding a frame that was taken may stay a little above 1, never above the threshold.
      next = largest(worst);
    }
    return new Chosen(picks, before, next == null ? 0 : next.grade());
  }

  private static Pick largest(Pick[] worst) {
    Pick largest = null;
    for (Pick pick : worst) {
      largest = largest == null || pick.grade() > largest.grade() ? pick : largest;
    }
    return largest;
  }

  /** The atom of the highest grade of each frame. */
  private Pick[] worst(List<ActiveSets.BlockRows> rows, int frames) {
    Pick[] worst = new Pick[frames];
    Arrays.setAll(worst, f -> new Pick(f, -1, 0));
    for (int b = 0; b < sets.size(); b++) {
      List<ActiveSet.Row> own = rows.get(b).rows();
      List<Integer> atoms = rows.get(b).atoms();
      ActiveSet set = sets.get(b);
      double[] grades = new double[own.size()];
      Workers.forEach(grades.length, k -> grades[k] = set.grade(own.get(k).values()));
      for (int k = 0; k < grades.length; k++) {
        int f = own.get(k).owner();
        if (!(grades[k] <= worst[f].grade())) {
          worst[f] = new Pick(f, atoms.get(k), grades[k]);
        }
      }
    }
    return worst;
  }
}
