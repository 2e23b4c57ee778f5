package io.crisol.potentials.aenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AenetReaderTest {
  @TempDir Path folder;

  private Path file(byte[] content) {
    try {
      return Files.write(folder.resolve("Si.nn"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AenetFile sample() {
    return AenetSamples.file("Si", "Si");
  }

  /** The same records with markers of another length or in the other byte order. */
  private static byte[] records(byte[] content, int marker, ByteOrder order) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int record = 0; in.hasRemaining(); record++) {
      int length = in.getInt();
      byte[] values = new byte[length];
      in.get(values);
      in.getInt();
      ByteBuffer mark = ByteBuffer.allocate(marker).order(order);
      byte[] around = (marker == 8 ? mark.putLong(length) : mark.putInt(length)).array();
      out.writeBytes(around);
      out.writeBytes(order == ByteOrder.BIG_ENDIAN ? turned(values, width(record)) : values);
      out.writeBytes(around);
    }
    return out.toByteArray();
  }

  /** Bytes of the numbers of a record; 1 for texts. */
  private static int width(int record) {
    return switch (record) {
      case 9, 10, 12, 15, 26, 31 -> 1;
      case 8, 13, 14, 19, 22, 23, 24, 25, 28, 29, 32, 35 -> Double.BYTES;
      default -> Integer.BYTES;
    };
  }

  private static byte[] turned(byte[] values, int width) {
    byte[] turned = new byte[values.length];
    for (int k = 0; k < values.length; k++) {
      turned[k] = values[k / width * width + width - 1 - k % width];
    }
    return turned;
  }

  private static void requireSame(AenetFile a, AenetFile b) {
    assertThat(AenetWriter.bytes(a)).isEqualTo(AenetWriter.bytes(b));
  }

  @Test
  void both_forms_and_all_kinds_of_records_give_the_same_content() {
    byte[] plain = AenetWriter.bytes(sample());
    requireSame(AenetReader.read(file(plain)), sample());
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      for (int marker : new int[] {4, 8}) {
        requireSame(AenetReader.read(file(records(plain, marker, order))), sample());
      }
    }
    byte[] text = AenetWriter.text(sample()).getBytes(StandardCharsets.ISO_8859_1);
    requireSame(AenetReader.read(file(text)), sample());
  }

  @Test
  void a_file_cut_anywhere_is_refused_with_what_is_missing() {
    byte[] plain = AenetWriter.bytes(sample());
    for (int length = 12; length < plain.length; length += 1 + length / 10) {
      byte[] cut = Arrays.copyOf(plain, length);
      assertThatThrownBy(() -> AenetReader.read(file(cut)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("the file was cut");
    }
  }

  @Test
  void a_text_cut_anywhere_is_refused_with_the_line() {
    String text = AenetWriter.text(sample());
    String[] lines = text.split("\n");
    for (int count = 5; count < lines.length; count += 3) {
      String cut = String.join("\n", Arrays.copyOf(lines, count));
      assertThatThrownBy(() -> AenetReader.read(file(cut.getBytes(StandardCharsets.ISO_8859_1))))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("the file was cut")
          .hasMessageContaining("line");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "abc", "1.5.2"})
  void words_that_are_no_finite_numbers_are_refused(String word) {
    String text = AenetWriter.text(sample());
    String number = FortranTextWriter.scientific(sample().layers().weights()[3]).strip();
    assertThat(text).contains(number);
    byte[] damaged = text.replace(number, word).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> AenetReader.read(file(damaged)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("weights")
        .hasMessageContaining("line 9");
  }

  @Test
  void whole_numbers_of_8_bytes_are_named() {
    ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(8).putLong(4).putInt(8);
    assertThatThrownBy(() -> AenetReader.read(file(head.array())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("whole numbers of 8 bytes");
  }

  @Test
  void more_weights_than_layers_need_are_refused() {
    String text = AenetWriter.text(sample());
    String weights = String.format("%12d", sample().layers().weights().length);
    byte[] damaged =
        text.replaceFirst(weights, "          99").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> AenetReader.read(file(damaged)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("99 are announced");
  }

  @Test
  void numbers_are_written_as_fortran_writes_them() {
    assertThat(FortranTextWriter.scientific(0.1)).isEqualTo(" 1.00000000000000006E-01");
    assertThat(FortranTextWriter.scientific(-1626.6697270699999))
        .isEqualTo("-1.62666972706999991E+03");
    assertThat(FortranTextWriter.scientific(0)).isEqualTo(" 0.00000000000000000E+00");
    assertThat(FortranTextWriter.scientific(1e-110)).isEqualTo(" 1.00000000000000005-110");
  }
}
