package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Workers;
import io.crisol.structures.check.CheckOptions;
import io.crisol.structures.check.DatasetCheck;
import io.crisol.structures.check.Findings;
import io.crisol.structures.io.Reading;
import io.crisol.structures.json.Json;
import io.crisol.training.Baseline;
import io.crisol.training.ChargeOptions;
import io.crisol.training.CommitteeOptions;
import io.crisol.training.DataOptions;
import io.crisol.training.ModelOptions;
import io.crisol.training.MomentOptions;
import io.crisol.training.NetworkOptions;
import io.crisol.training.RepulsionOptions;
import io.crisol.training.SnapOptions;
import io.crisol.training.SnapPlan;
import io.crisol.training.SnapRun;
import io.crisol.training.TrainPlan;
import io.crisol.training.TrainResult;
import io.crisol.training.TrainRun;
import io.crisol.training.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a potential. */
@Command(
    name = "train",
    description = "Train a potential on DFT data: checks it, splits it, trains, tests, reports.",
    footer = {
      "",
      "Examples:",
      "  crisol train examples/silicon/train.toml --out runs/silicon",
      "  crisol train data.xyz --iterations 100",
      "  crisol train data.xyz --committee 4",
      "  crisol train train.in --out runs/aenet      (an input of aenet)",
      "  crisol train examples/silicon/snap.toml",
      "  crisol train examples/silicon/moment.toml",
      "  crisol train --resume --out runs/silicon"
    })
final class TrainVerb extends ComputingVerb {
  @Option(
      names = "--resume",
      description = "Go on from the last checkpoint in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    return settings();
  }

