package io.crisol.app;

import io.crisol.training.evaluation.ErrorSummary;
import io.crisol.training.evaluation.Evaluation;
import java.util.Locale;

/** Errors by configuration type as a table for a terminal. */
final class ErrorTable {
  private ErrorTable() {}

  static void print(Console console, String name, Evaluation evaluation) {
    console.print("");
    console.print(
        String.format(
            "%-24s %6s %7s  %-15s  %-15s  %-13s",
            name, "frames", "atoms", "energy MAE RMSE", "force MAE RMSE", "stress MAE RMSE"));
    console.print(
        String.format("%-24s %6s %7s  %-15s  %-15s  %-13s", "", "", "", "meV/atom", "eV/Å", "GPa"));
    if (evaluation.groups().size() > 1) {
      evaluation.groups().forEach((group, errors) -> row(console, "  " + group, errors));
    }
    row(console, "all", evaluation.all());
    charges(console, evaluation);
  }

  private static void charges(Console console, Evaluation evaluation) {
    if (!Double.isNaN(evaluation.all().chargeMae().value())) {
      StringBuilder line = new StringBuilder("charges (e), MAE RMSE: ");
      line.append(pair(evaluation.all().chargeMae(), evaluation.all().chargeRmse(), 5));
      evaluation
          .chargeErrorsByElement()
          .forEach(
              (element, errors) ->
                  line.append(
                      String.format(Locale.ROOT, "; %s %.5f %.5f", element, errors[0], errors[1])));
      console.print(line.toString());
    }
    evaluation
        .totalChargeError()
        .ifPresent(
            most ->
                console.print(
                    String.format(
                        Locale.ROOT, "charges add up to the total charge to within %.1e e", most)));
  }

  private static void row(Console console, String name, ErrorSummary errors) {
    console.print(
        String.format(
            "%-24s %6d %7d  %-15s  %-15s  %-13s",
            name,
            errors.frames(),
            errors.atoms(),
            pair(errors.energyMae(), errors.energyRmse(), 2),
            pair(errors.forceMae(), errors.forceRmse(), 4),
            pair(errors.stressMae(), errors.stressRmse(), 3)));
  }

  private static String pair(ErrorSummary.Error mae, ErrorSummary.Error rmse, int digits) {
    return Double.isNaN(mae.value())
        ? "-"
        : String.format(
            Locale.ROOT, "%." + digits + "f %." + digits + "f", mae.value(), rmse.value());
  }
}
