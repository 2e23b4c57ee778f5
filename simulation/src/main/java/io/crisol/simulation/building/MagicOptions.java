package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A particle of whole shells.
 *
 * @param element of its atoms
 * @param a lattice constant of the fcc crystal, Å
 * @param atoms one of 13, 55, 147, 309, 561, 923, …
 */
public record MagicOptions(
    @Setting(help = "element") String element,
    @Setting(help = "lattice constant of its fcc crystal", unit = "Å") double a,
    @Setting(help = "number of atoms: 13, 55, 147, 309, 561, 923, 1415 …", value = "309")
        int atoms) {
  private static final int MOST_SHELLS = 60;

  /** Refuses what cannot be. */
  public MagicOptions {
    Element.of(element);
    Bench.require(a > 0, "a", a, "it is above 0 Å");
    shells(atoms);
  }

  /** Shells about the atom in the middle: of (10n³ + 15n² + 11n + 3)/3 atoms. */
  private static int shells(int atoms) {
    List<String> near = new ArrayList<>();
    for (int n = 1; n <= MOST_SHELLS; n++) {
      int whole = (10 * n * n * n + 15 * n * n + 11 * n + 3) / 3;
      if (whole == atoms) {
        return n;
      }
      if (near.size() < 2 || whole < atoms) {
        near.add(String.valueOf(whole));
      }
    }
    throw io.crisol.structures.Problem.OPTION_INVALID.with(
        "atoms",
        atoms,
        "whole shells have 13, 55, 147, 309, 561, 923, 1415, 2057, 2869 … atoms",
        "take one of these; cluster and wulff make pieces of other numbers");
  }

  /** The step of a shape, a function of shells and the distance of neighbours, Å. */
  Step of(BiFunction<Integer, Double, List<double[]>> shape) {
    Element of = Element.of(element);
    return (Step.Beginning)
        _ -> {
          AtomList list = new AtomList();
          shape.apply(shells(atoms), a / Math.sqrt(2)).forEach(r -> list.add(of, r));
          Structure particle = list.in(io.crisol.structures.Cell.OPEN);
          return List.of(particle);
        };
  }
}
