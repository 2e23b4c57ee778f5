package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends frames to an extended XYZ file during a run. A checkpoint stores {@link #length} after
 * {@link #flush}; a resumed run cuts the file there and goes on, so that no frame is lost or
 * doubled.
 */
public final class TrajectoryWriter implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final OutputStream out;
  private long length;

  private TrajectoryWriter(Path file, long keep) {
    this.file = file;
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      this.channel.truncate(keep).position(keep);
    } catch (IOException e) {
      throw unwritable(e);
    }
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    this.length = keep;
  }

  /** Starts a file anew. */
  public static TrajectoryWriter create(Path file) {
    return new TrajectoryWriter(file, 0);
  }

  /**
   * Goes on after the first {@code length} bytes and drops what follows.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING where the file is shorter
   */
  public static TrajectoryWriter resume(Path file, long length) {
    try {
      long found = Files.exists(file) ? Files.size(file) : 0;
      if (found < length) {
        throw Problem.RESUME_NOTHING.with(
            file, "it has " + found + " bytes, the checkpoint was made at " + length);
      }
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING.with(file, e.toString()).causedBy(e);
    }
    return new TrajectoryWriter(file, length);
  }

  /** Appends a frame; a column "velocities" is in Å/fs. */
  public void append(Frame frame) {
    byte[] text = XyzText.of(frame, XyzDigits.SHORTEST).getBytes(StandardCharsets.UTF_8);
    try {
      out.write(text);
      length += text.length;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Hands everything appended so far to the operating system: it survives the end of this process.
   */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Bytes of all frames appended, flushed or not. */
  public long length() {
    return length;
  }

  private ProblemException unwritable(IOException e) {
    return Problem.OUTPUT_UNWRITABLE
        .with(file, e.getMessage() == null ? e.toString() : e.getMessage())
        .causedBy(e);
  }

  @Override
  public void close() {
    try (channel) {
      out.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
