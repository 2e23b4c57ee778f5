package io.crisol.simulation.run;

import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run was started with, by name, so that it is not resumed with something else. */
public final class RunSettings {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds the settings of a record. */
  public <R extends Record> RunSettings with(Class<R> type, R options) {
    Settings.of(type)
        .values(options)
        .forEach((name, value) -> values.put(name, String.valueOf(value)));
    return this;
  }

  /** Adds others by name. */
  public RunSettings with(Map<String, String> others) {
    values.putAll(others);
    return this;
  }

  /** Adds a structure and velocities, double[3N] or empty, by what is in them. */
  public RunSettings with(String name, Structure structure, double[] velocities) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(structure.formula().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < structure.size(); i++) {
        digest.update((byte) structure.element(i).atomicNumber());
      }
      update(digest, structure.cell().vectors());
      for (int axis = 0; axis < 3; axis++) {
        digest.update((byte) (structure.cell().isPeriodic(axis) ? 1 : 0));
      }
      update(digest, structure.positions());
      update(digest, velocities);
      update(digest, structure.charges().orElse(new double[0]));
      values.put(name, structure.formula() + " " + HexFormat.of().formatHex(digest.digest(), 0, 8));
      return this;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void update(MessageDigest digest, double[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    digest.update(bytes);
  }

  /** All, by name. */
  public Map<String, String> values() {
    return values;
  }
}
