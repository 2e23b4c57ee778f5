package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The element of each atom: from the symbols of the header, else from those after the coordinates,
 * else as the user says, else from a title that clearly names them.
 */
final class PoscarElements {
  private final PoscarHeader header;
  private final String file;
  private final ReadingNotes notes;

  PoscarElements(PoscarHeader header, String file, ReadingNotes notes) {
    this.header = header;
    this.file = file;
    this.notes = notes;
  }

  /** Elements, one per atom; {@code labels} are those after the coordinates, or none. */
  Element[] all(List<Element> labels, ReadingOptions options) {
    if (!header.symbols().isEmpty()) {
      Element[] named = spread(fromSymbols());
      if (!labels.isEmpty() && !Arrays.asList(named).equals(labels)) {
        notes.note("symbols after the coordinates differ from the line of symbols: not used");
      }
      return named;
    }
    if (!labels.isEmpty()) {
      requireBlocks(labels);
      return labels.toArray(new Element[0]);
    }
    return spread(options.types().isEmpty() ? fromTitle() : fromUser(options.types()));
  }

  private List<Element> fromSymbols() {
    List<Element> kinds = new ArrayList<>();
    for (String symbol : header.symbols()) {
      kinds.add(
          VaspSpecies.find(symbol).orElseThrow(() -> Problem.UNKNOWN_ELEMENT.with(shown(symbol))));
    }
    return kinds;
  }

  private static String shown(String symbol) {
    return symbol.length() > 20 ? symbol.substring(0, 20) + " …" : symbol;
  }

  private void requireBlocks(List<Element> labels) {
    int from = 0;
    for (int kind = 0; kind < header.counts().length; kind++) {
      for (int i = from; i < from + header.counts()[kind]; i++) {
        if (labels.get(i) != labels.get(from)) {
          throw Problem.FILE_MALFORMED.with(
              file,
              "atoms %d and %d (counted from 0) are of kind %d and called %s and %s"
                  .formatted(from, i, kind + 1, labels.get(from), labels.get(i)));
        }
      }
      from += header.counts()[kind];
    }
  }

  private List<Element> fromUser(List<Element> types) {
    if (types.size() < header.counts().length) {
      throw Problem.TYPES_MISSING.with(
          file, "it has " + header.counts().length + " kinds of atoms and --types names " + types);
    }
    notes.note("the file names no elements: taken from --types");
    return types;
  }

  private List<Element> fromTitle() {
    List<Element> named = VaspSpecies.ofTitleLine(header.title(), header.counts());
    if (named.isEmpty()) {
      throw Problem.TYPES_MISSING.with(
          file,
          "it has "
              + header.counts().length
              + " kinds of atoms and no line that names them (VASP 4)");
    }
    notes.note(
        "the file names no elements: taken from its title \"" + shown(header.title()) + "\"");
    return named;
  }

  private Element[] spread(List<Element> kinds) {
    Element[] elements = new Element[header.atoms()];
    int i = 0;
    for (int kind = 0; kind < header.counts().length; kind++) {
      Arrays.fill(elements, i, i + header.counts()[kind], kinds.get(kind));
      i += header.counts()[kind];
    }
    return elements;
  }
}
