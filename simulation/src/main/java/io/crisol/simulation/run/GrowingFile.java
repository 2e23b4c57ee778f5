package io.crisol.simulation.run;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that grows during a run and is cut back to a recorded length when the run is resumed. */
public final class GrowingFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final StringBuilder waiting = new StringBuilder();
  private long length;

  private GrowingFile(Path path, FileChannel channel, long length) {
    this.path = path;
    this.channel = channel;
    this.length = length;
  }

  /** Opens a file cut to {@code length} bytes; 0 for a new one. */
  public static GrowingFile open(Path path, long length) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.size() < length) {
        channel.close();
        throw Problem.RESUME_NOTHING.with(
            path.getParent(),
            path.getFileName() + " is shorter than when the checkpoint was written");
      }
      channel.truncate(length);
      channel.position(length);
      return new GrowingFile(path, channel, length);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Appends text; it may reach the file later. */
  public void append(String text) {
    waiting.append(text);
    if (waiting.length() > BUFFER) {
      flush();
    }
  }

  /** Appends pieces of text; they reach the file at once. */
  void append(List<byte[]> pieces) {
    flush();
    try {
      for (byte[] piece : pieces) {
        write(ByteBuffer.wrap(piece));
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    length += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Hands everything to the operating system and returns the length in bytes. */
  public long flush() {
    try {
      write(ByteBuffer.wrap(waiting.toString().getBytes(StandardCharsets.UTF_8)));
      waiting.setLength(0);
      return length;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      flush();
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private static ProblemException unwritable(Path path, IOException e) {
    return Problem.OUTPUT_UNWRITABLE.with(path, String.valueOf(e.getMessage())).causedBy(e);
  }
}
