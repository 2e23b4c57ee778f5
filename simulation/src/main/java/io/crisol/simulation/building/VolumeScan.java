package io.crisol.simulation.building;

import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The crystal at several volumes, evenly spaced.
 *
 * @param range largest change as a part of the volume
 * @param count structures
 */
public record VolumeScan(
    @Setting(help = "largest change, as a part of the volume", value = "0.1") double range,
    @Setting(help = "structures, from the smallest to the largest", value = "11") int count)
    implements Step.Change {
  /** Refuses what cannot be. */
  public VolumeScan {
    Bench.require(range > 0 && range < 1, "range", range, "it lies between 0 and 1");
    Bench.require(count >= 2, "count", count, "it is 2 or more");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    if (!from.cell().isBulk()) {
      throw Bench.impossible(
          "volume", "the cell does not repeat in all directions", "give a crystal");
    }
    return IntStream.range(0, count).mapToObj(k -> scaled(from, k)).toList();
  }

  private Structure scaled(Structure from, int k) {
    double volume = 1 - range + 2 * range * k / (count - 1);
    double e = Math.cbrt(volume) - 1;
    return from.strained(new double[] {e, 0, 0, 0, e, 0, 0, 0, e});
  }
}
