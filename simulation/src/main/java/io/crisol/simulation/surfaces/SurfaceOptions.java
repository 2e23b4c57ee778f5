package io.crisol.simulation.surfaces;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Surface energies.
 *
 * @param faces indices such as 111 or 1-10; empty: all up to {@code maxIndex}
 * @param maxIndex largest index
 * @param thickness of the first slab, Å
 * @param vacuum Å
 * @param tolerance change with thickness at which an energy counts as converged, mJ/m²
 * @param slabForceTolerance eV/Å
 */
public record SurfaceOptions(
    @Setting(
            help =
                "faces, such as 111,1-10, in indices of the cell that is given; without it all that"
                    + " its symmetry does not make alike up to max_index")
        List<String> faces,
    @Setting(help = "largest index of the faces", value = "1") int maxIndex,
    @Setting(help = "thickness of the first slab; thicker ones follow", value = "20 Å", unit = "Å")
        double thickness,
    @Setting(help = "empty space above a slab", value = "15 Å", unit = "Å") double vacuum,
    @Setting(
            help = "change from one thickness to the next at which an energy counts as converged",
            value = "0.5 mJ/m²",
            unit = "mJ/m²")
        double tolerance,
    @Setting(
            help = "largest force on an atom of a relaxed slab",
            unit = "eV/Å",
            value = "0.00001 eV/Å")
        double slabForceTolerance) {
  /** Refuses what cannot be. */
  public SurfaceOptions {
    faces = List.copyOf(faces);
    faces.forEach(SurfaceOptions::indices);
    require(maxIndex >= 1 && maxIndex <= 4, "max_index", maxIndex, "it is from 1 to 4");
    require(thickness > 0, "thickness", thickness, "it is above 0 Å");
    require(vacuum >= 0, "vacuum", vacuum, "it is 0 Å or more");
    require(tolerance > 0, "tolerance", tolerance, "it is above 0 mJ/m²");
    require(
        slabForceTolerance > 0, "slab_force_tolerance", slabForceTolerance, "it is above 0 eV/Å");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The three numbers of a name such as 1-10. */
  static int[] indices(String name) {
    if (!name.matches("(-?\\d){3}") || name.matches("(-?0){3}")) {
      throw Problem.OPTION_INVALID.with(
          "faces", name, "a face is three digits, each maybe with a minus", "write 111 or 1-10");
    }
    int[] indices = new int[3];
    int at = 0;
    for (int k = 0; k < 3; k++) {
      boolean negative = name.charAt(at) == '-';
      at += negative ? 1 : 0;
      int digit = Character.digit(name.charAt(at++), 10);
      indices[k] = negative ? -digit : digit;
    }
    int divisor = divisor(indices);
    if (divisor > 1) {
      String shorter = Slab.name(Arrays.stream(indices).map(index -> index / divisor).toArray());
      throw Problem.OPTION_INVALID.with(
          "faces", name, "its indices have the divisor " + divisor, "write " + shorter);
    }
    return indices;
  }

  private static int divisor(int... indices) {
    return BigInteger.valueOf(indices[0])
        .gcd(BigInteger.valueOf(indices[1]))
        .gcd(BigInteger.valueOf(indices[2]))
        .intValue();
  }
}
