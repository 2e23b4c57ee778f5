package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The atoms of a pw.x input: labels, positions as written, flags. */
final class PwInputAtoms {
  private final PwInputCards cards;
  private final PwInputCards.Card card;
  private final PwSpecies species = new PwSpecies();
  private final List<String> labels = new ArrayList<>();
  private final double[] positions;
  private final double[] mask;
  private final String unit;
  private boolean flagged;

  private PwInputAtoms(PwInputCards cards, PwInputCards.Card card, String unit) {
    this.cards = cards;
    this.card = card;
    this.unit = unit;
    positions = new double[3 * card.rows().size()];
    mask = new double[positions.length];
  }

  static PwInputAtoms of(PwInputCards cards, ReadingNotes notes) {
    PwInputCards.Card card =
        cards
            .card("ATOMIC_POSITIONS")
            .orElseThrow(() -> PwInputReader.bad(cards, 1, "the card ATOMIC_POSITIONS is missing"));
    if (card.option().isEmpty()) {
      notes.remark("ATOMIC_POSITIONS states no unit: taken as alat, as pw.x does");
    }
    PwInputAtoms atoms =
        new PwInputAtoms(cards, card, card.option().isEmpty() ? "alat" : card.option());
    atoms.requireCount();
    atoms.declare();
    for (int i = 0; i < card.rows().size(); i++) {
      atoms.row(i, card.rows().get(i));
    }
    for (String left : List.of("ATOMIC_VELOCITIES", "ATOMIC_FORCES")) {
      cards.card(left).ifPresent(_ -> notes.remark("the card " + left + " is not read"));
    }
    if (!atoms.species.isEmpty() && !atoms.labels.stream().allMatch(atoms.species::isDeclared)) {
      notes.remark("ATOMIC_POSITIONS has labels that ATOMIC_SPECIES does not declare");
    }
    return atoms;
  }

  private void requireCount() {
    Optional<String> nat = cards.system().text("nat");
    if (nat.isEmpty()) {
      throw PwInputReader.bad(cards, card.line(), "&SYSTEM gives no number of atoms (nat)");
    }
    double count = Numbers.parse(nat.get());
    if (!(count == card.rows().size()) || count < 1) {
      throw PwInputReader.bad(
          cards,
          card.line(),
          "nat = "
              + CalculationReader.quote(nat.get())
              + " and ATOMIC_POSITIONS has "
              + card.rows().size()
              + " atoms");
    }
  }

  private void declare() {
    Optional<PwInputCards.Card> list = cards.card("ATOMIC_SPECIES");
    if (list.isPresent()) {
      for (PwInputCards.Row row : list.get().rows()) {
        String[] words = PwNumbers.words(row.text());
        species.declare(words[0], words.length > 1 ? Numbers.parse(words[1]) : Double.NaN);
      }
    }
  }

  private void row(int i, PwInputCards.Row row) {
    String[] words = PwNumbers.words(row.text());
    if (words.length != 4 && words.length != 7) {
      throw bad(row, "an atom needs a label, three coordinates and, if given, three flags");
    }
    labels.add(words[0]);
    for (int axis = 0; axis < 3; axis++) {
      double value = PwExpression.value(words[1 + axis]);
      if (!Double.isFinite(value)) {
        throw bad(row, "\"" + CalculationReader.quote(words[1 + axis]) + "\" is not a number");
      }
      positions[3 * i + axis] = value;
      mask[3 * i + axis] = words.length == 4 ? 1 : flag(words[4 + axis], row);
    }
    flagged |= words.length == 7;
  }

  private double flag(String word, PwInputCards.Row row) {
    double value = Numbers.parse(word);
    if (!Double.isFinite(value)) {
      throw bad(row, "the flag \"" + CalculationReader.quote(word) + "\" is not a number");
    }
    return value == 0 ? 0 : 1;
  }

  private ProblemException bad(PwInputCards.Row row, String why) {
    return PwInputReader.bad(
        cards, row.line(), "\"" + CalculationReader.quote(row.text()) + "\": " + why);
  }

  /** Positions in Å. */
  double[] cartesian(PwInputCell cell) {
    return switch (unit) {
      case "angstrom" -> positions;
      case "bohr" -> PwNumbers.scaled(positions, Units.BOHR);
      case "alat" -> PwNumbers.scaled(positions, cell.alat());
      case "crystal" -> PwNumbers.cartesian(positions, cell.vectors());
      case "crystal_sg" ->
          throw PwInputReader.bad(
              cards,
              card.line(),
              "crystal_sg lists one atom of each kind of site: write all atoms of the cell instead");
      default ->
          throw PwInputReader.bad(
              cards,
              card.line(),
              "positions in \"" + CalculationReader.quote(unit) + "\" are unknown");
    };
  }

  List<String> labels() {
    return labels;
  }

  Element[] elements() {
    Element[] elements = new Element[labels.size()];
    for (int i = 0; i < elements.length; i++) {
      try {
        elements[i] = species.element(labels.get(i));
      } catch (ProblemException e) {
        throw e.at(cards.file() + ", line " + card.rows().get(i).line());
      }
    }
    return elements;
  }

  /** 1 where a coordinate may move, 0 where it is fixed; only where the input has flags. */
  Optional<double[]> mask() {
    return flagged ? Optional.of(Arrays.copyOf(mask, mask.length)) : Optional.empty();
  }

  int line() {
    return card.line();
  }
}
