package io.crisol.structures.symmetry;

/**
 * One symmetry of a crystal: fractional coordinates f, a row, become f W + t.
 *
 * @param rotation W, int[9], row by row, of determinant 1 or −1
 * @param translation t, double[3]
 * @param images int[N]: the atom that each atom falls upon
 */
public record Operation(int[] rotation, double[] translation, int[] images) {
  /** What becomes of the indices of a plane: W h, int[3]. */
  public int[] plane(int[] indices) {
    int[] turned = new int[3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        turned[a] += rotation[3 * a + b] * indices[b];
      }
    }
    return turned;
  }
}
