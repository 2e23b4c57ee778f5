package io.crisol.training.optimizers;

import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Arrays of doubles, and streams of random numbers, as text, bit for bit. */
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

  static Json write(RandomStream random) {
    return Json.of(Arrays.stream(random.state()).mapToObj(Long::toString).toList());
  }

  static RandomStream readRandom(Json saved) {
    return RandomStream.ofState(
        saved.asList().stream().mapToLong(k -> Long.parseLong(k.asString())).toArray());
  }
}