  /** What a training takes. */
  static List<Section> settings() {
    return List.of(
        new Section("data", "The data", List.of(DataOptions.class, ReadingInput.class)),
        new Section(
            "potential",
            "Kind of potential, descriptor, networks and charges",
            List.of(
                ModelOptions.class,
                NetworkOptions.class,
                ChargeOptions.class,
                BaselineInput.class,
                RepulsionOptions.class,
                NetworkFiles.class)),
        new Section("snap", "What is trained with model = snap", List.of(SnapOptions.class)),
        new Section("moment", "What is trained with model = moment", List.of(MomentOptions.class)),
        new Section(
            "training",
            "How it is trained",
            List.of(TrainingOptions.class, CommitteeOptions.class)),
        new Section(
            "check",
            "What of the data counts as suspicious, and what is done then",
            List.of(TrainCheck.class, CheckOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("train");
  }

  /** {@code train.in} of aenet, or the folder it lies in. */
  @Override
  boolean translate(Configuration configuration, List<String> arguments) {
    return arguments.size() == 1
        && AenetTraining.translate(arguments.getFirst(), configuration, console());
  }

  @Override
  boolean resumes() {
    return resume;
  }

  @Override
  String plan(Run run) {
    if (isSnap(run)) {
      return String.join("\n", snapPlan(run, checked(run, read(run))).describe())
          + "\nWould solve for all coefficients at once, most often within a minute.";
    }
    if (MomentTraining.isWanted(run)) {
      return MomentTraining.describe(run, checked(run, read(run)));
    }
    TrainPlan plan = plan(run, checked(run, read(run)));
    int iterations = run.settings("training", TrainingOptions.class).iterations();
    int members = run.settings("training", CommitteeOptions.class).committee();
    double seconds =
        new TrainRun(plan, new Json.Obj()).secondsPerIteration() * iterations * members;
    return String.join("\n", plan.describe())
        + String.format(
            Locale.ROOT,
            "\n"
                + "Would train %sfor at most %d iterations: about %.0f s on %d threads after a few"
                + " seconds to warm up.",
            members == 1 ? "" : members + " potentials, each ",
            iterations,
            seconds,
            Workers.threads());
  }

  static Reading read(Run run) {
    return new Inputs(run, "data")
        .read(Inputs.several("train", run.settings("data", DataOptions.class).train()));
  }

  /** The training frames after the check. */
  static List<Frame> checked(Run run, Reading reading) {
    Findings findings =
        DatasetCheck.of(reading.frames(), run.settings("check", CheckOptions.class));
    run.folder().ifPresent(folder -> findings.write(folder, reading.report()));
    run.console().note(findings.toString());
    int bad = findings.quarantine().size();
    TrainCheck.Quarantine rule = run.settings("check", TrainCheck.class).quarantine();
    if (bad > 0 && rule == TrainCheck.Quarantine.REFUSE) {
      throw Problem.LABELS_SUSPECT.with(
          bad + " of " + reading.frames().size() + " training frames must not be trained on",
          findings.all().getFirst().message(),
          "correct them (crisol check shows each), or say --quarantine leave-out, or keep");
    }
    return rule == TrainCheck.Quarantine.LEAVE_OUT ? findings.clean() : reading.frames();
  }

  static TrainPlan plan(Run run, List<Frame> train) {
    Configuration configuration = run.configuration();
    DataOptions data = configuration.get("data", DataOptions.class);
    TrainPlan plan =
        TrainPlan.of(
                data,
                configuration.get("potential", NetworkOptions.class),
                configuration.get("potential", ChargeOptions.class),
                configuration.get("training", TrainingOptions.class),
                train,
                frames(run, data.validation()),
                frames(run, data.test()))
            .with(configuration.get("training", CommitteeOptions.class));
    return baseline(run, train)
        .map(plan::with)
        .orElse(plan)
        .with(configuration.get("potential", RepulsionOptions.class));
  }

  private static Optional<Baseline> baseline(Run run, List<Frame> frames) {
    return run.settings("potential", BaselineInput.class)
        .baseline()
        .map(
            text ->
                new Baseline(
                    text,
                    new Inputs(run, "data")
                        .potential(PotentialInput.of(text), frames)
                        .potential()));
  }

  static boolean isSnap(Run run) {
    return run.settings("potential", ModelOptions.class).model() == ModelOptions.Model.SNAP;
  }

  private static SnapPlan snapPlan(Run run, List<Frame> train) {
    run.settings("potential", BaselineInput.class)
        .baseline()
        .ifPresent(
            text -> {
              throw Problem.OPTION_INVALID.with(
                  "baseline", text, "SNAP takes the repulsion of nuclei only", "see zbl_inner");
            });
    Configuration configuration = run.configuration();
    DataOptions data = configuration.get("data", DataOptions.class);
    return SnapPlan.of(
            data,
            configuration.get("snap", SnapOptions.class),
            configuration.get("training", TrainingOptions.class),
            train,
            frames(run, data.validation()),
            frames(run, data.test()))
        .with(configuration.get("training", CommitteeOptions.class));
  }

  static List<Frame> frames(Run run, List<String> files) {
    return files.isEmpty() ? List.of() : new Inputs(run, "data").read(files).frames();
  }

  @Override
  Outcome compute(Run run) {
    List<Frame> train = checked(run, read(run));
    TrainResult result =
        switch (run.settings("potential", ModelOptions.class).model()) {
          case NETWORK -> trainNetwork(run, train);
          case SNAP -> trainSnap(run, train);
          case MOMENT -> MomentTraining.train(run, train);
        };
    result.sets().forEach((name, evaluation) -> ErrorTable.print(run.console(), name, evaluation));
    SpreadTable.print(run.console(), result.unseen());
    Path folder = run.folder().orElseThrow();
    Path file = folder.resolve("potential.crisol.json");
    run.console().print("The potential is " + file);
    NetworkFiles networks = run.settings("potential", NetworkFiles.class);
    if (!networks.aenetNetworks().isEmpty()) {
      networks.write(folder, PotentialFile.read(file).potential()).forEach(run.console()::print);
    }
    return Outcome.of(result.toJson());
  }

  private static TrainResult trainNetwork(Run run, List<Frame> train) {
    TrainPlan plan = plan(run, train);
    plan.describe().forEach(run.console()::note);
    Path folder = run.folder().orElseThrow();
    TrainRun training = new TrainRun(plan, origin(run));
    return run.isResumed()
        ? training.resume(folder, run.progress("train"))
        : training.start(folder, run.progress("train"));
  }

  /** An interrupted fit is done again from its beginning, which takes seconds. */
  private static TrainResult trainSnap(Run run, List<Frame> train) {
    SnapPlan plan = snapPlan(run, train);
    plan.describe().forEach(run.console()::note);
    return new SnapRun(plan, origin(run)).start(run.folder().orElseThrow(), run.progress("train"));
  }

  /** What the data are: their contents, not where they lie. */
  static Json.Obj origin(Run run) {
    DataOptions data = run.settings("data", DataOptions.class);
    List<String> files = new ArrayList<>(data.train());
    files.addAll(data.validation());
    files.addAll(data.test());
    Json.Arr list = new Json.Arr();
    for (String file : files) {
      Path path = Provenance.file(file);
      list.add(
          new Json.Obj()
              .put("file", String.valueOf(path.getFileName()))
              .put("sha256", Provenance.sha256(path)));
    }
    return new Json.Obj().put("version", Main.version()).put("data", list);
  }
}
