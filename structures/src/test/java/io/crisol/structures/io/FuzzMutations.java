package io.crisol.structures.io;

import io.crisol.structures.RandomStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Mutates what the coverage-guided fuzzer has learned, without its instrumentation and so faster:
 * cut, spliced and repeated pieces, other numbers, changed bytes.
 */
public final class FuzzMutations {
  private static final int LONGEST = 60_000;
  private static final long STALLED_SECONDS = 20;
  private static final int MOST_FINDINGS = 20;
  private static final String[] TOKENS = {
    "nan",
    "inf",
    "-1",
    "0",
    "1e309",
    "1e-400",
    "99999999999",
    "2147483648",
    "-9223372036854775809",
    "1.5",
    "0x10",
    "1d3",
    "****",
    "\"",
    "'",
    "<",
    ">",
    "&x;",
    "[",
    "]",
    "{",
    "}",
    "=",
    ":",
    ",",
    "#",
    "_",
    "\t",
    "\n",
    "\r\n",
    "\u0000",
    "\ufffd",
    "é",
    "$",
    "()",
    "!",
    ";",
    "  ",
    "T",
    "Xx",
    "H",
    "Si"
  };

  private final List<byte[]> inputs;
  private final RandomStream random;

  FuzzMutations(List<byte[]> inputs, long seed) {
    this.inputs = inputs;
    this.random = new RandomStream(seed);
  }

  /**
   * Arguments: format, folder to work in, folder for findings, number of mutations, seed, folders
   * of inputs. Exit code 1 where something was found.
   */
  public static void main(String[] arguments) throws IOException {
    FuzzTarget target = new FuzzTarget(arguments[0], Path.of(arguments[1]));
    Path findings = Path.of(arguments[2]);
    long runs = Long.parseLong(arguments[3]);
    List<byte[]> inputs =
        Arrays.stream(arguments).skip(5).flatMap(folder -> files(Path.of(folder))).toList();
    FuzzMutations mutations = new FuzzMutations(inputs, Long.parseLong(arguments[4]));
    AtomicLong number = new AtomicLong();
    watch(number, findings);
    Map<String, Integer> found = new TreeMap<>();
    long run = 0;
    for (; run < runs && found.size() < MOST_FINDINGS; run++) {
      byte[] data = mutations.next();
      current = data;
      number.set(run);
      try {
        target.hold(data);
      } catch (RuntimeException | Error e) {
        if (found.merge(name(e), 1, Integer::sum) == 1) {
          keep(findings, "crash-", data);
          e.printStackTrace(System.out);
        }
      }
    }
    System.out.println(run + " mutations of " + inputs.size() + " inputs: " + found);
    System.exit(found.isEmpty() ? 0 : 1);
  }

  private static volatile byte[] current = {};

  /** Ends the program where one input takes too long; a program held up for a while is none. */
  private static void watch(AtomicLong number, Path findings) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              long last = -1;
              for (int seconds = 0; seconds < STALLED_SECONDS; seconds++) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
                seconds = number.get() == last ? seconds : 0;
                last = number.get();
              }
              keep(findings, "timeout-", current);
              System.out.println("an input took more than " + STALLED_SECONDS + " s");
              Runtime.getRuntime().halt(1);
            });
  }

  /** Kind of failure and where it came from. */
  private static String name(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String place =
        Arrays.stream(trace)
            .filter(frame -> frame.getClassName().startsWith("io.crisol"))
            .findFirst()
            .map(StackTraceElement::toString)
            .orElse("");
    return e.getClass().getSimpleName() + " at " + place;
  }

  private static void keep(Path folder, String prefix, byte[] data) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(data);
      Files.write(folder.resolve(prefix + HexFormat.of().formatHex(hash)), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<byte[]> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().map(FuzzMutations::bytes).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One to eight changes of one input. */
  byte[] next() {
    byte[] data = pick();
    for (int change = 1 << below(4); change > 0; change--) {
      data = mutate(data);
    }
    return data.length > LONGEST ? Arrays.copyOf(data, LONGEST) : data;
  }

  private byte[] mutate(byte[] data) {
    int at = below(data.length + 1);
    int length = Math.min(data.length - at, 1 << below(12));
    return switch (below(9)) {
      case 0 -> Arrays.copyOf(data, at);
      case 1 -> spliced(data, at, length, new byte[0]);
      case 2 -> spliced(data, at, 0, Arrays.copyOfRange(data, at, at + length));
      case 3 -> spliced(data, at, length, piece(pick()));
      case 4, 5 -> number(data, at);
      case 6 -> spliced(data, at, below(2), TOKENS[below(TOKENS.length)].getBytes(UTF));
      case 7 -> line(data, at);
      default -> flipped(data);
    };
  }

  private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

  /** The shortest of three: short inputs say as much in less time. */
  private byte[] pick() {
    byte[] shortest = inputs.get(below(inputs.size()));
    for (int k = 0; k < 2; k++) {
      byte[] other = inputs.get(below(inputs.size()));
      shortest = other.length < shortest.length ? other : shortest;
    }
    return shortest;
  }

  private byte[] piece(byte[] data) {
    int at = below(data.length + 1);
    return Arrays.copyOfRange(data, at, Math.min(data.length, at + (1 << below(12))));
  }

  /** Another number in the place of the next one. */
  private byte[] number(byte[] data, int at) {
    int from = at;
    while (from < data.length && (data[from] < '0' || data[from] > '9')) {
      from++;
    }
    int to = from;
    while (to < data.length && data[to] > ' ' && data[to] < 'A' && data[to] != '<') {
      to++;
    }
    String other = below(2) == 0 ? TOKENS[below(12)] : Integer.toString(below(1 << below(31)));
    return spliced(data, from, to - from, other.getBytes(UTF));
  }

  /** The line at a place is left out or repeated. */
  private byte[] line(byte[] data, int at) {
    int from = at;
    while (from > 0 && data[from - 1] != '\n') {
      from--;
    }
    int to = at;
    while (to < data.length && data[to] != '\n') {
      to++;
    }
    to = Math.min(data.length, to + 1);
    byte[] line = below(2) == 0 ? new byte[0] : Arrays.copyOfRange(data, from, to);
    return line.length == 0 ? spliced(data, from, to - from, line) : spliced(data, to, 0, line);
  }

  private byte[] flipped(byte[] data) {
    byte[] changed = data.clone();
    for (int k = below(8); k >= 0 && data.length > 0; k--) {
      changed[below(data.length)] = (byte) below(256);
    }
    return changed;
  }

  private static byte[] spliced(byte[] data, int at, int removed, byte[] put) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + put.length);
    out.write(data, 0, at);
    out.write(put, 0, put.length);
    int rest = Math.min(data.length, at + removed);
    out.write(data, rest, data.length - rest);
    return out.toByteArray();
  }

  private int below(int bound) {
    return (int) (random.nextDouble() * bound);
  }
}
