package io.crisol.structures.io;

import io.crisol.structures.Element;
import java.util.Locale;
import java.util.Optional;

/** Elements of the names that files give to atoms: Li1+, O2-, FE, Pb2, D. */
final class AtomNames {
  private AtomNames() {}

  /** The letters that a name begins with. */
  static String letters(String name) {
    int end = 0;
    while (end < name.length() && isLetter(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  /** The element of letters whatever their case; D and T are hydrogen. */
  static Optional<Element> ofLetters(String letters) {
    if (letters.isEmpty() || letters.length() > 2) {
      return Optional.empty();
    }
    String symbol =
        letters.substring(0, 1).toUpperCase(Locale.ROOT)
            + letters.substring(1).toLowerCase(Locale.ROOT);
    return symbol.equals("D") || symbol.equals("T") ? Optional.of(Element.H) : Element.find(symbol);
  }

  /** The element of a symbol with a charge or number behind it, such as Li1+. */
  static Optional<Element> ofSymbol(String symbol) {
    return ofLetters(letters(symbol.strip()));
  }

  /** The element of a label: its letters, else the first two of them, else the first. */
  static Optional<Element> ofLabel(String label) {
    String letters = letters(label.strip());
    Optional<Element> found = ofLetters(letters);
    for (int length = Math.min(2, letters.length()); length > 0 && found.isEmpty(); length--) {
      found = ofLetters(letters.substring(0, length));
    }
    return found;
  }

  /** Whether a name means deuterium or tritium. */
  static boolean isHeavyHydrogen(String name) {
    String letters = letters(name.strip());
    return letters.equalsIgnoreCase("D") || letters.equalsIgnoreCase("T");
  }
}
