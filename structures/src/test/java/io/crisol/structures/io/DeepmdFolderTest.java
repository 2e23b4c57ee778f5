package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepmdFolderTest {
  private static final double[] BOX = {4, 0, 0, 0, 4, 0, 0, 0, 4};

  @TempDir Path folder;
  private Path set;

  /** A system of H O with two frames. */
  @BeforeEach
  void system() throws IOException {
    set = Files.createDirectories(folder.resolve("sys/set.000"));
    Files.writeString(set.resolveSibling("type.raw"), "0\n1\n");
    Files.writeString(set.resolveSibling("type_map.raw"), "H O_w\n");
    put("coord", new double[][] {{0, 0, 0, 1, 0, 0}, {0, 0, 0, 1.5, 0, 0}});
    put("box", new double[][] {BOX, BOX});
    put("energy", new double[][] {{-1}, {-2}});
    put("virial", new double[][] {{64, 0, 0, 0, 64, 0, 0, 0, 64}, new double[9]});
  }

  private void put(String name, double[][] rows) throws IOException {
    Files.write(set.resolve(name + ".npy"), NumpyArray.doubles(rows));
  }

  private List<Frame> read() {
    return FrameFiles.read(folder.resolve("sys").toString()).frames();
  }

  @Test
  void a_positive_virial_is_a_negative_stress() {
    List<Frame> frames = read();
    assertThat(frames).hasSize(2);
    assertThat(frames.getFirst().labels().stress().orElseThrow()[0]).isEqualTo(-1);
    assertThat(frames.getFirst().structure().elements()).containsExactly(Element.H, Element.O);
    assertThat(frames.getLast().labels().energy()).hasValue(-2);
    assertThat(frames.getLast().labels().forces()).isEmpty();
    assertThat(FrameFiles.read(folder.resolve("sys@1").toString()).frames()).hasSize(1);
  }

  @Test
  void nopbc_means_open_boundaries_and_no_stress() throws IOException {
    Files.createFile(set.resolveSibling("nopbc"));
    assertThat(read().getFirst().structure().cell().isPeriodic()).isFalse();
    assertThat(read().getFirst().labels().stress()).isEmpty();
  }

  @Test
  void without_a_type_map_elements_must_be_given() throws IOException {
    Files.delete(set.resolveSibling("type_map.raw"));
    assertThatThrownBy(this::read).hasMessageContaining("types-missing");
    ReadingOptions types = new ReadingOptions(List.of(Element.C, Element.N), Optional.empty());
    Frame frame = FrameFiles.read(folder.resolve("sys").toString(), types).frames().getFirst();
    assertThat(frame.structure().elements()).containsExactly(Element.C, Element.N);
  }

  @Test
  void real_types_change_from_frame_to_frame_and_minus_one_is_no_atom() throws IOException {
    put("real_atom_types", new double[][] {{1, 1}, {0, -1}});
    put("spin", new double[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}});
    List<Frame> frames = read();
    assertThat(frames.getFirst().structure().elements()).containsExactly(Element.O, Element.O);
    assertThat(frames.getLast().structure().elements()).containsExactly(Element.H);
    assertThat(frames.getLast().columns().get("spin")).containsExactly(7, 8, 9);
  }

  @Test
  void single_precision_other_orders_and_versions_are_read() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(48).order(ByteOrder.BIG_ENDIAN);
    for (float value : new float[] {0, 0, 0, 0, 0, 0, 1, 1.5f, 0, 0, 0, 0}) {
      data.putFloat(value);
    }
    npy(2, "{'descr': '>f4', 'fortran_order': True, 'shape': (2, 6), }", data.array());
    assertThat(read().getLast().structure().positions()).containsExactly(0, 0, 0, 1.5, 0, 0);
    assertThat(FrameFiles.read(folder.resolve("sys").toString()).report().toString())
        .contains("\"coord\" is in single precision");
  }

  private void npy(int version, String header, byte[] data) throws IOException {
    byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer all =
        ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    all.put((byte) version).put((byte) 0);
    if (version == 1) {
      all.putShort((short) text.length);
    } else {
      all.putInt(text.length);
    }
    all.put(text).put(data);
    Files.write(set.resolve("coord.npy"), java.util.Arrays.copyOf(all.array(), all.position()));
  }

  @Test
  void files_that_are_not_what_they_say_are_refused() throws IOException {
    npy(1, "{'descr': '|O', 'fortran_order': False, 'shape': (2, 6), }", new byte[96]);
    refused("plain numbers");
    npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 6), }", new byte[88]);
    refused("announces 12 numbers and ends before the last");
    npy(
        1,
        "{'descr': '<f8', 'fortran_order': False, 'shape': (999999999, 999999999), }",
        new byte[8]);
    refused("too-large");
    npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (9999, 9999), }", new byte[8]);
    refused("too short");
    npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 7), }", new byte[112]);
    refused("coord.npy has the shape [2, 7]");
    npy(9, "{}", new byte[8]);
    refused("version 9");
    put("coord", new double[][] {{0, 0, 0, 1, 0, 0}, {0, 0, 0, Double.NaN, 0, 0}});
    refused("not-finite");
    Files.delete(set.resolve("coord.npy"));
    refused("no coord.npy");
  }

  private void refused(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(ProblemException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts))
        .satisfies(e -> assertThat(((ProblemException) e).where()).contains("set.000"));
  }

  @Test
  void frames_of_different_atoms_and_labels_go_to_different_systems() {
    Frame full = CommonFrame.of(CommonFrame.UPRIGHT, 1);
    Frame other =
        Frame.of(
            new Structure(Cell.OPEN, new Element[] {Element.H}, new double[3]),
            Labels.NONE.withEnergy(-13.6));
    Frame bare = full.withLabels(Labels.NONE);
    Path out = folder.resolve("all.deepmd");
    List<String> lost = new ArrayList<>();
    FrameOutputs.ofName(out).write(out, List.of(full, other, bare), lost::add);
    assertThat(lost).anyMatch(text -> text.contains("order is not kept"));
    assertThat(out.resolve("O5Si3-2/set.000/energy.npy")).doesNotExist();
    List<Frame> back = FrameFiles.read(out.toString()).frames();
    assertThat(back).hasSize(3);
    assertThat(back.getFirst().structure().cell().isPeriodic()).isFalse();
    assertThat(back.getFirst().labels().energy()).hasValue(-13.6);
    assertThat(back.getLast().labels().energy()).isEmpty();
    assertThatThrownBy(() -> FrameOutputs.ofName(out).write(out, List.of(full), lost::add))
        .hasMessageContaining("output-unwritable");
  }
}
