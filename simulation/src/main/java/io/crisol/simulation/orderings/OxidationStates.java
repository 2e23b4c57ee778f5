package io.crisol.simulation.orderings;

import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses charges: of the usual oxidation states of the elements those that make the crystal
 * neutral, the most usual ones. Where no whole numbers do, one element that has several states
 * takes the mean that does, such as 3.5 for Mn in LiMn2O4.
 *
 * <p>States: N. N. Greenwood, A. Earnshaw, Chemistry of the Elements (1997), the most common first.
 */
public final class OxidationStates {
  private static final Map<Element, double[]> USUAL = usual();

  private OxidationStates() {}

  private static Map<Element, double[]> usual() {
    String text =
        "H 1; Li 1; Na 1; K 1; Rb 1; Cs 1; Ag 1; Be 2; Mg 2; Ca 2; Sr 2; Ba 2; Zn 2; Cd 2; B 3; Al"
            + " 3; Ga 3; In 3 1; Sc 3; Y 3; La 3; Ce 3 4; Pr 3 4; Nd 3; Sm 3 2; Eu 3 2; Gd 3; Tb 3"
            + " 4; Dy 3; Ho 3; Er 3; Tm 3; Yb 3 2; Lu 3; C 4 -4; Si 4 -4; Ge 4 2; Sn 4 2; Pb 2 4; N"
            + " -3 5 3; P 5 3 -3; As 5 3 -3; Sb 5 3 -3; Bi 3 5; O -2; S -2 6 4; Se -2 4 6; Te -2 4"
            + " 6; F -1; Cl -1 7 5; Br -1 5; I -1 5; Ti 4 3 2; Zr 4; Hf 4; V 5 4 3 2; Nb 5 4 3; Ta"
            + " 5; Cr 3 6 2 4; Mo 6 4 5 3; W 6 4 5; Mn 2 3 4 7; Fe 3 2 4; Co 2 3 4; Ni 2 3 4; Cu 2"
            + " 1 3; Ru 4 3; Rh 3 4; Pd 2 4; Ir 4 3; Pt 2 4; Au 3 1; Hg 2 1; Tl 1 3; Th 4; U 4 6 5";
    Map<Element, double[]> states = new EnumMap<>(Element.class);
    for (String entry : text.split(";")) {
      String[] words = entry.strip().split("\\s+");
      double[] values = new double[words.length - 1];
      for (int k = 0; k < values.length; k++) {
        values[k] = Double.parseDouble(words[k + 1]);
      }
      states.put(Element.of(words[0]), values);
    }
    return states;
  }

  /** Charges that make these numbers of atoms neutral, if the usual ones can. */
  public static Optional<Map<Element, Double>> guess(Map<Element, Integer> composition) {
    List<Element> elements = new ArrayList<>(composition.keySet());
    boolean all = elements.stream().allMatch(USUAL::containsKey);
    if (!all || elements.size() < 2) {
      return Optional.empty();
    }
    Search search = new Search(elements, composition);
    search.go(0, 0, 0);
    if (search.best == null) {
      elements.forEach(search::mean);
    }
    return Optional.ofNullable(search.best);
  }

  /** Tries all combinations of states. */
  private static final class Search {
    private final List<Element> elements;
    private final Map<Element, Integer> composition;
    private final double[] chosen;
    private int least = Integer.MAX_VALUE;
    private Map<Element, Double> best;

    Search(List<Element> elements, Map<Element, Integer> composition) {
      this.elements = elements;
      this.composition = composition;
      this.chosen = new double[elements.size()];
    }

    /** The more usual a state, the smaller its rank; the smallest sum of ranks is best. */
    void go(int k, double charge, int ranks) {
      if (ranks >= least) {
        return;
      }
      if (k == elements.size()) {
        if (Math.abs(charge) < 1e-9) {
          least = ranks;
          best = new EnumMap<>(Element.class);
          for (int e = 0; e < chosen.length; e++) {
            best.put(elements.get(e), chosen[e]);
          }
        }
        return;
      }
      double[] states = USUAL.get(elements.get(k));
      for (int rank = 0; rank < states.length; rank++) {
        chosen[k] = states[rank];
        go(k + 1, charge + states[rank] * composition.get(elements.get(k)), ranks + rank);
      }
    }

    /** All others in their most usual state, this one between its smallest and largest. */
    void mean(Element flexible) {
      double[] states = USUAL.get(flexible);
      if (best != null || states.length < 2) {
        return;
      }
      Map<Element, Double> found = new EnumMap<>(Element.class);
      double rest = 0;
      for (Element element : elements) {
        if (element != flexible) {
          found.put(element, USUAL.get(element)[0]);
          rest += USUAL.get(element)[0] * composition.get(element);
        }
      }
      double mean = -rest / composition.get(flexible);
      double low = java.util.Arrays.stream(states).min().orElseThrow();
      double high = java.util.Arrays.stream(states).max().orElseThrow();
      if (mean >= low && mean <= high && low > 0) {
        found.put(flexible, mean);
        best = found;
      }
    }
  }
}
