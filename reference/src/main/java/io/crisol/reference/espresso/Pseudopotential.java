package io.crisol.reference.espresso;

import io.crisol.reference.StructureKey;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a pseudopotential file (UPF, versions 1 and 2) says.
 *
 * <p>Source: http://pseudopotentials.quantum-espresso.org/home/unified-pseudopotential-format.
 *
 * @param file the file
 * @param element whose it is, where the header says so
 * @param wavefunctionCutoffRy smallest cutoff that its maker suggests, Ry; absent where none is
 *     said
 * @param densityCutoffRy the same for the density, Ry
 * @param functional as the file names it
 * @param hash SHA-256 of the file
 */
record Pseudopotential(
    Path file,
    Optional<Element> element,
    OptionalDouble wavefunctionCutoffRy,
    OptionalDouble densityCutoffRy,
    String functional,
    String hash) {
  /** Headers stand within the first few kilobytes, after the input of the generating program. */
  private static final int HEAD = 200_000;

  private static final Pattern SYMBOL = Pattern.compile("element\\s*=\\s*\"\\s*([A-Za-z]+)");
  private static final Pattern FUNCTIONAL = Pattern.compile("functional\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern OLD_SYMBOL = Pattern.compile("(?m)^\\s*([A-Z][a-z]?)\\s+Element");

  /**
   * Reads a header.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND
   */
  static Pseudopotential read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    }
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    int at = Math.max(0, head.indexOf("<PP_HEADER"));
    String header = head.substring(at, Math.min(head.length(), at + 4000));
    return new Pseudopotential(
        file,
        group(SYMBOL, header).or(() -> group(OLD_SYMBOL, header)).flatMap(Element::find),
        cutoff(header, "wfc_cutoff", head, "wavefunctions"),
        cutoff(header, "rho_cutoff", head, "charge density"),
        group(FUNCTIONAL, header).orElse("").strip(),
        StructureKey.hex(bytes));
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The attribute, else the sentence for people; zero means that nothing is suggested. */
  private static OptionalDouble cutoff(String header, String key, String head, String sentence) {
    double value =
        group(Pattern.compile(key + "\\s*=\\s*\"\\s*([-+0-9.eEdD]+)"), header)
            .map(Pseudopotential::number)
            .orElse(0.0);
    if (!(value > 0)) {
      Pattern said = Pattern.compile("Suggested minimum cutoff for " + sentence + ":\\s*([0-9.]+)");
      value = group(said, head).map(Pseudopotential::number).orElse(0.0);
    }
    return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace('d', 'e').replace('D', 'E'));
    } catch (NumberFormatException _) {
      return 0; // As if nothing were suggested: that is said where cutoffs are chosen.
    }
  }
}
