package io.crisol.report.run;

import java.util.Arrays;
import java.util.List;

/**
 * {@code learning-curve.csv}: loss and errors by iteration, on the training and the validation
 * frames.
 *
 * @param table the file
 */
public record LearningCurve(Table table) implements Part {
  /** Force error on the validation frames. */
  public static final String FORCE_VALIDATION = "force_rmse_validation_eV_per_angstrom";

  /** Energy error on the validation frames. */
  public static final String ENERGY_VALIDATION = "energy_rmse_validation_meV_per_atom";

  /** Checks that the iterations are there. */
  public LearningCurve {
    table.column("iteration");
  }

  /** The curve of each member of a committee; this one where there is one potential. */
  public List<LearningCurve> members() {
    double[] member = table.find("member").orElse(null);
    if (member == null) {
      return List.of(this);
    }
    return Arrays.stream(member)
        .distinct()
        .mapToObj(m -> new LearningCurve(table.rowsWhere(k -> member[k] == m)))
        .toList();
  }

  /** Row with the lowest validation force error (energy, then loss, where there is none). */
  public int lowestRow() {
    double[] by =
        table
            .find(FORCE_VALIDATION)
            .or(() -> table.find(ENERGY_VALIDATION))
            .or(() -> table.find("loss"))
            .orElseGet(() -> new double[table.rows()]);
    int best = 0;
    for (int k = 1; k < by.length; k++) {
      best = by[k] < by[best] || Double.isNaN(by[best]) ? k : best;
    }
    return best;
  }

  /** Row of this iteration, or the one before it. */
  public int rowOf(double iteration) {
    double[] iterations = table.column("iteration");
    int row = 0;
    while (row + 1 < iterations.length && iterations[row + 1] <= iteration) {
      row++;
    }
    return row;
  }
}
