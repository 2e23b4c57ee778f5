package io.crisol.training;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.check.Leakage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a training run will do, found from the data before any heavy work.
 *
 * @param charges whether and how charges are modelled
 * @param baseline what the networks learn the difference to
 * @param committee how many potentials are trained
 * @param repulsion what keeps atoms apart that come nearer than in the training frames
 * @param split the frames
 * @param choice descriptor
 * @param references reference energies
 * @param leakage how much of "validation" and "test" is known from the training frames
 * @param sizes memory that prepared frames take
 */
public record TrainPlan(
    DataOptions data,
    NetworkOptions network,
    ChargeOptions charges,
    Optional<Baseline> baseline,
    TrainingOptions training,
    CommitteeOptions committee,
    Repulsion repulsion,
    Split split,
    DescriptorChoice choice,
    ReferenceEnergies references,
    Map<String, Leakage> leakage,
    FrameSizes sizes) {
  /**
   * Plans a run.
   *
   * @param train frames of the training files; likewise {@code validation} and {@code test}
   * @throws io.crisol.structures.ProblemException SPLIT_EMPTY, LABELS_MISSING
   */
  public static TrainPlan of(
      DataOptions data,
      NetworkOptions network,
      ChargeOptions charges,
      TrainingOptions training,
      List<Frame> train,
      List<Frame> validation,
      List<Frame> test) {
    return of(
        data,
        network,
        charges,
        Optional.empty(),
        training,
        split(data, charges, train, validation, test));
  }

  private static TrainPlan of(
      DataOptions data,
      NetworkOptions network,
      ChargeOptions charges,
      Optional<Baseline> baseline,
      TrainingOptions training,
      Split split) {
    requireLabels(split.train(), training);
    requireForces(split.train(), training);
    requireCharges(split.train(), charges);
    List<Frame> all = new ArrayList<>(split.train());
    all.addAll(split.validation());
    all.addAll(split.test());
    training.weights().requireFor(all);
    DescriptorChoice choice = DescriptorChoice.of(network, all);
    charges.requireElements(choice.descriptor().elements());
    NetworkLearner learner = NetworkLearner.of(network, charges, choice.descriptor());
    return new TrainPlan(
        data,
        network,
        charges,
        baseline,
        training,
        CommitteeOptions.none(),
        Repulsion.NONE,
        split,
        choice,
        references(network, choice, baseline, split),
        leakage(split),
        FrameSizes.of(learner, choice.descriptor().cutoff(), split));
  }

  private static Split split(
      DataOptions data,
      ChargeOptions charges,
      List<Frame> train,
      List<Frame> validation,
      List<Frame> test) {
    return charges.arePresent()
        ? Split.of(
            data,
            TotalCharges.applied(train),
            TotalCharges.applied(validation),
            TotalCharges.applied(test))
        : Split.of(data, train, validation, test);
  }

  private static ReferenceEnergies references(
      NetworkOptions network, DescriptorChoice choice, Optional<Baseline> baseline, Split split) {
    Map<Element, Double> given = new EnumMap<>(Element.class);
    network.referenceEnergies().forEach((symbol, energy) -> given.put(Element.of(symbol), energy));
    List<Frame> learned =
        baseline.map(b -> split.train().stream().map(b::less).toList()).orElse(split.train());
    return ReferenceEnergies.of(learned, choice.descriptor().elements(), given);
  }

  /** The same training on other frames: what was chosen from the data is chosen from these. */
  TrainPlan with(Split other) {
    return of(data, network, charges, baseline, training, other)
        .with(committee)
        .with(repulsion.options());
  }

  /** The same training of another network. */
  TrainPlan with(NetworkOptions other) {
    return of(data, other, charges, baseline, training, split)
        .with(committee)
        .with(repulsion.options());
  }

  /** The same plan trained otherwise. */
  TrainPlan with(TrainingOptions other) {
    return with(other, committee, repulsion);
  }

  /**
   * The same training of the difference to a baseline.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID for a long-ranged one of networks
   *     with charges
   */
  public TrainPlan with(Baseline other) {
    if (charges.arePresent() && other.potential().isLongRanged()) {
      throw Problem.OPTION_INVALID.with(
          "baseline",
          other.text(),
          "it has charges and so have the networks: they would count twice",
          "take a short-ranged baseline, or charges = none");
    }
    return of(data, network, charges, Optional.of(other), training, split)
        .with(committee)
        .with(repulsion.options());
  }

  /** The same plan for a committee. */
  public TrainPlan with(CommitteeOptions members) {
    return with(training, members, repulsion);
  }

  /**
   * The same plan with a repulsion of nuclei where there are no data; none beside a baseline that
   * has one.
   *
   * @throws io.crisol.structures.ProblemException OPTION_UNKNOWN, OPTION_INVALID
   */
  public TrainPlan with(RepulsionOptions other) {
    boolean has = baseline.map(Baseline::repelsNuclei).orElse(false);
    Repulsion made =
        has || other.repulsion() == RepulsionOptions.Kind.NONE
            ? Repulsion.NONE
            : new Repulsion(other, choice.descriptor().elements(), shortestDistances());
    return with(training, committee, made);
  }

  private TrainPlan with(TrainingOptions trained, CommitteeOptions members, Repulsion nuclei) {
    return new TrainPlan(
        data,
        network,
        charges,
        baseline,
        trained,
        members,
        nuclei,
        split,
        choice,
        references,
        leakage,
        sizes);
  }

  static Map<String, Leakage> leakage(Split split) {
    Map<String, Leakage> leakage = new LinkedHashMap<>();
    leakage.put("validation", Leakage.of(split.train(), split.validation()));
    if (!split.test().isEmpty()) {
      leakage.put("test", Leakage.of(split.train(), split.test()));
    }
    return leakage;
  }

  static void requireLabels(List<Frame> frames, TrainingOptions training) {
    boolean energies = frames.stream().anyMatch(f -> f.labels().energy().isPresent());
    boolean forces = frames.stream().anyMatch(f -> f.labels().forces().isPresent());
    if (!energies) {
      throw Problem.LABELS_MISSING.with(
          "every training frame", "energy", "a potential is trained on energies at least");
    }
    if (!forces && training.forceWeight() > 0 && training.energyWeight() == 0) {
      throw Problem.LABELS_MISSING.with("every training frame", "forces", "the energy weight is 0");
    }
  }

  /** Energies of Taylor copies come from forces. */
  private static void requireForces(List<Frame> frames, TrainingOptions training) {
    if (training.copies() > 0 && frames.stream().noneMatch(TaylorCopies::canBeMadeOf)) {
      throw Problem.LABELS_MISSING.with(
          "every training frame",
          "forces",
          "the energies of Taylor copies follow from them; set taylor_displacement = 0");
    }
  }

  /** Charges have to begin somewhere. */
  private static void requireCharges(List<Frame> frames, ChargeOptions charges) {
    if (charges.arePresent()
        && charges.startCharges().isEmpty()
        && frames.stream().noneMatch(f -> f.labels().charges().isPresent())) {
      throw Problem.LABELS_MISSING.with(
          "every training frame",
          "reference charges",
          "charges are trained on a column REF_charges, or begin with start_charges such as {Na ="
              + " 1, Cl = -1} and follow energies and forces");
    }
  }

  /**
   * Memory and what is kept in it.
   *
   * @throws io.crisol.structures.ProblemException MEMORY_SHORT
   */
  MemoryPlan memory() {
    return MemoryPlan.of(this);
  }

  /** Everything that was chosen and the memory it takes, a line each. */
  public List<String> describe() {
    List<String> lines = settings();
    lines.add(memory().describe());
    return lines;
  }

  /** Everything that was chosen, the same on all machines. */
  List<String> settings() {
    List<String> lines = new ArrayList<>();
    lines.add(split.describe());
    leakage.forEach((name, found) -> lines.add("leakage into the " + name + " set: " + found));
    lines.add("descriptor: " + choice.explanation());
    lines.addAll(NetworkLearner.of(this).describe());
    baseline.ifPresent(
        b -> lines.add("baseline: " + b.text() + ", to which the networks learn the difference"));
    lines.addAll(repulsion.describe());
    if (committee.isMany()) {
      lines.add(committee.describe(committee.shareWithSeeds(), training.seed()));
    }
    lines.addAll(references.describe());
    if (training.copies() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Taylor copies: %d of each training frame, every atom moved by %s Å",
              training.copies(),
              training.taylorDisplacement()));
    }
    return lines;
  }

  /** Shortest distance of each pair of elements, double[elements²], Å; NaN where never met. */
  double[] shortestDistances() {
    return ShortestDistances.of(
        split.train(), choice.descriptor().elements(), choice.descriptor().cutoff());
  }
}
