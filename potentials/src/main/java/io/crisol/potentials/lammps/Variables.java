package io.crisol.potentials.lammps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables of an input that are constants: texts, and numbers written as such. */
final class Variables {
  private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)\\}|\\$([A-Za-z])|\\$(\\()");

  private final Map<String, String> constants = new HashMap<>();

  /** Takes a variable command; one that is no constant is known by name only. */
  void define(Command command) {
    command.atLeast(2);
    List<String> arguments = command.arguments();
    String name = arguments.get(0);
    switch (arguments.get(1)) {
      case "index" -> {
        // Only the first definition counts, as in LAMMPS.
        if (arguments.size() > 2) {
          constants.putIfAbsent(name, arguments.get(2));
        }
      }
      case "string" -> constant(command, name);
      case "equal" -> constant(command, name);
      case "delete" -> constants.remove(name);
      default -> constants.remove(name);
    }
  }

  private void constant(Command command, String name) {
    List<String> rest = command.arguments().subList(2, command.arguments().size());
    String text = rest.size() == 1 ? substituted(rest.getFirst()) : null;
    boolean plain = command.arguments().get(1).equals("string");
    if (text != null && (plain || isNumber(text))) {
      constants.put(name, text);
    } else {
      constants.remove(name);
    }
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /** The text with variables put in; null where one is no constant. */
  private String substituted(String text) {
    Matcher matcher = USE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      String value = name == null ? null : constants.get(name);
      if (value == null) {
        return null;
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  /**
   * A command with its variables put in.
   *
   * @throws io.crisol.structures.ProblemException INPUT_NOT_HONOURED where one is no constant
   */
  Command putInto(Command command) {
    if (command.words().stream().noneMatch(word -> word.contains("$"))) {
      return command;
    }
    List<String> words =
        command.words().stream()
            .flatMap(
                word -> {
                  String text = substituted(word);
                  if (text == null) {
                    throw command.notHonoured(
                        "the variable in \"" + word + "\" is not set to a number or text here");
                  }
                  return Words.of(text).stream();
                })
            .toList();
    return new Command(words, command.file(), command.line());
  }
}
