package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.ShortText;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files and short texts of {@link PointCharges}: {@code point-charges(Na=1, Cl=-1)}; {@code
 * point-charges()} takes the charges asked for with the potential, else those of the structure.
 */
public final class PointChargesFamily implements PotentialFamily {
  @Override
  public String name() {
    return "point-charges";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof PointCharges coulomb)) {
      return Optional.empty();
    }
    Json.Obj charges = new Json.Obj();
    coulomb.charges().forEach((element, charge) -> charges.put(element.symbol(), charge));
    return Optional.of(PotentialRecord.of(name(), new Json.Obj().put("charges", charges)));
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    Map<Element, Double> charges = charges(parameters.required("charges").asObject());
    parameters.finish();
    return new PointCharges(charges);
  }

  @Override
  public Potential read(ShortText text, PotentialRequest request) {
    if (!text.members().isEmpty()) {
      throw Problem.POTENTIAL_UNKNOWN.with(
          text.members().getFirst().name(), "charges are written as Na=1, Cl=-1");
    }
    Map<Element, Double> charges = charges(text.named());
    return new PointCharges(charges.isEmpty() ? request.charges() : charges);
  }

  private static Map<Element, Double> charges(Json.Obj entries) {
    Map<Element, Double> charges = new TreeMap<>();
    entries
        .members()
        .forEach((symbol, charge) -> charges.put(Element.of(symbol), charge.asDouble()));
    return charges;
  }
}
