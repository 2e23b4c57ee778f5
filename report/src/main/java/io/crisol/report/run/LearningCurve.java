package io.crisol.report.run;

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
