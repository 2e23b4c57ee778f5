package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;

/** Files and short texts of {@link CutCharges}: {@code cut-charges(Na=1, Cl=-1, cutoff=10)}. */
public final class CutChargesFamily extends ChargesFamily {
  @Override
  public String name() {
    return "cut-charges";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof CutCharges cut
        ? Optional.of(
            record(
                cut.charges(),
                withCoulomb(new Json.Obj().put("cutoff", cut.cutoff()), cut.coulomb())))
        : Optional.empty();
  }

  @Override
  Potential make(Map<Element, Double> charges, Parameters entries) {
    return new CutCharges(charges, entries.number("cutoff"), coulomb(entries));
  }
}
