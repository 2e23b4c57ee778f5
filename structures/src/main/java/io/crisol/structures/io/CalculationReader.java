package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the steps of a calculation from what a program printed. Only finished, converged steps are
 * labels; a step that did not converge keeps its structure and nothing else; a file with no
 * finished step at all is refused, saying why.
 */
abstract class CalculationReader implements FrameReader {
  /**
   * One step of a run.
   *
   * @param labels {@link Labels#NONE} where the step did not converge
   * @param line where the step begins
   */
  record Step(
      Structure structure,
      Labels labels,
      Map<String, String> metadata,
      Map<String, double[]> columns,
      int line) {

    /** A step that did not converge: its structure, no label. */
    static Step unconverged(Structure structure, Map<String, double[]> columns, int line) {
      return new Step(structure, Labels.NONE, Map.of("converged", "false"), columns, line);
    }

    boolean isLabelled() {
      return labels.energy().isPresent();
    }
  }

  /** Where a label stands in the file, and its unit and sign. */
  record Origin(String key, String unit) {}

  private static final int LONGEST_QUOTE = 300;

  private final TextSource source;
  private final ReadingNotes notes = new ReadingNotes();
  private final Deque<Frame> ready = new ArrayDeque<>();
  private final List<Frame> held = new ArrayList<>();
  private int index;
  private boolean labelled;
  private boolean ended;

  CalculationReader(TextSource source) {
    this.source = source;
  }

  /** The next step, empty at the end. */
  abstract Optional<Step> step();

  /** Why the file holds no finished step, in words. */
  abstract String reason();

  /** Name of the format in reports. */
  abstract String format();

  /** Where energy, forces and stress stand. */
  abstract Origin origin(LabelKey.Quantity quantity);

  final TextSource source() {
    return source;
  }

  final ReadingNotes notes() {
    return notes;
  }

  @Override
  public final Optional<Frame> next() {
    try {
      while (ready.isEmpty() && !ended) {
        advance();
      }
    } catch (ProblemException e) {
      String place = source.name() + ", frame " + index + ", line " + Math.max(1, source.line());
      throw e.where().isEmpty() ? e.at(place) : e;
    }
    Optional<Frame> frame = Optional.ofNullable(ready.poll());
    frame.ifPresent(this::count);
    return frame;
  }

  private void advance() {
    Optional<Step> step = step();
    if (step.isEmpty()) {
      ended = true;
      if (!labelled) {
        throw Problem.NOT_A_LABEL.with(
            source.name(), quote(reason()), "repeat the calculation; nothing was taken from it");
      }
      return;
    }
    held.add(frame(step.get()));
    labelled |= step.get().isLabelled();
    if (labelled) {
      ready.addAll(held);
      held.clear();
    }
  }

  private Frame frame(Step step) {
    Frame.Source place = new Frame.Source(source.name(), index++, step.line());
    return new Frame(
        step.structure(),
        step.labels(),
        new LinkedHashMap<>(step.metadata()),
        new LinkedHashMap<>(step.columns()),
        place);
  }

  private void count(Frame frame) {
    Labels labels = frame.labels();
    if (labels.energy().isEmpty()) {
      notes.note("the SCF did not converge: the structure is kept without labels");
    }
    labels.energy().ifPresent(_ -> used(LabelKey.Quantity.ENERGY));
    labels.forces().ifPresent(_ -> used(LabelKey.Quantity.FORCES));
    labels.stress().ifPresent(_ -> used(LabelKey.Quantity.STRESS));
    notes.frame(frame);
  }

  private void used(LabelKey.Quantity quantity) {
    Origin origin = origin(quantity);
    notes.used(quantity, origin.key(), origin.unit());
  }

  /** Text of a program as one short line. */
  static String quote(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + " …" : line;
  }

  /** A line that is not what it should be. */
  final ProblemException malformed(String line, String expected) {
    return Problem.FILE_MALFORMED.with(
        source.name(), "the line reads \"" + quote(line) + "\" where " + expected + " is expected");
  }

  /** Whether nothing follows: what does not fit there was cut off. */
  final boolean isAtEnd() {
    return source.peek(1).isEmpty();
  }

  @Override
  public final ReadingReport report() {
    String format = format() + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
