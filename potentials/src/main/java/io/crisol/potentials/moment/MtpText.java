package io.crisol.potentials.moment;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entries {@code name = value} of a {@code .mtp} file, and its blocks of radial coefficients by
 * pair of types; lists in braces may go over several lines.
 */
final class MtpText {
  private static final long MOST = 64L << 20;
  private static final Pattern ENTRY = Pattern.compile("\\s*(\\w+)\\s*=\\s*(.*?)\\s*");
  private static final Pattern PAIR = Pattern.compile("\\s*(\\d{1,3}-\\d{1,3})\\s*");

  private final Path file;
  private final List<String> lines;
  private final Map<String, String> entries = new LinkedHashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<String, List<double[]>> radial = new LinkedHashMap<>();
  private int at = 1;

  private MtpText(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static MtpText read(Path file) {
    try {
      if (Files.size(file) > MOST) {
        throw Problem.FILE_MALFORMED.with(file, "it is larger than 64 MB");
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      MtpText read = new MtpText(file, text.lines().toList());
      read.parse();
      return read;
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private void parse() {
    // A state of selection, which may follow, begins with # and goes on in bytes.
    while (at < lines.size() && !lines.get(at).startsWith("#")) {
      String line = lines.get(at++);
      Matcher entry = ENTRY.matcher(line);
      Matcher pair = PAIR.matcher(line);
      if (entry.matches()) {
        entries.put(entry.group(1), whole(entry.group(2)));
        places.put(entry.group(1), at);
      } else if (pair.matches() && entries.containsKey("radial_funcs_count")) {
        readPair(pair.group(1));
      } else if (!line.isBlank() && !line.strip().equals("radial_coeffs")) {
        throw malformed("this line is neither \"name = value\" nor radial coefficients");
      }
    }
  }

  private void readPair(String pair) {
    List<double[]> rows = new ArrayList<>();
    int here = at;
    int count = integer("radial_funcs_count");
    at = here; // Looking up an entry goes to its line.
    while (rows.size() < count) {
      if (at >= lines.size() || !lines.get(at).strip().startsWith("{")) {
        throw malformed("types " + pair + " need " + count + " lists of radial coefficients");
      }
      rows.add(numbers(whole(lines.get(at++).strip())));
    }
    radial.put(pair, rows);
  }

  /** A value with the lines that belong to its open braces. */
  private String whole(String start) {
    StringBuilder value = new StringBuilder(start);
    long open = start.chars().filter(c -> c == '{').count() - closed(start);
    while (open > 0 && at < lines.size()) {
      String line = lines.get(at++).strip();
      value.append(line);
      open += line.chars().filter(c -> c == '{').count() - closed(line);
    }
    if (open != 0) {
      throw malformed("braces do not match");
    }
    return value.toString();
  }

  private static long closed(String text) {
    return text.chars().filter(c -> c == '}').count();
  }

  private double[] numbers(String list) {
    String plain = list.replace('{', ' ').replace('}', ' ').replace(',', ' ').strip();
    try {
      return plain.isEmpty()
          ? new double[0]
          : Arrays.stream(plain.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw (ProblemException)
          malformed("this list should hold numbers: " + e.getMessage()).initCause(e);
    }
  }

  Path file() {
    return file;
  }

  Map<String, String> entries() {
    return entries;
  }

  /** Lists of a pair of types, one for each radial function; null where there are none. */
  List<double[]> radial(int centre, int neighbour) {
    return radial.get(centre + "-" + neighbour);
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  String text(String name) {
    at = places.getOrDefault(name, at);
    String value = entries.get(name);
    if (value == null) {
      throw Problem.FILE_MALFORMED.with(file, "it has no entry " + name);
    }
    return value;
  }

  double number(String name) {
    double[] values = numbers(text(name));
    if (values.length != 1) {
      throw malformed(name + " is one number");
    }
    return values[0];
  }

  int integer(String name) {
    return whole(number(name), name);
  }

  double[] list(String name) {
    return numbers(text(name));
  }

  int[] integers(String name) {
    double[] values = list(name);
    int[] integers = new int[values.length];
    for (int k = 0; k < values.length; k++) {
      integers[k] = whole(values[k], name);
    }
    return integers;
  }

  private int whole(double value, String name) {
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw malformed(name + " holds whole numbers");
    }
    return (int) value;
  }

  ProblemException malformed(String reason) {
    return Problem.FILE_MALFORMED.with(file, reason).at("line " + at);
  }
}
