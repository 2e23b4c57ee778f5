package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  Stream<DynamicTest> occupancies_stay_or_nothing_is_written() {
    return FrameOutputs.all().stream()
        .map(output -> DynamicTest.dynamicTest(output.id(), () -> partial(output)));
  }

  private void partial(FrameOutput output) {
    Frame whole = CommonFrame.of(CommonFrame.UPRIGHT, 1);
    double[] occupancies = new double[whole.size()];
    Arrays.fill(occupancies, 0.5);
    Frame frame =
        new Frame(
            whole.structure(),
            whole.labels(),
            Map.of(),
            Map.of("occupancy", occupancies),
            whole.source());
    Path file = file(output, "partial");
    try {
      output.write(file, List.of(frame), _ -> {});
    } catch (ProblemException e) {
      assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNFIT);
      assertThat(e).hasMessageContaining("occupancy below 1");
      assertThat(file).doesNotExist();
      return;
    }
    assertThat(read(file).getFirst().columns().get("occupancy")).containsOnly(0.5);
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
    new FrameComparison(output.id(), frame, back.getFirst(), lost).hold();
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
      new FrameComparison(output.id(), frames.get(k), back.get(k), lost).hold();
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
}
