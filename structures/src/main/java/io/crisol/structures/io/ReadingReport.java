package io.crisol.structures.io;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read and how it was understood: nothing a file says is dropped without a line here.
 *
 * @param files one entry per file
 */
public record ReadingReport(List<FileReading> files) {
  /**
   * A label that was taken.
   *
   * @param quantity energy, forces, stress, virial, charges …
   * @param key the key or column it came from
   * @param frames in how many frames
   * @param unit unit and sign, and whether the file stated them or they were assumed
   */
  public record LabelUse(String quantity, String key, int frames, String unit) {}

  /**
   * A label that some frames lack.
   *
   * @param quantity energy, forces or stress
   * @param frames how many frames lack it
   * @param first the first such frame, from 0
   */
  public record Missing(String quantity, int frames, int first) {}

  /**
   * The reading of one file.
   *
   * @param file name as given
   * @param format e.g. "extended XYZ, gzip"
   * @param frames frames read
   * @param atoms atoms in all frames together
   * @param elements symbols in order of atomic number
   * @param labels labels taken
   * @param missing labels absent
   * @param notes everything else worth knowing: preferences, conversions, what was ignored
   * @param metadata keys kept as text
   * @param columns further numeric columns kept
   */
  public record FileReading(
      String file,
      String format,
      int frames,
      long atoms,
      List<String> elements,
      List<LabelUse> labels,
      List<Missing> missing,
      List<String> notes,
      List<String> metadata,
      List<String> columns) {}

  /** Several reports as one. */
  public static ReadingReport join(List<ReadingReport> reports) {
    List<FileReading> all = new ArrayList<>();
    reports.forEach(report -> all.addAll(report.files));
    return new ReadingReport(List.copyOf(all));
  }

  /** Frames read from all files. */
  public int frames() {
    return files.stream().mapToInt(FileReading::frames).sum();
  }

  /** A few lines for a terminal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (FileReading file : files) {
      describe(text, file);
    }
    return text.toString().stripTrailing();
  }

  private static void describe(StringBuilder text, FileReading file) {
    text.append(
        "%s: %d frames, %d atoms (%s), %s%n"
            .formatted(
                file.file, file.frames, file.atoms, String.join(" ", file.elements), file.format));
    for (LabelUse use : file.labels) {
      text.append(
          "  %-8s from \"%s\" in %s: %s%n"
              .formatted(use.quantity, use.key, of(use.frames, file.frames), use.unit));
    }
    for (Missing missing : file.missing) {
      text.append(
          "  no %s in %s%s%n"
              .formatted(
                  missing.quantity,
                  missing.frames == file.frames ? "any frame" : of(missing.frames, file.frames),
                  missing.frames < file.frames ? ", the first is frame " + missing.first : ""));
    }
    file.notes.forEach(note -> text.append("  note: ").append(note).append('\n'));
    list(text, "kept as text", file.metadata);
    list(text, "kept as columns", file.columns);
  }

  private static void list(StringBuilder text, String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append("  ").append(what).append(": ").append(String.join(", ", names)).append('\n');
    }
  }

  private static String of(int count, int all) {
    return count == all ? "all frames" : count + " of " + all + " frames";
  }

  /** The report as JSON: an object with the list {@code files}. */
  public Json.Obj toJson() {
    Json.Arr array = new Json.Arr();
    files.forEach(file -> array.add(json(file)));
    return new Json.Obj().put("files", array);
  }

  private static Json.Obj json(FileReading file) {
    Json.Arr labels = new Json.Arr();
    for (LabelUse use : file.labels) {
      labels.add(
          new Json.Obj()
              .put("quantity", use.quantity)
              .put("key", use.key)
              .put("frames", use.frames)
              .put("unit", use.unit));
    }
    Json.Arr missing = new Json.Arr();
    for (Missing lack : file.missing) {
      missing.add(
          new Json.Obj()
              .put("quantity", lack.quantity)
              .put("frames", lack.frames)
              .put("first", lack.first));
    }
    return new Json.Obj()
        .put("file", file.file)
        .put("format", file.format)
        .put("frames", file.frames)
        .put("atoms", file.atoms)
        .put("elements", Json.of(file.elements))
        .put("labels", labels)
        .put("missing", missing)
        .put("notes", Json.of(file.notes))
        .put("metadata", Json.of(file.metadata))
        .put("columns", Json.of(file.columns));
  }
}
