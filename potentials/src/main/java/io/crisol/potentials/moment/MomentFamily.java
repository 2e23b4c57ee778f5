package io.crisol.potentials.moment;

import io.crisol.potentials.Potential;
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

/** Files of {@link MomentPotential}: layout in docs/formats/potential-file.md. */
public final class MomentFamily implements PotentialFamily {
  private static final String ACTIVE = "active_set_inverse";

  @Override
  public String name() {
    return "moment";
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof MomentPotential moment)) {
      return Optional.empty();
    }
    MomentShape shape = moment.shape();
    Json.Arr elements = new Json.Arr();
    shape.elements().forEach(e -> elements.add(new Json.Str(e.symbol())));
    Json.Obj json =
        new Json.Obj()
            .put("elements", elements)
            .put("min_dist", shape.basis().shortest())
            .put("cutoff", shape.basis().cutoff())
            .put("radial_basis_size", shape.basis().size())
            .put("radial_functions", shape.functions())
            .put("scaling", moment.scaling());
    if (shape.level() > 0) {
      json.put("level", shape.level());
    } else {
      json.put("plan", plan(shape.plan()));
    }
    double[] p = moment.parameters();
    return Optional.of(
        new PotentialRecord(
            name(),
            json.put("radial_coefficients", Arrays.copyOf(p, shape.radialCount()))
                .put("energies", Arrays.copyOfRange(p, shape.radialCount(), shape.firstMoment()))
                .put("coefficients", Arrays.copyOfRange(p, shape.firstMoment(), p.length)),
            Map.of(),
            moment.activeInverse(0).map(inverse -> new Json.Obj().put(ACTIVE, inverse))));
  }

  private static Json.Obj plan(ContractionPlan plan) {
    int[] products = new int[4 * plan.productCount()];
    for (int p = 0; p < plan.productCount(); p++) {
      products[4 * p] = plan.left()[p];
      products[4 * p + 1] = plan.right()[p];
      products[4 * p + 2] = plan.factor()[p];
      products[4 * p + 3] = plan.target()[p];
    }
    return new Json.Obj()
        .put("moments", plan.size())
        .put("basic", doubles(plan.basics()))
        .put("products", doubles(products))
        .put("scalars", doubles(plan.scalars()));
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  @Override
  public Potential read(PotentialRecord record) {
    Parameters parameters = new Parameters(name(), record.parameters());
    List<Element> elements = new ArrayList<>();
    parameters.required("elements").asList().forEach(e -> elements.add(Element.of(e.asString())));
    RadialBasis basis =
        new RadialBasis(
            parameters.number("min_dist"),
            parameters.positive("cutoff", "a distance in Å"),
            parameters.required("radial_basis_size").asInt());
    int level = parameters.has("level") ? parameters.required("level").asInt() : 0;
    int functions = parameters.required("radial_functions").asInt();
    MomentShape shape =
        level == 0
            ? new MomentShape(elements, basis, functions, plan(parameters.required("plan")), 0)
            : MomentShape.ofLevel(level, elements, basis);
    double scaling = parameters.number("scaling");
    double[] values = values(parameters);
    parameters.finish();
    MomentPotential read = new MomentPotential(shape, scaling, values);
    return record
        .trainingDomain()
        .map(domain -> read.withActiveSet(domain.get(ACTIVE).asDoubles()))
        .orElse(read);
  }

  private static double[] values(Parameters parameters) {
    return List.of("radial_coefficients", "energies", "coefficients").stream()
        .flatMapToDouble(key -> Arrays.stream(parameters.required(key).asDoubles()))
        .toArray();
  }

  private static ContractionPlan plan(Json json) {
    Parameters plan = new Parameters("moment.plan", json.asObject());
    ContractionPlan read =
        new ContractionPlan(
            plan.required("moments").asInt(),
            integers(plan.required("basic")),
            integers(plan.required("products")),
            integers(plan.required("scalars")));
    plan.finish();
    return read;
  }

  private static int[] integers(Json json) {
    return json.asList().stream().mapToInt(Json::asInt).toArray();
  }
}
