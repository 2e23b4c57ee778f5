package io.crisol.potentials.spectral;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code X.snapcoeff} with {@code X.snapparam} beside it, named by either of the two. */
public final class SnapFormat implements ForeignFormat {
  private static final String COEFFICIENTS = ".snapcoeff";
  private static final String PARAMETERS = ".snapparam";

  @Override
  public String name() {
    return "snap";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    List<String[]> lines =
        head.stream().map(WordLines::split).filter(words -> words.length > 0).limit(3).toList();
    return isCoefficients(lines) || isParameters(head);
  }

  private static boolean isCoefficients(List<String[]> lines) {
    return lines.size() == 3
        && lines.get(0).length == 2
        && lines.get(1).length == 3
        && lines.get(2).length == 1
        && Stream.of(lines.get(0)).allMatch(word -> word.matches("\\d{1,9}"))
        && lines.get(1)[0].matches("[A-Za-z]\\w*");
  }

  private static boolean isParameters(List<String> head) {
    List<String> keys =
        head.stream().map(WordLines::split).filter(w -> w.length > 0).map(w -> w[0]).toList();
    return keys.contains("rcutfac") && keys.contains("twojmax");
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    String name = String.valueOf(file.getFileName());
    boolean named = name.toLowerCase(Locale.ROOT).endsWith(PARAMETERS);
    Path coefficients = named ? partner(file, COEFFICIENTS, request) : file;
    Path parameters = named ? file : partner(file, PARAMETERS, request);
    Snap all = LammpsSnap.read(coefficients, parameters, List.of());
    Set<Element> needed = new TreeSet<>(request.elements());
    needed.retainAll(all.elements());
    return needed.isEmpty() || needed.equals(all.elements())
        ? all
        : LammpsSnap.read(coefficients, parameters, needed);
  }

  /** The other file of the pair: beside this one, else in the folders of the request. */
  private static Path partner(Path file, String ending, PotentialRequest request) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String other = (dot < 0 ? name : name.substring(0, dot)) + ending;
    Path beside = file.resolveSibling(other);
    return Stream.concat(Stream.of(beside), request.folders().stream().map(f -> f.resolve(other)))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> Problem.FILE_NOT_FOUND.with(beside).at(file + ", which needs it beside it"));
  }
}
