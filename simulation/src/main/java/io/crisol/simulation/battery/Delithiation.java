package io.crisol.simulation.battery;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A host that loses its ions in equal steps: at each content the arrangements of those that stay,
 * all of them where there are few, some drawn at random where there are many; of those that a
 * symmetry of the full host turns into each other, one.
 */
public final class Delithiation {
  /** Distance within which atoms fall upon each other, Å. */
  private static final double TOLERANCE = 1e-3;

  /** Draws for each arrangement that is wanted, of which many are found again. */
  private static final int PATIENCE = 20;

  private final Structure host;
  private final int[] ions;
  private final List<Operation> symmetries;

  /**
   * Emptying a host.
   *
   * @param host full, in a cell that repeats in all directions
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (none of the ion in the host)
   */
  public Delithiation(Structure host, Element ion) {
    this.host = host;
    this.ions = IntStream.range(0, host.size()).filter(i -> host.element(i) == ion).toArray();
    if (ions.length == 0 || ions.length == host.size()) {
      throw Problem.OPTION_INVALID.with(
          "ion",
          ion,
          ions.length == 0
              ? "the host " + host.formula() + " holds none"
              : "without it nothing is left of " + host.formula(),
          "name an ion of the host");
    }
    this.symmetries = Symmetry.of(host, TOLERANCE);
  }

  /** The numbers of ions from full to empty, in equal steps as far as whole numbers can be. */
  public List<Integer> contents(int steps) {
    return IntStream.rangeClosed(0, steps)
        .map(k -> (int) Math.round(ions.length * (1 - (double) k / steps)))
        .distinct()
        .boxed()
        .toList();
  }

  /**
   * Arrangements with so many ions left.
   *
   * @param most arrangements at most
   */
  public List<Structure> arrangements(int left, int most, RandomStream random) {
    Set<BitSet> found = new LinkedHashSet<>();
    if (combinations(left) <= (double) most * PATIENCE) {
      everyOne(new BitSet(), 0, left, found);
    } else {
      for (int draw = 0; draw < most * PATIENCE && found.size() < most; draw++) {
        found.add(representative(drawn(left, random)));
      }
    }
    return found.stream().limit(most).map(this::without).toList();
  }

  private double combinations(int left) {
    double count = 1;
    for (int k = 1; k <= left; k++) {
      count *= (double) (ions.length - left + k) / k;
    }
    return count;
  }

  private void everyOne(BitSet chosen, int next, int left, Set<BitSet> found) {
    if (left == 0) {
      found.add(representative(chosen));
      return;
    }
    for (int k = next; k <= ions.length - left; k++) {
      chosen.set(ions[k]);
      everyOne(chosen, k + 1, left - 1, found);
      chosen.clear(ions[k]);
    }
  }

  private BitSet drawn(int left, RandomStream random) {
    int[] order = ions.clone();
    BitSet chosen = new BitSet();
    for (int k = 0; k < left; k++) {
      int other = k + random.nextInt(order.length - k);
      int kept = order[other];
      order[other] = order[k];
      chosen.set(kept);
    }
    return chosen;
  }

  /** The same set for all that symmetry makes alike: the one with the smallest numbers. */
  private BitSet representative(BitSet chosen) {
    int[] first = chosen.stream().toArray();
    for (Operation operation : symmetries) {
      int[] turned = chosen.stream().map(i -> operation.images()[i]).sorted().toArray();
      if (Arrays.compare(turned, first) < 0) {
        first = turned;
      }
    }
    BitSet representative = new BitSet();
    Arrays.stream(first).forEach(representative::set);
    return representative;
  }

  /** The host with these ions only. */
  private Structure without(BitSet kept) {
    Set<Integer> removed = new LinkedHashSet<>();
    Arrays.stream(ions).filter(i -> !kept.get(i)).forEach(removed::add);
    List<Element> elements = new ArrayList<>();
    List<Double> positions = new ArrayList<>();
    for (int i = 0; i < host.size(); i++) {
      if (!removed.contains(i)) {
        elements.add(host.element(i));
        for (int axis = 0; axis < 3; axis++) {
          positions.add(host.coordinate(3 * i + axis));
        }
      }
    }
    return new Structure(
        host.cell(),
        elements.toArray(Element[]::new),
        positions.stream().mapToDouble(x -> x).toArray());
  }
}
