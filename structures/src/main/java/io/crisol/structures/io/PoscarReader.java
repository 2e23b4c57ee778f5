package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the one frame of a POSCAR or CONTCAR. */
final class PoscarReader implements FrameReader {
  private final TextSource source;
  private final ReadingOptions options;
  private final ReadingNotes notes = new ReadingNotes();
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  PoscarReader(TextSource source, ReadingOptions options) {
    this.source = source;
    this.options = options;
  }

  @Override
  public Optional<Frame> next() {
    if (notes.frames() > 0) {
      return Optional.empty();
    }
    try {
      Frame frame = frame();
      notes.frame(frame);
      return Optional.of(frame);
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(source.name() + ", line " + source.line()) : e;
    }
  }

  private Frame frame() {
    PoscarHeader header = PoscarHeader.read(source, PoscarHeader.line(source, "a title"));
    String mode = PoscarHeader.line(source, "Selective dynamics, Direct or Cartesian");
    boolean selective = isFirst(mode, 'S');
    if (selective) {
      mode = PoscarHeader.line(source, "Direct or Cartesian");
    }
    PoscarRows rows = new PoscarRows(source, header.atoms(), selective);
    boolean direct = isDirect(mode);
    double[] positions = rows.read().values();
    header.toCartesian(positions, direct);
    if (selective) {
      columns.put("move_mask", rows.mask());
      notes.note("selective dynamics kept as column \"move_mask\": 1 free, 0 fixed");
    }
    Element[] elements =
        new PoscarElements(header, source.name(), notes).all(rows.labels(), options);
    Structure structure = new Structure(header.periodicCell(), elements, positions);
    velocities(header.atoms());
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!header.title().isEmpty()) {
      metadata.put("comment", header.title());
    }
    return new Frame(
        structure, Labels.NONE, metadata, columns, new Frame.Source(source.name(), 0, 1));
  }

  private static boolean isFirst(String line, char letter) {
    return !line.isBlank() && Character.toUpperCase(line.strip().charAt(0)) == letter;
  }

  private boolean isDirect(String mode) {
    if (mode.isBlank() || !Character.isLetter(mode.strip().charAt(0))) {
      throw PoscarHeader.malformed(source, mode, "Direct or Cartesian");
    }
    boolean cartesian = isFirst(mode, 'C') || isFirst(mode, 'K');
    if (!cartesian && !isFirst(mode, 'D')) {
      notes.note("coordinates neither called Direct nor Cartesian: direct, as VASP reads them");
    }
    return !cartesian;
  }

  /** What may follow the coordinates: velocities of the lattice, of the atoms, predictors. */
  private void velocities(int atoms) {
    String mode = source.nextLine();
    if (mode != null && mode.strip().toLowerCase(Locale.ROOT).startsWith("lattice vel")) {
      notes.note("velocities of the cell are left out");
      for (int k = 0; k < 7 && mode != null; k++) {
        mode = source.nextLine();
      }
      mode = source.nextLine();
    }
    if (mode == null) {
      return;
    }
    VaspNumbers numbers = new VaspNumbers(3);
    if (numbers.read(mode, 0) == 3) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "more coordinates follow than the " + atoms + " atoms that are announced");
    }
    String next = firstFilled();
    if (next != null) {
      velocities(atoms, mode, next, numbers);
    }
  }

  private void velocities(int atoms, String mode, String next, VaspNumbers numbers) {
    if (numbers.read(next, 0) < 3 || isFirst(mode, 'D')) {
      notes.note(
          isFirst(mode, 'D')
              ? "velocities in direct coordinates per time step are left out: the file does not"
                  + " say the time step"
              : "what follows the coordinates is left out");
      return;
    }
    columns.put("velocities", new PoscarRows(source, atoms, false).read().values());
    notes.used(LabelKey.Quantity.VELOCITIES, "block after the coordinates", "Å/fs (VASP)");
    if (firstFilled() != null) {
      notes.note("what follows the velocities (predictor and corrector) is left out");
    }
  }

  /** The next line that is not blank, not taken, or null. */
  private String firstFilled() {
    List<String> next = source.peek(1);
    while (!next.isEmpty() && next.getFirst().isBlank()) {
      source.nextLine();
      next = source.peek(1);
    }
    return next.isEmpty() ? null : next.getFirst();
  }

  @Override
  public ReadingReport report() {
    String format = Poscar.FORMAT.name() + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
