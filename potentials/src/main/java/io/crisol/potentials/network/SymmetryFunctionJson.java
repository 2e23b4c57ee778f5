package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Symmetry functions in potential files. */
final class SymmetryFunctionJson {
  static final String KIND = "symmetry_functions";

  private SymmetryFunctionJson() {}

  static Json.Obj write(SymmetryFunctionDescriptor descriptor) {
    Json.Obj functions = new Json.Obj();
    for (int e = 0; e < descriptor.elements().size(); e++) {
      Json.Arr own = new Json.Arr();
      descriptor.functions(e).forEach(f -> own.add(write(f)));
      functions.put(descriptor.elements().get(e).symbol(), own);
    }
    return new Json.Obj()
        .put("kind", KIND)
        .put("elements", Json.of(descriptor.elements().stream().map(Element::symbol).toList()))
        .put("functions", functions);
  }

  private static Json.Obj write(SymmetryFunction function) {
    Json.Obj json = new Json.Obj();
    switch (function) {
      case SymmetryFunction.Radial radial -> {
        json.put("type", "radial");
        radial.neighbour().ifPresent(e -> json.put("neighbours", Json.of(List.of(e.symbol()))));
      }
      case SymmetryFunction.Angular angular -> {
        json.put("type", angular.narrow() ? "narrow" : "wide");
        angular
            .pair()
            .ifPresent(
                p ->
                    json.put(
                        "neighbours", Json.of(List.of(p.first().symbol(), p.second().symbol()))));
        json.put("angular", write(angular.angular()));
      }
    }
    return json.put("radial", write(function.radial()));
  }

  private static Json.Obj write(RadialFactor factor) {
    return switch (factor) {
      case RadialFactor.Gaussian g ->
          new Json.Obj()
              .put("eta", g.eta())
              .put("shift", g.shift())
              .put("cutoff", g.cutoff())
              .put("falloff", text(g.falloff()))
              .put("inner", g.inner());
      case RadialFactor.Compact c ->
          new Json.Obj()
              .put("low", c.low())
              .put("cutoff", c.cutoff())
              .put("falloff", text(c.falloff()))
              .put("asymmetric", c.asymmetric());
    };
  }

  private static Json.Obj write(AngularFactor factor) {
    return switch (factor) {
      case AngularFactor.CosinePower p ->
          new Json.Obj().put("lambda", p.lambda()).put("zeta", p.zeta());
      case AngularFactor.Compact c ->
          new Json.Obj()
              .put("left", c.left())
              .put("right", c.right())
              .put("falloff", text(c.falloff()))
              .put("asymmetric", c.asymmetric());
    };
  }

  private static String text(Falloff falloff) {
    return falloff.name().toLowerCase(Locale.ROOT);
  }

  static SymmetryFunctionDescriptor read(Json.Obj json) {
    List<Element> elements =
        json.get("elements").asList().stream().map(s -> Element.of(s.asString())).toList();
    Json.Obj functions = json.get("functions").asObject();
    List<List<SymmetryFunction>> all = new ArrayList<>();
    for (Element element : elements) {
      all.add(
          functions.get(element.symbol()).asList().stream()
              .map(f -> function(f.asObject()))
              .toList());
    }
    return new SymmetryFunctionDescriptor(elements, all);
  }

  private static SymmetryFunction function(Json.Obj json) {
    RadialFactor radial = radial(json.get("radial").asObject());
    List<Element> neighbours =
        json.find("neighbours").map(Json::asList).orElse(List.of()).stream()
            .map(s -> Element.of(s.asString()))
            .toList();
    String type = json.get("type").asString();
    if (type.equals("radial")) {
      return new SymmetryFunction.Radial(neighbours.stream().findFirst(), radial);
    }
    if (!type.equals("narrow") && !type.equals("wide")) {
      throw unknown("type of a symmetry function", type, "radial, narrow, wide");
    }
    Optional<SymmetryFunction.Pair> pair =
        neighbours.isEmpty()
            ? Optional.empty()
            : Optional.of(new SymmetryFunction.Pair(neighbours.get(0), neighbours.get(1)));
    AngularFactor angular = angular(json.get("angular").asObject());
    return new SymmetryFunction.Angular(pair, radial, angular, type.equals("narrow"));
  }

  private static RadialFactor radial(Json.Obj json) {
    double cutoff = json.get("cutoff").asDouble();
    if (json.find("low").isPresent()) {
      return new RadialFactor.Compact(
          json.get("low").asDouble(), cutoff, falloff(json), json.get("asymmetric").asBoolean());
    }
    return new RadialFactor.Gaussian(
        json.get("eta").asDouble(),
        json.get("shift").asDouble(),
        cutoff,
        falloff(json),
        json.get("inner").asDouble());
  }

  private static AngularFactor angular(Json.Obj json) {
    if (json.find("left").isPresent()) {
      return new AngularFactor.Compact(
          json.get("left").asDouble(),
          json.get("right").asDouble(),
          falloff(json),
          json.get("asymmetric").asBoolean());
    }
    return new AngularFactor.CosinePower(
        json.get("lambda").asDouble(), json.get("zeta").asDouble());
  }

  private static Falloff falloff(Json.Obj json) {
    String text = json.get("falloff").asString();
    return Arrays.stream(Falloff.values())
        .filter(f -> text(f).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "falloff",
                    text,
                    Arrays.stream(Falloff.values()).map(SymmetryFunctionJson::text).toList()));
  }

  private static RuntimeException unknown(String what, String text, Object known) {
    return Problem.PARAMETER_INVALID.with(
        what, text, "known are " + known, "take the original file, or a newer Crisol");
  }
}
