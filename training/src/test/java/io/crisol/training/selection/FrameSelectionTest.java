package io.crisol.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameSelectionTest {
  /**
   * Rows that stand in the structure itself: a silicon atom's are its coordinates, an oxygen's x
   * and 1.
   */
  private static final class Rows implements LinearRows {
    @Override
    public List<Set<Element>> blocks() {
      return List.of(Set.of(Element.Si), Set.of(Element.O));
    }

    @Override
    public int rowLength(int block) {
      return 3 - block;
    }

    @Override
    public double[][] energyRows(Structure structure, Neighbors neighbors) {
      double[] r = structure.positions();
      double[][] rows = new double[structure.size()][];
      for (int a = 0; a < rows.length; a++) {
        rows[a] =
            structure.element(a) == Element.Si
                ? new double[] {r[3 * a], r[3 * a + 1], r[3 * a + 2]}
                : new double[] {r[3 * a], 1};
      }
      return rows;
    }

    @Override
    public Set<Element> elements() {
      return Set.of(Element.Si, Element.O);
    }

    @Override
    public double cutoff() {
      return 0;
    }

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      return Prediction.of(0);
    }
  }

  private static Frame frame(RandomStream random, double width) {
    Element[] elements = {Element.Si, Element.Si, Element.O};
    double[] positions = new double[9];
    for (int k = 0; k < 9; k++) {
      positions[k] = width * random.nextGaussian();
    }
    return new Frame(
        new Structure(Cell.OPEN, elements, positions),
        Labels.NONE,
        Map.of(),
        Map.of(),
        Frame.Source.NONE);
  }

  private static List<Frame> frames(int count, double width, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      frames.add(frame(random, width));
    }
    return frames;
  }

  @Test
  void takes_the_strangest_first_and_nothing_that_is_known() {
    for (FrameSelection.By by : FrameSelection.By.values()) {
      FrameSelection selection = new FrameSelection(new Rows(), by);
      List<Frame> known = frames(60, 1, 3);
      selection.know(known, 1.001);
      assertThat(selection.choose(known, 100, 1.01).picks()).isEmpty();
      List<Frame> pool = new ArrayList<>(frames(30, 1, 4));
      pool.addAll(frames(3, 30, 5));
      FrameSelection.Chosen chosen = selection.choose(pool, 100, 2);
      assertThat(chosen.picks().getFirst().frame()).isGreaterThanOrEqualTo(30);
      assertThat(chosen.picks()).extracting(FrameSelection.Pick::frame).doesNotHaveDuplicates();
      assertThat(chosen.picks()).allMatch(pick -> pick.grade() > 2);
      assertThat(chosen.picks())
          .allMatch(pick -> pick.atom() >= 0 == (by == FrameSelection.By.NEIGHBOURHOOD));
      assertThat(chosen.left()).isLessThanOrEqualTo(2);
      assertThat(chosen.before()[chosen.picks().getFirst().frame()])
          .isEqualTo(chosen.picks().getFirst().grade());
    }
  }

  @Test
  void takes_no_more_than_asked_for() {
    FrameSelection selection = new FrameSelection(new Rows(), FrameSelection.By.NEIGHBOURHOOD);
    FrameSelection.Chosen chosen = selection.choose(frames(30, 1, 6), 2, 1.5);
    assertThat(chosen.picks()).hasSize(2);
    assertThat(chosen.left()).isGreaterThan(1.5);
  }

  @Test
  void goes_on_from_the_inverse_alone() {
    ActiveSet set = new ActiveSet(3, 1e-5);
    RandomStream random = new RandomStream(8);
    List<ActiveSet.Row> rows = new ArrayList<>();
    for (int k = 0; k < 50; k++) {
      rows.add(
          new ActiveSet.Row(
              new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()},
              k));
    }
    set.extend(rows, 1.001);
    double[] flat = new double[9];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(set.inverse()[i], 0, flat, 3 * i, 3);
    }
    ActiveSet kept = ActiveSet.ofInverse(3, flat);
    double[] far = {4, -7, 2};
    assertThat(kept.grade(far)).isEqualTo(set.grade(far));
    assertThat(kept.logVolume()).isCloseTo(set.logVolume(), within(1e-10));
    assertThat(kept.extend(rows, 1.002)).isZero();
    kept.extend(List.of(new ActiveSet.Row(far, 99)), 1.001);
    set.extend(List.of(new ActiveSet.Row(far, 99)), 1.001);
    assertThat(kept.owners()).contains(99);
    assertThat(kept.logVolume()).isCloseTo(set.logVolume(), within(1e-10));
  }
}
