package io.crisol.potentials.file;

import io.crisol.structures.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known, besides its name, when a potential is asked for.
 *
 * @param elements elements of the structures it shall serve, for texts that name none
 * @param charges fixed charges for structures without charges, e
 * @param folders where files named inside of other files are looked up
 */
public record PotentialRequest(
    Set<Element> elements, Map<Element, Double> charges, List<Path> folders) {
  /** Copies, elements by atomic number. */
  public PotentialRequest {
    elements = new TreeSet<>(elements);
    charges = new TreeMap<>(charges);
    folders = List.copyOf(folders);
  }

  /** A request for elements, without charges and folders. */
  public static PotentialRequest of(Set<Element> elements) {
    return new PotentialRequest(elements, Map.of(), List.of());
  }
}
