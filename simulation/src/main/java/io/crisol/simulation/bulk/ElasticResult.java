package io.crisol.simulation.bulk;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Elastic constants of a crystal.
 *
 * @param ground the relaxed crystal
 * @param constants with atoms relaxed at every strain
 * @param clamped with atoms that follow the cell
 * @param error largest of: what the extrapolation to no strain changed, and half the asymmetry; GPa
 * @param strain the smaller of the two strains
 * @param maxGrade largest extrapolation grade of all strained crystals, where there are grades
 */
public record ElasticResult(
    Ground ground,
    ElasticConstants constants,
    ElasticConstants clamped,
    double error,
    double strain,
    OptionalDouble maxGrade)
    implements SimulationResult {
  @Override
  public String kind() {
    return "elastic";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        ground
            .addTo(new Json.Obj().put("kind", kind()).put("atoms", ground.structure().size()))
            .put("c_GPa", matrix(constants.c()))
            .put("c_error_GPa", error)
            .put("c_clamped_GPa", matrix(clamped.c()))
            .put("eigenvalues_GPa", constants.eigenvalues())
            .put("stable", constants.isStable())
            .put("strain", strain);
    return averages(json).put("max_grade", SimulationResult.number(maxGrade));
  }

  private Json.Obj averages(Json.Obj json) {
    return json.put("bulk_modulus_GPa", constants.bulk().hill())
        .put("bulk_modulus_voigt_GPa", constants.bulk().voigt())
        .put("bulk_modulus_reuss_GPa", constants.bulk().reuss())
        .put("shear_modulus_GPa", constants.shear().hill())
        .put("shear_modulus_voigt_GPa", constants.shear().voigt())
        .put("shear_modulus_reuss_GPa", constants.shear().reuss())
        .put("young_modulus_GPa", constants.young())
        .put("poisson_ratio", constants.poisson())
        .put("universal_anisotropy", constants.anisotropy());
  }

  private static Json.Arr matrix(double[] c) {
    Json.Arr rows = new Json.Arr();
    for (int i = 0; i < 6; i++) {
      rows.add(Json.of(Arrays.copyOfRange(c, 6 * i, 6 * i + 6)));
    }
    return rows;
  }
}
