package io.crisol.potentials.file;

import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A potential as data: what its family needs to make it again, to the last bit.
 *
 * @param family name of the {@link PotentialFamily}
 * @param parameters everything that decides the energy, laid out by the family
 * @param referenceEnergies energy of each element on its own, eV, already part of the energies that
 *     the potential predicts; empty where the family has none
 * @param trainingDomain what the extrapolation grade needs, laid out by the family
 */
public record PotentialRecord(
    String family,
    Json.Obj parameters,
    Map<Element, Double> referenceEnergies,
    Optional<Json.Obj> trainingDomain) {

  /** A copy of the reference energies, by atomic number. */
  public PotentialRecord {
    referenceEnergies = new TreeMap<>(referenceEnergies);
  }

  /** A record without reference energies and training domain. */
  public static PotentialRecord of(String family, Json.Obj parameters) {
    return new PotentialRecord(family, parameters, Map.of(), Optional.empty());
  }

  /** Writes the entries of this record into {@code target}. */
  void writeTo(Json.Obj target) {
    target.put("family", family).put("parameters", parameters);
    if (!referenceEnergies.isEmpty()) {
      Json.Obj energies = new Json.Obj();
      referenceEnergies.forEach((element, energy) -> energies.put(element.symbol(), energy));
      target.put("reference_energies", energies);
    }
    trainingDomain.ifPresent(domain -> target.put("training_domain", domain));
  }

  /** Reads the entries written by {@link #writeTo}. */
  static PotentialRecord readFrom(Json.Obj source) {
    Map<Element, Double> energies = new TreeMap<>();
    source
        .find("reference_energies")
        .ifPresent(
            entry ->
                entry
                    .asObject()
                    .members()
                    .forEach(
                        (symbol, energy) -> energies.put(Element.of(symbol), energy.asDouble())));
    return new PotentialRecord(
        source.get("family").asString(),
        source.get("parameters").asObject(),
        energies,
        source.find("training_domain").map(Json::asObject));
  }

  /** This record as JSON, for a family that holds other potentials. */
  public Json.Obj toJson() {
    Json.Obj json = new Json.Obj();
    writeTo(json);
    return json;
  }

  /** The record that {@link #toJson} wrote. */
  public static PotentialRecord ofJson(Json json) {
    return readFrom(json.asObject());
  }
}
