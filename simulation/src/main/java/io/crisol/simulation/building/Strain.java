package io.crisol.simulation.building;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cell and atoms are deformed by random symmetric strains.
 *
 * @param most largest component
 * @param count structures
 * @param kind which components there are
 * @param seed of the strains
 */
public record Strain(
    @Setting(help = "largest component of the strain", value = "0.02") double most,
    @Setting(help = "structures to make", value = "1") int count,
    @Setting(
            help = "any: all six components; normal: xx, yy, zz; shear: yz, xz, xy; volume: alike",
            value = "any")
        Kind kind,
    @Setting(help = "seed of the random numbers", value = "1") long seed)
    implements Step.Change {
  /** Which components a strain has. */
  public enum Kind {
    /** All six. */
    ANY,
    /** Stretches along the axes. */
    NORMAL,
    /** Shears. */
    SHEAR,
    /** The same along all axes. */
    VOLUME
  }

  /** Refuses what cannot be. */
  public Strain {
    Bench.require(most > 0 && most < 0.5, "most", most, "it lies between 0 and 0.5");
    Bench.require(count >= 1, "count", count, "it is 1 or more");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    if (!from.cell().isPeriodic()) {
      throw Bench.impossible(
          "strain", "the structure has no cell that repeats", "strain a crystal; rattle this one");
    }
    return IntStream.range(0, count)
        .mapToObj(k -> from.strained(strain(bench.random(seed, k))))
        .toList();
  }

  private double[] strain(RandomStream random) {
    double[] e = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        double component = most * (2 * random.nextDouble() - 1);
        boolean there = kind == Kind.ANY || (kind == Kind.SHEAR ? a != b : a == b);
        e[3 * a + b] = there ? component : 0;
        e[3 * b + a] = e[3 * a + b];
      }
    }
    if (kind == Kind.VOLUME) {
      e[4] = e[0];
      e[8] = e[0];
    }
    return e;
  }
}
