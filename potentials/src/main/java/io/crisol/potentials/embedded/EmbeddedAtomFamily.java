package io.crisol.potentials.embedded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;

/** Files of {@link EmbeddedAtom}: the tables by element, neighbour before centre as in setfl. */
public final class EmbeddedAtomFamily implements PotentialFamily {
  @Override
  public String name() {
    return "embedded-atom";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof EmbeddedAtom eam)) {
      return Optional.empty();
    }
    EamTables tables = eam.tables();
    boolean sinclair = tables.isFinnisSinclair();
    Json.Obj parameters =
        new Json.Obj()
            .put("elements", Json.of(tables.elements().stream().map(Element::symbol).toList()))
            .put("kind", sinclair ? "finnis-sinclair" : "alloy")
            .put("cutoff", tables.cutoff())
            .put("step", tables.step())
            .put("density_step", tables.densityStep());
    return Optional.of(PotentialRecord.of(name(), putTables(parameters, tables, sinclair)));
  }

  private static Json.Obj putTables(Json.Obj parameters, EamTables tables, boolean sinclair) {
    List<Element> elements = tables.elements();
    Json.Obj embedding = new Json.Obj();
    Json.Obj density = new Json.Obj();
    Json.Obj pair = new Json.Obj();
    for (int b = 0; b < elements.size(); b++) {
      embedding.put(elements.get(b).symbol(), tables.embedding()[b]);
      for (int a = 0; a < (sinclair ? elements.size() : 1); a++) {
        density.put(densityKey(elements, a, b, sinclair), tables.density()[a][b]);
      }
      for (int a = 0; a <= b; a++) {
        pair.put(pairKey(elements, a, b), tables.pair()[b][a]);
      }
    }
    return parameters.put("embedding", embedding).put("density", density).put("r_times_pair", pair);
  }

  private static String densityKey(List<Element> elements, int a, int b, boolean sinclair) {
    return elements.get(b) + (sinclair ? " at " + elements.get(a) : "");
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    List<Element> elements =
        parameters.required("elements").asList().stream()
            .map(symbol -> Element.of(symbol.asString()))
            .toList();
    boolean sinclair =
        parameters.word("kind", "alloy", List.of("alloy", "finnis-sinclair")).startsWith("f");
    double cutoff = parameters.positive("cutoff", "a distance in Å");
    double step = parameters.positive("step", "a distance in Å");
    double densityStep = parameters.positive("density_step", "a step of the density");
    Json.Obj embedding = parameters.required("embedding").asObject();
    Json.Obj density = parameters.required("density").asObject();
    Json.Obj pair = parameters.required("r_times_pair").asObject();
    parameters.finish();
    int n = elements.size();
    double[][] f = EamTables.byElement(n, b -> embedding.get(elements.get(b).symbol()).asDoubles());
    double[][][] rho =
        EamTables.byPair(
            n, (a, b) -> density.get(densityKey(elements, a, b, sinclair)).asDoubles());
    double[][][] phi = EamTables.byPair(n, (a, b) -> pair.get(pairKey(elements, a, b)).asDoubles());
    return new EmbeddedAtom(new EamTables(elements, densityStep, step, cutoff, f, rho, phi));
  }

  private static String pairKey(List<Element> elements, int a, int b) {
    return elements.get(Math.max(a, b)) + "-" + elements.get(Math.min(a, b));
  }
}
