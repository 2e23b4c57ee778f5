package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The registered formats of other programs. */
public final class ForeignFormats {
  private static final int HEAD = 1 << 16;

  private static final List<ForeignFormat> ALL =
      ServiceLoader.load(ForeignFormat.class).stream().map(ServiceLoader.Provider::get).toList();

  private ForeignFormats() {}

  /** Names of all of them, in order. */
  static List<String> names() {
    return ALL.stream().map(ForeignFormat::name).sorted().toList();
  }

  /** The format of a file or folder, if it is known. */
  public static Optional<ForeignFormat> of(Path file) {
    List<String> head = head(file);
    return ALL.stream().filter(format -> format.fits(file, head)).findFirst();
  }

  /** The potential of a file or folder, if its format is known. */
  static Optional<LoadedPotential> read(Path file, PotentialRequest request) {
    return of(file)
        .map(
            format -> {
              List<String> notes = new ArrayList<>();
              Potential potential = format.read(file, request, notes::add);
              return new LoadedPotential(
                  potential, file.toString(), format.name(), new Json.Obj(), notes);
            });
  }

  /** Whether a file is a part of a potential that needs other files beside it. */
  static boolean isPart(Path file) {
    return of(file).map(ForeignFormat::joinsFiles).orElse(false);
  }

  /**
   * The potential of several files of one format.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, POTENTIAL_UNKNOWN, and those of
   *     the format
   */
  static LoadedPotential read(List<Path> files, String argument, PotentialRequest request) {
    ForeignFormat format = null;
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw Problem.FILE_NOT_FOUND.with(file);
      }
      ForeignFormat own = of(file).orElse(null);
      if (own == null || format != null && own != format) {
        throw Problem.POTENTIAL_UNKNOWN.with(
            argument, file + " is no file of a format in which several files make a potential");
      }
      format = own;
    }
    List<String> notes = new ArrayList<>();
    Potential potential = format.read(files, request, notes::add);
    return new LoadedPotential(potential, argument, format.name(), new Json.Obj(), notes);
  }

  /** First lines of a file, byte by byte a character: formats are told apart by plain letters. */
  private static List<String> head(Path file) {
    if (Files.isDirectory(file)) {
      return List.of();
    }
    try (var stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException _) {
      return List.of(); // Whoever reads it as something else will say so.
    }
  }
}
