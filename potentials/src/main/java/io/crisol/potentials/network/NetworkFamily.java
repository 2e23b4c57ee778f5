package io.crisol.potentials.network;

import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Expansion;
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
    ChebyshevDescriptor descriptor = network.descriptor();
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
        new Json.Obj().put("descriptor", writeDescriptor(descriptor)).put("networks", networks);
    Json.Obj domain =
        new Json.Obj().put("shortest_distances", network.shortest()).put("elements", domains);
    return Optional.of(new PotentialRecord(name(), parameters, references, Optional.of(domain)));
  }

  private static Json.Obj writeDescriptor(ChebyshevDescriptor descriptor) {
    return new Json.Obj()
        .put("kind", "chebyshev")
        .put("elements", Json.of(descriptor.elements().stream().map(Element::symbol).toList()))
        .put("radial", writeExpansions(descriptor.radial()))
        .put("angular", writeExpansions(descriptor.angular()));
  }

  private static Json.Arr writeExpansions(List<Expansion> expansions) {
    Json.Arr array = new Json.Arr();
    expansions.forEach(
        x -> array.add(new Json.Obj().put("order", x.order()).put("cutoff", x.cutoff())));
    return array;
  }

  private static Json.Obj writeNetwork(AtomNetwork atom) {
    return new Json.Obj()
        .put("mean", atom.scaling().mean())
        .put("sigma", atom.scaling().sigma())
        .put("layers", Arrays.stream(atom.network().sizes()).asDoubleStream().toArray())
        .put("activation", "tanh")
        .put("parameters", atom.network().parameters());
  }

  private static Json.Obj writeDomain(ElementDomain domain) {
    return new Json.Obj()
        .put("low", domain.low())
        .put("high", domain.high())
        .put("reach", domain.reach())
        .put("whitening", domain.whitening());
  }

  @Override
  public Potential read(PotentialRecord record) {
    ChebyshevDescriptor descriptor =
        readDescriptor(record.parameters().get("descriptor").asObject());
    Json.Obj networks = record.parameters().get("networks").asObject();
    Optional<Json.Obj> domains =
        record.trainingDomain().map(domain -> domain.get("elements").asObject());
    List<AtomNetwork> atoms = new ArrayList<>();
    for (Element element : descriptor.elements()) {
      Json.Obj json = networks.get(element.symbol()).asObject();
      int[] sizes = json.get("layers").asList().stream().mapToInt(Json::asInt).toArray();
      atoms.add(
          new AtomNetwork(
              record.referenceEnergies().getOrDefault(element, 0.0),
              new Scaling(json.get("mean").asDoubles(), json.get("sigma").asDoubles()),
              new Network(sizes, json.get("parameters").asDoubles()),
              domains
                  .flatMap(d -> d.find(element.symbol()))
                  .map(d -> readDomain(d.asObject()))
                  .orElse(null)));
    }
    return new NetworkPotential(descriptor, atoms, readShortest(record, descriptor));
  }

  private static ChebyshevDescriptor readDescriptor(Json.Obj json) {
    return new ChebyshevDescriptor(
        json.get("elements").asList().stream()
            .map(symbol -> Element.of(symbol.asString()))
            .toList(),
        readExpansions(json.get("radial")),
        readExpansions(json.get("angular")));
  }

  private static List<Expansion> readExpansions(Json json) {
    return json.asList().stream()
        .map(Json::asObject)
        .map(x -> new Expansion(x.get("order").asInt(), x.get("cutoff").asDouble()))
        .toList();
  }

  private static ElementDomain readDomain(Json.Obj json) {
    return new ElementDomain(
        json.get("low").asDoubles(),
        json.get("high").asDoubles(),
        json.get("whitening").asDoubles(),
        json.get("reach").asDouble());
  }

  /** Shortest distances; JSON has no NaN, so that pairs that never met are null. */
  private static double[] readShortest(PotentialRecord record, ChebyshevDescriptor descriptor) {
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
