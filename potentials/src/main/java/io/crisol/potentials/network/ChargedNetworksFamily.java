package io.crisol.potentials.network;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files of {@link ChargedNetworks}: layout in docs/formats/potential-file.md. */
public final class ChargedNetworksFamily implements PotentialFamily {
  @Override
  public String name() {
    return "charged-network";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof ChargedNetworks charged)) {
      return Optional.empty();
    }
    Map<Element, Double> references = new TreeMap<>();
    Json.Obj domains = new Json.Obj();
    for (int e = 0; e < charged.atoms().size(); e++) {
      Element element = charged.descriptor().elements().get(e);
      references.put(element, charged.atoms().get(e).energy().referenceEnergy());
      ElementDomain domain = charged.atoms().get(e).charge().domain();
      if (domain != null) {
        domains.put(element.symbol(), NetworkFamily.writeDomain(domain));
      }
    }
    Json.Obj domain =
        new Json.Obj().put("shortest_distances", charged.shortest()).put("elements", domains);
    return Optional.of(
        new PotentialRecord(name(), writeParameters(charged), references, Optional.of(domain)));
  }

  private static Json.Obj writeParameters(ChargedNetworks charged) {
    Json.Obj networks = new Json.Obj();
    Json.Obj charges = new Json.Obj();
    for (int e = 0; e < charged.atoms().size(); e++) {
      String symbol = charged.descriptor().elements().get(e).symbol();
      ChargedAtom atom = charged.atoms().get(e);
      networks.put(symbol, NetworkFamily.writeNetwork(atom.energy()));
      charges.put(symbol, writeCharge(charged.model(), atom));
    }
    Json.Obj parameters =
        new Json.Obj()
            .put("charges", charged.model().text())
            .put("descriptor", DescriptorJson.write(charged.descriptor()))
            .put("networks", networks)
            .put("charge_networks", charges);
    NearScreening screening = charged.screening();
    return screening.isPresent()
        ? parameters.put("screening", new double[] {screening.inner(), screening.outer()})
        : parameters;
  }

  private static Json.Obj writeCharge(ChargeModel model, ChargedAtom atom) {
    Json.Obj charge =
        NetworkFamily.writeNetwork(atom.charge())
            .put("constant", atom.charge().referenceEnergy())
            .put("width", atom.width());
    return model == ChargeModel.EQUILIBRATED ? charge.put("hardness", atom.hardness()) : charge;
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    List<String> models = Arrays.stream(ChargeModel.values()).map(ChargeModel::text).toList();
    parameters.required("charges");
    ChargeModel model =
        ChargeModel.values()[models.indexOf(parameters.word("charges", "", models))];
    Descriptor descriptor = DescriptorJson.read(parameters.required("descriptor").asObject());
    Json.Obj networks = parameters.required("networks").asObject();
    Json.Obj charges = parameters.required("charge_networks").asObject();
    NearScreening screening = NearScreening.NONE;
    if (parameters.has("screening")) {
      double[] ends = parameters.required("screening").asDoubles();
      screening = new NearScreening(ends[0], ends[1]);
    }
    parameters.finish();
    List<ChargedAtom> atoms = new ArrayList<>();
    for (Element element : descriptor.elements()) {
      atoms.add(atom(record, element, networks, charges));
    }
    double[] shortest = NetworkFamily.readShortest(record, descriptor);
    return new ChargedNetworks(model, descriptor, atoms, screening, shortest);
  }

  private static ChargedAtom atom(
      PotentialRecord record, Element element, Json.Obj networks, Json.Obj charges) {
    Json.Obj energy = networks.get(element.symbol()).asObject();
    Json.Obj charge = charges.get(element.symbol()).asObject();
    Optional<Json> domain =
        record.trainingDomain().flatMap(d -> d.get("elements").asObject().find(element.symbol()));
    return new ChargedAtom(
        new AtomNetwork(
            record.referenceEnergies().getOrDefault(element, 0.0),
            NetworkFamily.readScaling(energy),
            NetworkFamily.readNetwork(energy),
            null),
        new AtomNetwork(
            charge.get("constant").asDouble(),
            NetworkFamily.readScaling(charge),
            NetworkFamily.readNetwork(charge),
            domain.map(d -> NetworkFamily.readDomain(d.asObject())).orElse(null)),
        charge.find("hardness").map(Json::asDouble).orElse(0.0),
        charge.get("width").asDouble());
  }
}
