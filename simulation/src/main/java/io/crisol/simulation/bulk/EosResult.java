package io.crisol.simulation.bulk;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The equation of state of a crystal.
 *
 * @param ground the relaxed crystal
 * @param form what was fitted
 * @param fit of that form
 * @param other fit of the other form, for the error
 * @param volumes double[n] Å³
 * @param energies double[n] eV
 * @param maxGrade largest extrapolation grade at any volume, where there are grades
 */
public record EosResult(
    Ground ground,
    EosForm form,
    EosFit fit,
    EosFit other,
    double[] volumes,
    double[] energies,
    OptionalDouble maxGrade)
    implements SimulationResult {
  @Override
  public String kind() {
    return "eos";
  }

  /** Volume per atom at the minimum, Å³. */
  public double volume() {
    return fit.volume() / atoms();
  }

  /** Energy per atom at the minimum, eV. */
  public double energy() {
    return fit.energy() / atoms();
  }

  /** GPa. */
  public double bulkModulus() {
    return fit.bulkModulus() * Units.GPA;
  }

  /** What the other form says otherwise, GPa. */
  public double bulkModulusError() {
    return Math.abs(fit.bulkModulus() - other.bulkModulus()) * Units.GPA;
  }

  /** dB/dp. */
  public double derivative() {
    return fit.derivative();
  }

  /** Root of the mean squared residual, meV per atom. */
  public double rms() {
    return 1000 * fit.rms() / atoms();
  }

  /** Whether the fitted minimum lies among the volumes. */
  public boolean holdsMinimum() {
    return fit.volume() > volumes[0] && fit.volume() < volumes[volumes.length - 1];
  }

  private int atoms() {
    return ground.structure().size();
  }

  /** The points and the fitted curve, for eos.csv: per atom, Å³ and eV. */
  public String csv() {
    StringBuilder text = new StringBuilder("volume_angstrom3,energy_eV,fit_eV\n");
    for (int k = 0; k < volumes.length; k++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.10g,%.12g,%.12g%n",
              volumes[k] / atoms(),
              energies[k] / atoms(),
              fit.at(form, volumes[k]) / atoms()));
    }
    return text.toString();
  }

  @Override
  public Json.Obj toJson() {
    return ground
        .addTo(new Json.Obj().put("kind", kind()).put("atoms", atoms()))
        .put("form", form.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("v0_angstrom3_per_atom", volume())
        .put("e0_eV_per_atom", energy())
        .put("bulk_modulus_GPa", bulkModulus())
        .put("bulk_modulus_error_GPa", bulkModulusError())
        .put("bulk_modulus_derivative", derivative())
        .put("fit_rmse_meV_per_atom", rms())
        .put("minimum_inside", holdsMinimum())
        .put("max_grade", SimulationResult.number(maxGrade));
  }
}
