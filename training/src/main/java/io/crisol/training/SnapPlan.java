package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.Zbl;
import io.crisol.potentials.spectral.Snap;
import io.crisol.potentials.spectral.SnapElement;
import io.crisol.potentials.spectral.SnapSettings;
import io.crisol.potentials.spectral.SnapTrainable;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import io.crisol.structures.check.Leakage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the training of a SNAP will do, found from the data before any heavy work.
 *
 * @param committee how many potentials are fitted
 * @param split the frames
 * @param model the potential with coefficients zero
 * @param leakage how much of "validation" and "test" is known from the training frames
 */
public record SnapPlan(
    DataOptions data,
    SnapOptions options,
    TrainingOptions training,
    CommitteeOptions committee,
    Split split,
    SnapTrainable model,
    Map<String, Leakage> leakage) {
  /** Neighbours within a cutoff that is chosen from the data. */
  private static final double NEIGHBOURS = 26;

  /**
   * Plans a run.
   *
   * @param train frames of the training files; likewise {@code validation} and {@code test}
   * @throws io.crisol.structures.ProblemException SPLIT_EMPTY, LABELS_MISSING, OPTION_UNKNOWN
   */
  public static SnapPlan of(
      DataOptions data,
      SnapOptions options,
      TrainingOptions training,
      List<Frame> train,
      List<Frame> validation,
      List<Frame> test) {
    Split split = Split.of(data, train, validation, test);
    TrainPlan.requireLabels(split.train(), training);
    List<Frame> all = new ArrayList<>(split.train());
    all.addAll(split.validation());
    all.addAll(split.test());
    training.weights().requireFor(all);
    Set<Element> elements = EnumSet.noneOf(Element.class);
    all.forEach(frame -> elements.addAll(frame.structure().elementSet()));
    double cutoff =
        options.snapCutoff().isPresent()
            ? options.snapCutoff().getAsDouble()
            : DescriptorChoice.radius(all, NEIGHBOURS);
    Snap snap = snap(options, elements, cutoff);
    return new SnapPlan(
        data,
        options,
        training,
        CommitteeOptions.none(),
        split,
        new SnapTrainable(snap, repulsion(options, elements)),
        TrainPlan.leakage(split));
  }

  /** The same plan for a committee. */
  public SnapPlan with(CommitteeOptions members) {
    return new SnapPlan(data, options, training, members, split, model, leakage);
  }

  private static Snap snap(SnapOptions options, Set<Element> elements, double cutoff) {
    requireElements("radii", options.radii(), elements);
    requireElements("weights", options.weights(), elements);
    SnapSettings settings =
        new SnapSettings(
            options.twojmax(), cutoff, options.rfac0(), 0, true, false, false, options.quadratic());
    double[] zeros = new double[settings.coefficients()];
    return new Snap(
        settings,
        elements.stream()
            .map(
                e ->
                    new SnapElement(
                        e,
                        options.radii().getOrDefault(e.symbol(), 0.5),
                        options.weights().getOrDefault(e.symbol(), 1.0),
                        zeros))
            .toList());
  }

  private static Optional<Potential> repulsion(SnapOptions options, Set<Element> elements) {
    if (options.zblOuter().isEmpty()) {
      return Optional.empty();
    }
    Map<ElementPair, Zbl.Pair> pairs = new TreeMap<>();
    for (Element a : elements) {
      for (Element b : elements) {
        pairs.put(new ElementPair(a, b), new Zbl.Pair(a.atomicNumber(), b.atomicNumber()));
      }
    }
    return Optional.of(
        new Zbl(
            pairs,
            options.zblInner().getAsDouble(),
            options.zblOuter().getAsDouble(),
            Units.COULOMB));
  }

  private static void requireElements(
      String key, Map<String, Double> given, Set<Element> elements) {
    for (String symbol : given.keySet()) {
      if (elements.stream().noneMatch(e -> e.symbol().equals(symbol))) {
        throw Problem.OPTION_UNKNOWN.with(
            key + "." + symbol, "the data hold " + elements, "correct or remove it");
      }
    }
  }

  /** Everything that was chosen, a line each. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(split.describe());
    leakage.forEach((name, found) -> lines.add("leakage into the " + name + " set: " + found));
    SnapSettings settings = model.snap().settings();
    lines.add(
        String.format(
            Locale.ROOT,
            "SNAP: twojmax %d, %d components, %s%d coefficients for each of %s, cutoff %.2f Å%s",
            settings.order(),
            settings.components(),
            settings.quadratic() ? "with quadratic form, " : "",
            settings.coefficients(),
            model.snap().elements().stream().map(Element::symbol).collect(Collectors.joining(", ")),
            model.snap().cutoff(),
            options.snapCutoff().isEmpty() ? " (chosen from the data)" : ""));
    if (options.zblOuter().isPresent()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "repulsion of nuclei (ZBL), ending from %.2f to %.2f Å, is added and not fitted",
              options.zblInner().getAsDouble(),
              options.zblOuter().getAsDouble()));
    }
    if (committee.isMany()) {
      lines.add(committee.describe(committee.shareWithoutSeeds(), training.seed()));
    }
    return lines;
  }

  /** Parameters without penalty: the energy of each element. */
  boolean[] free() {
    int count = model.snap().settings().coefficients();
    boolean[] free = new boolean[count * model.snap().atoms().size()];
    for (int k = 0; k < free.length; k += count) {
      free[k] = true;
    }
    return free;
  }
}
