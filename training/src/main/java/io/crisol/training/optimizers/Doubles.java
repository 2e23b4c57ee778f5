package io.crisol.training.optimizers;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Arrays of doubles as text, bit for bit. */
final class Doubles {
  private Doubles() {}

  static String write(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    bytes.asDoubleBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static double[] read(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    double[] values = new double[bytes.capacity() / 8];
    bytes.asDoubleBuffer().get(values);
    return values;
  }
}
