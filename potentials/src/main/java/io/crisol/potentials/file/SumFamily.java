package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files and short texts of {@link SumPotential}: {@code sum(lj(…), point-charges(…))}. */
public final class SumFamily implements PotentialFamily {
  @Override
  public String name() {
    return "sum";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof SumPotential sum)) {
      return Optional.empty();
    }
    Json.Arr terms = new Json.Arr();
    sum.terms().forEach(term -> terms.add(Families.record(term).toJson()));
    return Optional.of(PotentialRecord.of(name(), new Json.Obj().put("terms", terms)));
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    List<Potential> terms = new ArrayList<>();
    for (Json term : parameters.required("terms").asList()) {
      terms.add(Families.read(PotentialRecord.ofJson(term)));
    }
    parameters.finish();
    return new SumPotential(terms);
  }

  @Override
  public Potential read(ShortText text, PotentialRequest request) {
    text.parameters().finish();
    if (text.members().isEmpty()) {
      throw Problem.PARAMETER_MISSING.with(
          "a term of the sum", "write for example sum(lj(...), point-charges(...))");
    }
    return new SumPotential(
        text.members().stream()
            .map(member -> Families.ofShortName(member.name()).read(member, request))
            .toList());
  }
}
