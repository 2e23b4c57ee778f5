package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Everything once, on real data: check, train, evaluate, molecular dynamics, report. */
@Command(
    name = "quickstart",
    description =
        "Check data, train a potential on them, test it, run MD with it and report: silicon, three minutes.",
    footer = {
      "",
      "Example:",
      "  crisol quickstart --out runs/first",
      "Uses examples/silicon: train.xyz.gz, test.xyz.gz, quick.toml (training) and md.toml (512 atoms, 10 ps, constant energy)."
    })
final class QuickstartVerb extends ComputingVerb {
  /**
   * What it is shown on.
   *
   * @param example folder
   */
  public record QuickstartInput(
      @Setting(
              help =
                  "folder with train.xyz.gz, test.xyz.gz, quick.toml and md.toml; by default the silicon example that comes with Crisol",
              unit = "file",
              value = "silicon")
          String example) {}

  @Override
  List<Section> sections() {
    return List.of(
        new Section("quickstart", "What it is shown on", List.of(QuickstartInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of();
  }

  private static Path example(Run run) {
    String given = run.settings("quickstart", QuickstartInput.class).example();
    Path folder =
        given.equals("silicon")
            ? Path.of(System.getProperty("crisol.home", "."), "examples", given)
            : Path.of(given);
    if (!Files.isRegularFile(folder.resolve("quick.toml"))) {
      throw Problem.FILE_NOT_FOUND.with(folder.resolve("quick.toml"));
    }
    return folder.toAbsolutePath().normalize();
  }

  @Override
  String plan(Run run) {
    return "Would check, train on, test and simulate the example in "
        + example(run)
        + ": about three minutes, 1 GB of memory, 20 MB of files.";
  }

  @Override
  Outcome compute(Run run) {
    long start = System.nanoTime();
    Path example = example(run);
    Path folder = run.folder().orElseThrow();
    String train = example.resolve("train.xyz.gz").toString();
    String test = example.resolve("test.xyz.gz").toString();
    String potential = folder.resolve("train/potential.crisol.json").toString();

    run.headline("1 of 4: check the data");
    CheckVerb check = new CheckVerb();
    run.step(
        "check", check, new Configuration(check.sections()).with("check", "data", List.of(train)));

    run.headline("2 of 4: train a potential");
    TrainVerb training = new TrainVerb();
    Json.Obj trained =
        run.step(
            "train",
            training,
            new Configuration(training.sections()).read(example.resolve("quick.toml")));

    run.headline("3 of 4: test it on structures it has not seen");
    EvaluateVerb evaluate = new EvaluateVerb();
    Json.Obj errors =
        run.step(
            "evaluate",
            evaluate,
            new Configuration(evaluate.sections())
                .with("evaluate", "potential", potential)
                .with("evaluate", "data", List.of(test)));

    run.headline("4 of 4: molecular dynamics with it");
    MdVerb md = new MdVerb();
    Configuration motion =
        new Configuration(md.sections())
            .read(example.resolve("md.toml"))
            .with("md", "potential", potential);
    md.complete(motion);
    Json.Obj dynamics = run.step("md", md, motion);
    double seconds = (System.nanoTime() - start) * 1e-9;
    run.console()
        .print(String.format(Locale.ROOT, "%nAll done in %s.", ProgressLine.duration(seconds)));
    return Outcome.of(results(trained, errors, dynamics, seconds));
  }

  private static Json.Obj results(
      Json.Obj trained, Json.Obj errors, Json.Obj dynamics, double seconds) {
    Json.Obj results = new Json.Obj();
    errors.members().forEach(results::put);
    results.put("total_seconds", seconds).put("train_seconds", trained.get("train_seconds"));
    for (String key :
        List.of(
            "energy_drift_meV_per_atom_per_ps", "temperature_mean_K", "stopped_by", "max_grade")) {
      results.put(key, dynamics.members().getOrDefault(key, new Json.Null()));
    }
    return results;
  }
}
