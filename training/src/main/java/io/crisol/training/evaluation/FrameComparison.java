package io.crisol.training.evaluation;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Frame;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.Arrays;

/**
 * Labels of one frame beside a prediction.
 *
 * @param energyError (E − E_label)/N, meV/atom; NaN without label
 * @param forceErrors F − F_label, double[3N], eV/Å; null without label
 * @param stressErrors six components, GPa; null without label
 * @param chargeErrors Q − Q_label, double[N], e; null without label or where none are predicted
 */
public record FrameComparison(
    Frame frame,
    Prediction prediction,
    double energyError,
    double[] forceErrors,
    double[] stressErrors,
    double[] chargeErrors) {
  /** Rows and columns of xx yy zz yz xz xy in a 3 × 3 matrix. */
  private static final int[] VOIGT = {0, 4, 8, 5, 2, 1};

  /** Predicts a frame and compares. */
  public static FrameComparison of(Potential potential, Frame frame) {
    Prediction prediction = potential.predict(frame.structure(), Quantities.GRADED);
    double energyError =
        frame.labels().energy().isPresent()
            ? 1000 * (prediction.energy() - frame.labels().energy().getAsDouble()) / frame.size()
            : Double.NaN;
    double[] forces =
        frame
            .labels()
            .forces()
            .map(reference -> difference(prediction.forces(), reference))
            .orElse(null);
    double[] charges = prediction.charges().orElse(null);
    double[] reference = frame.labels().charges().orElse(null);
    return new FrameComparison(
        frame,
        prediction,
        energyError,
        forces,
        stressErrors(frame, prediction),
        charges == null || reference == null ? null : difference(charges, reference));
  }

  private static double[] stressErrors(Frame frame, Prediction prediction) {
    double[] reference = frame.labels().stress().orElse(null);
    double[] stress = prediction.stress(frame.structure().cell()).orElse(null);
    if (reference == null || stress == null) {
      return null;
    }
    double[] errors = new double[6];
    Arrays.setAll(errors, k -> Units.GPA * (stress[VOIGT[k]] - reference[VOIGT[k]]));
    return errors;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] d = new double[a.length];
    Arrays.setAll(d, k -> a[k] - b[k]);
    return d;
  }

  /** Root mean square force error, eV/Å per component; NaN without label. */
  public double forceRmse() {
    return forceErrors == null
        ? Double.NaN
        : Math.sqrt(Arrays.stream(forceErrors).map(x -> x * x).average().orElse(Double.NaN));
  }

  /** Difference of the sum of predicted charges from the total charge, e; there must be some. */
  double totalChargeError() {
    return Math.abs(Arrays.stream(prediction.charges().orElseThrow()).sum() - totalCharge());
  }

  /** What the structure brings, which is neutral where it brings none. */
  private double totalCharge() {
    return frame.structure().charges().map(q -> Arrays.stream(q).sum()).orElse(0.0);
  }

  /** The entry of parity.json (docs/formats/run-folder.md). */
  public Json.Obj toJson() {
    int n = frame.size();
    Json.Obj json =
        new Json.Obj()
            .put("source", frame.source().toString())
            .put("group", frame.group())
            .put("atoms", n);
    frame.labels().energy().ifPresent(energy -> json.put("energy_per_atom", energy / n));
    json.put("energy_per_atom_predicted", prediction.energy() / n);
    if (forceErrors != null) {
      json.put("force_rmse", forceRmse());
    }
    if (frame.structure().cell().isPeriodic()) {
      json.put("lattice", frame.structure().cell().vectors());
    }
    json.put(
        "elements", Json.of(Arrays.stream(frame.structure().elements()).map(Enum::name).toList()));
    json.put("positions", rounded(frame.structure().positions(), 1e4));
    frame.labels().forces().ifPresent(forces -> json.put("forces", rounded(forces, 1e6)));
    json.put("forces_predicted", rounded(prediction.forces(), 1e6));
    prediction.charges().ifPresent(predicted -> addCharges(json, predicted));
    return json;
  }

  private void addCharges(Json.Obj json, double[] predicted) {
    frame.labels().charges().ifPresent(charges -> json.put("charges", rounded(charges, 1e7)));
    json.put("charges_predicted", rounded(predicted, 1e7))
        .put("total_charge", totalCharge())
        .put("total_charge_predicted", Arrays.stream(predicted).sum());
  }

  private static double[] rounded(double[] values, double digits) {
    return Arrays.stream(values).map(x -> Math.rint(x * digits) / digits).toArray();
  }
}
