package io.crisol.potentials.descriptors;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The golden TiO2 structures of aenet, by name. */
public final class TitaniaCase {
  private TitaniaCase() {}

  /** Lines of a resource under golden/aenet. */
  public static List<String> lines(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                TitaniaCase.class.getResourceAsStream("/golden/aenet/" + name),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All structures. */
  public static Map<String, Structure> structures() {
    Map<String, Structure> byName = new LinkedHashMap<>();
    List<String> lines = lines("tio2_chebyshev_efs.xyz");
    for (int at = 0; at < lines.size(); ) {
      int n = Integer.parseInt(lines.get(at).trim());
      String comment = lines.get(at + 1);
      Element[] elements = new Element[n];
      double[] positions = new double[3 * n];
      for (int i = 0; i < n; i++) {
        String[] words = lines.get(at + 2 + i).trim().split("\\s+");
        elements[i] = Element.of(words[0]);
        for (int x = 0; x < 3; x++) {
          positions[3 * i + x] = Double.parseDouble(words[1 + x]);
        }
      }
      double[] cell =
          Arrays.stream(entry(comment, "Lattice=\"([^\"]*)\"").split("\\s+"))
              .mapToDouble(Double::parseDouble)
              .toArray();
      byName.put(
          entry(comment, "name=(\\S+)"), new Structure(Cell.periodic(cell), elements, positions));
      at += n + 2;
    }
    return byName;
  }

  private static String entry(String comment, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(comment);
    if (!matcher.find()) {
      throw new IllegalStateException(comment);
    }
    return matcher.group(1);
  }
}
