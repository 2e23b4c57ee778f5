package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * A host with all sites of its ions occupied.
 *
 * @param full the structure
 * @param ion the element that may go
 * @param fewest ions that stay
 * @param most ions that stay
 */
public record Host(Structure full, Element ion, int fewest, int most) {
  /**
   * Refuses what is no host.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  public Host {
    int ions = full.composition().getOrDefault(ion, 0);
    if (ions == 0) {
      throw Problem.OPTION_INVALID.with(
          "structure",
          full.formula(),
          "it holds no " + ion.symbol() + ", so no site of it can be emptied",
          "give the host with all its ions, or name another ion");
    }
    if (ions == full.size()) {
      throw Problem.OPTION_INVALID.with(
          "structure", full.formula(), "it is nothing but ions", "give a host of other atoms too");
    }
    if (fewest < 0 || most > ions || fewest > most) {
      throw Problem.OPTION_INVALID.with(
          "ions", fewest + "-" + most, "the host holds " + ions, "give a range from 0 to " + ions);
    }
  }

  /** Indices of the sites of ions. */
  List<Integer> sites() {
    List<Integer> sites = new ArrayList<>();
    for (int i = 0; i < full.size(); i++) {
      if (full.element(i) == ion) {
        sites.add(i);
      }
    }
    return sites;
  }

  /** Its elements, the ion last. */
  public List<Element> elements() {
    List<Element> elements = new ArrayList<>(full.elementSet());
    elements.remove(ion);
    elements.add(ion);
    return elements;
  }
}
