package io.crisol.potentials.file;

import io.crisol.potentials.HybridPotential;
import io.crisol.potentials.Potential;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Files and short texts of {@link HybridPotential}: {@code hybrid(lj(…), zbl(…))}. */
public final class HybridFamily implements PotentialFamily {
  private static final String SEEN = "elements";

  @Override
  public String name() {
    return "hybrid";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof HybridPotential hybrid)) {
      return Optional.empty();
    }
    Json.Arr terms = new Json.Arr();
    for (int t = 0; t < hybrid.terms().size(); t++) {
      Json.Obj term = Families.record(hybrid.terms().get(t)).toJson();
      Set<Element> seen = hybrid.seen().get(t);
      if (seen.size() < hybrid.terms().get(t).elements().size()) {
        term.put(SEEN, Json.of(seen.stream().sorted().map(Element::symbol).toList()));
      }
      terms.add(term);
    }
    return Optional.of(PotentialRecord.of(name(), new Json.Obj().put("terms", terms)));
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    List<Potential> terms = new ArrayList<>();
    List<Set<Element>> seen = new ArrayList<>();
    for (Json term : parameters.required("terms").asList()) {
      Potential potential = Families.read(PotentialRecord.ofJson(term));
      terms.add(potential);
      seen.add(term.asObject().find(SEEN).map(HybridFamily::elements).orElse(potential.elements()));
    }
    parameters.finish();
    return new HybridPotential(terms, seen);
  }

  private static Set<Element> elements(Json symbols) {
    Set<Element> elements = new TreeSet<>();
    symbols.asList().forEach(symbol -> elements.add(Element.of(symbol.asString())));
    return elements;
  }

  @Override
  public Potential read(ShortText text, PotentialRequest request) {
    text.parameters().finish();
    if (text.members().isEmpty()) {
      throw Problem.PARAMETER_MISSING.with(
          "a term of the hybrid", "write for example hybrid(lj(...), zbl(...))");
    }
    return new HybridPotential(
        text.members().stream()
            .map(member -> Families.ofShortName(member.name()).read(member, request))
            .toList());
  }
}
