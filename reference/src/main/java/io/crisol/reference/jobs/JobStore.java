package io.crisol.reference.jobs;

import io.crisol.reference.StructureKey;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder of jobs, each under the hash of its structure and of the settings of its program:
 * nothing that is recorded is computed again, and calculations of different settings stand side by
 * side. One process at a time.
 */
final class JobStore implements AutoCloseable {
  /** Enough of the hash for a name; the whole of it stands in the record. */
  private static final int DIGITS = 20;

  private final Path folder;
  private final Program program;
  private final String identity;
  private final FileChannel channel;

  /**
   * Takes a folder.
   *
   * @throws ProblemException OUTPUT_UNWRITABLE, FOLDER_IN_USE
   */
  JobStore(Path folder, Program program) {
    this.folder = folder.toAbsolutePath().normalize();
    this.program = program;
    this.identity = identity(program);
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock();
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
    AtomicFile.write(
        folder.resolve("settings-" + StructureKey.ofText(identity).substring(0, 8) + ".txt"),
        identity);
  }

  /** The operating system gives the lock back when the process ends, however it ends. */
  private void lock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw taken("");
      }
    } catch (OverlappingFileLockException e) {
      throw (ProblemException) taken(" (this one)").initCause(e);
    } catch (ProblemException e) {
      channel.close();
      throw e;
    }
  }

  private ProblemException taken(String who) {
    return Problem.FOLDER_IN_USE.with(folder, who);
  }

  private static String identity(Program program) {
    return program.name() + "\n" + program.identity();
  }

  /** What a calculation of a structure by a program is recorded under. */
  static String key(Program program, Structure structure) {
    return StructureKey.ofText(StructureKey.of(structure) + "\n" + identity(program));
  }

  /** What a calculation of a structure is recorded under. */
  String key(Structure structure) {
    return StructureKey.ofText(StructureKey.of(structure) + "\n" + identity);
  }

  /** The folder of a job in a folder of jobs. */
  static Path folder(Path folder, String key) {
    return folder.resolve(key.substring(0, DIGITS));
  }

  /** The job of a key. */
  Job open(String key, Structure structure) {
    return Job.open(folder(key), key, program.name(), structure);
  }

  /** The folder of a job, for messages. */
  Path folder(String key) {
    return folder(folder, key);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
  }
}
