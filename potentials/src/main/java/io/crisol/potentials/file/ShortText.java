package io.crisol.potentials.file;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A potential written as {@code name(key=value, …, name(…), …)}; a value is a number or a word.
 *
 * @param name what stands before the bracket
 * @param named values by key, numbers or strings
 * @param members texts inside this one, such as the terms of a sum or the pairs of a pair potential
 */
public record ShortText(String name, Json.Obj named, List<ShortText> members) {
  private static final Pattern TOKEN = Pattern.compile("\\s*([^\\s(),=]+|[(),=])");

  /**
   * Reads a short text.
   *
   * @throws ProblemException POTENTIAL_UNKNOWN, saying at which character the text stops making
   *     sense
   */
  public static ShortText parse(String text) {
    Reader reader = new Reader(text);
    ShortText parsed = reader.call(reader.word());
    reader.expectEnd();
    return parsed;
  }

  /** The named values, for reading with all keys accounted for. */
  public Parameters parameters() {
    return new Parameters(name, named);
  }

  /** Walks through the tokens of a text. */
  private static final class Reader {
    private final String text;
    private final Matcher matcher;
    private String token;
    private int position;

    Reader(String text) {
      this.text = text;
      this.matcher = TOKEN.matcher(text);
      advance();
    }

    private void advance() {
      position = token == null ? 0 : matcher.end();
      matcher.region(position, text.length());
      token = matcher.lookingAt() ? matcher.group(1) : "";
    }

    private boolean take(String expected) {
      boolean taken = token.equals(expected);
      if (taken) {
        advance();
      }
      return taken;
    }

    String word() {
      if (token.isEmpty() || "(),=".contains(token)) {
        throw broken("a name or a value is expected");
      }
      String word = token;
      advance();
      return word;
    }

    ShortText call(String name) {
      Json.Obj named = new Json.Obj();
      List<ShortText> members = new ArrayList<>();
      if (!take("(")) {
        throw broken("an opening bracket is expected");
      }
      boolean closed = take(")");
      while (!closed) {
        argument(named, members);
        closed = take(")");
        if (!closed && !take(",")) {
          throw broken("a comma or a closing bracket is expected");
        }
      }
      return new ShortText(name, named, List.copyOf(members));
    }

    private void argument(Json.Obj named, List<ShortText> members) {
      String word = word();
      if (!take("=")) {
        members.add(call(word));
      } else if (named.members().containsKey(word)) {
        throw broken(word + " is given twice");
      } else {
        named.put(word, value(word()));
      }
    }

    private static Json value(String word) {
      try {
        return Json.of(Double.parseDouble(word));
      } catch (NumberFormatException _) {
        return new Json.Str(word);
      }
    }

    void expectEnd() {
      if (!text.substring(position).isBlank()) {
        throw broken("the text should end");
      }
    }

    private ProblemException broken(String expected) {
      return Problem.POTENTIAL_UNKNOWN.with(text, expected + " at character " + (position + 1));
    }
  }
}
