package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Files and short texts of {@link Contact}. */
public final class ContactFamily extends PairFamily<Contact.Pair> {
  @Override
  public String name() {
    return "contact";
  }

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof Contact contact
        ? Optional.of(record(contact.pairs(), contact.cutoffs(), contact.smoothing()))
        : Optional.empty();
  }

  @Override
  Json.Obj entries(Contact.Pair pair) {
    return new Json.Obj().put("energy", pair.energy());
  }

  @Override
  Contact.Pair pair(Parameters entries) {
    return new Contact.Pair(entries.number("energy"));
  }

  @Override
  Map<String, BinaryOperator<Contact.Pair>> mixingRules() {
    return Map.of();
  }

  @Override
  Potential make(Map<ElementPair, Contact.Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    if (smoothing != Smoothing.NONE) {
      throw Problem.PARAMETER_INVALID.with(
          "contact.smooth",
          smoothing.word(),
          "the energy of a contact is the same at all distances",
          "leave it out");
    }
    return new Contact(pairs, cutoffs);
  }
}
