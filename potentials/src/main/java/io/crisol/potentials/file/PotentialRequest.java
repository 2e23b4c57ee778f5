package io.crisol.potentials.file;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known, besides its name, when a potential is asked for.
 *
 * @param elements elements of the structures it shall serve, for texts that name none, in order of
 *     first appearance: LAMMPS' type 1 is the first
 * @param charges fixed charges for structures without charges, e
 * @param folders where files named inside of other files are looked up
 */
public record PotentialRequest(
    Set<Element> elements, Map<Element, Double> charges, List<Path> folders) {
  /** Copies; the order of the elements is kept. */
  public PotentialRequest {
    elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    charges = new TreeMap<>(charges);
    folders = List.copyOf(folders);
  }

  /** A request for elements, without charges and folders. */
  public static PotentialRequest of(Set<Element> elements) {
    return new PotentialRequest(elements, Map.of(), List.of());
  }

  /** A request for the elements of a structure, in order of first appearance. */
  public static PotentialRequest of(
      Structure structure, Map<Element, Double> charges, List<Path> folders) {
    return new PotentialRequest(
        new LinkedHashSet<>(Arrays.asList(structure.elements())), charges, folders);
  }

  /**
   * A file named inside of another one: beside that one, else in the folders.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_FILE_MISSING
   */
  public Path locate(String name, Path namedIn) {
    List<Path> places = new ArrayList<>();
    places.add(namedIn.toAbsolutePath().getParent());
    places.addAll(folders);
    try {
      for (Path place : places) {
        Path candidate = place.resolve(name);
        if (Files.exists(candidate)) {
          return candidate;
        }
      }
    } catch (InvalidPathException _) {
      // No file can have such a name on this system.
    }
    throw Problem.POTENTIAL_FILE_MISSING.with(name, namedIn, places);
  }
}
