package io.crisol.potentials.aenet;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Fortran's sequential unformatted records: each lies between two markers with its length in bytes.
 * Markers of 4 and of 8 bytes and both byte orders are recognised from the first record, which
 * holds one whole number.
 */
final class FortranRecords implements FieldReader {
  private static final int WHOLE = Integer.BYTES;

  private final Path file;
  private final ByteBuffer bytes;
  private final int marker;
  private int record;

  FortranRecords(Path file, byte[] content) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(content);
    bytes.order(isLittle(content) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    this.marker = isLong(content, bytes.order()) ? Long.BYTES : Integer.BYTES;
    if (bytes.getInt(marker == Long.BYTES && bytes.order() == ByteOrder.BIG_ENDIAN ? 4 : 0)
        == Long.BYTES) {
      throw Problem.FILE_MALFORMED.with(
          file, "it was written with whole numbers of 8 bytes, and aenet's have 4");
    }
  }

  /** Whether the first bytes are a record with one whole number, of 4 or 8 bytes. */
  static boolean fits(byte[] head) {
    return head.length >= 12 && (isLittle(head) || isBig(head));
  }

  private static boolean isLittle(byte[] head) {
    return isLength(head[0]) && head[1] == 0 && head[2] == 0 && head[3] == 0;
  }

  private static boolean isBig(byte[] head) {
    boolean four = head[0] == 0 && head[1] == 0 && head[2] == 0;
    boolean eight = four && head[3] == 0 && head[4] == 0 && head[5] == 0 && head[6] == 0;
    return four && isLength(head[3]) || eight && isLength(head[7]);
  }

  private static boolean isLength(byte b) {
    return b == Integer.BYTES || b == Long.BYTES;
  }

  /** In a marker of 8 bytes, four of them are zero where a marker of 4 is followed by a number. */
  private static boolean isLong(byte[] head, ByteOrder order) {
    int from = order == ByteOrder.LITTLE_ENDIAN ? 4 : 0;
    return head[from] == 0 && head[from + 1] == 0 && head[from + 2] == 0 && head[from + 3] == 0;
  }

  /** The next record; {@code length} −1 for any. */
  private ByteBuffer next(String what, long length) {
    record++;
    long found = mark(what);
    if (found < 0 || found > bytes.remaining() - marker) {
      throw malformed(
          "it ends within " + what + ", which should have " + found + " bytes: the file was cut");
    }
    if (length >= 0 && found != length) {
      throw malformed(
          what
              + " should have "
              + length
              + " bytes and has "
              + found
              + ": this is no network of aenet, or one of another version");
    }
    ByteBuffer content = bytes.slice(bytes.position(), (int) found).order(bytes.order());
    bytes.position(bytes.position() + (int) found);
    long after = mark(what);
    if (after != found) {
      throw malformed("the markers around " + what + " disagree: " + found + " and " + after);
    }
    return content;
  }

  private long mark(String what) {
    if (bytes.remaining() < marker) {
      throw malformed("it ends where " + what + " should follow: the file was cut");
    }
    return marker == Long.BYTES ? bytes.getLong() : bytes.getInt();
  }

  @Override
  public int[] integers(String what, int count) {
    int[] values = new int[checked(what, count)];
    next(what, (long) WHOLE * count).asIntBuffer().get(values);
    return values;
  }

  @Override
  public double[] reals(String what, int count) {
    double[] values = new double[checked(what, count)];
    next(what, (long) Double.BYTES * count).asDoubleBuffer().get(values);
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw malformed(what + ": a value is not a finite number");
    }
    return values;
  }

  /** Refuses a count that no file of this length can hold, before memory is taken for it. */
  private int checked(String what, int count) {
    if (count > bytes.remaining() / WHOLE) {
      throw malformed(count + " numbers are announced for " + what + ": the file was cut");
    }
    return count;
  }

  @Override
  public String text(String what) {
    ByteBuffer content = next(what, -1);
    byte[] letters = new byte[content.remaining()];
    content.get(letters);
    return new String(letters, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public String[] symbols(String what, int count) {
    ByteBuffer content = next(what, -1);
    byte[] letters = new byte[content.remaining()];
    content.get(letters);
    if (letters.length == 0 || letters.length % count != 0) {
      throw malformed(what + " has " + letters.length + " letters for " + count + " symbols");
    }
    int width = letters.length / count;
    String all = new String(letters, StandardCharsets.ISO_8859_1);
    String[] symbols = new String[count];
    Arrays.setAll(symbols, k -> all.substring(k * width, (k + 1) * width).strip());
    return symbols;
  }

  @Override
  public boolean truth(String what) {
    return integers(what, 1)[0] != 0;
  }

  @Override
  public int[] partners(String what, int size, int elements) {
    return integers(what, 2 * size);
  }

  @Override
  public void end() {
    if (bytes.hasRemaining()) {
      throw malformed(bytes.remaining() + " bytes follow after its last field");
    }
  }

  @Override
  public ProblemException malformed(String reason) {
    String form =
        (bytes.order() == ByteOrder.LITTLE_ENDIAN ? "little" : "big")
            + "-endian, markers of "
            + marker
            + " bytes";
    return Problem.FILE_MALFORMED
        .with(file, reason)
        .at(file + ", record " + record + " (" + form + ")");
  }
}
