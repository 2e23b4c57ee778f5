package io.crisol.potentials.bonded;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LAMMPS' files of parameters by triple of elements: three names and a fixed number of numbers for
 * each, over as many lines as they like, {@code #} before comments, in {@code metal} units. Names
 * that are not asked for are skipped; where none is, all names that are elements are read.
 */
final class EntryFile {
  /** No published set comes near; a larger file is not read into memory. */
  private static final long LARGEST = 32L << 20;

  private static final Pattern UNITS = Pattern.compile("UNITS:\\s*(\\S+)");

  private final String name;
  private final List<String> names;
  private final Set<String> wanted = new TreeSet<>();
  private final Map<Triple, double[]> entries = new TreeMap<>();
  private final Map<Triple, Integer> lines = new TreeMap<>();

  private EntryFile(String name, List<String> names, Collection<Element> wanted) {
    this.name = name;
    this.names = names;
    wanted.forEach(element -> this.wanted.add(element.symbol()));
  }

  /**
   * The entries of every ordered triple of the elements.
   *
   * @param elements those wanted; all of the file where empty
   * @param names of the numbers of an entry, in order
   * @param make the parameters of an entry from its numbers; what it refuses gets its line
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED,
   *     PARAMETER_MISSING, PARAMETER_INVALID
   */
  static <P> Map<Triple, P> read(
      Path path, List<String> names, Collection<Element> elements, Function<double[], P> make) {
    EntryFile file = new EntryFile(path.toString(), names, elements);
    file.read(lines(path));
    Map<Triple, P> made = new TreeMap<>();
    file.entries.forEach(
        (triple, numbers) -> {
          try {
            made.put(triple, make.apply(numbers));
          } catch (ProblemException e) {
            throw e.at(file.place(file.lines.get(triple)));
          }
        });
    return made;
  }

  /** What {@code make} gives, its problems with the file where they have no place yet. */
  static <T> T located(Path path, Supplier<T> make) {
    try {
      return make.get();
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(path.toString()) : e;
    }
  }

  private static List<String> lines(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        throw Problem.FILE_MALFORMED.with(path, "it is far too large for a file of parameters");
      }
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(path).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(path, "reading failed: " + e).causedBy(e);
    }
  }

  private void read(List<String> text) {
    List<String> words = new ArrayList<>();
    int first = 0;
    for (int number = 1; number <= text.size(); number++) {
      String line = text.get(number - 1);
      refuseOtherUnits(line, number);
      List<String> more = words(line);
      first = words.isEmpty() ? number : first;
      words.addAll(more);
      if (words.size() >= 3 + names.size()) {
        add(words, first, number);
        words.clear();
      }
    }
    if (!words.isEmpty()) {
      throw malformed(
          first,
          "the file ends in the middle of an entry: it has "
              + words.size()
              + " of its "
              + (3 + names.size())
              + " words");
    }
    requireAll();
  }

  /** The words of a line without its comment. */
  static List<String> words(String line) {
    int comment = line.indexOf('#');
    String content = (comment < 0 ? line : line.substring(0, comment)).strip();
    return content.isEmpty() ? List.of() : List.of(content.split("\\s+"));
  }

  private void refuseOtherUnits(String line, int number) {
    Matcher units = UNITS.matcher(line);
    if (number == 1 && units.find() && !units.group(1).equals("metal")) {
      throw malformed(
          number, "its units are \"" + units.group(1) + "\", and only metal (eV, Å) is read");
    }
  }

  private void add(List<String> words, int first, int last) {
    if (words.size() > 3 + names.size()) {
      throw malformed(
          last,
          String.format(
              Locale.ROOT,
              "the entry from line %d has %d words, and %d were expected: three elements, %s",
              first,
              words.size(),
              3 + names.size(),
              String.join(", ", names)));
    }
    double[] numbers = new double[names.size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = number(words.get(3 + k), names.get(k), first);
    }
    List<String> triples = words.subList(0, 3);
    boolean read =
        wanted.isEmpty()
            ? triples.stream().allMatch(symbol -> Element.find(symbol).isPresent())
            : wanted.containsAll(triples);
    if (read) {
      Triple triple = Triple.parse(String.join("-", words.subList(0, 3)));
      Integer before = lines.putIfAbsent(triple, first);
      if (before != null) {
        throw malformed(first, "the entry " + triple + " stands in line " + before + " already");
      }
      entries.put(triple, numbers);
    }
  }

  private double number(String word, String what, int line) {
    try {
      double value = Double.parseDouble(word.replace('d', 'e').replace('D', 'e'));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw malformed(line, "\"" + word + "\" stands for " + what + " and is no number")
          .causedBy(e);
    }
    throw malformed(line, what + " = " + word + " is not finite");
  }

  private void requireAll() {
    if (wanted.isEmpty()) {
      entries
          .keySet()
          .forEach(
              triple ->
                  List.of(triple.centre(), triple.first(), triple.second())
                      .forEach(element -> wanted.add(element.symbol())));
    }
    for (String centre : wanted) {
      for (String first : wanted) {
        for (String second : wanted) {
          Triple triple = new Triple(Element.of(centre), Element.of(first), Element.of(second));
          if (!entries.containsKey(triple)) {
            throw Problem.PARAMETER_MISSING
                .with(
                    "the entry " + centre + " " + first + " " + second,
                    "every ordered triple of the elements in use needs one")
                .at(name);
          }
        }
      }
    }
  }

  private ProblemException malformed(int line, String why) {
    return Problem.FILE_MALFORMED.with(name, why).at(place(line));
  }

  private String place(int line) {
    return name + ", line " + line;
  }

  /**
   * Whether the first lines of a file hold whole entries of {@code count} numbers, and the first
   * number of each passes.
   */
  static boolean fits(List<String> head, int count, DoublePredicate first) {
    List<String> words = new ArrayList<>();
    for (String line : head) {
      words.addAll(words(line));
    }
    int whole = words.size() / (3 + count);
    for (int entry = 0; entry < whole; entry++) {
      List<String> parts = words.subList(entry * (3 + count), (entry + 1) * (3 + count));
      boolean names = parts.subList(0, 3).stream().noneMatch(EntryFile::isNumber);
      boolean numbers = parts.subList(3, 3 + count).stream().allMatch(EntryFile::isNumber);
      if (!names || !numbers || !first.test(Double.parseDouble(parts.get(3)))) {
        return false;
      }
    }
    // What remains is a part of the next entry, cut off with the head.
    return whole > 0
        && words.stream().skip((long) whole * (3 + count)).limit(3).noneMatch(EntryFile::isNumber);
  }

  private static boolean isNumber(String word) {
    return word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  /** The text of a file. */
  static <P> String text(
      String title, List<String> names, Map<Triple, P> entries, Function<P, double[]> numbers) {
    StringBuilder text = new StringBuilder("# UNITS: metal\n# ").append(title);
    text.append("\n# element 1 2 3 ").append(String.join(" ", names)).append('\n');
    entries.forEach(
        (triple, entry) -> {
          text.append(triple.centre() + " " + triple.first() + " " + triple.second());
          for (double number : numbers.apply(entry)) {
            text.append(' ').append(number);
          }
          text.append('\n');
        });
    return text.toString();
  }
}
