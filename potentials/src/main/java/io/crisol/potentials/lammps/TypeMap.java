package io.crisol.potentials.lammps;

import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.lammps.StyleUse.Coefficients;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which element each type number stands for: by the names behind a potential file, else by labels,
 * else by masses where they are those of elements, else in the order in which the structure brings
 * its elements.
 */
final class TypeMap {
  /** Masses as people write them agree with the tables to so many amu. */
  private static final double MASS = 0.1;

  private final Element[] elements;
  private final Set<String> labels;
  private final InputState state;

  private TypeMap(Element[] elements, InputState state) {
    this.elements = elements;
    this.state = state;
    this.labels = Set.copyOf(state.labels.values());
  }

  static TypeMap of(InputState state, PotentialRequest request, List<String> notes) {
    Element[] named = named(state);
    List<Element> rest = new ArrayList<>(request.elements());
    rest.removeAll(Arrays.asList(named));
    if (named.length > 0) {
      for (int t = 0; t < named.length && !rest.isEmpty(); t++) {
        named[t] = named[t] == null ? rest.removeFirst() : named[t];
      }
      return new TypeMap(named, state);
    }
    Optional<Element[]> labelled = labelled(state);
    if (labelled.isPresent()) {
      return new TypeMap(labelled.get(), state);
    }
    Element[] inOrder = request.elements().toArray(Element[]::new);
    Optional<Element[]> weighed = weighed(state).filter(w -> Arrays.asList(w).containsAll(rest));
    Element[] elements = weighed.orElse(inOrder);
    if (weighed.isPresent() && !Arrays.equals(elements, inOrder)) {
      notes.add("types are taken for " + Arrays.toString(elements) + " by their masses");
    }
    return new TypeMap(elements, state);
  }

  /** Names behind potential files; null for types without. */
  private static Element[] named(InputState state) {
    Element[] elements = new Element[0];
    for (StyleUse use : state.uses) {
      for (Coefficients line : use.coefficients) {
        if (Styles.namesFiles(use.name)) {
          elements = merged(elements, FileStyles.elements(use, line), line.command());
        }
      }
    }
    return elements;
  }

  private static Element[] merged(Element[] known, List<Optional<Element>> names, Command command) {
    Element[] merged = known.length == 0 ? new Element[names.size()] : known;
    if (merged.length != names.size()) {
      throw command.wrong(
          names.size() + " types are named here and " + merged.length + " on another line");
    }
    for (int t = 0; t < merged.length; t++) {
      Element name = names.get(t).orElse(merged[t]);
      if (merged[t] != null && merged[t] != name) {
        throw command.wrong(
            "type " + (t + 1) + " is " + name + " here and " + merged[t] + " on another line");
      }
      merged[t] = name;
    }
    return merged;
  }

  private static Optional<Element[]> labelled(InputState state) {
    int n = state.labels.size();
    Element[] elements = new Element[n];
    for (int t = 0; t < n; t++) {
      String label = state.labels.get(t + 1);
      elements[t] = label == null ? null : Element.find(label).orElse(null);
    }
    return n == 0 || Arrays.asList(elements).contains(null)
        ? Optional.empty()
        : Optional.of(elements);
  }

  private static Optional<Element[]> weighed(InputState state) {
    int n = state.masses.size();
    Element[] elements = new Element[n];
    for (int t = 0; t < n; t++) {
      double mass = state.masses.getOrDefault(t + 1, -1.0);
      for (Element element : Element.values()) {
        boolean closer =
            elements[t] == null
                || Math.abs(element.mass() - mass) < Math.abs(elements[t].mass() - mass);
        elements[t] = Math.abs(element.mass() - mass) < MASS && closer ? element : elements[t];
      }
    }
    return n > 0 && distinct(elements) ? Optional.of(elements) : Optional.empty();
  }

  private static boolean distinct(Element[] elements) {
    return !Arrays.asList(elements).contains(null)
        && Arrays.stream(elements).distinct().count() == elements.length;
  }

  /** Number of types. */
  int size() {
    return elements.length;
  }

  /** The element of a type, from 1; null where it stands for none. */
  Element element(int type) {
    return elements[type - 1];
  }

  /** All elements. */
  Set<Element> all() {
    Set<Element> all = EnumSet.noneOf(Element.class);
    Arrays.stream(elements).filter(element -> element != null).forEach(all::add);
    return all;
  }

  /** First and last type of a word such as {@code 2}, {@code *}, {@code 1*3}, {@code *2}. */
  int[] range(String word, Command command) {
    if (labels.contains(word)) {
      int type =
          state.labels.entrySet().stream()
              .filter(entry -> entry.getValue().equals(word))
              .findFirst()
              .orElseThrow()
              .getKey();
      return checked(type, type, command);
    }
    if (!word.matches("\\d{0,6}\\*?\\d{0,6}") || word.isEmpty()) {
      throw command.wrong("\"" + word + "\" is no type number or range of them");
    }
    int star = word.indexOf('*');
    if (star < 0) {
      int type = Integer.parseInt(word);
      return checked(type, type, command);
    }
    String first = word.substring(0, star);
    String last = word.substring(star + 1);
    return checked(
        first.isEmpty() ? 1 : Integer.parseInt(first),
        last.isEmpty() ? elements.length : Integer.parseInt(last),
        command);
  }

  private int[] checked(int first, int last, Command command) {
    if (first < 1 || first > last) {
      throw command.wrong("types are numbered from 1");
    }
    if (elements.length == 0) {
      throw Problem.PARAMETER_MISSING
          .with(
              "the element that type " + last + " stands for",
              "no structure is given, and the input has neither \"mass\" lines nor labels; a"
                  + " structure tells it, too")
          .at(command.place());
    }
    if (last > elements.length) {
      throw command.notHonoured(
          "there is no type "
              + last
              + ": type numbers stand for the elements of the structure in the order of their"
              + " first appearance, here "
              + Arrays.toString(elements));
    }
    return new int[] {first, last};
  }
}
