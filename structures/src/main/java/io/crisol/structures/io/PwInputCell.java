package io.crisol.structures.io;

import io.crisol.structures.Matrix3;
import io.crisol.structures.Units;
import java.util.Optional;

/**
 * The cell of a pw.x input.
 *
 * @param vectors rows, Å
 * @param alat the unit of positions in alat, Å
 */
record PwInputCell(double[] vectors, double alat) {
  static PwInputCell of(PwLattice lattice, PwInputCards cards, ReadingNotes notes) {
    Optional<PwInputCards.Card> card = cards.card("CELL_PARAMETERS");
    if (lattice.ibrav() != 0) {
      if (card.isPresent()) {
        throw PwInputReader.bad(
            cards,
            card.get().line(),
            "CELL_PARAMETERS and ibrav = " + lattice.ibrav() + " both give the cell");
      }
      if (lattice.ibrav() == -13) {
        notes.remark("ibrav = -13 is read as pw.x 6.5 and later do; earlier ones swap v1 and v2");
      }
      return new PwInputCell(lattice.vectors(), lattice.alat());
    }
    if (card.isEmpty()) {
      throw PwInputReader.bad(cards, 1, "ibrav = 0 needs the card CELL_PARAMETERS");
    }
    return free(lattice.alat(), card.get(), cards, notes);
  }

  private static PwInputCell free(
      double alat, PwInputCards.Card card, PwInputCards cards, ReadingNotes notes) {
    double[] rows = rows(card, cards);
    double unit = unit(alat, card, cards, notes);
    double[] vectors = PwNumbers.scaled(rows, unit);
    double first = Matrix3.rowNorm(vectors, 0);
    if (Double.isNaN(alat)) {
      return new PwInputCell(vectors, first);
    }
    boolean scales = card.option().isEmpty() || card.option().equals("alat");
    if (!scales && Math.abs(first - alat) > 1e-5 * alat) {
      throw PwInputReader.bad(
          cards,
          card.line(),
          ("the lattice parameter is given twice: %s Å in &SYSTEM and %s Å as the length of the"
                  + " first vector")
              .formatted(alat, first));
    }
    return new PwInputCell(vectors, alat);
  }

  private static double unit(
      double alat, PwInputCards.Card card, PwInputCards cards, ReadingNotes notes) {
    return switch (card.option()) {
      case "angstrom" -> 1;
      case "bohr" -> Units.BOHR;
      case "" -> {
        boolean bohr = Double.isNaN(alat);
        notes.remark(
            "CELL_PARAMETERS states no unit: taken as "
                + (bohr ? "bohr" : "alat")
                + ", as pw.x does");
        yield bohr ? Units.BOHR : alat;
      }
      case "alat" -> {
        if (Double.isNaN(alat)) {
          throw PwInputReader.bad(
              cards, card.line(), "CELL_PARAMETERS in alat needs celldm(1) or A in &SYSTEM");
        }
        yield alat;
      }
      default ->
          throw PwInputReader.bad(
              cards,
              card.line(),
              "CELL_PARAMETERS in \"" + CalculationReader.quote(card.option()) + "\" is unknown");
    };
  }

  private static double[] rows(PwInputCards.Card card, PwInputCards cards) {
    if (card.rows().size() != 3) {
      throw PwInputReader.bad(
          cards, card.line(), "CELL_PARAMETERS needs three rows and has " + card.rows().size());
    }
    double[] vectors = new double[9];
    for (int a = 0; a < 3; a++) {
      PwInputCards.Row row = card.rows().get(a);
      double[] vector = PwNumbers.numbers(row.text(), 3);
      if (vector == null) {
        throw PwInputReader.bad(
            cards,
            row.line(),
            "\"" + CalculationReader.quote(row.text()) + "\" is no cell vector of three numbers");
      }
      System.arraycopy(vector, 0, vectors, 3 * a, 3);
    }
    return vectors;
  }
}
