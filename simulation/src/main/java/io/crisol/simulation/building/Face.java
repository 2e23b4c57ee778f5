package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;

/** Indices of lattice planes as users write them: 111, 1-10, 11/9/9. */
final class Face {
  private Face() {}

  static boolean isFace(String text) {
    return text.matches("(-?\\d){3}") || text.matches("-?\\d{1,3}/-?\\d{1,3}/-?\\d{1,3}");
  }

  /**
   * The three numbers.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID also where they have a common
   *     divisor
   */
  static int[] of(String text) {
    if (!isFace(text) || text.matches("[-0/]*")) {
      throw Problem.OPTION_INVALID.with(
          "face", text, "a face is three whole numbers", "write it as 111, 1-10 or 11/9/9");
    }
    String spaced =
        text.contains("/") ? text.replace('/', ' ') : text.replaceAll("(-?\\d)", "$1 ").strip();
    String[] words = spaced.split(" ");
    int[] face = new int[3];
    for (int k = 0; k < 3; k++) {
      face[k] = Integer.parseInt(words[k]);
    }
    int divisor = divisor(face[0], divisor(face[1], face[2]));
    if (divisor > 1) {
      throw Problem.OPTION_INVALID.with(
          "face",
          text,
          "its indices have the common divisor " + divisor,
          "write (" + name(face, divisor) + "), the same planes");
    }
    return face;
  }

  /** The same planes in the reciprocal cell of another cell of the crystal. */
  static int[] in(Cell other, int[] face, Cell own) {
    double[] reciprocal = Matrix3.inverse(own.vectors());
    double[] g = new double[3];
    for (int k = 0; k < 9; k++) {
      g[k / 3] += reciprocal[k] * face[k % 3];
    }
    double[] indices = new double[3];
    for (int k = 0; k < 9; k++) {
      indices[k / 3] += other.vector(k / 3, k % 3) * g[k % 3];
    }
    for (int m = 1; ; m++) {
      int[] whole = new int[3];
      double off = 0;
      for (int a = 0; a < 3; a++) {
        whole[a] = (int) Math.rint(m * indices[a]);
        off = Math.max(off, Math.abs(m * indices[a] - whole[a]));
      }
      if (off < 1e-3) {
        int divisor = divisor(whole[0], divisor(whole[1], whole[2]));
        return new int[] {whole[0] / divisor, whole[1] / divisor, whole[2] / divisor};
      }
    }
  }

  private static String name(int[] face, int divisor) {
    return face[0] / divisor + " " + face[1] / divisor + " " + face[2] / divisor;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? Math.abs(a) : divisor(b, a % b);
  }
}
