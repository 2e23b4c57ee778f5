package io.crisol.simulation.faults;

import io.crisol.simulation.surfaces.Slab;
import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A crystal in a cell whose first two vectors lie in a plane and whose third leads over some layers
 * to the same crystal: with that vector shifted in the plane, the crystal above the cell has
 * slipped over the one below, and there is one fault for each repeat, without any surface.
 */
final class SlipPlane {
  private final Slab slab;
  private final double[] normal;
  private final double area;
  private final double lift;

  /**
   * The slip of one plane.
   *
   * @param cut which gap between atomic planes, from 1, the widest
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (there are not so many gaps)
   */
  SlipPlane(Structure crystal, int[] plane, int cut) {
    this.slab = new Slab(crystal, plane);
    double[] rows = slab.bulk(1).cell().vectors();
    double[] n = {
      rows[1] * rows[5] - rows[2] * rows[4],
      rows[2] * rows[3] - rows[0] * rows[5],
      rows[0] * rows[4] - rows[1] * rows[3]
    };
    this.area = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    this.normal = new double[] {n[0] / area, n[1] / area, n[2] / area};
    List<Gap> gaps = gaps();
    if (cut > gaps.size()) {
      throw Problem.OPTION_INVALID.with(
          "cut",
          cut,
          "there are "
              + gaps.size()
              + " kinds of gap between the planes ("
              + Slab.name(plane)
              + ")",
          "choose another");
    }
    this.lift = gaps.get(cut - 1).middle();
  }

  /**
   * Room between two atomic planes, in heights of a layer.
   *
   * @param middle height of its middle
   * @param width Å
   */
  private record Gap(double middle, double width) {}

  /** One gap of each width, the widest first. */
  private List<Gap> gaps() {
    Structure layer = slab.bulk(1);
    double[] heights = new double[layer.size()];
    Arrays.setAll(heights, i -> height(layer, i));
    Arrays.sort(heights);
    List<Gap> gaps = new ArrayList<>();
    for (int k = 0; k < heights.length; k++) {
      double next = k + 1 < heights.length ? heights[k + 1] : heights[0] + 1;
      gaps.add(new Gap((heights[k] + next) / 2, (next - heights[k]) * slab.spacing()));
    }
    gaps.sort(Comparator.comparingDouble(gap -> -Math.rint(1e3 * gap.width())));
    List<Gap> kinds = new ArrayList<>();
    for (Gap gap : gaps) {
      boolean known = kinds.stream().anyMatch(k -> Math.abs(k.width() - gap.width()) < 0.01);
      if (!known && gap.width() > 0.1) {
        kinds.add(gap);
      }
    }
    return kinds;
  }

  private static double height(Structure layer, int i) {
    double h =
        layer
            .cell()
            .fractional(
                2,
                layer.coordinate(3 * i),
                layer.coordinate(3 * i + 1),
                layer.coordinate(3 * i + 2));
    return h - Math.floor(h);
  }

  /** Width of the widest gap between atomic planes, Å. */
  double widest() {
    return gaps().getFirst().width();
  }

  /** Distance of lattice planes, Å. */
  double spacing() {
    return slab.spacing();
  }

  /** Area of the cell in the plane, Å². */
  double area() {
    return area;
  }

  /** Unit vector, double[3]. */
  double[] normal() {
    return normal.clone();
  }

  /**
   * The crystal with the part above the cell slipped.
   *
   * @param layers lattice planes in the cell
   * @param slip double[3] Å, in the plane
   */
  Structure slipped(int layers, double... slip) {
    Structure bulk = slab.bulk(layers);
    double[] rows = bulk.cell().vectors();
    double[] positions = bulk.positions();
    for (int i = 0; i < bulk.size(); i++) {
      double h =
          bulk.cell().fractional(2, positions[3 * i], positions[3 * i + 1], positions[3 * i + 2])
              - lift / layers;
      for (int x = 0; x < 3; x++) {
        // Folded before the slip, so that the gap is at the faces of the cell.
        positions[3 * i + x] -= Math.floor(h) * rows[6 + x];
      }
    }
    for (int x = 0; x < 3; x++) {
      rows[6 + x] += slip[x];
    }
    return bulk.withCell(Cell.periodic(rows), positions);
  }
}
