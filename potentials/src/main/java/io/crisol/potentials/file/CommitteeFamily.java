package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Files and short texts of {@link CommitteePotential}: {@code committee(lj(…), lj(…))}. */
public final class CommitteeFamily implements PotentialFamily {
  private static final String MEMBERS = "members";
  private static final String CALIBRATION = "calibration";

  @Override
  public String name() {
    return "committee";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof CommitteePotential committee)) {
      return Optional.empty();
    }
    Json.Arr members = new Json.Arr();
    committee.members().forEach(member -> members.add(Families.record(member).toJson()));
    Json.Obj parameters = new Json.Obj().put(MEMBERS, members);
    if (!committee.calibration().equals(Calibration.NONE)) {
      parameters.put(CALIBRATION, write(committee.calibration()));
    }
    return Optional.of(PotentialRecord.of(name(), parameters));
  }

  private static Json.Obj write(Calibration calibration) {
    Json.Obj json = new Json.Obj();
    calibration.force().ifPresent(factor -> json.put("force", factor));
    if (!calibration.forces().isEmpty()) {
      Json.Obj forces = new Json.Obj();
      calibration.forces().forEach((element, factor) -> forces.put(element.symbol(), factor));
      json.put("forces", forces);
    }
    calibration.energy().ifPresent(factor -> json.put("energy", factor));
    calibration.stress().ifPresent(factor -> json.put("stress", factor));
    return json;
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    List<Potential> members = new ArrayList<>();
    for (Json member : parameters.required(MEMBERS).asList()) {
      members.add(Families.read(PotentialRecord.ofJson(member)));
    }
    Calibration calibration =
        parameters.has(CALIBRATION)
            ? calibration(parameters.required(CALIBRATION).asObject())
            : Calibration.NONE;
    parameters.finish();
    return new CommitteePotential(members, calibration);
  }

  private static Calibration calibration(Json.Obj json) {
    Parameters parameters = new Parameters(CALIBRATION, json);
    Map<Element, Double> forces = new TreeMap<>();
    if (parameters.has("forces")) {
      parameters
          .required("forces")
          .asObject()
          .members()
          .forEach((symbol, factor) -> forces.put(Element.of(symbol), factor.asDouble()));
    }
    Calibration calibration =
        new Calibration(
            factor(parameters, "force"),
            forces,
            factor(parameters, "energy"),
            factor(parameters, "stress"));
    parameters.finish();
    return calibration;
  }

  private static OptionalDouble factor(Parameters parameters, String key) {
    return parameters.has(key) ? OptionalDouble.of(parameters.number(key)) : OptionalDouble.empty();
  }

  @Override
  public Potential read(ShortText text, PotentialRequest request) {
    text.parameters().finish();
    return new CommitteePotential(
        text.members().stream()
            .map(member -> Families.ofShortName(member.name()).read(member, request))
            .toList(),
        Calibration.NONE);
  }
}
