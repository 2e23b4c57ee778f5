package io.crisol.potentials.bonded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;

/** Files of {@link Tersoff}. */
public final class TersoffFamily extends BondedFamily<Tersoff.Entry> {
  @Override
  public String name() {
    return "tersoff";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof Tersoff tersoff
        ? Optional.of(record(tersoff.triples()))
        : Optional.empty();
  }

  @Override
  Json.Obj entries(Tersoff.Entry e) {
    return new Json.Obj()
        .put("m", e.m())
        .put("gamma", e.gamma())
        .put("lambda3", e.lambda3())
        .put("c", e.c())
        .put("d", e.d())
        .put("cos_theta0", e.cosTheta0())
        .put("n", e.n())
        .put("beta", e.beta())
        .put("lambda2", e.lambda2())
        .put("B", e.bigB())
        .put("R", e.middle())
        .put("D", e.halfWidth())
        .put("lambda1", e.lambda1())
        .put("A", e.bigA());
  }

  @Override
  Tersoff.Entry parameters(Parameters e) {
    return new Tersoff.Entry(
        e.number("m"),
        e.number("gamma"),
        e.number("lambda3"),
        e.number("c"),
        e.number("d"),
        e.number("cos_theta0"),
        e.number("n"),
        e.number("beta"),
        e.number("lambda2"),
        e.number("B"),
        e.number("R"),
        e.number("D"),
        e.number("lambda1"),
        e.number("A"));
  }

  @Override
  Potential make(Map<Triple, Tersoff.Entry> triples) {
    return new Tersoff(triples);
  }
}
