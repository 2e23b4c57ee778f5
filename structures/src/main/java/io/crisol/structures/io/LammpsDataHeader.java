package io.crisol.structures.io;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What stands above the sections of a LAMMPS data file. */
final class LammpsDataHeader {
  private static final String[] BOUNDS = {"xlo xhi", "ylo yhi", "zlo zhi"};
  private static final String[] VECTORS = {"avec", "bvec", "cvec"};

  private final LineFrameReader reader;
  private final double[] bounds = new double[6];
  private final double[] tilt = new double[3];
  private final double[] vectors = new double[9];
  private final double[] origin = new double[3];
  private final boolean[] bounded = new boolean[3];
  private final boolean[] general = new boolean[3];
  private final Map<String, Integer> topology = new TreeMap<>();
  private int atoms = -1;
  private int types = -1;

  LammpsDataHeader(LineFrameReader reader) {
    this.reader = reader;
  }

  /** Understands a line; what it does not know means nothing for a structure. */
  void line(String text) {
    String[] words = LineFrameReader.words(text);
    int letters = 0;
    while (letters < words.length && !Character.isLetter(words[letters].charAt(0))) {
      letters++;
    }
    String key = String.join(" ", Arrays.copyOfRange(words, letters, words.length));
    switch (key) {
      case "atoms" -> atoms = reader.count(only(words, letters, text), "number of atoms");
      case "atom types" -> types = reader.count(only(words, letters, text), "number of atom types");
      case "bonds", "angles", "dihedrals", "impropers" ->
          topology.put(key, reader.count(only(words, letters, text), "number of " + key));
      case "xy xz yz" -> numbers(words, letters, tilt, 0, 3, text);
      case "abc origin" -> numbers(words, letters, origin, 0, 3, text);
      default -> boxLine(key, words, letters, text);
    }
  }

  private void boxLine(String key, String[] words, int letters, String text) {
    for (int a = 0; a < 3; a++) {
      if (key.equals(BOUNDS[a])) {
        numbers(words, letters, bounds, 2 * a, 2, text);
        bounded[a] = true;
      } else if (key.equals(VECTORS[a])) {
        numbers(words, letters, vectors, 3 * a, 3, text);
        general[a] = true;
      }
    }
  }

  private String only(String[] words, int letters, String text) {
    if (letters != 1) {
      throw reader.unexpected(text, "one number and what it counts");
    }
    return words[0];
  }

  private void numbers(String[] words, int found, double[] to, int at, int width, String text) {
    if (found != width) {
      throw reader.unexpected(text, width + " numbers of the box");
    }
    for (int k = 0; k < width; k++) {
      to[at + k] = reader.number(words[k], "a number of the box");
    }
  }

  /** The box, periodic in all directions, in Å. */
  LammpsBox box(double unit) {
    boolean[] periodic = {true, true, true};
    if (general[0] && general[1] && general[2]) {
      double[] scaled = LabelPick.scaled(vectors, unit);
      return new LammpsBox(LabelPick.scaled(origin, unit), scaled, periodic);
    }
    for (int a = 0; a < 3; a++) {
      if (!bounded[a] || !(bounds[2 * a] < bounds[2 * a + 1])) {
        throw reader.malformed(
            (bounded[a] ? "the bounds are not in order in " : "the header lacks the line ")
                + BOUNDS[a]);
      }
    }
    return LammpsBox.of(bounds, tilt, periodic, unit);
  }

  /** Number of atoms; FILE_MALFORMED where the header does not say it. */
  int atoms() {
    if (atoms < 1) {
      throw reader.malformed("its header announces no atoms");
    }
    return atoms;
  }

  /** Number of atom types, or a number no file reaches where the header does not say it. */
  int types() {
    return types < 0 ? Integer.MAX_VALUE : types;
  }

  /** How many bonds, angles, dihedrals and impropers are announced. */
  Map<String, Integer> topology() {
    return topology;
  }
}
