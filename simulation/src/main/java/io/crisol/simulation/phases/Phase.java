package io.crisol.simulation.phases;

import io.crisol.simulation.bulk.Ground;
import io.crisol.structures.Structure;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A relaxed crystal among others.
 *
 * @param name of it
 * @param ground relaxed
 * @param stable whether no strain lowers its energy; absent where that was not looked at
 */
public record Phase(String name, Ground ground, Optional<Boolean> stable) {
  /** eV per atom. */
  public double energy() {
    return ground.relaxed().energy() / ground.structure().size();
  }

  /** Å³ per atom. */
  public double volume() {
    return ground.structure().cell().volume() / ground.structure().size();
  }

  /** Formula with the smallest whole numbers, such as Li2O. */
  public String formula() {
    Structure structure = ground.structure();
    int divisor = structure.composition().values().stream().reduce(0, Phase::divisor);
    StringBuilder text = new StringBuilder();
    Map<String, Integer> counts = new TreeMap<>();
    structure.composition().forEach((element, n) -> counts.put(element.symbol(), n / divisor));
    counts.forEach((symbol, n) -> text.append(symbol).append(n == 1 ? "" : n));
    return text.toString();
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
