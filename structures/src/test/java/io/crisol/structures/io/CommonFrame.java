package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.LinkedHashMap;
import java.util.Map;

/** Eight atoms of two elements in a triclinic cell, with everything a frame can hold. */
final class CommonFrame {
  private CommonFrame() {}

  /** Cell vectors along x, in the xy plane and above it, as LAMMPS has them. */
  static final double[] UPRIGHT = {5.123456789012345, 0, 0, -0.7, 4.9, 0, 0.31, 0.83, 5.3};

  /** The same lattice turned about an odd axis, so that all nine numbers differ. */
  static double[] turned() {
    double[] r = rotation();
    double[] vectors = new double[9];
    for (int k = 0; k < 9; k++) {
      for (int x = 0; x < 3; x++) {
        vectors[k] += UPRIGHT[k - k % 3 + x] * r[3 * (k % 3) + x];
      }
    }
    return vectors;
  }

  /** A proper rotation. */
  private static double[] rotation() {
    double[] q = {0.8, 0.2, -0.4, 0.4};
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    double n = w * w + x * x + y * y + z * z;
    double s = 2 / n;
    return new double[] {
      1 - s * (y * y + z * z),
      s * (x * y - w * z),
      s * (x * z + w * y),
      s * (x * y + w * z),
      1 - s * (x * x + z * z),
      s * (y * z - w * x),
      s * (x * z - w * y),
      s * (y * z + w * x),
      1 - s * (x * x + y * y)
    };
  }

  /** The frame, O before Si, in mixed order. */
  static Frame of(double[] vectors, long seed) {
    Element[] elements = {
      Element.O, Element.Si, Element.O, Element.O, Element.Si, Element.O, Element.Si, Element.O
    };
    RandomStream random = new RandomStream(seed);
    Cell cell = Cell.periodic(vectors);
    double[] positions = new double[24];
    for (int i = 0; i < 8; i++) {
      double[] f = {
        (i & 1) * 0.5 + 0.2 * random.nextDouble(),
        (i >> 1 & 1) * 0.5 + 0.2 * random.nextDouble(),
        (i >> 2) * 0.5 + 0.2 * random.nextDouble()
      };
      for (int k = 0; k < 9; k++) {
        positions[3 * i + k % 3] += f[k / 3] * vectors[k];
      }
    }
    double[] charges = {-0.8, 1.6, -0.81, -0.79, 1.61, -0.8, 1.59, -0.8};
    double[] six = numbers(random, 6, 0.05);
    Labels labels =
        Labels.NONE
            .withEnergy(-1234.5678901234567 + random.nextDouble())
            .withForces(numbers(random, 24, 2))
            .withStress(
                new double[] {
                  six[0], six[5], six[4], six[5], six[1], six[3], six[4], six[3], six[2]
                });
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("velocities", numbers(random, 24, 0.01));
    return new Frame(
        new Structure(cell, elements, positions).withCharges(charges),
        labels,
        Map.of("config_type", "quartz"),
        columns,
        Frame.Source.NONE);
  }

  private static double[] numbers(RandomStream random, int count, double size) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = size * (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
