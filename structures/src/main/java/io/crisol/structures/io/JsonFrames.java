package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** JSON files of ASE and of pymatgen; which of the two is told by their content. */
final class JsonFrames {
  static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String name() {
          return "JSON of ASE or pymatgen";
        }

        @Override
        public boolean fits(List<String> firstLines) {
          return firstLines.stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .findFirst()
              .filter(line -> line.startsWith("{") || line.startsWith("["))
              .isPresent();
        }

        @Override
        public FrameReader open(TextSource source, ReadingOptions options) {
          return reader(source);
        }
      };

  /** Frames of one of the two programs. */
  interface Entries {
    /** Name of the format. */
    String format();

    /** Entries that hold one frame each, with the names they have in messages. */
    Deque<Entry> entries();

    /** The frame of an entry. */
    Frame frame(Json.Obj value, Frame.Source source);
  }

  /**
   * A part of the file that holds one frame.
   *
   * @param name for messages
   * @param value what it holds
   */
  record Entry(String name, Json value) {}

  private JsonFrames() {}

  private static FrameReader reader(TextSource source) {
    try (source) {
      StringBuilder text = new StringBuilder();
      for (String line = source.nextLine(); line != null; line = source.nextLine()) {
        text.append(line).append('\n');
      }
      Json root = Json.parse(text.toString(), source.name());
      ReadingNotes notes = new ReadingNotes();
      Entries entries =
          AseJson.of(root, notes)
              .or(() -> PymatgenJson.of(root, notes))
              .orElseThrow(
                  () ->
                      Problem.FORMAT_UNKNOWN.with(
                          source.name(),
                          "ASE's JSON data base, pymatgen's structures and entries"));
      return new Reader(source, entries, notes);
    }
  }

  private static final class Reader implements FrameReader {
    private final TextSource source;
    private final Entries entries;
    private final ReadingNotes notes;
    private final Deque<Entry> left;

    Reader(TextSource source, Entries entries, ReadingNotes notes) {
      this.source = source;
      this.entries = entries;
      this.notes = notes;
      this.left = new ArrayDeque<>(entries.entries());
    }

    @Override
    public Optional<Frame> next() {
      Entry entry = left.poll();
      if (entry == null) {
        if (notes.frames() == 0) {
          throw Problem.FILE_EMPTY.with(source.name());
        }
        return Optional.empty();
      }
      try {
        Frame frame =
            entries.frame(
                entry.value().asObject(), new Frame.Source(source.name(), notes.frames(), 0));
        notes.frame(frame);
        return Optional.of(frame);
      } catch (ProblemException e) {
        throw e.where().isEmpty() ? e.at(source.name() + ", " + entry.name()) : e;
      }
    }

    @Override
    public ReadingReport report() {
      String format = entries.format() + (source.isGzipped() ? ", gzip" : "");
      return new ReadingReport(List.of(notes.report(source.name(), format)));
    }

    @Override
    public void close() {
      // The file was read whole and closed.
    }
  }

  /** Numbers of nested arrays, row by row; FILE_MALFORMED where one is no number. */
  static double[] flat(Json value, String what) {
    NumberList numbers = new NumberList();
    collect(value, numbers, what);
    return numbers.toArray();
  }

  private static void collect(Json value, NumberList into, String what) {
    switch (value) {
      case Json.Num _ -> into.add(number(value, what));
      case Json.Bool(boolean truth) -> into.add(truth ? 1 : 0);
      case Json.Arr(List<Json> items) -> items.forEach(item -> collect(item, into, what));
      default ->
          throw Problem.FILE_MALFORMED.with(
              "the entry", what + " holds something else than numbers");
    }
  }

  /** A finite number; one such as 1e999 is none. */
  static double number(Json value, String what) {
    double number = value.asDouble();
    if (!Double.isFinite(number)) {
      throw Problem.NOT_FINITE.with(what);
    }
    return number;
  }

  /** Exactly so many numbers. */
  static double[] exactly(double[] values, int count, String what) {
    if (values.length != count) {
      throw Problem.FILE_MALFORMED.with(
          "the entry", what + " has " + values.length + " numbers, and " + count + " are needed");
    }
    return values;
  }

  /** A value as text of the metadata. */
  static String text(Json value) {
    return value instanceof Json.Str(String words)
        ? words
        : value.text().replaceAll("\\s+", " ").strip();
  }
}
