package io.crisol.simulation.orderings;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A crystal whose sites are occupied by several elements or not always.
 *
 * @param cell that repeats in all directions
 * @param sites all sites of the cell
 * @param operations symmetries of the average crystal; their images are those of the sites
 */
public record PartialCrystal(Cell cell, List<Site> sites, List<Operation> operations) {
  /** Å. */
  private static final double TOLERANCE = 1e-2;

  /** Occupancies above this are whole. */
  private static final double WHOLE = 0.999;

  /**
   * A site.
   *
   * @param position double[3], Å
   * @param occupancies by element, each above zero, together at most one
   */
  public record Site(double[] position, Map<Element, Double> occupancies) {
    /** Whether always the same atom is here. */
    public boolean isWhole() {
      return occupancies.size() == 1 && occupancies.values().iterator().next() > WHOLE;
    }

    /** Such as Li 0.5, Na 0.25. */
    String text() {
      StringBuilder text = new StringBuilder();
      occupancies.forEach(
          (element, part) ->
              text.append(text.isEmpty() ? "" : ", ").append(element).append(' ').append(part));
      return text.toString();
    }
  }

  /**
   * The sites of a frame with the columns {@code occupancy} and {@code site}, as CIF files are
   * read.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where there is no crystal
   */
  public static PartialCrystal of(Frame frame) {
    Structure structure = frame.structure();
    if (!structure.cell().isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "structure",
          structure.formula(),
          "its cell does not repeat in all directions",
          "give a crystal");
    }
    double[] occupancies = frame.columns().get("occupancy");
    double[] numbers = frame.columns().get("site");
    Map<Long, Site> sites = new LinkedHashMap<>();
    for (int i = 0; i < structure.size(); i++) {
      long number = numbers == null ? i : Math.round(numbers[i]);
      double[] r = {
        structure.coordinate(3 * i),
        structure.coordinate(3 * i + 1),
        structure.coordinate(3 * i + 2)
      };
      double part = occupancies == null ? 1 : occupancies[i];
      sites
          .computeIfAbsent(number, _ -> new Site(r, new TreeMap<>()))
          .occupancies()
          .merge(structure.element(i), part, Double::sum);
    }
    return of(structure.cell(), List.copyOf(sites.values()));
  }

  /** A crystal of these sites. */
  public static PartialCrystal of(Cell cell, List<Site> sites) {
    return new PartialCrystal(cell, sites, Symmetry.of(labelled(cell, sites), TOLERANCE));
  }

  /** A structure in which an element stands for each kind of occupation. */
  static Structure labelled(Cell cell, List<Site> sites) {
    List<String> kinds = new ArrayList<>();
    Element[] labels = new Element[sites.size()];
    double[] positions = new double[3 * sites.size()];
    for (int k = 0; k < labels.length; k++) {
      String kind = kind(sites.get(k));
      if (!kinds.contains(kind)) {
        kinds.add(kind);
      }
      labels[k] = Element.ofAtomicNumber(1 + kinds.indexOf(kind) % 118);
      System.arraycopy(sites.get(k).position(), 0, positions, 3 * k, 3);
    }
    return new Structure(cell, labels, positions);
  }

  private static String kind(Site site) {
    StringBuilder text = new StringBuilder();
    site.occupancies()
        .forEach((element, part) -> text.append(element).append(Math.round(1e4 * part)));
    return text.toString();
  }

  /** Sites that symmetry makes alike, by the first of them; those that are whole are left out. */
  public Map<Integer, List<Integer>> groups() {
    int[] first = Symmetry.orbits(operations, sites.size());
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int k = 0; k < first.length; k++) {
      if (!sites.get(k).isWhole()) {
        groups.computeIfAbsent(first[k], _ -> new ArrayList<>()).add(k);
      }
    }
    return groups;
  }

  /** Average number of atoms of each element in the cell. */
  public Map<Element, Double> composition() {
    Map<Element, Double> sums = new TreeMap<>();
    for (Site site : sites) {
      site.occupancies().forEach((element, part) -> sums.merge(element, part, Double::sum));
    }
    return sums;
  }
}
