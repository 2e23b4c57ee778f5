package io.crisol.simulation.building;

import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps on a slab: a part of its highest layers is taken away.
 *
 * @param fraction that stays
 * @param along cell vector across the steps
 * @param layers height of the steps
 */
public record HalfLayer(
    @Setting(help = "part of the layer that stays", value = "0.5") double fraction,
    @Setting(help = "cell vector across the steps", value = "a") Along along,
    @Setting(help = "layers that a step is high", value = "1") int layers)
    implements Step.Change {
  /** Cell vectors in the plane. */
  public enum Along {
    /** The first. */
    A,
    /** The second. */
    B
  }

  /** Refuses what cannot be. */
  public HalfLayer {
    Bench.require(fraction > 0 && fraction < 1, "fraction", fraction, "it lies between 0 and 1");
    Bench.require(layers >= 1, "layers", layers, "it is 1 or more");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    List<int[]> all = new SlabView(from, "step").layers();
    Set<Integer> gone = new HashSet<>();
    int most = 0;
    for (int[] layer : all.subList(0, Math.min(layers, all.size()))) {
      most += layer.length;
      for (int i : layer) {
        double[] r = AtomList.at(from, i);
        double f = from.cell().fractional(along.ordinal(), r[0], r[1], r[2]) + 1e-6;
        if (f - Math.floor(f) >= fraction) {
          gone.add(i);
        }
      }
    }
    if (gone.isEmpty() || gone.size() == most || layers >= all.size()) {
      throw Bench.impossible(
          "step",
          layers >= all.size()
              ? "the slab has only " + all.size() + " layers"
              : "the layer has too few rows to take " + (1 - fraction) + " of it away",
          "make the slab larger first, as in slab:111,layers=6 supercell:8x4x1 step");
    }
    return List.of(AtomList.kept(from, i -> !gone.contains(i)));
  }
}
