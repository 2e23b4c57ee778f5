package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Elements of the atoms, from the arrays "atoms" and "atomtypes" of a vasprun.xml. */
final class VasprunAtoms {
  private static final int PSEUDOPOTENTIAL = 4;

  private record Atom(String symbol, int type) {}

  private final List<Atom> atoms = new ArrayList<>();
  private final List<Optional<Element>> types = new ArrayList<>();
  private final List<String> row = new ArrayList<>();
  private Element[] elements;

  /** A {@code <c>} ended. */
  void cell(String text) {
    if (row.size() <= PSEUDOPOTENTIAL) {
      row.add(text.strip());
    }
  }

  /** A {@code <rc>} ended. */
  void rowEnded(boolean isAtom, VasprunXml xml) {
    if (isAtom) {
      if (row.size() < 2 || !row.get(1).matches("[0-9]{1,6}")) {
        throw xml.malformed("a row of the array \"atoms\" needs an element and a type");
      }
      atoms.add(new Atom(row.get(0).intern(), Integer.parseInt(row.get(1))));
    } else {
      types.add(
          row.size() > PSEUDOPOTENTIAL
              ? VaspSpecies.ofTitle(row.get(PSEUDOPOTENTIAL))
              : Optional.empty());
    }
    row.clear();
  }

  int size() {
    return atoms.size();
  }

  /** One per atom; UNKNOWN_ELEMENT. */
  Element[] elements() {
    if (elements == null) {
      elements = new Element[atoms.size()];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = element(atoms.get(i));
      }
    }
    return elements;
  }

  /** VASP misspells some symbols (r for Zr, X for Xe): then the potential's title tells. */
  private Element element(Atom atom) {
    return Element.find(atom.symbol())
        .or(
            () ->
                atom.type() >= 1 && atom.type() <= types.size()
                    ? types.get(atom.type() - 1)
                    : Optional.empty())
        .orElseThrow(() -> Problem.UNKNOWN_ELEMENT.with(shown(atom.symbol())));
  }

  private static String shown(String symbol) {
    return symbol.length() > 20 ? symbol.substring(0, 20) + " …" : symbol;
  }
}
