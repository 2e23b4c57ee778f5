package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an OUTCAR says before its first ionic step: elements, counts, allowed iterations. */
final class OutcarHeader {
  /** VASP's default of NELM. */
  private static final int USUAL_NELM = 60;

  private static final int COUNT_WIDTH = 4;

  private final List<Element> titles = new ArrayList<>();
  private final List<Element> valences = new ArrayList<>();
  private final List<Element> potcars = new ArrayList<>();
  private final TextSource source;
  private int[] counts = {};
  private String countText = "";
  private boolean inCounts;
  private int atoms;
  private int nelm = USUAL_NELM;
  private int isif = 2;
  private Element[] elements;

  OutcarHeader(TextSource source) {
    this.source = source;
  }

  /** Looks at a line; {@code text} has no blanks around. */
  void line(String text) {
    boolean more = inCounts && PoscarHeader.areCounts(text) && countText.length() < 1_000_000;
    inCounts = more || text.startsWith("ions per type");
    if (more) {
      countText += " " + text;
    } else if (text.startsWith("TITEL")) {
      add(titles, VaspSpecies.ofTitle(afterEquals(text)));
    } else if (text.startsWith("POTCAR:")) {
      add(potcars, VaspSpecies.ofTitle(text.substring(7)));
    } else if (text.startsWith("VRHFIN")) {
      String[] parts = afterEquals(text).split(":", 2);
      add(valences, VaspSpecies.find(parts[0].strip()));
    } else if (text.startsWith("ions per type")) {
      countText = text.substring(text.indexOf('=') + 1);
    } else if (text.startsWith("NELM ") || text.startsWith("NELM=")) {
      nelm = integer(afterEquals(text), nelm);
    } else if (text.startsWith("ISIF ") || text.startsWith("ISIF=")) {
      isif = integer(afterEquals(text), isif);
    } else if (text.startsWith("number of dos")) {
      int at = text.indexOf("NIONS =");
      atoms = at < 0 ? atoms : integer(text.substring(at + 7), 0);
    }
  }

  private static void add(List<Element> list, Optional<Element> element) {
    if (list.size() < 10_000) {
      element.ifPresent(list::add);
    }
  }

  private static String afterEquals(String text) {
    return text.substring(text.indexOf('=') + 1);
  }

  private static int integer(String text, int otherwise) {
    String digits = text.strip().split("[^0-9]", 2)[0];
    return digits.isEmpty() || digits.length() > 9 ? otherwise : Integer.parseInt(digits);
  }

  /** Largest number of electronic iterations. */
  int nelm() {
    return nelm;
  }

  /** Which part of the stress is calculated; all of it from 2 on. */
  int isif() {
    return isif;
  }

  /**
   * Number of atoms.
   *
   * @throws io.crisol.structures.ProblemException FILE_MALFORMED where it is not said
   */
  int atoms() {
    if (atoms < 1 || atoms > PoscarHeader.MOST_ATOMS) {
      throw malformed("it does not say a possible number of ions (NIONS) before its first step");
    }
    return atoms;
  }

  /** Element of each atom, once a table has shown that there are as many. */
  Element[] elements(ReadingOptions options, ReadingNotes notes) {
    if (elements == null) {
      counts = counts();
      List<Element> kinds = kinds(options, notes);
      Element[] all = new Element[atoms()];
      int i = 0;
      for (int kind = 0; kind < counts.length; kind++) {
        Arrays.fill(all, i, i + counts[kind], kinds.get(kind));
        i += counts[kind];
      }
      elements = all;
    }
    return elements;
  }

  private int[] counts() {
    String[] words = countText.strip().split("\\s+");
    int[] free = Arrays.stream(words).mapToInt(word -> integer(word, 0)).toArray();
    if (sum(free) == atoms()) {
      return free;
    }
    // Four columns a count: 1000 and more leave no blank between them.
    int start = countText.length() - countText.stripTrailing().length();
    String text = countText.substring(0, countText.length() - start);
    int many = (text.strip().length() + COUNT_WIDTH - 1) / COUNT_WIDTH;
    int[] fixed = new int[many];
    for (int k = 0; k < many; k++) {
      int end = text.length() - COUNT_WIDTH * (many - 1 - k);
      fixed[k] = integer(text.substring(Math.max(0, end - COUNT_WIDTH), end), 0);
    }
    if (sum(fixed) != atoms()) {
      throw malformed("\"ions per type\" does not add up to NIONS = " + atoms());
    }
    return fixed;
  }

  private static long sum(int[] values) {
    return Arrays.stream(values).asLongStream().sum();
  }

  private List<Element> kinds(ReadingOptions options, ReadingNotes notes) {
    int many = counts.length;
    // POTCAR: lines stand once in a list and once above each block.
    boolean twice = potcars.size() == 2 * many;
    List<Element> listed = twice ? potcars.subList(0, many) : potcars;
    for (List<Element> named : List.of(titles, listed, valences)) {
      if (named.size() == many) {
        return named;
      }
    }
    if (options.types().size() >= many) {
      notes.note("the file names no elements: taken from --types");
      return options.types();
    }
    throw Problem.TYPES_MISSING.with(
        source.name(), "it names " + titles.size() + " potentials for " + many + " kinds of ions");
  }

  private RuntimeException malformed(String why) {
    return Problem.FILE_MALFORMED.with(source.name(), why);
  }
}
