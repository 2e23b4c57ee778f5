package io.crisol.potentials.n2p2;

import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * {@code weights.ZZZ.data}: for each layer the weights, a row per unit of the layer before, then
 * the biases.
 */
final class WeightsFile {
  private WeightsFile() {}

  /** Units of each layer, as the columns behind the values say; empty where there are none. */
  static int[] sizes(List<TextLines.Line> lines) {
    int[] sizes = new int[0];
    for (TextLines.Line line : lines) {
      if (line.words().size() >= 7 && line.word(1).equals("a")) {
        sizes = atLeast(sizes, line, line.integer(3), line.integer(4));
        sizes = atLeast(sizes, line, line.integer(5), line.integer(6));
      }
    }
    return sizes;
  }

  private static int[] atLeast(int[] sizes, TextLines.Line line, int layer, int unit) {
    if (layer < 0 || layer > 100 || unit < 1) {
      throw line.malformed("there is no unit " + unit + " in layer " + layer);
    }
    int[] longer = layer < sizes.length ? sizes : Arrays.copyOf(sizes, layer + 1);
    longer[layer] = Math.max(longer[layer], unit);
    return longer;
  }

  /**
   * Parameters in Crisol's order, a row per unit of the later layer.
   *
   * @param divided whether every sum is divided by the number of units before it
   */
  static double[] parameters(Path file, List<TextLines.Line> lines, int[] sizes, boolean divided) {
    int count = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      count += (sizes[l] + 1) * sizes[l + 1];
    }
    checkCount(file, lines, sizes, count);
    double[] parameters = new double[count];
    int at = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      int first = at;
      double factor = divided ? 1.0 / sizes[l] : 1;
      for (int i = 0; i <= sizes[l]; i++) {
        for (int o = 0; o < sizes[l + 1]; o++) {
          TextLines.Line line = lines.get(at++);
          checkKind(line, i < sizes[l]);
          int place = i < sizes[l] ? o * sizes[l] + i : sizes[l] * sizes[l + 1] + o;
          parameters[first + place] = factor * line.real(0);
        }
      }
    }
    return parameters;
  }

  private static void checkCount(Path file, List<TextLines.Line> lines, int[] sizes, int count) {
    if (lines.size() != count) {
      throw Problem.FILE_MALFORMED.with(
          file,
          "a network "
              + Arrays.toString(sizes)
              + " has "
              + count
              + " weights and biases, and the file holds "
              + lines.size());
    }
  }

  private static void checkKind(TextLines.Line line, boolean weight) {
    if (line.words().size() > 1 && !line.word(1).equals(weight ? "a" : "b")) {
      throw line.malformed("here a " + (weight ? "weight (a)" : "bias (b)") + " should stand");
    }
  }
}
