package io.crisol.structures.io;

import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The namelists and cards of a pw.x input. */
final class PwInputCards {
  /**
   * A card.
   *
   * @param option what stands after its name, in lower case, without brackets
   * @param line where it begins
   */
  record Card(String name, String option, int line, List<Row> rows) {}

  /** A line of a card without its comment. */
  record Row(String text, int line) {}

  private static final Set<String> CARDS =
      Set.of(
          "ATOMIC_SPECIES",
          "ATOMIC_POSITIONS",
          "K_POINTS",
          "ADDITIONAL_K_POINTS",
          "CELL_PARAMETERS",
          "CONSTRAINTS",
          "OCCUPATIONS",
          "ATOMIC_VELOCITIES",
          "ATOMIC_FORCES",
          "SOLVENTS",
          "HUBBARD",
          "REF_CELL_PARAMETERS",
          "AUTOPILOT",
          "KSOUT",
          "WANNIER_AC");

  /** Words of neb.x, whose input holds several images. */
  private static final Set<String> IMAGES =
      Set.of("BEGIN", "BEGIN_PATH_INPUT", "BEGIN_POSITIONS", "FIRST_IMAGE", "LAST_IMAGE");

  private final String file;
  private final PwNamelists system = new PwNamelists();
  private final Map<String, Card> cards = new HashMap<>();
  private PwNamelists open;
  private boolean anyNamelist;
  private Card card;

  private PwInputCards(String file) {
    this.file = file;
  }

  static PwInputCards read(TextSource source) {
    PwInputCards cards = new PwInputCards(source.name());
    for (String line = source.nextLine(); line != null; line = source.nextLine()) {
      cards.take(line.strip(), source.line());
    }
    if (cards.open != null) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "it ends inside a namelist: the \"/\" that closes it is missing");
    }
    return cards;
  }

  private void take(String text, int line) {
    if (open != null) {
      open = open.read(text) ? null : open;
    } else if (text.startsWith("&")) {
      String[] parts = text.substring(1).split("[\\s,]+", 2);
      anyNamelist = true;
      card = null;
      open = "system".equalsIgnoreCase(parts[0]) ? system : new PwNamelists();
      if (parts.length > 1 && open.read(parts[1])) {
        open = null;
      }
    } else {
      content(text.replaceFirst("[!#].*", "").strip(), line);
    }
  }

  private void content(String text, int line) {
    if (text.isEmpty() || !anyNamelist && card == null && !isCard(text)) {
      return;
    }
    String word = firstWord(text);
    if (IMAGES.contains(word)) {
      throw PwInputReader.bad(
          this, line, word + " belongs to neb.x: an input with several images is not read");
    }
    if (isCard(text)) {
      String option = text.substring(word.length()).replaceAll("[(){}\\[\\]]", " ").strip();
      card = new Card(word, option.toLowerCase(Locale.ROOT), line, new ArrayList<>());
      if (cards.put(word, card) != null) {
        throw PwInputReader.bad(this, line, "the card " + word + " is there twice");
      }
    } else if (card == null) {
      throw PwInputReader.bad(
          this, line, "\"" + CalculationReader.quote(text) + "\" is no card of pw.x");
    } else {
      card.rows().add(new Row(text, line));
    }
  }

  private static String firstWord(String text) {
    return text.split("[\\s({\\[]", 2)[0].toUpperCase(Locale.ROOT);
  }

  private static boolean isCard(String text) {
    return CARDS.contains(firstWord(text));
  }

  String file() {
    return file;
  }

  PwNamelists system() {
    return system;
  }

  Optional<Card> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }
}
