package io.crisol.potentials.aenet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Fortran's sequential unformatted records, little-endian with markers of 4 bytes. */
final class FortranRecordWriter implements FieldWriter {
  /** Letters of a symbol. */
  private static final int SYMBOL = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] bytes() {
    return out.toByteArray();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void record(ByteBuffer content) {
    byte[] length = buffer(Integer.BYTES).putInt(content.capacity()).array();
    out.writeBytes(length);
    out.writeBytes(content.array());
    out.writeBytes(length);
  }

  @Override
  public void integer(int value) {
    integers(new int[] {value});
  }

  @Override
  public void integers(int[] values) {
    ByteBuffer content = buffer(Integer.BYTES * values.length);
    content.asIntBuffer().put(values);
    record(content);
  }

  @Override
  public void real(double value) {
    reals(new double[] {value});
  }

  @Override
  public void reals(double[] values) {
    ByteBuffer content = buffer(Double.BYTES * values.length);
    content.asDoubleBuffer().put(values);
    record(content);
  }

  @Override
  public void line(double[] values) {
    reals(values);
  }

  @Override
  public void text(String value, int length) {
    record(buffer(length).put(padded(value, length).getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String padded(String value, int length) {
    return value.length() >= length
        ? value.substring(0, length)
        : value + " ".repeat(length - value.length());
  }

  @Override
  public void symbols(String[] values) {
    StringBuilder all = new StringBuilder();
    for (String value : values) {
      all.append(padded(value, SYMBOL));
    }
    text(all.toString(), all.length());
  }

  @Override
  public void truth(boolean value) {
    integer(value ? 1 : 0);
  }

  @Override
  public void partners(int[] values, int elements) {
    integers(values);
  }
}
