package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * One frame goes through every format and comes back: identical to the digits the format holds, and
 * what it cannot hold is told. A format may turn the cell and sort the atoms; nothing else.
 */
class EveryOutputTest {
  /**
   * Digits behind the point of formats that prescribe columns of fixed width; else all are kept.
   */
  private static final Map<String, Double> LENGTH_TOLERANCE = Map.of("pdb", 2e-3);

  /** Rounding of conversions to other units, fractional coordinates and turned cells. */
  private static final double ROUNDING = 1e-13;

  private static final ReadingOptions TYPES =
      new ReadingOptions(List.of(Element.O, Element.Si), Optional.of("metal"));

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> one_frame_comes_back_identical() {
    return FrameOutputs.all().stream()
        .flatMap(
            output ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        output.id(), () -> cycle(output, CommonFrame.of(CommonFrame.UPRIGHT, 1))),
                    DynamicTest.dynamicTest(
                        output.id() + ", turned cell",
                        () -> cycle(output, CommonFrame.of(CommonFrame.turned(), 2)))));
  }

  @TestFactory
  Stream<DynamicTest> several_frames_come_back_or_are_refused() {
    return FrameOutputs.all().stream()
        .map(output -> DynamicTest.dynamicTest(output.id(), () -> several(output)));
  }

  @TestFactory
  Stream<DynamicTest> a_frame_without_labels_stays_without() {
    return FrameOutputs.all().stream()
        .map(output -> DynamicTest.dynamicTest(output.id(), () -> bare(output)));
  }

  @TestFactory
  Stream<DynamicTest> a_molecule_stays_open_or_it_is_told() {
    return FrameOutputs.all().stream()
        .map(output -> DynamicTest.dynamicTest(output.id(), () -> molecule(output)));
  }

  private Path file(FrameOutput output, String name) {
    return folder.resolve(name + "." + output.id());
  }

  private static List<Frame> read(Path file) {
    try {
      return FrameFiles.read(file.toString()).frames();
    } catch (ProblemException e) {
      if (e.problem() == Problem.TYPES_MISSING || e.problem() == Problem.UNIT_UNKNOWN) {
        return FrameFiles.read(file.toString(), TYPES).frames();
      }
      throw e;
    }
  }

  private void cycle(FrameOutput output, Frame frame) {
    Path file = file(output, frame.structure().cell().vector(0, 1) == 0 ? "upright" : "turned");
    List<String> lost = new ArrayList<>();
    output.write(file, List.of(frame), lost::add);
    assertThat(lost).doesNotHaveDuplicates();
    List<Frame> back = read(file);
    assertThat(back).hasSize(1);
    new Comparison(output.id(), frame, back.getFirst(), lost).hold();
  }

  private void several(FrameOutput output) {
    Path file = file(output, "two");
    List<Frame> frames =
        List.of(CommonFrame.of(CommonFrame.UPRIGHT, 1), CommonFrame.of(CommonFrame.UPRIGHT, 3));
    List<String> lost = new ArrayList<>();
    try {
      output.write(file, frames, lost::add);
    } catch (ProblemException e) {
      assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNFIT);
      assertThat(e.remedy()).contains("@");
      assertThat(file).doesNotExist();
      return;
    }
    List<Frame> back = read(file);
    assertThat(back).hasSize(2);
    for (int k = 0; k < 2; k++) {
      new Comparison(output.id(), frames.get(k), back.get(k), lost).hold();
    }
  }

  private void bare(FrameOutput output) {
    Frame full = CommonFrame.of(CommonFrame.UPRIGHT, 1);
    Structure plain =
        new Structure(
            full.structure().cell(), full.structure().elements(), full.structure().positions());
    Frame frame = Frame.of(plain, io.crisol.structures.Labels.NONE);
    Path file = file(output, "bare");
    List<String> lost = new ArrayList<>();
    try {
      output.write(file, List.of(frame), lost::add);
    } catch (ProblemException e) {
      assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNFIT);
      assertThat(file).doesNotExist();
      return;
    }
    Frame back = read(file).getFirst();
    assertThat(back.labels().energy()).isEmpty();
    assertThat(back.labels().forces()).isEmpty();
    assertThat(back.labels().stress()).isEmpty();
    assertThat(back.structure().charges()).isEmpty();
    assertThat(back.columns().keySet()).doesNotContain("velocities");
  }

  private void molecule(FrameOutput output) {
    Frame full = CommonFrame.of(CommonFrame.UPRIGHT, 1);
    Structure plain =
        new Structure(
            io.crisol.structures.Cell.OPEN,
            full.structure().elements(),
            full.structure().positions());
    Path file = file(output, "molecule");
    List<String> lost = new ArrayList<>();
    try {
      output.write(file, List.of(Frame.of(plain, io.crisol.structures.Labels.NONE)), lost::add);
    } catch (ProblemException e) {
      assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNFIT);
      assertThat(file).doesNotExist();
      return;
    }
    Frame back = read(file).getFirst();
    if (back.structure().cell().isPeriodic()) {
      assertThat(String.join("; ", lost)).containsPattern("cell|box|repeat|period");
    }
    assertThat(back.size()).isEqualTo(8);
    assertThat(Files.exists(file)).isTrue();
  }

  /** The frame that was written against the one that was read, as numbers and in words. */
  private record Comparison(String id, Frame written, Frame read, List<String> lost) {
    void hold() {
      double[] rotation = rotation();
      int[] order = order(rotation);
      labels(rotation, order);
      charges(order);
      double[] velocities = read.columns().get("velocities");
      if (velocities == null) {
        told("velocit");
      } else {
        close(velocities, sorted(turned(written.columns().get("velocities"), rotation), order, 3));
      }
      if (!read.metadata().containsValue("quartz")
          && read.metadata().values().stream().noneMatch(text -> text.contains("quartz"))) {
        told("config_type");
      }
    }

    private double length() {
      return LENGTH_TOLERANCE.getOrDefault(id, ROUNDING);
    }

    /** The rotation that leads from the cell written to the one read, which must be one. */
    private double[] rotation() {
      double[] before = written.structure().cell().vectors();
      double[] after = read.structure().cell().vectors();
      double[] r = Matrix3.product(Matrix3.inverse(before), after);
      double[] square = Matrix3.product(r, transposed(r));
      for (int k = 0; k < 9; k++) {
        assertThat(square[k]).as("rotation").isCloseTo(k % 4 == 0 ? 1 : 0, within(10 * length()));
      }
      assertThat(Matrix3.determinant(r)).isPositive();
      boolean same = true;
      for (int k = 0; k < 9; k++) {
        same &= Math.abs(r[k] - (k % 4 == 0 ? 1 : 0)) < 10 * length();
      }
      if (!same) {
        told("turn|rotat|orient");
      }
      return same ? Matrix3.identity() : r;
    }

    private static double[] transposed(double[] m) {
      return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }

    /** Vectors, one a row, times the rotation. */
    private static double[] turned(double[] rows, double[] r) {
      double[] result = new double[rows.length];
      for (int k = 0; k < rows.length; k++) {
        for (int x = 0; x < 3; x++) {
          result[k] += rows[k - k % 3 + x] * r[3 * x + k % 3];
        }
      }
      return result;
    }

    /**
     * Which written atom each read atom is: the one of its element at its place, modulo the cell.
     */
    private int[] order(double[] rotation) {
      Structure a = written.structure();
      Structure b = read.structure();
      assertThat(b.formula()).isEqualTo(a.formula());
      double[] places = turned(a.positions(), rotation);
      int[] order = new int[b.size()];
      for (int i = 0; i < b.size(); i++) {
        order[i] = -1;
        for (int j = 0; j < a.size(); j++) {
          boolean here = a.element(j) == b.element(i) && apart(b, i, places, j) < 30 * length();
          order[i] = here ? j : order[i];
        }
        assertThat(order[i])
            .as("atom " + i + " of " + id + " stands where none was written")
            .isNotNegative();
      }
      assertThat(Arrays.stream(order).distinct().count()).isEqualTo(b.size());
      return order;
    }

    private static double apart(Structure b, int i, double[] places, int j) {
      double[] d = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        d[axis] = b.coordinate(3 * i + axis) - places[3 * j + axis];
      }
      double[] f = new double[3];
      for (int c = 0; c < 3; c++) {
        double turns = b.cell().fractional(c, d[0], d[1], d[2]);
        f[c] = turns - Math.rint(turns);
      }
      double most = 0;
      for (int axis = 0; axis < 3; axis++) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
          sum += f[c] * b.cell().vector(c, axis);
        }
        most = Math.max(most, Math.abs(sum));
      }
      return most;
    }

    private static double[] sorted(double[] values, int[] order, int width) {
      double[] result = new double[values.length];
      for (int i = 0; i < order.length; i++) {
        System.arraycopy(values, width * order[i], result, width * i, width);
      }
      return result;
    }

    private void labels(double[] r, int[] order) {
      if (read.labels().energy().isEmpty()) {
        told("energ");
      } else {
        close(
            new double[] {read.labels().energy().getAsDouble()},
            new double[] {written.labels().energy().orElseThrow()});
      }
      if (read.labels().forces().isEmpty()) {
        told("force");
      } else {
        double[] forces = written.labels().forces().orElseThrow();
        close(read.labels().forces().get(), sorted(turned(forces, r), order, 3));
      }
      if (read.labels().stress().isEmpty()) {
        told("stress");
      } else {
        double[] stress = written.labels().stress().orElseThrow();
        double[] wanted = Matrix3.product(transposed(r), Matrix3.product(stress, r));
        close(read.labels().stress().get(), wanted);
      }
    }

    private void charges(int[] order) {
      Optional<double[]> found = read.structure().charges().or(() -> read.labels().charges());
      if (found.isEmpty()) {
        told("charge");
      } else {
        close(found.get(), sorted(written.structure().charges().orElseThrow(), order, 1));
      }
    }

    private static void close(double[] found, double[] wanted) {
      assertThat(found).hasSameSizeAs(wanted);
      for (int k = 0; k < wanted.length; k++) {
        assertThat(found[k]).isCloseTo(wanted[k], within(ROUNDING * (1 + Math.abs(wanted[k]))));
      }
    }

    private void told(String pattern) {
      assertThat(String.join("; ", lost).toLowerCase(Locale.ROOT))
          .as(id + " lost something without a word")
          .containsPattern(pattern);
    }
  }
}
