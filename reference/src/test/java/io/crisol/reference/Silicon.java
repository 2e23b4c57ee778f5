package io.crisol.reference;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;

/** Silicon for tests. */
public final class Silicon {
  private static final double A = 5.431;

  private Silicon() {}

  /** Eight atoms, displaced by up to 0.1 Å. */
  public static Structure rattled(long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] sites = {
      {0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0},
      {.25, .25, .25}, {.25, .75, .75}, {.75, .25, .75}, {.75, .75, .25}
    };
    double[] positions = new double[24];
    for (int k = 0; k < 24; k++) {
      positions[k] = A * sites[k / 3][k % 3] + 0.2 * (random.nextDouble() - 0.5);
    }
    Element[] elements = new Element[8];
    Arrays.fill(elements, Element.of("Si"));
    return new Structure(Cell.box(A, A, A), elements, positions);
  }
}
