package io.crisol.testkit;

import static io.crisol.structures.Element.C;
import static io.crisol.structures.Element.Si;

import io.crisol.potentials.bonded.StillingerWeber;
import io.crisol.potentials.bonded.Tersoff;
import io.crisol.potentials.bonded.Triple;
import io.crisol.structures.Element;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of silicon as published, and made-up ones of two elements. */
final class BondedSets {
  /** Stillinger, Weber, Phys. Rev. B 31, 5262 (1985), eqs. 2.6 and 2.7 (ε = 50 kcal/mol). */
  static final StillingerWeber.Entry SW_SI =
      new StillingerWeber.Entry(
          2.1683, 2.0951, 1.8, 21, 1.2, -1.0 / 3, 7.049556277, 0.6022245584, 4, 0, 0);

  /** Tersoff, Phys. Rev. B 38, 9902 (1988), table I: Si(C), with λ₃ = λ₂ as m = 3 wants it. */
  static final Tersoff.Entry TERSOFF_SI =
      new Tersoff.Entry(
          3, 1, 1.7322, 1.0039e5, 16.218, -0.59826, 0.78734, 1.0999e-6, 1.7322, 471.18, 2.85, 0.15,
          2.4799, 1830.8);

  private BondedSets() {}

  /** Silicon and something smaller; every triple other than the next. */
  static StillingerWeber stillingerWeberOfTwo() {
    Map<Triple, StillingerWeber.Entry> triples = new TreeMap<>();
    forAll(
        (triple, carbons) -> {
          boolean mixed = triple.first() != triple.second();
          triples.put(
              triple,
              new StillingerWeber.Entry(
                  2.1683,
                  2.0951 - 0.2 * pairCarbons(triple),
                  1.8,
                  21 + 3 * carbons,
                  1.2 + (mixed ? 0 : 0.05 * carbons),
                  -1.0 / 3 + 0.05 * carbons,
                  7.05,
                  0.6 + 0.02 * pairCarbons(triple),
                  pairCarbons(triple) == 1 ? 3.7 : 4,
                  pairCarbons(triple) == 2 ? 1 : 0,
                  0));
        });
    return new StillingerWeber(triples);
  }

  /**
   * Silicon and carbon, made up; every triple its own.
   *
   * @param shorter what R of triples with two kinds of neighbours falls short of that of the pair
   */
  static Tersoff tersoffOfTwo(double shorter) {
    Map<Triple, Tersoff.Entry> triples = new TreeMap<>();
    forAll(
        (triple, carbons) -> {
          int number = (triple.centre() == C ? 4 : 0) + (triple.first() == C ? 2 : 0);
          number += triple.second() == C ? 1 : 0;
          int light = (triple.centre() == C ? 1 : 0) + (triple.second() == C ? 1 : 0);
          triples.put(
              triple,
              new Tersoff.Entry(
                  number % 2 == 0 ? 3 : 1,
                  1 + 0.03 * number,
                  0.1 * number,
                  90 + 4 * number,
                  11 + number,
                  -0.5 - 0.02 * number,
                  number == 0 ? 8 : 0.8 + 0.1 * number,
                  0.03 + 0.01 * number,
                  1.7 + 0.05 * number,
                  400 + number,
                  2.8 - 0.35 * light - (triple.first() == triple.second() ? 0 : shorter),
                  0.2 - 0.02 * light,
                  2.5 + 0.1 * light,
                  1800 - 100 * light));
        });
    return new Tersoff(triples);
  }

  private static int pairCarbons(Triple triple) {
    return (triple.centre() == C ? 1 : 0) + (triple.first() == C ? 1 : 0);
  }

  @FunctionalInterface
  private interface Making {
    void accept(Triple triple, int carbons);
  }

  private static void forAll(Making making) {
    Element[] both = {Si, C};
    for (Element centre : both) {
      for (Element first : both) {
        for (Element second : both) {
          int carbons = (centre == C ? 1 : 0) + (first == C ? 1 : 0) + (second == C ? 1 : 0);
          making.accept(new Triple(centre, first, second), carbons);
        }
      }
    }
  }
}
