package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the sets of DeePMD systems, one set in memory at a time. */
final class DeepmdReader implements FrameReader {
  private final Path folder;
  private final ReadingNotes notes = new ReadingNotes();
  private final Deque<Path> systems;
  private final ReadingOptions options;
  private final Deque<Path> sets = new ArrayDeque<>();
  private DeepmdSystem system;
  private DeepmdSet set;
  private int row;

  DeepmdReader(Path folder, List<Path> systems, ReadingOptions options) {
    this.folder = folder;
    this.systems = new ArrayDeque<>(systems);
    this.options = options;
    if (systems.size() > 1) {
      notes.note(systems.size() + " systems, read in the order of their names");
    }
  }

  @Override
  public Optional<Frame> next() {
    while (set == null || row == set.frames()) {
      if (!advance()) {
        if (notes.frames() == 0) {
          throw Problem.FILE_EMPTY.with(folder);
        }
        return Optional.empty();
      }
    }
    Frame frame = set.frame(row, new Frame.Source(set.folder().toString(), notes.frames(), 0));
    row++;
    notes.frame(frame);
    return Optional.of(frame);
  }

  /** To the next set, of this system or of the next one. */
  private boolean advance() {
    while (sets.isEmpty()) {
      if (systems.isEmpty()) {
        return false;
      }
      system = new DeepmdSystem(systems.poll(), options, notes);
      sets.addAll(DeepmdFolder.folders(system.folder(), "set."));
      if (sets.isEmpty()) {
        throw Problem.FILE_MALFORMED
            .with(system.folder(), "it has type.raw and no folder set.000 with .npy files")
            .at(system.folder().toString());
      }
    }
    set = new DeepmdSet(sets.poll(), system, notes);
    row = 0;
    return true;
  }

  @Override
  public ReadingReport report() {
    return new ReadingReport(List.of(notes.report(folder.toString(), DeepmdFolder.FORMAT.name())));
  }

  @Override
  public void close() {
    // Every file is closed as soon as it is read.
  }
}
