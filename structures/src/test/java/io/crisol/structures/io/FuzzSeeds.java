package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Collects what the fuzzer starts from: files of a format in given folders, and our own outputs.
 */
public final class FuzzSeeds {
  /** Longer files are cut, which the parsers must stand as well. */
  private static final int LONGEST = 40_000;

  /** The smallest files of each format are taken. */
  private static final int MOST = 16;

  /** Lines that differ in their digits only are taken so many times in a row. */
  private static final int ALIKE = 20;

  private FuzzSeeds() {}

  /** Arguments: folder to write, folders to search. Writes a folder of seeds for each format. */
  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[0]);
    Path own = Files.createTempDirectory("own");
    write(own);
    for (FrameFormat format : FrameFiles.FORMATS) {
      Path folder = Files.createDirectories(out.resolve(FuzzTarget.slug(format.name())));
      Stream<Path> places =
          Stream.concat(Arrays.stream(arguments).skip(1).map(Path::of), Stream.of(own));
      List<Path> files = places.flatMap(FuzzSeeds::below).filter(f -> fits(format, f)).toList();
      files.stream()
          .sorted(Comparator.comparingLong(FuzzSeeds::size))
          .limit(MOST)
          .forEach(file -> copy(file, folder));
      System.out.println(FuzzTarget.slug(format.name()));
    }
    deepmd(Files.createDirectories(out.resolve(FuzzTarget.slug(DeepmdFolder.FORMAT.name()))));
    System.out.println(FuzzTarget.slug(DeepmdFolder.FORMAT.name()));
  }

  private static void write(Path folder) {
    Frame frame = CommonFrame.of(CommonFrame.UPRIGHT, 1);
    for (FrameOutput output : FrameOutputs.all()) {
      output.write(folder.resolve("own." + output.id()), List.of(frame), _ -> {});
    }
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean fits(FrameFormat format, Path file) {
    try (TextSource source = TextSource.open(file)) {
      List<String> head = source.peek(60);
      return FrameFiles.FORMATS.stream().filter(f -> f.fits(head)).findFirst().orElse(null)
          == format;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static void copy(Path file, Path folder) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      byte[] brief = shortened(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      Files.write(
          folder.resolve(Integer.toHexString(file.toString().hashCode())),
          Arrays.copyOf(brief, Math.min(brief.length, LONGEST)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Without most of the long tables, so that more inputs are tried in the same time. */
  private static byte[] shortened(String text) {
    StringBuilder out = new StringBuilder();
    String before = "";
    int alike = 0;
    for (String line : text.split("(?<=\n)")) {
      String shape = line.replaceAll("[-+\\d.E]+", "0").replaceAll(" +", " ");
      alike = shape.equals(before) ? alike + 1 : 0;
      before = shape;
      if (alike < ALIKE) {
        out.append(line);
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void deepmd(Path folder) throws IOException {
    double[][][] arrays = {
      {{0, 0, 0, 1, 1, 1}},
      {{3, 0, 0, 0, 3, 0, 0, 0, 3}},
      {{-1}},
      {{1, 0, 0, 0, 1, 0, 0, 0, 1}},
      {{0, 1}},
      {{1, 2, 3, 4, 5, 6}}
    };
    for (int k = 0; k < arrays.length; k++) {
      seed(folder, k, NumpyArray.doubles(arrays[k]));
    }
    seed(folder, 6, "0 1\n".getBytes(StandardCharsets.US_ASCII));
    seed(folder, 7, "Si O_w\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void seed(Path folder, int which, byte[] content) throws IOException {
    var all = new ByteArrayOutputStream();
    all.write(which);
    all.write(content);
    Files.write(folder.resolve("seed" + which), all.toByteArray());
  }
}
