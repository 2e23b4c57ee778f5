package io.crisol.simulation.building;

import io.crisol.simulation.surfaces.Slab;
import io.crisol.structures.Cell;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A slab with the smallest repeat in its plane. Its first vector lies along x, the second in the xy
 * plane, its face looks along z.
 *
 * @param face indices
 * @param layers layers of atoms; those that the widest gaps set apart
 * @param thickness Å
 * @param vacuum Å
 */
public record SlabCut(
    @Setting(
            help =
                "indices in the cell that is given, such as 111, 1-10 or 11/9/9 (a vicinal face,"
                    + " one with steps)")
        String face,
    @Setting(help = "number of layers; those that the widest gaps between atoms set apart")
        OptionalInt layers,
    @Setting(
            help = "least thickness instead of layers, in whole cells; without both 12 Å",
            unit = "Å")
        OptionalDouble thickness,
    @Setting(help = "empty space above", unit = "Å", value = "15 Å") double vacuum)
    implements Step.Change {
  private static final double USUAL = 12;
  private static final double SAME_HEIGHT = 1e-3;

  /** Gaps as wide as the widest but for this part of it set layers apart too. */
  private static final double AS_WIDE = 0.05;

  /** Refuses what cannot be. */
  public SlabCut {
    Face.of(face);
    layers.ifPresent(n -> Bench.require(n >= 1, "layers", n, "it is 1 or more"));
    thickness.ifPresent(t -> Bench.require(t > 0, "thickness", t, "it is above 0 Å"));
    Bench.require(
        layers.isEmpty() || thickness.isEmpty(),
        "thickness",
        thickness.orElse(0),
        "layers are given too");
    Bench.require(vacuum >= 0, "vacuum", vacuum, "it is 0 Å or more");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    if (!from.cell().isBulk()) {
      throw Bench.impossible(
          "slab:" + face, "the cell does not repeat in all directions", "cut it from a crystal");
    }
    Structure small = PrimitiveCell.reduce(from, AtomChoice.TOLERANCE).structure();
    Slab planes = new Slab(small, Face.in(small.cell(), Face.of(face), from.cell()));
    double[] cuts = cuts(planes);
    int periods =
        layers.isPresent()
            ? (layers.getAsInt() + cuts.length - 1) / cuts.length
            : (int) Math.ceil(thickness.orElse(USUAL) / planes.spacing() - 1e-9);
    Structure slab = upright(planes.of(periods, vacuum));
    int wanted = layers.orElse(periods * cuts.length);
    if (wanted % cuts.length != 0) {
      slab = below(slab, (periods - 1) * planes.spacing() + cuts[wanted % cuts.length - 1]);
    }
    tell(from, slab, wanted, bench);
    return List.of(slab);
  }

  /** Heights of the middles of the widest gaps over the lower end of one period, ascending, Å. */
  private static double[] cuts(Slab planes) {
    Structure one = upright(planes.of(1, 0));
    double[] z = new double[one.size()];
    Arrays.setAll(z, i -> one.coordinate(3 * i + 2));
    Arrays.sort(z);
    List<Double> middles = new ArrayList<>();
    double last = z[0] + planes.spacing() - z[z.length - 1];
    double widest = last;
    for (int k = 1; k < z.length; k++) {
      widest = Math.max(widest, z[k] - z[k - 1]);
    }
    for (int k = 1; k < z.length; k++) {
      double gap = z[k] - z[k - 1];
      if (gap > SAME_HEIGHT && gap >= (1 - AS_WIDE) * widest) {
        middles.add((z[k] + z[k - 1]) / 2);
      }
    }
    middles.add(planes.spacing());
    return middles.stream().mapToDouble(h -> h).toArray();
  }

  /** The atoms below a height, Å, with the vacuum above it. */
  private Structure below(Structure slab, double height) {
    Structure kept = AtomList.kept(slab, i -> slab.coordinate(3 * i + 2) < height);
    double[] rows = slab.cell().vectors();
    rows[8] = height + vacuum;
    return kept.withCell(Cell.periodic(rows), kept.positions());
  }

  /** The same structure turned so that its cell is a lower triangle. */
  static Structure upright(Structure slab) {
    double[] v = slab.cell().vectors();
    double a = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    double[] x = {v[0] / a, v[1] / a, v[2] / a};
    double[] z = SlabView.normal(slab.cell());
    double[] y = {z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]};
    double[][] axes = {x, y, z};
    double[] rows = turned(v, axes);
    // What is zero by construction.
    rows[1] = 0;
    rows[2] = 0;
    rows[5] = 0;
    rows[6] = 0;
    rows[7] = 0;
    return slab.withCell(Cell.periodic(rows), turned(slab.positions(), axes));
  }

  private static double[] turned(double[] points, double[][] axes) {
    double[] turned = new double[points.length];
    for (int k = 0; k < points.length; k++) {
      double[] axis = axes[k % 3];
      int i = k / 3 * 3;
      turned[k] = points[i] * axis[0] + points[i + 1] * axis[1] + points[i + 2] * axis[2];
    }
    return turned;
  }

  private void tell(Structure crystal, Structure slab, int count, Bench bench) {
    boolean same =
        crystal.composition().entrySet().stream()
            .allMatch(
                entry ->
                    (long) entry.getValue() * slab.size()
                        == (long) slab.composition().getOrDefault(entry.getKey(), 0)
                            * crystal.size());
    if (!same) {
      bench.note(
          "the slab ("
              + face
              + ") of "
              + count
              + " layers is "
              + slab.formula()
              + ", not of the composition of the crystal, "
              + crystal.formula());
    }
  }
}
