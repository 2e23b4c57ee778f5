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
 * Files and short texts of {@link DampedShiftedForce}: {@code dsf(Na=1, Cl=-1, alpha=0.2,
 * cutoff=10)}.
 */
public final class DampedShiftedForceFamily extends ChargesFamily {
  @Override
  public String name() {
    return "damped-shifted-force";
  }

  @Override
  public List<String> shortNames() {
    return List.of("dsf");
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof DampedShiftedForce dsf
        ? Optional.of(
            record(
                dsf.charges(),
                withCoulomb(
                    new Json.Obj().put("alpha", dsf.alpha()).put("cutoff", dsf.cutoff()),
                    dsf.coulomb())))
        : Optional.empty();
  }

  @Override
  Potential make(Map<Element, Double> charges, Parameters entries) {
    return new DampedShiftedForce(
        charges, entries.number("alpha"), entries.number("cutoff"), coulomb(entries));
  }
}
