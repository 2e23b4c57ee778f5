package io.crisol.training;

import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.RadialBasis;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Settings;
import io.crisol.structures.check.Leakage;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the training of a moment tensor potential will do, found from the data before any heavy
 * work.
 *
 * @param committee how many potentials are fitted
 * @param repulsion what is added to the trained potential
 * @param split the frames
 * @param shape the potential without its parameters
 * @param leakage how much of "validation" and "test" is known from the training frames
 */
public record MomentPlan(
    DataOptions data,
    MomentOptions options,
    TrainingOptions training,
    CommitteeOptions committee,
    Repulsion repulsion,
    Split split,
    MomentShape shape,
    Map<String, Leakage> leakage) {
  /** The basis begins a little below the shortest distance. */
  private static final double BELOW = 0.99;

  /**
   * Repulsion ends at this share of the shortest distances: the next frame comes a few hundredths
   * nearer than all before, where a polynomial still holds and nuclei would be far too strong.
   */
  private static final double REPULSION_SHARE = 0.95;

  /**
   * Plans a run.
   *
   * @param train frames of the training files; likewise {@code validation} and {@code test}
   * @throws io.crisol.structures.ProblemException SPLIT_EMPTY, LABELS_MISSING, OPTION_INVALID
   */
  public static MomentPlan of(
      DataOptions data,
      MomentOptions options,
      TrainingOptions training,
      RepulsionOptions repulsion,
      List<Frame> train,
      List<Frame> validation,
      List<Frame> test) {
    Split split = Split.of(data, train, validation, test);
    TrainPlan.requireLabels(split.train(), training);
    Set<Element> known = EnumSet.noneOf(Element.class);
    List<Frame> all = new ArrayList<>(split.train());
    all.addAll(split.validation());
    all.addAll(split.test());
    training.weights().requireFor(all);
    all.forEach(frame -> known.addAll(frame.structure().elementSet()));
    List<Element> elements = List.copyOf(known);
    double cutoff = options.momentCutoff();
    double[] met = ShortestDistances.of(split.train(), elements, cutoff);
    double least = Arrays.stream(met).filter(d -> !Double.isNaN(d)).min().orElse(cutoff / 2);
    RadialBasis basis =
        new RadialBasis(
            options.shortest().orElse(BELOW * least), cutoff, options.radialBasisSize());
    return new MomentPlan(
        data,
        options,
        training,
        CommitteeOptions.none(),
        new Repulsion(repulsion, elements, met, REPULSION_SHARE),
        split,
        MomentShape.ofLevel(options.level(), elements, basis),
        TrainPlan.leakage(split));
  }

  /** The same plan for a committee. */
  public MomentPlan with(CommitteeOptions members) {
    return new MomentPlan(data, options, training, members, repulsion, split, shape, leakage);
  }

  /** Everything that was chosen, a line each. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(split.describe());
    leakage.forEach((name, found) -> lines.add("leakage into the " + name + " set: " + found));
    lines.add(
        String.format(
            Locale.ROOT,
            "moment tensor potential for %s: level %d, %d moment coefficients, %d radial functions"
                + " of %d basis functions for each pair of elements, from %.2f to %.2f Å%s",
            shape.elements().stream().map(Element::symbol).collect(Collectors.joining(", ")),
            shape.level(),
            shape.scalarCount(),
            shape.functions(),
            shape.basis().size(),
            shape.basis().shortest(),
            shape.basis().cutoff(),
            options.shortest().isEmpty() ? " (from the shortest distance in the data)" : ""));
    if (committee.isMany()) {
      lines.add(committee.describe(committee.shareWithSeeds(), training.seed()));
    }
    lines.addAll(repulsion.describe());
    return lines;
  }

  /** All options that the parameters depend on, by section and name in the configuration. */
  Json.Obj optionsJson() {
    Json.Obj json = new Json.Obj();
    put(json, "data", Settings.of(DataOptions.class).values(data));
    put(json, "moment", Settings.of(MomentOptions.class).values(options));
    put(json, "potential", Settings.of(RepulsionOptions.class).values(repulsion.options()));
    put(json, "training", Settings.of(TrainingOptions.class).values(training));
    return json.put("training.committee", String.valueOf(committee.committee()))
        .put("training.committee_share", String.valueOf(committee.shareWithSeeds()));
  }

  private static void put(Json.Obj json, String section, Map<String, Object> values) {
    values.forEach((key, value) -> json.put(section + "." + key, String.valueOf(value)));
  }
}
