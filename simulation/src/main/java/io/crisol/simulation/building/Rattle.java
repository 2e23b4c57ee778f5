package io.crisol.simulation.building;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Atoms are moved at random, each component by a normal deviate.
 *
 * @param width standard deviation, Å
 * @param count structures
 * @param seed of the deviates
 */
public record Rattle(
    @Setting(help = "standard deviation of each component", unit = "Å", value = "0.05 Å")
        double width,
    @Setting(help = "structures to make", value = "1") int count,
    @Setting(help = "seed of the random numbers", value = "1") long seed)
    implements Step.Change {
  /** Refuses what cannot be. */
  public Rattle {
    Bench.require(width > 0, "width", width, "it is above 0 Å");
    Bench.require(count >= 1, "count", count, "it is 1 or more");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    return IntStream.range(0, count).mapToObj(k -> moved(from, bench.random(seed, k))).toList();
  }

  private Structure moved(Structure from, RandomStream random) {
    double[] positions = from.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += width * random.nextGaussian();
    }
    return from.withPositions(positions);
  }
}
