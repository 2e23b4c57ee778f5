package io.crisol.potentials.lammps;

import java.util.ArrayList;
import java.util.List;

/** Words of a line: quotes hold words together, a hash outside of quotes ends it. */
final class Words {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean open;

  private Words(String line) {
    this.line = line;
  }

  static List<String> of(String line) {
    Words reader = new Words(line);
    int k = 0;
    while (k < line.length() && line.charAt(k) != '#') {
      k = reader.take(k);
    }
    reader.end();
    return reader.words;
  }

  /** Takes a character or a quotation; where the next begins. */
  private int take(int k) {
    char c = line.charAt(k);
    if (c == '"' || c == '\'') {
      String quote = line.startsWith("\"\"\"", k) ? "\"\"\"" : String.valueOf(c);
      int from = k + quote.length();
      int to = line.indexOf(quote, from);
      word.append(line, from, to < 0 ? line.length() : to);
      open = true;
      return to < 0 ? line.length() : to + quote.length();
    }
    if (Character.isWhitespace(c)) {
      end();
    } else {
      word.append(c);
      open = true;
    }
    return k + 1;
  }

  private void end() {
    if (open) {
      words.add(word.toString());
      word.setLength(0);
      open = false;
    }
  }
}
