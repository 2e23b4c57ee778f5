package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;

/**
 * A box that repeats about a molecule or cluster.
 *
 * @param vacuum between it and its images, Å
 */
public record Box(
    @Setting(help = "empty space to the next image", unit = "Å", value = "12 Å") double vacuum)
    implements Step.Change {
  /** Refuses what cannot be. */
  public Box {
    Bench.require(vacuum > 0, "vacuum", vacuum, "it is above 0 Å");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    if (from.cell().isPeriodic()) {
      throw Bench.impossible(
          "box", "the structure repeats already", "a box is for clusters and molecules");
    }
    double[] positions = from.positions();
    double[] edges = new double[3];
    for (int a = 0; a < 3; a++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int k = a; k < positions.length; k += 3) {
        low = Math.min(low, positions[k]);
        high = Math.max(high, positions[k]);
      }
      edges[a] = high - low + vacuum;
      for (int k = a; k < positions.length; k += 3) {
        positions[k] += vacuum / 2 - low;
      }
    }
    return List.of(from.withCell(Cell.box(edges[0], edges[1], edges[2]), positions));
  }
}
