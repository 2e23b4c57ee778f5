package io.crisol.potentials.bonded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;

/** Files of {@link StillingerWeber}. */
public final class StillingerWeberFamily extends BondedFamily<StillingerWeber.Entry> {
  @Override
  public String name() {
    return "stillinger-weber";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof StillingerWeber sw
        ? Optional.of(record(sw.triples()))
        : Optional.empty();
  }

  @Override
  Json.Obj entries(StillingerWeber.Entry e) {
    return new Json.Obj()
        .put("epsilon", e.epsilon())
        .put("sigma", e.sigma())
        .put("a", e.a())
        .put("lambda", e.lambda())
        .put("gamma", e.gamma())
        .put("cos_theta0", e.cosTheta0())
        .put("A", e.bigA())
        .put("B", e.bigB())
        .put("p", e.p())
        .put("q", e.q())
        .put("tol", e.tol());
  }

  @Override
  StillingerWeber.Entry parameters(Parameters e) {
    return new StillingerWeber.Entry(
        e.number("epsilon"),
        e.number("sigma"),
        e.number("a"),
        e.number("lambda"),
        e.number("gamma"),
        e.number("cos_theta0"),
        e.number("A"),
        e.number("B"),
        e.number("p"),
        e.number("q"),
        e.number("tol"));
  }

  @Override
  Potential make(Map<Triple, StillingerWeber.Entry> triples) {
    return new StillingerWeber(triples);
  }
}
