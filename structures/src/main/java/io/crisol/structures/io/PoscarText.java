package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Structure;

/** A frame as POSCAR of VASP 5: Cartesian, so that every number is read back as the same double. */
final class PoscarText {
  private PoscarText() {}

  static String of(Frame frame) {
    Structure structure = frame.structure();
    StringBuilder out = new StringBuilder();
    VaspText.header(out, structure);
    double[] mask = frame.columns().get("move_mask");
    boolean selective = mask != null && mask.length == 3 * structure.size();
    out.append(selective ? "Selective dynamics\n" : "").append("Cartesian\n");
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k += 3) {
      VaspText.row(out, positions, k);
      for (int x = k; selective && x < k + 3; x++) {
        out.append(mask[x] == 0 ? "   F" : "   T");
      }
      out.append('\n');
    }
    velocities(out, frame);
    return out.toString();
  }

  private static void velocities(StringBuilder out, Frame frame) {
    double[] velocities = frame.columns().get("velocities");
    if (velocities != null && velocities.length == 3 * frame.size()) {
      out.append("\n");
      for (int k = 0; k < velocities.length; k += 3) {
        VaspText.row(out, velocities, k).append('\n');
      }
    }
  }
}
