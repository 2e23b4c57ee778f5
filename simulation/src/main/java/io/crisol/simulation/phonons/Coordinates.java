package io.crisol.simulation.phonons;

import io.crisol.structures.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wave vectors as they are written: "X=0 1/2 .5". */
final class Coordinates {
  private Coordinates() {}

  /**
   * Points by name.
   *
   * @param given "NAME=q1 q2 q3" each
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  static Map<String, double[]> points(List<String> given) {
    Map<String, double[]> points = new LinkedHashMap<>();
    for (String text : given) {
      String[] sides = text.split("=", 2);
      String[] words = sides[sides.length - 1].strip().split("\\s+");
      if (sides.length < 2 || sides[0].isBlank() || words.length != 3) {
        throw wrong(text);
      }
      double[] q = new double[3];
      for (int a = 0; a < 3; a++) {
        try {
          q[a] = number(words[a]);
        } catch (NumberFormatException e) {
          throw wrong(text).causedBy(e);
        }
        if (!Double.isFinite(q[a])) {
          throw wrong(text);
        }
      }
      points.put(sides[0].strip(), q);
    }
    return points;
  }

  private static io.crisol.structures.ProblemException wrong(String text) {
    return Problem.OPTION_INVALID.with(
        "points",
        text,
        "a point is a name and three coordinates in units of the reciprocal vectors of the"
            + " primitive cell",
        "write \"X=0 1/2 1/2\"; several with commas between");
  }

  /**
   * A number: ".5", "-1/3", or p0, 1-p1, p0-1 with parameters.
   *
   * @throws NumberFormatException where it is none
   */
  static double number(String text, double... parameters) {
    if (parameters.length > 0 && text.startsWith("1-")) {
      return 1 - number(text.substring(2), parameters);
    }
    if (parameters.length > 0 && text.endsWith("-1")) {
      return number(text.substring(0, text.length() - 2), parameters) - 1;
    }
    if (parameters.length > 0 && text.startsWith("-")) {
      return -number(text.substring(1), parameters);
    }
    if (parameters.length > 0 && text.startsWith("p")) {
      return parameters[Integer.parseInt(text.substring(1))];
    }
    String[] parts = text.split("/", 2);
    double value = Double.parseDouble(parts[0]);
    return parts.length == 1 ? value : value / Double.parseDouble(parts[1]);
  }
}
