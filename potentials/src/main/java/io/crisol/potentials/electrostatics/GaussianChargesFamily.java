package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files and short texts of {@link GaussianCharges}: {@code gaussian-charges(Na=1, Cl=-1,
 * widths(Na=1.0, Cl=1.2))}.
 */
public final class GaussianChargesFamily extends ChargesFamily {
  private static final String WIDTHS = "widths";

  @Override
  public String name() {
    return "gaussian-charges";
  }

  @Override
  List<String> memberNames() {
    return List.of(WIDTHS);
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof GaussianCharges clouds)) {
      return Optional.empty();
    }
    Json.Obj further = new Json.Obj().put(WIDTHS, json(clouds.widths()));
    if (clouds.accuracy() != PointCharges.EXACT) {
      further.put("accuracy", clouds.accuracy());
    }
    return Optional.of(record(clouds.charges(), further));
  }

  @Override
  Potential make(Map<Element, Double> charges, Parameters entries) {
    return new GaussianCharges(
        charges, byElement(entries.required(WIDTHS).asObject()), accuracy(entries));
  }
}
