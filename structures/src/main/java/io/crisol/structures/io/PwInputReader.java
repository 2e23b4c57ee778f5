package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the one structure of a pw.x input. */
final class PwInputReader implements FrameReader {
  private final TextSource source;
  private final ReadingNotes notes = new ReadingNotes();
  private boolean read;

  PwInputReader(TextSource source) {
    this.source = source;
  }

  @Override
  public Optional<Frame> next() {
    if (read) {
      return Optional.empty();
    }
    read = true;
    try {
      Frame frame = frame(PwInputCards.read(source));
      notes.frame(frame);
      return Optional.of(frame);
    } catch (ProblemException e) {
      String place = source.name() + ", line " + Math.max(1, source.line());
      throw e.where().isEmpty() ? e.at(place) : e;
    }
  }

  private Frame frame(PwInputCards cards) {
    PwLattice lattice = new PwLattice(cards.system());
    PwInputCell cell = PwInputCell.of(lattice, cards, notes);
    PwInputAtoms atoms = PwInputAtoms.of(cards, notes);
    double[] positions = atoms.cartesian(cell);
    List<String> labels = atoms.labels();
    Element[] elements = atoms.elements();
    Map<String, double[]> columns = new HashMap<>();
    atoms.mask().ifPresent(mask -> columns.put("move_mask", mask));
    remarks(cards.system());
    return new Frame(
        new Structure(Cell.periodic(cell.vectors()), elements, positions),
        Labels.NONE,
        new HashMap<>(PwSpecies.metadata(labels, elements)),
        columns,
        new Frame.Source(source.name(), 0, atoms.line()));
  }

  private void remarks(PwNamelists system) {
    system
        .number("tot_charge")
        .filter(charge -> charge != 0)
        .ifPresent(charge -> notes.remark("the cell is charged: tot_charge = " + charge + " e"));
    system
        .text("assume_isolated")
        .filter(text -> !text.equalsIgnoreCase("none"))
        .ifPresent(
            text ->
                notes.remark(
                    "assume_isolated = " + text + " is not kept: all directions are periodic"));
  }

  /** A problem at a line of the file. */
  static ProblemException bad(PwInputCards cards, int line, String why) {
    return Problem.FILE_MALFORMED.with(cards.file(), why).at(cards.file() + ", line " + line);
  }

  @Override
  public ReadingReport report() {
    String format = "Quantum ESPRESSO pw.x input" + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
