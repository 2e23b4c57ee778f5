package io.crisol.structures.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of Fortran namelists: {@code name = value, name(2) = value value}, over several lines,
 * with comments after an exclamation mark. Names are kept in lower case without blanks.
 */
final class PwNamelists {
  private static final Pattern TOKEN =
      Pattern.compile("'[^']*+'|\"[^\"]*+\"|=|,|[^\\s,='\"!]++|['\"]");

  private static final Pattern NAME = Pattern.compile("([a-z_][a-z0-9_]*)(\\([0-9 ,]+\\))?");

  /** No array of a lattice is longer; what follows is not kept. */
  private static final int LARGEST_INDEX = 99;

  private static final Pattern REPEATED = Pattern.compile("([0-9]{1,3})\\*(.+)");

  private final Map<String, String> values = new HashMap<>();
  private final List<String> pending = new ArrayList<>();
  private String name = "";

  /** Reads a line inside a namelist; whether the namelist ends with it. */
  boolean read(String line) {
    List<String> tokens = tokens(line);
    for (int k = 0; k < tokens.size(); k++) {
      String token = tokens.get(k);
      if ("/".equals(token) || "&end".equalsIgnoreCase(token)) {
        close();
        return true;
      }
      boolean assigns = k + 1 < tokens.size() && "=".equals(tokens.get(k + 1));
      if (assigns) {
        close();
        name = token.toLowerCase(Locale.ROOT);
        k++;
      } else if (!",".equals(token)) {
        pending.add(token);
      }
    }
    return false;
  }

  private static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(line);
    int at = 0;
    while (at < line.length()) {
      if (line.charAt(at) == '!') {
        break;
      }
      boolean found = matcher.find(at);
      if (!found || line.substring(at, matcher.start()).indexOf('!') >= 0) {
        break;
      }
      add(tokens, matcher.group());
      at = matcher.end();
    }
    return joined(tokens);
  }

  /** Splits a slash that closes a namelist off a word, as in {@code nat=2/}. */
  private static void add(List<String> tokens, String token) {
    boolean closes =
        token.length() > 1
            && token.endsWith("/")
            && token.charAt(0) != '\''
            && token.charAt(0) != '"';
    if (closes) {
      tokens.add(token.substring(0, token.length() - 1));
      tokens.add("/");
    } else {
      tokens.add(token);
    }
  }

  /** Puts a name and its index in brackets together, as in {@code celldm (1)}. */
  private static List<String> joined(List<String> tokens) {
    List<String> result = new ArrayList<>();
    for (String token : tokens) {
      boolean index = token.startsWith("(") && !result.isEmpty();
      if (index && NAME.matcher(result.getLast().toLowerCase(Locale.ROOT)).matches()) {
        result.add(result.removeLast() + token);
      } else {
        result.add(token);
      }
    }
    return result;
  }

  /** Ends the value that is being read. */
  void close() {
    Matcher matcher = NAME.matcher(name);
    if (!name.isEmpty() && !pending.isEmpty() && matcher.matches()) {
      String base = matcher.group(1);
      String index = matcher.group(2);
      String inner = index == null ? "" : index.substring(1, index.length() - 1).strip();
      if (index == null && pending.size() == 1) {
        values.put(base, pending.getFirst());
      }
      if (inner.matches("[0-9]{0,3}")) {
        fill(base, inner.isEmpty() ? 1 : Integer.parseInt(inner));
      }
    }
    pending.clear();
    name = "";
  }

  private void fill(String base, int first) {
    int at = first;
    for (String value : pending) {
      Matcher repeated = REPEATED.matcher(value);
      int times = repeated.matches() ? Integer.parseInt(repeated.group(1)) : 1;
      String one = repeated.matches() ? repeated.group(2) : value;
      for (int k = 0; k < times && at <= LARGEST_INDEX; k++) {
        values.put(base + "(" + at++ + ")", one);
      }
    }
  }

  /** The text of a value without its quotes. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key))
        .map(value -> value.replaceAll("^['\"]|['\"]$", "").strip());
  }

  /** A number, NaN where the value is none; empty where it is not given. */
  Optional<Double> number(String key) {
    return text(key).map(Numbers::parse);
  }
}
