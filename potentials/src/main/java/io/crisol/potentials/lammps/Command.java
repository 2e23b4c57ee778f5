package io.crisol.potentials.lammps;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.nio.file.Path;
import java.util.List;

/**
 * A command of a LAMMPS input.
 *
 * @param words name and arguments, variables put in
 * @param file where it stands
 * @param line number of its first line, from 1
 */
record Command(List<String> words, Path file, int line) {
  String name() {
    return words.getFirst();
  }

  List<String> arguments() {
    return words.subList(1, words.size());
  }

  String text() {
    return String.join(" ", words);
  }

  /** That it means something we do not compute. */
  ProblemException notHonoured(String why) {
    return Problem.INPUT_NOT_HONOURED.with(text(), why).at(place());
  }

  /** That it makes no sense. */
  ProblemException wrong(String why) {
    return Problem.FILE_MALFORMED.with("\"" + text() + "\"", why).at(place());
  }

  String place() {
    return file + ", line " + line;
  }

  /** Refuses fewer arguments. */
  void atLeast(int count) {
    if (arguments().size() < count) {
      throw wrong(name() + " needs " + count + " arguments or more");
    }
  }

  /** A number among the arguments. */
  double number(String word) {
    return number(this, word);
  }

  private static double number(Command command, String word) {
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value) && !word.endsWith("d") && !word.endsWith("f")) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below, with the place.
    }
    throw command.wrong("\"" + word + "\" is no number");
  }

  /** A truth value among the arguments. */
  boolean yes(String word) {
    return switch (word) {
      case "yes", "on", "true" -> true;
      case "no", "off", "false" -> false;
      default -> throw wrong("\"" + word + "\" is neither yes nor no");
    };
  }
}
