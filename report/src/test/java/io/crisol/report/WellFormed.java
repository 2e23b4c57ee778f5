package io.crisol.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what is not well formed in a page: tags that do not pair, stray angle brackets, doubled ids.
 */
final class WellFormed {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[\\w:-]+=\"[^\"<]*\")*)\\s*(/?)>");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

  private WellFormed() {}

  static List<String> faults(String html) {
    String markup =
        html.replaceFirst("<!DOCTYPE html>", "")
            .replaceAll("(?s)(<script[^>]*>).*?(</script>)", "$1$2")
            .replaceAll("(?s)(<style[^>]*>).*?(</style>)", "$1$2");
    List<String> faults = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(markup);
    int at = 0;
    while (tag.find()) {
      String between = markup.substring(at, tag.start());
      if (between.contains("<") || between.contains(">")) {
        faults.add("stray bracket in: " + between.strip());
      }
      at = tag.end();
      Matcher id = ID.matcher(tag.group(3));
      if (id.find()) {
        ids.add(id.group(1));
      }
      if (!tag.group(1).isEmpty()) {
        if (open.isEmpty() || !open.pop().equals(tag.group(2))) {
          faults.add("unpaired " + tag.group());
        }
      } else if (tag.group(4).isEmpty()) {
        open.push(tag.group(2));
      }
    }
    open.forEach(name -> faults.add("unclosed " + name));
    ids.stream()
        .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
        .distinct()
        .forEach(id -> faults.add("doubled id " + id));
    return faults;
  }
}
