package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.List;
import java.util.Optional;

/** Reads the ionic steps of an OUTCAR one by one. */
final class OutcarReader implements FrameReader {
  private static final VaspStep.Words WORDS =
      new VaspStep.Words("energy(sigma->0)", "free energy TOTEN", "TOTAL-FORCE", "in kB");

  private final TextSource source;
  private final ReadingOptions options;
  private final ReadingNotes notes = new ReadingNotes();
  private final OutcarHeader header;
  private final OutcarTables tables;
  private OutcarStep step;
  private int begun;
  private double[] cell;
  private boolean learnedPressure;
  private boolean learned;
  private boolean ended;

  OutcarReader(TextSource source, ReadingOptions options) {
    this.source = source;
    this.options = options;
    this.header = new OutcarHeader(source);
    this.tables = new OutcarTables(source);
  }

  @Override
  public Optional<Frame> next() {
    try {
      while (!ended) {
        OutcarStep done = advance();
        Optional<Frame> frame = done == null ? Optional.empty() : finish(done);
        if (frame.isPresent()) {
          return frame;
        }
      }
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(source.name() + ", line " + source.line()) : e;
    }
    if (notes.frames() == 0) {
      throw nothing();
    }
    return Optional.empty();
  }

  private ProblemException nothing() {
    return Problem.NOT_A_LABEL
        .with(
            source.name(),
            begun == 0
                ? learned
                    ? "it holds nothing but predictions of a machine-learned force field"
                    : "it ends before the first electronic iteration"
                : "it ends before an ionic step was finished (" + begun + " begun)",
            "let VASP finish, or look there for why it stopped")
        .at(source.name() + ", line " + source.line());
  }

  /** Reads on until a step is over (or the file); that step, or null. */
  private OutcarStep advance() {
    OutcarStep before = step;
    while (step == before) {
      String line = source.nextLine();
      if (line == null) {
        ended = true;
        return step;
      }
      look(line.strip());
    }
    return before;
  }

  private void look(String text) {
    if (text.length() < 4) {
      return;
    }
    switch (text.charAt(0)) {
      case '-' -> ruled(text);
      case 'd' -> lattice(text);
      case 'v' -> joined(text);
      case 'M' -> learned(text);
      case 'i' -> pressure(text);
      default -> other(text);
    }
  }

  /** Lines of dashes with a word in them part steps and end electronic loops. */
  private void ruled(String text) {
    int iteration = text.indexOf("Iteration ");
    int ionic = iteration < 0 ? text.indexOf("Ionic step ") : -1;
    if (iteration >= 0) {
      int number = OutcarStep.number(text, iteration + 10);
      begin(number);
      step.iteration(number);
    } else if (ionic >= 0) {
      begin(OutcarStep.number(text, ionic + 11));
    } else if (step != null && text.contains("EDIFF")) {
      step.loopEnded(text.contains("EDIFF is reached"));
    }
  }

  private void begin(int number) {
    boolean next = step == null || (number > 0 ? number != step.number() : step.isWhole());
    if (next) {
      begun++;
      step = new OutcarStep(number > 0 ? number : begun, source.line());
    }
  }

  private void lattice(String text) {
    if (text.startsWith("direct lattice vectors") && !(step != null && step.isWhole())) {
      cell = tables.cell();
    }
  }

  private void joined(String text) {
    if (step != null && Outcar.isFirstLine(text)) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "a second OUTCAR begins here: read them one by one");
    }
  }

  /** A learned force field prints its own tables before, after or instead of those of a step. */
  private void learned(String text) {
    learnedPressure |= text.startsWith("ML FORCE on cell");
    if (text.startsWith("ML FREE ENERGIE") && !learned) {
      learned = true;
      notes.remark("predictions of a machine-learned force field are no calculation: left out");
    }
  }

  private void pressure(String text) {
    if (!text.startsWith("in kB")) {
      other(text);
    } else if (!learnedPressure && step != null && !step.isWhole()) {
      step.pressure(text, source);
    }
    learnedPressure &= !text.startsWith("in kB");
  }

  private void other(String text) {
    if (step == null) {
      header.line(text);
    } else {
      inStep(text);
    }
  }

  private void inStep(String text) {
    if (step.isWhole()) {
      return;
    }
    if (text.startsWith("POSITION") && text.contains("TOTAL-FORCE")) {
      if (!text.contains("(ML")) {
        step.table(tables.table(header.atoms()), cell);
      }
    } else {
      step.line(text, source.line());
    }
  }

  private Optional<Frame> finish(OutcarStep done) {
    if (!done.isWhole() || ended && done.lastValueAt() == source.line()) {
      notes.remark(
          ended
              ? "the file ends inside ionic step " + done.number() + ": this step is left out"
              : "ionic step " + done.number() + " is not whole and is left out");
      return Optional.empty();
    }
    VaspStep content = done.content(header.nelm());
    if (!content.hasStructure()) {
      notes.note("positions are stars or not finite: the step is left out");
      return Optional.empty();
    }
    content.dropPressureBelow2(header.isif(), notes);
    Frame frame = content.frame(header.elements(options, notes), source.name(), notes, WORDS);
    notes.frame(frame);
    return Optional.of(frame);
  }

  @Override
  public ReadingReport report() {
    String format = Outcar.FORMAT.name() + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
