package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is searched, and how long.
 *
 * @param kind what kind of structures
 * @param method how
 * @param composition formula of the atoms
 * @param elements of a search over compositions
 * @param atoms smallest and largest number of atoms of such a search
 * @param relaxations after which it ends
 * @param stagnation relaxations without improvement after which it ends
 * @param targetEnergy where it ends when it is reached, eV
 * @param timeLimit s
 * @param keep different structures that are kept of each composition
 * @param seed of the random numbers
 */
public record SearchOptions(
    @Setting(
            help =
                "cluster: atoms in empty space; bulk: crystals of any cell; host: where the ions of"
                    + " a host are",
            value = "cluster")
        Kind kind,
    @Setting(
            help = "genetic: from the best so far; random: every structure from nothing",
            value = "genetic")
        Method method,
    @Setting(help = "the atoms, such as Ar38 or Cu4Au4") Optional<String> composition,
    @Setting(
            help =
                "instead of a composition: the elements whose compositions are all searched, each"
                    + " by its distance above the convex hull of those found")
        List<String> elements,
    @Setting(help = "with elements: smallest and largest number of atoms", value = "2-8")
        String atoms,
    @Setting(help = "relaxations after which it ends", value = "2000") long relaxations,
    @Setting(help = "relaxations without anything lower after which it ends; without it, never")
        OptionalLong stagnation,
    @Setting(help = "energy of all atoms at which it ends, within 0.0001 eV", unit = "eV")
        OptionalDouble targetEnergy,
    @Setting(help = "time after which it ends; it can be resumed", unit = "s")
        OptionalDouble timeLimit,
    @Setting(help = "different structures that are kept of each composition", value = "20")
        int keep,
    @Setting(help = "seed of the random numbers", value = "1") long seed) {
  private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d{0,6})");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s*-\\s*(\\d{1,5})");

  /** Kinds of structures. */
  public enum Kind {
    /** Atoms in empty space. */
    CLUSTER,
    /** Crystals. */
    BULK,
    /** Ions in a host. */
    HOST
  }

  /** Ways to search. */
  public enum Method {
    /** From the best so far. */
    GENETIC,
    /** Every structure from nothing. */
    RANDOM
  }

  /** Refuses what cannot be. */
  public SearchOptions {
    elements = List.copyOf(elements);
    require(relaxations >= 1, "relaxations", relaxations, "it is 1 or more");
    require(keep >= 1, "keep", keep, "it is 1 or more");
    stagnation.ifPresent(s -> require(s >= 1, "stagnation", s, "it is 1 or more"));
    timeLimit.ifPresent(t -> require(t > 0, "time_limit", t, "it is above 0 s"));
    targetEnergy.ifPresent(
        e -> require(Double.isFinite(e), "target_energy", e, "it is a finite number"));
    requireOneSubject(kind, composition, elements);
    composition.ifPresent(SearchOptions::parsed);
    elements.forEach(Element::of);
    range(atoms);
  }

  private static void requireOneSubject(
      Kind kind, Optional<String> composition, List<String> elements) {
    if (kind == Kind.HOST) {
      require(
          composition.isEmpty() && elements.isEmpty(),
          composition.isPresent() ? "composition" : "elements",
          composition.orElse(String.join(",", elements)),
          "the host says which atoms there are");
      return;
    }
    require(
        kind != Kind.CLUSTER || elements.isEmpty(),
        "elements",
        String.join(",", elements),
        "compositions are searched of crystals, with kind = \"bulk\"");
    if (composition.isPresent() && !elements.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "elements", elements, "a composition is given too", "give one of the two");
    }
    if (composition.isEmpty() && elements.isEmpty()) {
      throw Problem.OPTION_MISSING.with(
          "composition",
          "a search needs to know its atoms",
          "give composition = \"Ar38\", or elements = [\"Cu\", \"Au\"] for all compositions");
    }
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The atoms of a composition; empty for a search over compositions. */
  public List<Element> atomList() {
    return composition.map(SearchOptions::parsed).orElse(List.of());
  }

  /** The different elements in the order that they are given in. */
  public List<Element> elementList() {
    return composition.isPresent()
        ? atomList().stream().distinct().toList()
        : elements.stream().map(Element::of).distinct().toList();
  }

  /** Whether all compositions are searched. */
  public boolean isOverCompositions() {
    return composition.isEmpty();
  }

  /** Smallest number of atoms. */
  public int fewest() {
    return range(atoms)[0];
  }

  /** Largest number of atoms. */
  public int most() {
    return range(atoms)[1];
  }

  private static int[] range(String text) {
    Matcher matcher = RANGE.matcher(text.strip());
    if (!matcher.matches()) {
      throw Problem.OPTION_INVALID.with("atoms", text, "it is a range", "write it as 2-8");
    }
    int[] range = {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
    require(
        range[0] >= 1 && range[1] >= range[0],
        "atoms",
        text,
        "a range begins at 1 or more and does not end before");
    return range;
  }

  private static List<Element> parsed(String formula) {
    List<Element> atoms = new ArrayList<>();
    Matcher matcher = PART.matcher(formula.strip());
    int at = 0;
    while (matcher.find() && matcher.start() == at) {
      int number = matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
      Element element = Element.of(matcher.group(1));
      for (int k = 0; k < number; k++) {
        atoms.add(element);
      }
      at = matcher.end();
    }
    if (at < formula.strip().length() || atoms.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "composition",
          formula,
          "it is a formula with whole numbers of atoms, at least one",
          "write it as Ar38 or Cu4Au4");
    }
    return List.copyOf(atoms);
  }
}
