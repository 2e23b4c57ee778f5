package io.crisol.potentials.electrostatics;

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
import java.util.TreeMap;

/**
 * Files and short texts of charges: {@code point-charges(Na=1, Cl=-1, accuracy=1e-6)}. A text
 * without charges takes those asked for with the potential, else those of the structure.
 */
abstract class ChargesFamily implements PotentialFamily {
  private static final String CHARGES = "charges";
  private static final String COULOMB = "coulomb";

  /** The potential with these charges and the further entries. */
  abstract Potential make(Map<Element, Double> charges, Parameters entries);

  @Override
  public List<String> shortNames() {
    return List.of(name());
  }

  /** The record of a potential with these charges; {@code further} entries follow. */
  final PotentialRecord record(Map<Element, Double> charges, Json.Obj further) {
    Json.Obj parameters = new Json.Obj().put(CHARGES, json(charges));
    further.members().forEach(parameters::put);
    return PotentialRecord.of(name(), parameters);
  }

  static Json.Obj json(Map<Element, Double> numbers) {
    Json.Obj entries = new Json.Obj();
    numbers.forEach((element, number) -> entries.put(element.symbol(), number));
    return entries;
  }

  static Map<Element, Double> byElement(Json.Obj entries) {
    Map<Element, Double> numbers = new TreeMap<>();
    entries
        .members()
        .forEach((symbol, number) -> numbers.put(Element.of(symbol), number.asDouble()));
    return numbers;
  }

  /** The Coulomb constant, eV Å; the exact one where none is given. */
  static double coulomb(Parameters entries) {
    return entries.has(COULOMB) ? entries.number(COULOMB) : Units.COULOMB;
  }

  /** Adds the Coulomb constant where it is not the exact one. */
  static Json.Obj withCoulomb(Json.Obj entries, double coulomb) {
    return coulomb == Units.COULOMB ? entries : entries.put(COULOMB, coulomb);
  }

  /** The accuracy of sums; all digits where none is given. */
  static double accuracy(Parameters entries) {
    return entries.has("accuracy") ? entries.number("accuracy") : PointCharges.EXACT;
  }

  @Override
  public final Potential read(PotentialRecord record) {
    Parameters entries = new Parameters(name(), record.parameters());
    Map<Element, Double> charges = byElement(entries.required(CHARGES).asObject());
    Potential potential = make(charges, entries);
    entries.finish();
    return potential;
  }

  @Override
  public final Potential read(ShortText text, PotentialRequest request) {
    Json.Obj charges = new Json.Obj();
    Json.Obj further = new Json.Obj();
    text.named()
        .members()
        .forEach(
            (key, value) -> (Element.find(key).isPresent() ? charges : further).put(key, value));
    for (ShortText member : text.members()) {
      if (!memberNames().contains(member.name())) {
        throw Problem.POTENTIAL_UNKNOWN.with(member.name(), "charges are written as Na=1, Cl=-1");
      }
      further.put(member.name(), member.named());
    }
    Map<Element, Double> given = byElement(charges);
    Parameters entries = new Parameters(name(), further);
    Potential potential = make(given.isEmpty() ? request.charges() : given, entries);
    entries.finish();
    return potential;
  }

  /** Names of texts inside a short text. */
  List<String> memberNames() {
    return List.of();
  }
}
