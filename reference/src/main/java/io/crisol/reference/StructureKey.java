package io.crisol.reference;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one structure from another: SHA-256 over the bits of cell and positions, periodicity,
 * elements and fixed charges. Structures that differ in the last bit of one coordinate have
 * different keys.
 */
public final class StructureKey {
  private StructureKey() {}

  /** The key, 64 hexadecimal digits. */
  public static String of(Structure structure) {
    int atoms = structure.size();
    ByteBuffer bytes = ByteBuffer.allocate(8 * (9 + 4 * atoms) + 4 * atoms + 8);
    bytes.putInt(atoms);
    for (double component : structure.cell().vectors()) {
      put(bytes, component);
    }
    for (int a = 0; a < 3; a++) {
      bytes.put((byte) (structure.cell().isPeriodic(a) ? 1 : 0));
    }
    for (Element element : structure.elements()) {
      bytes.putInt(element.atomicNumber());
    }
    for (double coordinate : structure.positions()) {
      put(bytes, coordinate);
    }
    structure
        .charges()
        .ifPresent(
            charges -> {
              for (double charge : charges) {
                put(bytes, charge);
              }
            });
    return hex(java.util.Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /** Minus zero is zero: it may be lost when written. */
  private static void put(ByteBuffer bytes, double value) {
    bytes.putDouble(value + 0.0);
  }

  /** SHA-256 of a text, 64 hexadecimal digits. */
  public static String ofText(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of bytes, 64 hexadecimal digits. */
  public static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
