package io.crisol.structures.io;

import io.crisol.structures.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Elements as VASP files name them: Fe, Fe_pv, Li1+, O2-, Ti_sv/1a2b, H.5. */
final class VaspSpecies {
  private static final Pattern LABEL = Pattern.compile("([A-Za-z]{1,2})([-_/.+0-9*].*)?");
  private static final Pattern PART = Pattern.compile("\\G([A-Z][a-z]?)([0-9]{0,9})\\s*");

  private VaspSpecies() {}

  /** The element that a label names, if any. */
  static Optional<Element> find(String label) {
    Matcher match = LABEL.matcher(label);
    if (!match.matches()) {
      return Optional.empty();
    }
    String symbol = match.group(1);
    boolean lower = Character.isLowerCase(symbol.charAt(0));
    return Element.find(
        lower ? Character.toUpperCase(symbol.charAt(0)) + symbol.substring(1) : symbol);
  }

  /** The element of a POTCAR title such as {@code PAW_PBE Ga_d 06Jul2010}, if it names one. */
  static Optional<Element> ofTitle(String title) {
    String[] words = title.strip().split("\\s+", 4);
    return words.length > 1 ? find(words[1]) : Optional.empty();
  }

  /**
   * Elements of a title line that names as many as there are kinds of atoms, alone ("Si O") or as a
   * formula with the same counts ("Si2O4"); else an empty list.
   */
  static List<Element> ofTitleLine(String title, int[] counts) {
    List<Element> elements = new ArrayList<>();
    boolean bare = true;
    boolean formula = true;
    Matcher part = PART.matcher(title.strip());
    int end = 0;
    while (elements.size() < counts.length && part.find()) {
      int k = elements.size();
      Optional<Element> element = Element.find(part.group(1));
      if (element.isEmpty()) {
        return List.of();
      }
      elements.add(element.get());
      String digits = part.group(2);
      bare &= digits.isEmpty();
      formula &= counts[k] == (digits.isEmpty() ? 1 : Integer.parseInt(digits));
      end = part.end();
    }
    boolean whole = end == title.strip().length() && elements.size() == counts.length;
    boolean spaced = bare && title.strip().split("\\s+").length == counts.length;
    return whole && (spaced || formula) ? elements : List.of();
  }
}
