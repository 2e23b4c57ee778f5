package io.crisol.potentials.bonded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files of potentials whose parameters belong to ordered triples of elements.
 *
 * @param <P> parameters of a triple
 */
abstract class BondedFamily<P> implements PotentialFamily {
  private static final String TRIPLES = "triples";

  /** The parameters of a triple as they stand in the file. */
  abstract Json.Obj entries(P parameters);

  /** The parameters of a triple from the file. */
  abstract P parameters(Parameters entries);

  abstract Potential make(Map<Triple, P> triples);

  final PotentialRecord record(Map<Triple, P> triples) {
    Json.Obj byTriple = new Json.Obj();
    triples.forEach((triple, p) -> byTriple.put(triple.toString(), entries(p)));
    return PotentialRecord.of(name(), new Json.Obj().put(TRIPLES, byTriple));
  }

  @Override
  public final Potential read(PotentialRecord record) {
    Parameters all = new Parameters(name(), record.parameters());
    Map<Triple, P> triples = new TreeMap<>();
    all.required(TRIPLES)
        .asObject()
        .members()
        .forEach((name, entries) -> put(triples, name, new Parameters(name, entries.asObject())));
    all.finish();
    return make(triples);
  }

  private void put(Map<Triple, P> triples, String name, Parameters entries) {
    if (triples.put(Triple.parse(name), parameters(entries)) != null) {
      throw Problem.PARAMETER_INVALID.with("the triple", name, "it is given twice", "remove one");
    }
    entries.finish();
  }
}
