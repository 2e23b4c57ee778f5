package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.List;
import java.util.Optional;

/** Reads the ionic steps of a vasprun.xml one by one. */
final class VasprunReader implements FrameReader {
  /** VASP's default of NELM. */
  private static final int USUAL_NELM = 60;

  private static final VaspStep.Words WORDS =
      new VaspStep.Words("e_0_energy", "e_fr_energy", "forces", "stress");

  private final TextSource source;
  private final ReadingNotes notes = new ReadingNotes();
  private final VasprunXml xml;
  private final VasprunAtoms atoms = new VasprunAtoms();
  private final VaspRows selective = new VaspRows();
  private VasprunStep step;
  private int nelm = USUAL_NELM;
  private int isif = 2;
  private double pressure;
  private int begun;
  private boolean ended;

  VasprunReader(TextSource source) {
    this.source = source;
    this.xml = new VasprunXml(source);
  }

  @Override
  public Optional<Frame> next() {
    try {
      while (!ended) {
        Optional<Frame> frame = advance();
        if (frame.isPresent()) {
          return frame;
        }
      }
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(xml.place()) : e;
    }
    if (notes.frames() == 0) {
      throw Problem.NOT_A_LABEL
          .with(
              source.name(),
              begun == 0
                  ? "it holds no <calculation>"
                  : "it ends before an ionic step was finished (" + begun + " begun)",
              "let VASP finish, or look in its OUTCAR for why it stopped")
          .at(xml.place());
    }
    return Optional.empty();
  }

  /** Takes the next begin or end of an element; a frame where a step ended. */
  private Optional<Frame> advance() {
    switch (xml.next()) {
      case BEGIN -> begin();
      case END -> {
        return end();
      }
      case DONE -> ended = true;
      case CUT -> cut();
    }
    return Optional.empty();
  }

  private void cut() {
    ended = true;
    notes.remark(
        "the file ends early"
            + (step == null
                ? "; the steps before are kept"
                : " inside ionic step " + begun + ": this step is left out"));
  }

  private void begin() {
    if (step != null) {
      step.begin(xml);
    } else if (xml.key(0).equals("calculation")) {
      begun++;
      step = new VasprunStep(begun, xml.line());
    } else if (xml.key(0).equals("varray:selective")) {
      selective.clear();
    }
  }

  private Optional<Frame> end() {
    String key = xml.key(0);
    if (step != null) {
      if (key.equals("calculation")) {
        VasprunStep done = step;
        step = null;
        return frame(done);
      }
      step.end(xml);
      return Optional.empty();
    }
    switch (key) {
      case "i:NELM" -> nelm();
      case "i:ISIF" -> isif = integer(isif);
      case "i:PSTRESS" -> pressure = new VaspNumbers(1).first(xml.text(), pressure);
      case "c" -> atoms.cell(isInAtoms() ? xml.text() : "");
      default -> row(key);
    }
    return Optional.empty();
  }

  private void row(String key) {
    if (key.equals("rc") && isInAtoms()) {
      atoms.rowEnded(xml.isIn("array:atoms"), xml);
    } else if (key.equals("v") && xml.key(1).equals("varray:selective")) {
      flags();
    }
  }

  private boolean isInAtoms() {
    return xml.isIn("array:atoms") || xml.isIn("array:atomtypes");
  }

  /** NELM of the electronic loop; the response functions have one of their own. */
  private void nelm() {
    boolean own = xml.isIn("incar") || xml.key(1).startsWith("separator:electronic convergence");
    nelm = own ? integer(nelm) : nelm;
  }

  private int integer(int otherwise) {
    String value = xml.text().strip();
    return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  private void flags() {
    String[] words = xml.text().strip().split("\\s+", 4);
    for (int k = 0; k < 3; k++) {
      boolean free = k < words.length && words[k].replace(".", "").startsWith("T");
      selective.add(free ? 1 : 0);
    }
  }

  private Optional<Frame> frame(VasprunStep done) {
    if (atoms.size() == 0) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "it does not say its atoms (array \"atoms\") before its first step");
    }
    VaspStep content = done.content(atoms.size(), nelm, pressure, xml);
    if (content == null) {
      notes.note("a step without electronic iterations is no calculation: left out");
      return Optional.empty();
    }
    if (!content.hasStructure()) {
      notes.note("cell or positions are missing, stars or not finite: the step is left out");
      return Optional.empty();
    }
    if (selective.size() == 3 * atoms.size()) {
      content.keep("move_mask", selective.values());
    }
    content.dropPressureBelow2(isif, notes);
    if (pressure != 0) {
      notes.note("PSTRESS is set: its term in the energy (the enthalpy) was taken off");
      content.dropPressure("PSTRESS is set and vasprun.xml may contain it; see OUTCAR", notes);
    }
    Frame frame = content.frame(atoms.elements(), source.name(), notes, WORDS);
    notes.frame(frame);
    return Optional.of(frame);
  }

  @Override
  public ReadingReport report() {
    String format = Vasprun.FORMAT.name() + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
