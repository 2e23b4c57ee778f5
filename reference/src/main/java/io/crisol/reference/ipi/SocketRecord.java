package io.crisol.reference.ipi;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.io.TrajectoryWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was asked of a program at a socket since its start, and what came of it: structures with
 * their labels in {@code labels.xyz}, where {@code labeller = "recorded"} finds them, and those
 * without in {@code failed.xyz}, each with its reason; the seconds it took stand with each. One
 * write to the operating system for each, so that a kill leaves whole frames.
 */
final class SocketRecord {
  private final Path folder;
  private final boolean takesLabels;
  private TrajectoryWriter labels;
  private TrajectoryWriter failures;

  /**
   * A record in the folder of a start.
   *
   * @param takesLabels whether labels are kept, too, or failures alone
   */
  SocketRecord(Path folder, boolean takesLabels) {
    this.folder = folder;
    this.takesLabels = takesLabels;
  }

  /** Keeps the labels of a structure. */
  void labelled(Structure structure, Labelled labelled) {
    if (!takesLabels) {
      return;
    }
    if (labels == null) {
      labels = TrajectoryWriter.create(folder.resolve("labels.xyz"));
    }
    Map<String, String> metadata = new LinkedHashMap<>(labelled.metadata());
    metadata.put("seconds", seconds(labelled.seconds()));
    append(labels, structure, labelled.labels(), metadata);
  }

  /** Keeps a structure that has no labels, and why. */
  void failed(Structure structure, Failure failure) {
    if (failures == null) {
      failures = TrajectoryWriter.create(folder.resolve("failed.xyz"));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("failure", failure.kind().what() + ": " + failure.why());
    metadata.put("seconds", seconds(failure.seconds()));
    append(failures, structure, Labels.NONE, metadata);
  }

  private static void append(
      TrajectoryWriter writer, Structure structure, Labels labels, Map<String, String> metadata) {
    writer.append(new Frame(structure, labels, metadata, Map.of(), Frame.Source.NONE));
    writer.flush();
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Ends the record of this start. */
  void close() {
    if (labels != null) {
      labels.close();
    }
    if (failures != null) {
      failures.close();
    }
  }
}
