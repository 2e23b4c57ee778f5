package io.crisol.reference;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Calculations done before: the labelled frames of a file, or of all {@code *.xyz} files in a
 * folder and below it, such as a folder of jobs. A structure is found where all bits of its cell
 * and positions are the same.
 */
public final class RecordedLabeller implements Labeller {
  private final Map<String, Labelled> records = new HashMap<>();
  private final Path source;

  /**
   * Reads the records.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, LABELS_MISSING (no labelled frame
   *     at all), LABEL_CONFLICT (two energies of one structure), or what is wrong in a file
   */
  public RecordedLabeller(Path source) {
    this.source = source;
    files(source).forEach(this::read);
    if (records.isEmpty()) {
      throw Problem.LABELS_MISSING.with(
          source, "frame with energy and forces", "nothing there can be looked up");
    }
  }

  private static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> below = Files.walk(source)) {
      return below
          .filter(file -> file.toString().matches(".*\\.(ext)?xyz(\\.gz)?"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(source).causedBy(e);
    }
  }

  private void read(Path file) {
    for (Frame frame : FrameFiles.read(file.toString()).frames()) {
      if (Plausibility.of(frame.labels(), frame.structure()).isEmpty()) {
        Labelled labelled = new Labelled(frame.labels(), frame.metadata(), List.of(), 0, true);
        Labelled before = records.put(StructureKey.of(frame.structure()), labelled);
        if (before != null && !before.labels().energy().equals(frame.labels().energy())) {
          throw Problem.LABEL_CONFLICT
              .with("one structure", "its energy", source, file)
              .at(frame.source().toString());
        }
      }
    }
  }

  /** Number of different structures. */
  public int size() {
    return records.size();
  }

  @Override
  public String identity() {
    return "recorded in " + source.toAbsolutePath().normalize();
  }

  @Override
  public List<Labelling> label(List<Structure> structures, Progress progress) {
    List<Labelling> results = new ArrayList<>();
    for (Structure structure : structures) {
      Labelled found = records.get(StructureKey.of(structure));
      results.add(
          found == null
              ? Failure.of(
                  Failure.Kind.NOT_RECORDED, source.toString(), "no frame there has its bits")
              : found);
      progress.update(results.size(), structures.size(), "");
    }
    return results;
  }
}
