package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.lammps.StyleUse.Coefficients;
import io.crisol.potentials.pair.BornMayerHuggins;
import io.crisol.potentials.pair.Buckingham;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Morse;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.potentials.pair.Zbl;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** The pair formulas of styles, from their coefficients. */
final class PairStyles {
  /** Further coefficients that a line may hold: a cutoff of the formula, another of charges. */
  private final int cutoffsPerLine;

  private final StyleUse use;
  private final PairNumbers numbers;

  PairStyles(StyleUse use, PairAssignment pairs, int cutoffsPerLine) {
    this.use = use;
    this.numbers = new PairNumbers(use, pairs);
    this.cutoffsPerLine = cutoffsPerLine;
  }

  private Smoothing smoothing() {
    return use.shifted ? Smoothing.SHIFT : Smoothing.NONE;
  }

  private <P> Function<Coefficients, P> counted(int count, Function<Coefficients, P> read) {
    return line -> {
      line.count(count, count + cutoffsPerLine);
      return read.apply(line);
    };
  }

  /** Lennard-Jones; cutoff for pairs without their own, Å. */
  Potential lennardJones(double cutoff, boolean forceShifted) {
    BinaryOperator<LennardJones.Pair> mix =
        switch (use.mixing) {
          case "arithmetic" -> LennardJones.Pair::mixed;
          case "sixthpower" -> LennardJones.Pair::sixthPower;
          default -> LennardJones.Pair::geometric;
        };
    return new LennardJones(
        numbers.table(
            counted(2, line -> new LennardJones.Pair(line.number(0), line.number(1))),
            mix,
            LennardJones.Pair.NONE),
        numbers.cutoffs(cutoff, 2),
        forceShifted ? Smoothing.FORCE_SHIFT : smoothing());
  }

  Potential morse(double cutoff) {
    return new Morse(
        numbers.table(
            counted(3, line -> new Morse.Pair(line.number(0), line.number(1), line.number(2))),
            null,
            Morse.Pair.NONE),
        numbers.cutoffs(cutoff, 3),
        smoothing());
  }

  Potential buckingham(double cutoff) {
    return new Buckingham(
        numbers.table(
            counted(3, line -> new Buckingham.Pair(line.number(0), line.number(1), line.number(2))),
            null,
            Buckingham.Pair.NONE),
        numbers.cutoffs(cutoff, 3),
        smoothing());
  }

  Potential born(double cutoff) {
    return new BornMayerHuggins(
        numbers.table(
            counted(
                5,
                line ->
                    new BornMayerHuggins.Pair(
                        line.number(0),
                        line.number(1),
                        line.number(2),
                        line.number(3),
                        line.number(4))),
            null,
            BornMayerHuggins.Pair.NONE),
        numbers.cutoffs(cutoff, 5),
        smoothing());
  }

  /** ZBL; distances in Å. Unlike pairs without a line take the charges of the two types. */
  Potential zbl(double inner, double outer) {
    return new Zbl(
        numbers.table(
            counted(2, line -> new Zbl.Pair(line.number(0), line.number(1))),
            (a, b) -> new Zbl.Pair(a.z1(), b.z1()),
            Zbl.Pair.NONE),
        inner,
        outer,
        ChargeStyles.COULOMB);
  }

  /** Nothing at all, up to a cutoff, Å. */
  Potential nothing(double cutoff) {
    return new LennardJones(
        numbers.table(_ -> LennardJones.Pair.NONE, (a, _) -> a, LennardJones.Pair.NONE),
        cutoff,
        Smoothing.NONE);
  }

  /** The cutoff of charges where lines may give one, Å. */
  double chargeCutoff(double common, int position) {
    return numbers.oneCutoff(common, position);
  }
}
