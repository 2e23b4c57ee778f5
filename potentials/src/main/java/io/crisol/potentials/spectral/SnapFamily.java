package io.crisol.potentials.spectral;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of {@link Snap}: layout in docs/formats/potential-file.md. */
public final class SnapFamily implements PotentialFamily {
  private static final String ACTIVE = "active_set_inverse";

  @Override
  public String name() {
    return "snap";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof Snap snap)) {
      return Optional.empty();
    }
    SnapSettings settings = snap.settings();
    Json.Obj atoms = new Json.Obj();
    for (SnapElement atom : snap.atoms()) {
      atoms.put(
          atom.element().symbol(),
          new Json.Obj()
              .put("radius", atom.radius())
              .put("weight", atom.weight())
              .put("coefficients", atom.coefficients()));
    }
    return Optional.of(
        new PotentialRecord(
            name(),
            new Json.Obj()
                .put("twojmax", settings.order())
                .put("rcutfac", settings.radiusFactor())
                .put("rfac0", settings.angleFactor())
                .put("rmin0", settings.shortest())
                .put("switched", settings.switched())
                .put("zeroed", settings.zeroed())
                .put("normalised", settings.normalised())
                .put("quadratic", settings.quadratic())
                .put("elements", atoms),
            Map.of(),
            domain(snap)));
  }

  private static Optional<Json.Obj> domain(Snap snap) {
    if (snap.activeInverses().isEmpty()) {
      return Optional.empty();
    }
    Json.Obj inverses = new Json.Obj();
    for (int e = 0; e < snap.atoms().size(); e++) {
      inverses.put(snap.atoms().get(e).element().symbol(), snap.activeInverses().get(e));
    }
    return Optional.of(new Json.Obj().put(ACTIVE, inverses));
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    SnapSettings settings =
        new SnapSettings(
            parameters.required("twojmax").asInt(),
            parameters.number("rcutfac"),
            parameters.number("rfac0"),
            parameters.number("rmin0"),
            parameters.required("switched").asBoolean(),
            parameters.required("zeroed").asBoolean(),
            parameters.required("normalised").asBoolean(),
            parameters.required("quadratic").asBoolean());
    List<SnapElement> atoms = new ArrayList<>();
    parameters
        .required("elements")
        .asObject()
        .members()
        .forEach((symbol, json) -> atoms.add(element(symbol, json.asObject())));
    parameters.finish();
    return new Snap(settings, atoms, inverses(record, atoms));
  }

  private static List<double[]> inverses(PotentialRecord record, List<SnapElement> atoms) {
    return record
        .trainingDomain()
        .map(domain -> domain.get(ACTIVE).asObject())
        .map(
            json ->
                atoms.stream().map(atom -> json.get(atom.element().symbol()).asDoubles()).toList())
        .orElse(List.of());
  }

  private static SnapElement element(String symbol, Json.Obj json) {
    Parameters parameters = new Parameters("snap.elements." + symbol, json);
    SnapElement element =
        new SnapElement(
            Element.of(symbol),
            parameters.positive("radius", "a share of the cutoff"),
            parameters.number("weight"),
            parameters.required("coefficients").asDoubles());
    parameters.finish();
    return element;
  }
}
