package io.crisol.potentials.embedded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.ShortText;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Files and short texts of {@link SuttonChen}: {@code sutton-chen(epsilon=0.01238, a=3.61,
 * c=39.432, n=9, m=6, inner=8, outer=10)}.
 */
public final class SuttonChenFamily implements PotentialFamily {
  @Override
  public String name() {
    return "sutton-chen";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof SuttonChen metal)) {
      return Optional.empty();
    }
    SuttonChen.Parameters p = metal.parameters();
    return Optional.of(
        PotentialRecord.of(
            name(),
            new Json.Obj()
                .put("element", metal.element().symbol())
                .put("epsilon", p.epsilon())
                .put("a", p.a())
                .put("c", p.c())
                .put("n", p.n())
                .put("m", p.m())
                .put("inner", p.inner())
                .put("outer", p.outer())));
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters entries = new Parameters(name(), record.parameters());
    Element element = Element.of(entries.required("element").asString());
    return make(element, entries);
  }

  @Override
  public Potential read(ShortText text, PotentialRequest request) {
    if (request.elements().size() != 1 || !text.members().isEmpty()) {
      throw Problem.PARAMETER_INVALID.with(
          "the structure",
          "of " + request.elements(),
          "sutton-chen is a potential of one element",
          "use a structure of one element, or hybrid");
    }
    return make(request.elements().iterator().next(), text.parameters());
  }

  private static SuttonChen make(Element element, Parameters entries) {
    SuttonChen.Parameters parameters =
        new SuttonChen.Parameters(
            entries.number("epsilon"),
            entries.number("a"),
            entries.number("c"),
            whole(entries, "n"),
            whole(entries, "m"),
            entries.number("inner"),
            entries.number("outer"));
    entries.finish();
    return new SuttonChen(element, parameters);
  }

  private static int whole(Parameters entries, String key) {
    double value = entries.number(key);
    if (value != (int) value) {
      throw Problem.PARAMETER_INVALID.with(key, value, "it is a whole number", "correct it");
    }
    return (int) value;
  }
}
