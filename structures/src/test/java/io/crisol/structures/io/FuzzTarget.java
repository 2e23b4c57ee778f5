package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What every parser must do with any bytes: give frames that hold together or a {@link
 * ProblemException} that names the file, in memory bounded by the size of the input. The format is
 * that of the system property {@code crisol.fuzz}, the folder for inputs that of {@code
 * crisol.fuzz.folder}; run by {@code bench/fuzz}.
 */
public final class FuzzTarget {
  /** Memory that reading may use whatever the input. */
  static final long FREE_BYTES = 48L << 20;

  /** Memory, all allocations added up, that each byte of the input may cost. */
  static final long BYTES_PER_BYTE = 4000;

  private static final ReadingOptions OPTIONS =
      new ReadingOptions(List.of(Element.Si, Element.O, Element.H), Optional.of("metal"));

  private static final LongSupplier ALLOCATED = allocated();

  private static final FuzzTarget CHOSEN = chosen();

  private final String format;
  private final Path file;

  FuzzTarget(String format, Path folder) {
    this.format = format;
    this.file = folder.resolve("input");
  }

  /** Bytes that this thread has allocated so far; 0 where the module that knows is not there. */
  private static LongSupplier allocated() {
    try {
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      Method bytes =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes");
      return () -> {
        try {
          return (long) bytes.invoke(threads);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      System.out.println("memory is not measured: " + e);
      return () -> 0;
    }
  }

  private static FuzzTarget chosen() {
    String format = System.getProperty("crisol.fuzz");
    if (format == null) {
      return null;
    }
    return new FuzzTarget(format, Path.of(System.getProperty("crisol.fuzz.folder")));
  }

  /** Names of all formats, as {@code bench/fuzz} takes them. */
  static List<String> formats() {
    return java.util.stream.Stream.concat(
            FrameFiles.FORMATS.stream().map(FrameFormat::name),
            FrameFiles.FOLDERS.stream().map(FolderFormat::name))
        .map(FuzzTarget::slug)
        .toList();
  }

  /** A name without spaces. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    CHOSEN.hold(data);
  }

  /** Throws where the parser does what it must not. */
  void hold(byte[] data) {
    long most = FREE_BYTES + BYTES_PER_BYTE * data.length;
    if (read(data) <= most) {
      return;
    }
    // The first time counted the loading of classes as well.
    long used = read(data);
    if (used > most) {
      throw new AssertionError(used + " bytes allocated for an input of " + data.length);
    }
  }

  /** Bytes allocated. */
  private long read(byte[] data) {
    long before = ALLOCATED.getAsLong();
    try {
      write(data);
      FrameReader reader = open();
      try (reader) {
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
          hold(frame.get());
        }
        if (reader.report().toString().isEmpty()) {
          throw new AssertionError("the report is empty");
        }
      }
    } catch (ProblemException e) {
      explain(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ALLOCATED.getAsLong() - before;
  }

  private void write(byte[] data) throws IOException {
    if (!format.equals(slug(DeepmdFolder.FORMAT.name()))) {
      Files.write(file, data);
      return;
    }
    // The first byte says which file of a whole system the rest replaces.
    Path set = Files.createDirectories(file.resolve("set.000"));
    Files.writeString(file.resolve("type.raw"), "0 1\n");
    Files.writeString(file.resolve("type_map.raw"), "Si O\n");
    Files.write(set.resolve("coord.npy"), NumpyArray.doubles(new double[][] {{0, 0, 0, 1, 1, 1}}));
    Files.write(
        set.resolve("box.npy"), NumpyArray.doubles(new double[][] {{3, 0, 0, 0, 3, 0, 0, 0, 3}}));
    List<String> names =
        List.of(
            "set.000/coord.npy",
            "set.000/box.npy",
            "set.000/energy.npy",
            "set.000/virial.npy",
            "set.000/real_atom_types.npy",
            "set.000/spin.npy",
            "type.raw",
            "type_map.raw");
    for (String name : names) {
      if (!List.of("coord", "box").contains(name.replaceAll("set.000/|\\.npy", ""))
          && name.startsWith("set")) {
        Files.deleteIfExists(file.resolve(name));
      }
    }
    int which = data.length == 0 ? 0 : (data[0] & 0xff) % names.size();
    Files.write(
        file.resolve(names.get(which)),
        Arrays.copyOfRange(data, Math.min(1, data.length), Math.max(1, data.length)));
  }

  private FrameReader open() {
    for (FolderFormat folder : FrameFiles.FOLDERS) {
      if (slug(folder.name()).equals(format)) {
        return folder.open(file, ReadingOptions.NONE);
      }
    }
    for (FrameFormat one : FrameFiles.FORMATS) {
      if (slug(one.name()).equals(format)) {
        TextSource source = TextSource.open(file);
        try {
          // Whether a format feels addressed must not fail either.
          one.fits(source.peek(60));
          return one.open(source, OPTIONS);
        } catch (ProblemException e) {
          source.close();
          throw e;
        }
      }
    }
    throw new IllegalArgumentException(format + " is none of " + formats());
  }

  private void explain(ProblemException e) {
    if (e.problem() == Problem.INTERNAL || !e.getMessage().contains(file.toString())) {
      throw new AssertionError("a problem that does not name the file: " + e.getMessage(), e);
    }
  }

  /** Nothing half-read, nothing that is no number. */
  private static void hold(Frame frame) {
    int n = frame.size();
    Labels labels = frame.labels();
    if (n == 0) {
      throw new AssertionError("a frame without atoms");
    }
    labels.energy().ifPresent(energy -> finite(new double[] {energy}, 1, "energy"));
    labels.forces().ifPresent(forces -> finite(forces, 3 * n, "forces"));
    labels.stress().ifPresent(stress -> finite(stress, 9, "stress"));
    labels.charges().ifPresent(charges -> finite(charges, n, "charges"));
    frame.structure().charges().ifPresent(charges -> finite(charges, n, "charges"));
    frame
        .columns()
        .forEach(
            (name, values) -> {
              if (values.length == 0 || values.length % n != 0) {
                throw new AssertionError("column " + name + " has " + values.length + " numbers");
              }
            });
  }

  private static void finite(double[] values, int count, String what) {
    if (values.length != count || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new AssertionError(what + ": " + Arrays.toString(values));
    }
  }
}
