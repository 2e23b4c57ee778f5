package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;

/** Files and short texts of {@link PointCharges}: {@code point-charges(Na=1, Cl=-1)}. */
public final class PointChargesFamily extends ChargesFamily {
  @Override
  public String name() {
    return "point-charges";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof PointCharges points)) {
      return Optional.empty();
    }
    Json.Obj further = new Json.Obj();
    if (points.accuracy() != PointCharges.EXACT) {
      further.put("accuracy", points.accuracy());
    }
    return Optional.of(record(points.charges(), withCoulomb(further, points.coulomb())));
  }

  @Override
  Potential make(Map<Element, Double> charges, Parameters entries) {
    return new PointCharges(charges, accuracy(entries), coulomb(entries));
  }
}
