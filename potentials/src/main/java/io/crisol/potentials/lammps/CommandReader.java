package io.crisol.potentials.lammps;

import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The commands of a LAMMPS input, one by one: lines that go on after {@code &} are joined, comments
 * dropped, quotes taken off, variables put in and included files read.
 */
final class CommandReader {
  /** Bytes of an input; LAMMPS inputs are short, and data files are no inputs. */
  private static final long LONGEST = 16L << 20;

  private static final int DEEPEST = 10;

  private final PotentialRequest request;
  private final Consumer<Command> receiver;
  private final Variables variables = new Variables();

  CommandReader(PotentialRequest request, Consumer<Command> receiver) {
    this.request = request;
    this.receiver = receiver;
  }

  void read(Path file) {
    read(file, 0);
  }

  private void read(Path file, int depth) {
    if (depth > DEEPEST) {
      throw Problem.FILE_MALFORMED.with(file, "files include each other without end");
    }
    List<String> lines = lines(file);
    for (int k = 0; k < lines.size(); k++) {
      int first = k + 1;
      StringBuilder text = new StringBuilder(lines.get(k).stripTrailing());
      while (goesOn(text) && k + 1 < lines.size()) {
        k++;
        text.setLength(text.length() - (text.toString().endsWith("&") ? 1 : 0));
        text.append(' ').append(lines.get(k).stripTrailing());
      }
      List<String> words = Words.of(text.toString());
      if (!words.isEmpty()) {
        take(new Command(words, file, first), depth);
      }
    }
  }

  /** Whether a line ends with an ampersand, or inside triple quotes. */
  private static boolean goesOn(StringBuilder text) {
    String line = text.toString();
    return line.endsWith("&") || line.split("\"\"\"", -1).length % 2 == 0;
  }

  private void take(Command raw, int depth) {
    switch (raw.name()) {
      case "variable" -> variables.define(raw);
      case "include" -> {
        Command command = variables.putInto(raw);
        command.atLeast(1);
        read(request.locate(command.arguments().getFirst(), command.file()), depth + 1);
      }
      default -> receiver.accept(Inputs.isRead(raw.name()) ? variables.putInto(raw) : raw);
    }
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw Problem.FILE_MALFORMED.with(file, "it is too long for a LAMMPS input");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }
}
