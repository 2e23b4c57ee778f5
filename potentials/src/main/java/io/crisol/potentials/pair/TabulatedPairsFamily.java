package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files of {@link TabulatedPairs}. */
public final class TabulatedPairsFamily implements PotentialFamily {
  @Override
  public String name() {
    return "tabulated-pairs";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof TabulatedPairs tables)) {
      return Optional.empty();
    }
    Json.Obj pairs = new Json.Obj();
    tables
        .pairs()
        .forEach(
            (pair, table) -> pairs.put(pair.toString(), json(table, tables.cutoffs().of(pair))));
    return Optional.of(
        PotentialRecord.of(
            name(),
            new Json.Obj()
                .put("interpolation", tables.way().word())
                .put("points", tables.points())
                .put("pairs", pairs)));
  }

  private static Json.Obj json(PairTable table, double cutoff) {
    Json.Obj entries =
        new Json.Obj()
            .put("cutoff", cutoff)
            .put("r", table.r())
            .put("energy", table.energy())
            .put("force", table.force())
            .put("squares", table.squares());
    table.ends().ifPresent(ends -> entries.put("ends", ends));
    return entries;
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    Map<ElementPair, PairTable> tables = new TreeMap<>();
    Map<ElementPair, Double> cutoffs = new TreeMap<>();
    parameters
        .required("pairs")
        .asObject()
        .members()
        .forEach((name, json) -> take(name, json.asObject(), tables, cutoffs));
    String way =
        parameters.word(
            "interpolation", TabulatedPairs.Way.SPLINE.word(), TabulatedPairs.Way.words());
    int points = parameters.required("points").asInt();
    parameters.finish();
    double largest = cutoffs.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return new TabulatedPairs(
        tables, new PairCutoffs(largest, cutoffs), TabulatedPairs.Way.of(way), points);
  }

  private static void take(
      String name,
      Json.Obj json,
      Map<ElementPair, PairTable> tables,
      Map<ElementPair, Double> cutoffs) {
    Parameters entries = new Parameters(name, json);
    ElementPair pair = ElementPair.parse(name);
    cutoffs.put(pair, entries.positive("cutoff", "a distance in Å"));
    tables.put(
        pair,
        new PairTable(
            entries.required("r").asDoubles(),
            entries.required("energy").asDoubles(),
            entries.required("force").asDoubles(),
            entries.has("ends")
                ? Optional.of(entries.required("ends").asDoubles())
                : Optional.empty(),
            entries.required("squares").asBoolean()));
    entries.finish();
  }
}
