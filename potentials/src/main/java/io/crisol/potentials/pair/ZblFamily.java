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
  private static final String INNER = "inner";
  private static final String OUTER = "outer";

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
    zbl.pairs().forEach((pair, z) -> pairs.put(pair.toString(), write(zbl, pair, z)));
    return Optional.of(
        PotentialRecord.of(
            name(),
            new Json.Obj()
                .put(INNER, zbl.inner().common())
                .put(OUTER, zbl.cutoffs().common())
                .put("coulomb", zbl.coulomb())
                .put("pairs", pairs)));
  }

  private static Json.Obj write(Zbl zbl, ElementPair pair, Zbl.Pair z) {
    Json.Obj json = new Json.Obj().put("z1", z.z1()).put("z2", z.z2());
    if (zbl.inner().own().containsKey(pair)) {
      json.put(INNER, zbl.inner().of(pair));
    }
    return zbl.cutoffs().own().containsKey(pair) ? json.put(OUTER, zbl.cutoffs().of(pair)) : json;
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    Map<ElementPair, Zbl.Pair> pairs = new TreeMap<>();
    Map<ElementPair, Double> inner = new TreeMap<>();
    Map<ElementPair, Double> outer = new TreeMap<>();
    parameters
        .required("pairs")
        .asObject()
        .members()
        .forEach(
            (name, entries) -> {
              ElementPair pair = ElementPair.parse(name);
              Parameters numbers = new Parameters(name, entries.asObject());
              pairs.put(pair, new Zbl.Pair(numbers.number("z1"), numbers.number("z2")));
              distance(numbers, INNER, pair, inner);
              distance(numbers, OUTER, pair, outer);
              numbers.finish();
            });
    return make(parameters, pairs, inner, outer);
  }

  private static void distance(
      Parameters numbers, String key, ElementPair pair, Map<ElementPair, Double> own) {
    if (numbers.has(key)) {
      own.put(pair, numbers.positive(key, "a distance in Å"));
    }
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
    return make(text.parameters(), pairs, Map.of(), Map.of());
  }

  private static Zbl make(
      Parameters parameters,
      Map<ElementPair, Zbl.Pair> pairs,
      Map<ElementPair, Double> ownInner,
      Map<ElementPair, Double> ownOuter) {
    double inner = parameters.positive(INNER, "a distance in Å");
    double outer = parameters.positive(OUTER, "a distance in Å");
    double coulomb = parameters.has("coulomb") ? parameters.number("coulomb") : Units.COULOMB;
    parameters.finish();
    return new Zbl(
        pairs, new PairCutoffs(inner, ownInner), new PairCutoffs(outer, ownOuter), coulomb);
  }
}
