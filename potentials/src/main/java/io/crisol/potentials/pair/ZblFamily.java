package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.ShortText;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files and short texts of {@link Zbl}: {@code zbl(inner=3, outer=4)} takes the atomic numbers of
 * the elements of the structure.
 */
public final class ZblFamily implements PotentialFamily {
  @Override
  public String name() {
    return "zbl";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof Zbl zbl)) {
      return Optional.empty();
    }
    Json.Obj pairs = new Json.Obj();
    zbl.pairs()
        .forEach(
            (pair, z) ->
                pairs.put(pair.toString(), new Json.Obj().put("z1", z.z1()).put("z2", z.z2())));
    return Optional.of(
        PotentialRecord.of(
            name(),
            new Json.Obj()
                .put("inner", zbl.inner())
                .put("outer", zbl.outer())
                .put("coulomb", zbl.coulomb())
                .put("pairs", pairs)));
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    Map<ElementPair, Zbl.Pair> pairs = new TreeMap<>();
    parameters
        .required("pairs")
        .asObject()
        .members()
        .forEach((pair, z) -> pairs.put(ElementPair.parse(pair), pair(pair, z.asObject())));
    return make(parameters, pairs);
  }

  private static Zbl.Pair pair(String name, Json.Obj entries) {
    Parameters numbers = new Parameters(name, entries);
    Zbl.Pair pair = new Zbl.Pair(numbers.number("z1"), numbers.number("z2"));
    numbers.finish();
    return pair;
  }

  @Override
  public Potential read(ShortText text, PotentialRequest request) {
    if (!text.members().isEmpty()) {
      throw Problem.POTENTIAL_UNKNOWN.with(
          text.members().getFirst().name(), "zbl takes its charges from the elements");
    }
    Map<ElementPair, Zbl.Pair> pairs = new TreeMap<>();
    for (Element a : request.elements()) {
      for (Element b : request.elements()) {
        pairs.computeIfAbsent(
            new ElementPair(a, b),
            pair -> new Zbl.Pair(pair.first().atomicNumber(), pair.second().atomicNumber()));
      }
    }
    return make(text.parameters(), pairs);
  }

  private static Zbl make(Parameters parameters, Map<ElementPair, Zbl.Pair> pairs) {
    double inner = parameters.positive("inner", "a distance in Å");
    double outer = parameters.positive("outer", "a distance in Å");
    double coulomb = parameters.has("coulomb") ? parameters.number("coulomb") : Units.COULOMB;
    parameters.finish();
    return new Zbl(pairs, inner, outer, coulomb);
  }
}
