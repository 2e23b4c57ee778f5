package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Descriptors in potential files. */
final class DescriptorJson {
  private static final String CHEBYSHEV = "chebyshev";
  private static final String BY_ELEMENT = "by_element";

  private DescriptorJson() {}

  static Json.Obj write(Descriptor descriptor) {
    return switch (descriptor) {
      case ChebyshevDescriptor chebyshev -> chebyshev(chebyshev);
      case SymmetryFunctionDescriptor functions -> SymmetryFunctionJson.write(functions);
      case ElementDescriptors parts -> byElement(parts);
      default ->
          throw Problem.NOT_EXPORTED.with(
              "a network on another descriptor", "a potential file", descriptor.getClass());
    };
  }

  private static Json.Obj chebyshev(ChebyshevDescriptor descriptor) {
    return new Json.Obj()
        .put("kind", CHEBYSHEV)
        .put("elements", symbols(descriptor.elements()))
        .put("radial", expansions(descriptor.radial()))
        .put("angular", expansions(descriptor.angular()));
  }

  private static Json symbols(List<Element> elements) {
    return Json.of(elements.stream().map(Element::symbol).toList());
  }

  private static Json.Arr expansions(List<Expansion> expansions) {
    Json.Arr array = new Json.Arr();
    expansions.forEach(
        x -> array.add(new Json.Obj().put("order", x.order()).put("cutoff", x.cutoff())));
    return array;
  }

  private static Json.Obj byElement(ElementDescriptors descriptor) {
    Json.Obj parts = new Json.Obj();
    for (int e = 0; e < descriptor.elements().size(); e++) {
      parts.put(descriptor.elements().get(e).symbol(), write(descriptor.of(e)));
    }
    return new Json.Obj()
        .put("kind", BY_ELEMENT)
        .put("elements", symbols(descriptor.elements()))
        .put("descriptors", parts);
  }

  static Descriptor read(Json.Obj json) {
    String kind = json.get("kind").asString();
    return switch (kind) {
      case SymmetryFunctionJson.KIND -> SymmetryFunctionJson.read(json);
      case BY_ELEMENT -> readByElement(json);
      case CHEBYSHEV ->
          new ChebyshevDescriptor(
              elements(json),
              readExpansions(json.get("radial")),
              readExpansions(json.get("angular")));
      default ->
          throw Problem.PARAMETER_INVALID.with(
              "kind of the descriptor",
              kind,
              "this program does not know it",
              "use a newer Crisol");
    };
  }

  private static List<Element> elements(Json.Obj json) {
    return json.get("elements").asList().stream()
        .map(symbol -> Element.of(symbol.asString()))
        .toList();
  }

  private static Descriptor readByElement(Json.Obj json) {
    List<Element> elements = elements(json);
    Json.Obj parts = json.get("descriptors").asObject();
    List<Descriptor> read = new ArrayList<>();
    elements.forEach(element -> read.add(read(parts.get(element.symbol()).asObject())));
    return new ElementDescriptors(elements, read);
  }

  private static List<Expansion> readExpansions(Json json) {
    return json.asList().stream()
        .map(Json::asObject)
        .map(x -> new Expansion(x.get("order").asInt(), x.get("cutoff").asDouble()))
        .toList();
  }
}
