package io.crisol.reference.ipi;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.TrajectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was asked of a program at a socket since its start, and what came of it: structures with
 * their labels in {@code labels.xyz}, where {@code labeller = "recorded"} finds them, and those
 * without in {@code failed.xyz}, each with its reason; the seconds it took stand with each. A frame
 * that does not fit on the disk is cut off again.
 */
final class SocketRecord {
  private final Path folder;
  private final boolean takesLabels;
  private final Map<String, Long> lengths = new HashMap<>();

  /**
   * A record in the folder of a start.
   *
   * @param takesLabels whether labels are kept, too, or failures alone
   */
  SocketRecord(Path folder, boolean takesLabels) {
    this.folder = folder;
    this.takesLabels = takesLabels;
  }

  /**
   * Keeps the labels of a structure.
   *
   * @throws ProblemException OUTPUT_UNWRITABLE
   */
  void labelled(Structure structure, Labelled labelled) {
    if (takesLabels) {
      append("labels.xyz", structure, labelled.labels(), labelled.metadata(), labelled.seconds());
    }
  }

  /**
   * Keeps a structure that has no labels, and why.
   *
   * @throws ProblemException OUTPUT_UNWRITABLE
   */
  void failed(Structure structure, Failure failure) {
    String what = failure.kind().what() + ": " + failure.why();
    append("failed.xyz", structure, Labels.NONE, Map.of("failure", what), failure.seconds());
  }

  private void append(
      String name,
      Structure structure,
      Labels labels,
      Map<String, String> metadata,
      double seconds) {
    Map<String, String> entries = new LinkedHashMap<>(metadata);
    entries.put("seconds", String.format(Locale.ROOT, "%.3f", seconds));
    long before = lengths.getOrDefault(name, 0L);
    Path file = folder.resolve(name);
    try (TrajectoryWriter writer = TrajectoryWriter.resume(file, before)) {
      writer.append(new Frame(structure, labels, entries, Map.of(), Frame.Source.NONE));
      writer.flush();
      lengths.put(name, writer.length());
    } catch (ProblemException e) {
      cut(file, before, e);
      throw e;
    }
  }

  /** A file without a frame is none. */
  private static void cut(Path file, long length, ProblemException because) {
    try {
      if (length == 0) {
        Files.deleteIfExists(file);
      } else {
        TrajectoryWriter.resume(file, length).close();
      }
    } catch (IOException | ProblemException e) {
      because.addSuppressed(e);
    }
  }
}
