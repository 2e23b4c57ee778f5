package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.training.DataOptions;
import io.crisol.training.MomentOptions;
import io.crisol.training.MomentPlan;
import io.crisol.training.MomentRefit;
import io.crisol.training.RepulsionOptions;
import io.crisol.training.TrainingOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moment tensor potentials, each from the parameters of the one before. */
public final class MomentLearner implements Learner {
  /** The basis begins at so much of the shortest distance of the structures: walks come nearer. */
  private static final double NEARER = 0.8;

  /** Small sets cannot decide on a penalty. */
  private static final double RIDGE = 1e-8;

  /** Every frame is trained on; errors are measured on frames before they are learned. */
  private static final DataOptions ALL =
      Settings.of(DataOptions.class)
          .build(
              Map.of(
                  "train", List.of("labelled.xyz"),
                  "validation", List.of("labelled.xyz"),
                  "test_fraction", 0.0));

  private final MomentOptions options;
  private final TrainingOptions training;
  private final RepulsionOptions repulsion;
  private final double saveGrade;

  /**
   * A learner.
   *
   * @param structures that will be explored
   */
  public MomentLearner(
      MomentOptions options,
      TrainingOptions training,
      RepulsionOptions repulsion,
      List<Structure> structures,
      LearnOptions learn) {
    this.options = settled(options, structures);
    this.training = training;
    this.repulsion = repulsion;
    this.saveGrade = learn.saveGrade();
  }

  /** What the first frames would decide is decided once and for all. */
  private static MomentOptions settled(MomentOptions options, List<Structure> structures) {
    double shortest = options.shortest().orElseGet(() -> NEARER * shortest(structures));
    Map<String, Object> values =
        new LinkedHashMap<>(Settings.of(MomentOptions.class).values(options));
    values.put("shortest", Math.min(shortest, options.momentCutoff() / 2));
    values.put("moment_ridge", options.momentRidge().orElse(RIDGE));
    return Settings.of(MomentOptions.class).build(values);
  }

  private static double shortest(List<Structure> structures) {
    return structures.stream().mapToDouble(NeighbourhoodBox::shortest).min().orElseThrow();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "moment", Settings.of(MomentOptions.class).values(options));
    put(settings, "training", Settings.of(TrainingOptions.class).values(training));
    put(settings, "potential", Settings.of(RepulsionOptions.class).values(repulsion));
    return settings;
  }

  private static void put(Map<String, String> to, String section, Map<String, Object> values) {
    values.forEach((name, value) -> to.put(section + "." + name, String.valueOf(value)));
  }

  @Override
  public List<String> describe() {
    return List.of(
        "moment tensor potential of level "
            + options.level()
            + ", cutoff "
            + options.momentCutoff()
            + " Å, trained anew after every generation");
  }

  @Override
  public Knowledge learn(List<Frame> frames, Optional<Path> before, Path file, Progress progress) {
    MomentPlan plan = MomentPlan.of(ALL, options, training, repulsion, frames, frames, List.of());
    Optional<MomentPotential> start =
        before.map(path -> moment(PotentialFile.read(path).potential()));
    new MomentRefit(plan).write(start, file, progress);
    return read(file, frames);
  }

  private static MomentPotential moment(Potential potential) {
    return switch (potential) {
      case MomentPotential moment -> moment;
      case SumPotential sum -> moment(sum.terms().getFirst());
      default -> throw new IllegalStateException(potential.getClass().getName());
    };
  }

  @Override
  public Knowledge read(Path file, List<Frame> frames) {
    return new RowKnowledge(PotentialFile.read(file).potential(), frames, saveGrade);
  }
}
