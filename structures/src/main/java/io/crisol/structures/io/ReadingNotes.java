package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what a {@link ReadingReport} says while frames are read one by one. */
final class ReadingNotes {
  private record Use(LabelKey.Quantity quantity, String key, String unit) {}

  private static final class Difference {
    private int frames;
    private double largest;
  }

  private final Map<Use, Integer> uses = new LinkedHashMap<>();
  private final Map<String, Integer> notes = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Map<String, Difference> differences = new LinkedHashMap<>();
  private final Map<String, int[]> missing = new LinkedHashMap<>();
  private final Set<String> metadata = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final Set<Element> elements = new TreeSet<>();
  private int frames;
  private long atoms;

  /** A label was taken from a key. */
  void used(LabelKey.Quantity quantity, String key, String unit) {
    uses.merge(new Use(quantity, key, unit), 1, Integer::sum);
  }

  /** Something that deserves a line; equal lines are counted. */
  void note(String text) {
    notes.merge(text, 1, Integer::sum);
  }

  /** Something about the file as a whole. */
  void remark(String text) {
    remarks.add(text);
  }

  /** One key was preferred to another; by how much they differ. */
  void preferred(String taken, String left, double difference, String unit) {
    String text =
        "\"%s\" taken, \"%s\" left aside (largest difference %%.3g %s)"
            .formatted(taken, left, unit);
    Difference entry = differences.computeIfAbsent(text, _ -> new Difference());
    entry.frames++;
    entry.largest = Math.max(entry.largest, difference);
  }

  /** A finished frame. */
  void frame(Frame frame) {
    Labels labels = frame.labels();
    lack("energy", labels.energy().isEmpty());
    lack("forces", labels.forces().isEmpty());
    lack("stress", labels.stress().isEmpty());
    metadata.addAll(frame.metadata().keySet());
    columns.addAll(frame.columns().keySet());
    elements.addAll(frame.structure().elementSet());
    atoms += frame.size();
    frames++;
  }

  private void lack(String quantity, boolean absent) {
    if (absent) {
      missing.computeIfAbsent(quantity, _ -> new int[] {0, frames})[0]++;
    }
  }

  int frames() {
    return frames;
  }

  ReadingReport.FileReading report(String file, String format) {
    List<ReadingReport.LabelUse> labels = new ArrayList<>();
    uses.forEach(
        (use, count) ->
            labels.add(new ReadingReport.LabelUse(use.quantity.word(), use.key, count, use.unit)));
    List<ReadingReport.Missing> lacking = new ArrayList<>();
    missing.forEach(
        (what, count) -> lacking.add(new ReadingReport.Missing(what, count[0], count[1])));
    List<String> lines = new ArrayList<>();
    differences.forEach((text, d) -> lines.add(counted(text.formatted(d.largest), d.frames)));
    notes.forEach((text, count) -> lines.add(counted(text, count)));
    lines.addAll(remarks);
    List<String> symbols = elements.stream().map(Element::symbol).toList();
    return new ReadingReport.FileReading(
        file,
        format,
        frames,
        atoms,
        symbols,
        labels,
        lacking,
        lines,
        List.copyOf(metadata),
        List.copyOf(columns));
  }

  private String counted(String text, int count) {
    return count == frames ? text : text + " (" + count + " of " + frames + " frames)";
  }
}
