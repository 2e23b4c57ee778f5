package io.crisol.potentials.n2p2;

import io.crisol.potentials.network.ElementDomain;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Range, mean and deviation of every symmetry function over the training data. */
final class ScalingFile {
  private static final int MINIMUM = 2;
  private static final int MAXIMUM = 3;
  private static final int MEAN = 4;
  private static final int SIGMA = 5;

  private final Path file;
  private final Map<List<Integer>, TextLines.Line> rows = new HashMap<>();

  private ScalingFile(Path file) {
    this.file = file;
  }

  static ScalingFile read(Path file) {
    ScalingFile scaling = new ScalingFile(file);
    for (TextLines.Line line : TextLines.read(file)) {
      // RuNNer ends the file with the range of energies: two numbers.
      if (line.words().size() > 2
          && scaling.rows.put(List.of(line.integer(0), line.integer(1)), line) != null) {
        throw line.malformed("this symmetry function has a line already");
      }
    }
    return scaling;
  }

  private double[] column(int e, int size, int column) {
    double[] values = new double[size];
    for (int n = 0; n < size; n++) {
      TextLines.Line row = rows.get(List.of(e + 1, n + 1));
      if (row == null) {
        throw Problem.FILE_MALFORMED.with(
            file,
            "there is no line for element %d, symmetry function %d of %d"
                .formatted(e + 1, n + 1, size));
      }
      values[n] = row.real(column);
    }
    if (rows.containsKey(List.of(e + 1, size + 1))) {
      throw Problem.FILE_MALFORMED.with(
          file,
          "element %d has more than the %d symmetry functions of input.nn".formatted(e + 1, size));
    }
    return values;
  }

  ElementDomain domain(int e, int size) {
    return ElementDomain.ofRanges(column(e, size, MINIMUM), column(e, size, MAXIMUM));
  }

  /** Means of the components. */
  double[] mean(int e, int size) {
    return column(e, size, MEAN);
  }

  /**
   * From raw to scaled components, as {@code (g − mean)/sigma}: the least scaled value of {@code
   * scale_min_short} goes into the mean.
   */
  Scaling scaling(InputFile input, int e, int size) {
    boolean scale = input.has("scale_symmetry_functions");
    boolean center = input.has("center_symmetry_functions");
    boolean sigma = !scale && !center && input.has("scale_symmetry_functions_sigma");
    if (!scale && !sigma) {
      double[] one = new double[size];
      Arrays.fill(one, 1);
      return new Scaling(center ? column(e, size, MEAN) : new double[size], one, 0);
    }
    double low = input.real("scale_min_short", 0);
    double width = input.real("scale_max_short", 1) - low;
    if (!(width > 0)) {
      throw Problem.FILE_MALFORMED.with(
          input.file(), "scale_max_short is not above scale_min_short");
    }
    double[] spread = sigma ? column(e, size, SIGMA) : range(e, size);
    double[] from = column(e, size, center || sigma ? MEAN : MINIMUM);
    double[] mean = new double[size];
    double[] by = new double[size];
    for (int n = 0; n < size; n++) {
      by[n] = spread[n] / width;
      mean[n] = from[n] - low * by[n];
    }
    return new Scaling(mean, by, 0);
  }

  private double[] range(int e, int size) {
    double[] low = column(e, size, MINIMUM);
    double[] range = column(e, size, MAXIMUM);
    Arrays.setAll(range, n -> range[n] - low[n]);
    return range;
  }
}
