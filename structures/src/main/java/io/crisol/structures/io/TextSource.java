package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Lines of a text file, plain or gzipped (told by content), with their numbers. Refuses what is no
 * text.
 */
final class TextSource implements AutoCloseable {
  private static final int SNIFFED = 4096;

  /** Compressed files may grow to this size whatever their own, bytes. */
  private static final long FREE_SIZE = 64L << 20;

  /** And else to so many times their size; data are packed 3 to 10 times, rarely 100. */
  private static final long MOST_RATIO = 250;

  private final String name;
  private final boolean gzipped;
  private final BufferedReader reader;
  private final LastCharacter end;
  private final Deque<String> ahead = new ArrayDeque<>();
  private int line;

  private TextSource(String name, boolean gzipped, LastCharacter text) {
    this.name = name;
    this.gzipped = gzipped;
    this.end = text;
    this.reader = new BufferedReader(text, 1 << 16);
  }

  /** Remembers how a text ends, which lines do not tell. */
  private static final class LastCharacter extends FilterReader {
    private char last = '\n';

    LastCharacter(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
      int read = super.read(buffer, from, count);
      last = read > 0 ? buffer[from + read - 1] : last;
      return read;
    }
  }

  /** Opens a file; FILE_NOT_FOUND, FILE_EMPTY, FILE_NOT_TEXT, FILE_MALFORMED. */
  static TextSource open(Path file) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw Problem.FILE_MALFORMED.with(name, "it is a folder, and a file is needed here");
    }
    try {
      var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      boolean gzip = isGzip(raw);
      InputStream text = gzip ? unpacked(file, raw) : raw;
      refuseBinary(text, name);
      return new TextSource(
          name, gzip, new LastCharacter(new InputStreamReader(text, StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(name).causedBy(e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static InputStream unpacked(Path file, InputStream raw) throws IOException {
    long most = Math.max(FREE_SIZE, MOST_RATIO * Files.size(file));
    return new BufferedInputStream(new BoundedStream(new GZIPInputStream(raw, 1 << 16), most));
  }

  private static boolean isGzip(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip;
  }

  private static void refuseBinary(InputStream text, String name) throws IOException {
    text.mark(SNIFFED);
    byte[] head = text.readNBytes(SNIFFED);
    text.reset();
    if (head.length == 0) {
      throw Problem.FILE_EMPTY.with(name);
    }
    int odd = 0;
    for (byte b : head) {
      if (b == 0) {
        throw Problem.FILE_NOT_TEXT.with(name);
      }
      odd += isOdd((char) (b & 0xff)) ? 1 : 0;
    }
    if (20 * odd > head.length) {
      throw Problem.FILE_NOT_TEXT.with(name);
    }
  }

  private static boolean isOdd(char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 127;
  }

  /** Whether a line holds characters that no text has. */
  static boolean isBinary(String text) {
    return text.chars().anyMatch(c -> isOdd((char) c) || c == 0xFFFD);
  }

  private static ProblemException unreadable(String name, IOException e) {
    String why =
        switch (e) {
          case EOFException _ -> "its compressed data end too early: the file was cut";
          case BoundedStream.Exceeded exceeded -> exceeded.getMessage();
          case ZipException z -> "its compressed data are damaged (" + z.getMessage() + ")";
          default -> "reading failed: " + e;
        };
    return Problem.FILE_MALFORMED.with(name, why).causedBy(e);
  }

  /** The next line, or null at the end. */
  String nextLine() {
    String text = ahead.isEmpty() ? read() : ahead.poll();
    line += text == null ? 0 : 1;
    return text;
  }

  private String read() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw unreadable(name, e).at(name + ", line " + (line + 1));
    }
  }

  /** The next lines without taking them, at most {@code count}. */
  List<String> peek(int count) {
    while (ahead.size() < count) {
      String text = read();
      if (text == null) {
        break;
      }
      ahead.add(text);
    }
    return new ArrayList<>(ahead).subList(0, Math.min(count, ahead.size()));
  }

  /** Whether no line follows and the last one has no end: the file may have been cut in it. */
  boolean endsOpen() {
    return peek(1).isEmpty() && end.last != '\n' && end.last != '\r';
  }

  /** File name as given. */
  String name() {
    return name;
  }

  /** Whether the file is compressed. */
  boolean isGzipped() {
    return gzipped;
  }

  /** Number of the line returned last, from 1. */
  int line() {
    return line;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
