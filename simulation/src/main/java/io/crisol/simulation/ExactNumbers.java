package io.crisol.simulation;

import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/**
 * Numbers in a checkpoint, bit for bit (NaN and −0 too): little-endian doubles or longs in Base64,
 * cut into pieces that every JSON reader takes.
 */
public final class ExactNumbers {
  private static final int PIECE = 1 << 19;

  private ExactNumbers() {}

  /** Packs doubles. */
  public static Json pack(double... values) {
    ByteBuffer bytes = buffer(values.length);
    bytes.asDoubleBuffer().put(values);
    return text(bytes);
  }

  /** Packs longs. */
  public static Json pack(long... values) {
    ByteBuffer bytes = buffer(values.length);
    bytes.asLongBuffer().put(values);
    return text(bytes);
  }

  /** The doubles of {@link #pack(double...)}. */
  public static double[] doubles(Json packed) {
    ByteBuffer bytes = bytes(packed);
    double[] values = new double[bytes.remaining() / 8];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  /** The longs of {@link #pack(long...)}. */
  public static long[] longs(Json packed) {
    ByteBuffer bytes = bytes(packed);
    long[] values = new long[bytes.remaining() / 8];
    bytes.asLongBuffer().get(values);
    return values;
  }

  private static ByteBuffer buffer(int values) {
    return ByteBuffer.allocate(Math.multiplyExact(8, values)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Json text(ByteBuffer bytes) {
    byte[] all = bytes.array();
    Json.Arr pieces = new Json.Arr();
    for (int from = 0; from < all.length; from += 6 * PIECE) {
      ByteBuffer piece = ByteBuffer.wrap(all, from, Math.min(6 * PIECE, all.length - from));
      ByteBuffer coded = Base64.getEncoder().encode(piece);
      pieces.add(
          new Json.Str(
              new String(
                  coded.array(), 0, coded.limit(), java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
    return pieces;
  }

  private static ByteBuffer bytes(Json packed) {
    List<byte[]> pieces = packed.asList().stream().map(ExactNumbers::decode).toList();
    ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
    pieces.forEach(all::put);
    return all.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] decode(Json piece) {
    try {
      return Base64.getDecoder().decode(piece.asString());
    } catch (IllegalArgumentException e) {
      throw Problem.PARAMETER_INVALID
          .with(
              "a packed array", "…", "it is no Base64: " + e.getMessage(), "take the original file")
          .causedBy(e);
    }
  }
}
