package io.crisol.potentials.network;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.file.PotentialFamily;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files of {@link NetworkPotential}: layout in docs/formats/potential-file.md. */
public final class NetworkFamily implements PotentialFamily {
  @Override
  public String name() {
    return "network";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof NetworkPotential network)) {
      return Optional.empty();
    }
    Descriptor descriptor = network.descriptor();
    Map<Element, Double> references = new TreeMap<>();
    Json.Obj networks = new Json.Obj();
    Json.Obj domains = new Json.Obj();
    for (int e = 0; e < network.atoms().size(); e++) {
      Element element = descriptor.elements().get(e);
      AtomNetwork atom = network.atoms().get(e);
      references.put(element, atom.referenceEnergy());
      networks.put(element.symbol(), writeNetwork(atom));
      if (atom.domain() != null) {
        domains.put(element.symbol(), writeDomain(atom.domain()));
      }
    }
    Json.Obj parameters =
        new Json.Obj()
            .put("descriptor", DescriptorJson.write(descriptor))
            .put("networks", networks);
    Json.Obj domain =
        new Json.Obj().put("shortest_distances", network.shortest()).put("elements", domains);
    return Optional.of(new PotentialRecord(name(), parameters, references, Optional.of(domain)));
  }

  static Json.Obj writeNetwork(AtomNetwork atom) {
    Scaling scaling = atom.scaling();
    Json.Obj json = new Json.Obj().put("mean", scaling.mean()).put("sigma", scaling.sigma());
    if (scaling.least() != Scaling.USUAL_LEAST) {
      json.put("least_sigma", scaling.least());
    }
    Network network = atom.network();
    return json.put("layers", Arrays.stream(network.sizes()).asDoubleStream().toArray())
        .put("activation", writeActivations(network))
        .put("parameters", network.parameters());
  }

  /** "tanh" for tanh in the hidden layers and a linear output, as always in format 1. */
  private static Json writeActivations(Network network) {
    List<String> names = network.activations().stream().map(Activation::text).toList();
    List<String> hidden = names.subList(0, names.size() - 1);
    return names.getLast().equals("linear") && hidden.stream().allMatch("tanh"::equals)
        ? new Json.Str("tanh")
        : Json.of(names);
  }

  static Json.Obj writeDomain(ElementDomain domain) {
    Json.Obj json =
        new Json.Obj()
            .put("low", domain.low())
            .put("high", domain.high())
            .put("reach", domain.reach())
            .put("whitening", domain.whitening());
    return domain.activeInverse().length > 0
        ? json.put("active_set_inverse", domain.activeInverse())
        : json;
  }

  @Override
  public Potential read(PotentialRecord record) {
    Descriptor descriptor = DescriptorJson.read(record.parameters().get("descriptor").asObject());
    Json.Obj networks = record.parameters().get("networks").asObject();
    Optional<Json.Obj> domains =
        record.trainingDomain().map(domain -> domain.get("elements").asObject());
    List<AtomNetwork> atoms = new ArrayList<>();
    for (Element element : descriptor.elements()) {
      Json.Obj json = networks.get(element.symbol()).asObject();
      atoms.add(
          new AtomNetwork(
              record.referenceEnergies().getOrDefault(element, 0.0),
              readScaling(json),
              readNetwork(json),
              domains
                  .flatMap(d -> d.find(element.symbol()))
                  .map(d -> readDomain(d.asObject()))
                  .orElse(null)));
    }
    return new NetworkPotential(descriptor, atoms, readShortest(record, descriptor));
  }

  static Scaling readScaling(Json.Obj json) {
    return new Scaling(
        json.get("mean").asDoubles(),
        json.get("sigma").asDoubles(),
        json.find("least_sigma").map(Json::asDouble).orElse(Scaling.USUAL_LEAST));
  }

  static Network readNetwork(Json.Obj json) {
    int[] sizes = json.get("layers").asList().stream().mapToInt(Json::asInt).toArray();
    double[] parameters = json.get("parameters").asDoubles();
    if (!(json.get("activation") instanceof Json.Arr list)) {
      return new Network(sizes, parameters);
    }
    List<Activation> activations =
        list.asList().stream()
            .map(
                name ->
                    Activation.find(name.asString())
                        .orElseThrow(
                            () ->
                                Problem.PARAMETER_INVALID.with(
                                    "activation",
                                    name.asString(),
                                    "this program does not know it",
                                    "use a newer Crisol")))
            .toList();
    return new Network(sizes, activations, parameters);
  }

  static ElementDomain readDomain(Json.Obj json) {
    return new ElementDomain(
        json.get("low").asDoubles(),
        json.get("high").asDoubles(),
        json.get("whitening").asDoubles(),
        json.get("reach").asDouble(),
        json.find("active_set_inverse").map(Json::asDoubles).orElseGet(() -> new double[0]));
  }

  /** Shortest distances; JSON has no NaN, so that pairs that never met are null. */
  static double[] readShortest(PotentialRecord record, Descriptor descriptor) {
    int n = descriptor.elements().size();
    double[] shortest = new double[n * n];
    Arrays.fill(shortest, Double.NaN);
    record
        .trainingDomain()
        .ifPresent(
            domain -> {
              List<Json> values = domain.get("shortest_distances").asList();
              for (int k = 0; k < values.size(); k++) {
                shortest[k] = values.get(k) instanceof Json.Num(double value) ? value : Double.NaN;
              }
            });
    return shortest;
  }
}
