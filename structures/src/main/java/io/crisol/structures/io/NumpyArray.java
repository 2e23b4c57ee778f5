package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of a NumPy {@code .npy} file, row by row.
 *
 * <p>Header versions 1 to 3, floating-point, whole and truth values of any size and byte order; no
 * pickled objects, and never more memory than the file has bytes announced and present. Source:
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
 *
 * @param type as NumPy writes it, such as {@code f8} for double
 * @param shape sizes of the dimensions
 * @param values all numbers, the last index running fastest
 */
record NumpyArray(String type, int[] shape, double[] values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int LARGEST = (Integer.MAX_VALUE - 64) / 8;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z]\\d+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

  /** Numbers of all rows but the first index. */
  int width() {
    int width = 1;
    for (int k = 1; k < shape.length; k++) {
      width *= shape[k];
    }
    return width;
  }

  /** Size of the first index. */
  int rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** The numbers of one row. */
  double[] row(int k) {
    return Arrays.copyOfRange(values, k * width(), (k + 1) * width());
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException FILE_NOT_FOUND, FILE_MALFORMED, TOO_LARGE
   */
  static NumpyArray read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(8);
      if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
        throw malformed(file, "it does not begin as a NumPy file");
      }
      String header = header(file, in, start[6]);
      Matcher descr = DESCR.matcher(header);
      Matcher order = ORDER.matcher(header);
      Matcher shape = SHAPE.matcher(header);
      if (!descr.find() || !order.find() || !shape.find()) {
        throw malformed(file, "its header is not one of plain numbers: " + shown(header));
      }
      int[] sizes = sizes(file, shape.group(1));
      boolean big = descr.group(1).equals(">");
      double[] values = numbers(file, in, descr.group(2), big, sizes);
      boolean fortran = order.group(1).equals("True");
      return new NumpyArray(
          descr.group(2), sizes, fortran ? transposed(file, values, sizes) : values);
    } catch (IOException e) {
      throw malformed(file, "reading failed: " + e).causedBy(e);
    }
  }

  private static String header(Path file, InputStream in, int version) throws IOException {
    int bytes = version == 1 ? 2 : 4;
    byte[] size = in.readNBytes(bytes);
    if (version < 1 || version > 3 || size.length < bytes) {
      throw malformed(file, "its header is of version " + version + "; 1 to 3 are known");
    }
    ByteBuffer buffer = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes == 2 ? buffer.getShort() & 0xffff : buffer.getInt();
    if (length < 0 || length > LONGEST_HEADER) {
      throw malformed(file, "it announces a header of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static int[] sizes(Path file, String text) {
    String[] parts = text.replace("L", "").strip().split("\\s*,\\s*");
    int[] sizes = new int[parts.length == 1 && parts[0].isEmpty() ? 0 : parts.length];
    for (int k = 0; k < sizes.length; k++) {
      if (!parts[k].matches("\\d{1,9}")) {
        throw malformed(file, "its shape is (" + text + ")");
      }
      sizes[k] = Integer.parseInt(parts[k]);
    }
    return sizes;
  }

  private static double[] numbers(Path file, InputStream in, String type, boolean big, int[] sizes)
      throws IOException {
    long count = 1;
    for (int size : sizes) {
      count *= size;
      if (count > LARGEST) {
        throw Problem.TOO_LARGE
            .with(file, "it announces more than " + LARGEST + " numbers", "split the set")
            .at(file.toString());
      }
    }
    if (!type.matches("f[48]|[iu][1248]|b1")) {
      throw malformed(file, "it holds values of type " + type + ", and plain numbers are needed");
    }
    int width = type.charAt(1) - '0';
    if (Files.size(file) < count * width) {
      throw malformed(file, "it announces " + count + " numbers and is too short for them");
    }
    byte[] bytes = in.readNBytes((int) count * width);
    if (bytes.length < count * width) {
      throw malformed(file, "it announces " + count + " numbers and ends before the last");
    }
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[(int) count];
    for (int k = 0; k < values.length; k++) {
      values[k] = one(buffer, type);
    }
    return values;
  }

  private static double one(ByteBuffer buffer, String type) {
    return switch (type) {
      case "f4" -> buffer.getFloat();
      case "f8" -> buffer.getDouble();
      case "i1", "b1" -> buffer.get();
      case "u1" -> buffer.get() & 0xff;
      case "i2" -> buffer.getShort();
      case "u2" -> buffer.getShort() & 0xffff;
      case "i4" -> buffer.getInt();
      case "u4" -> buffer.getInt() & 0xffffffffL;
      default -> buffer.getLong();
    };
  }

  /** Values stored with the first index running fastest. */
  private static double[] transposed(Path file, double[] values, int[] sizes) {
    if (sizes.length < 2) {
      return values;
    }
    if (sizes.length > 2) {
      throw malformed(file, "it is stored in Fortran order with more than two dimensions");
    }
    double[] turned = new double[values.length];
    for (int k = 0; k < turned.length; k++) {
      turned[k] = values[k / sizes[1] + k % sizes[1] * sizes[0]];
    }
    return turned;
  }

  private static ProblemException malformed(Path file, String why) {
    return Problem.FILE_MALFORMED.with(file, why).at(file.toString());
  }

  private static String shown(String header) {
    String text = header.strip();
    return text.length() > 80 ? text.substring(0, 80) + " …" : text;
  }

  /** A file of doubles, rows of equal width. */
  static byte[] doubles(double[][] rows) {
    int width = rows[0].length;
    String shape = width == 1 ? "(" + rows.length + ",)" : "(" + rows.length + ", " + width + ")";
    String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    int pad = 63 - (MAGIC.length + 4 + text.length()) % 64;
    byte[] header = (text + " ".repeat(pad) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer =
        ByteBuffer.allocate(MAGIC.length + 4 + header.length + rows.length * width * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length).put(header);
    for (double[] row : rows) {
      for (double value : row) {
        buffer.putDouble(value);
      }
    }
    return buffer.array();
  }
}
