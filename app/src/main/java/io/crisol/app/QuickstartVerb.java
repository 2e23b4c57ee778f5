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
        "Check data, train a potential on them, test it, run MD with it and report: silicon, three"
            + " minutes.",
    footer = {
      "",
      "Example:",
      "  crisol quickstart --out runs/first",
      "Uses examples/silicon: train.xyz.gz, test.xyz.gz, quick.toml (training) and md.toml (512"
          + " atoms, 10 ps, constant energy)."
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
                  "folder with train.xyz.gz, test.xyz.gz, quick.toml and md.toml; by default the"
                      + " silicon example that comes with Crisol",
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
    String potential = run.folder().orElseThrow().resolve("train/potential.crisol.json").toString();
    run.headline("1 of 4: check the data");
    check(run, example);
    run.headline("2 of 4: train a potential");
    Json.Obj trained = train(run, example);
    run.headline("3 of 4: test it on structures it has not seen");
    Json.Obj errors = evaluate(run, example, potential);
    run.headline("4 of 4: molecular dynamics with it");
    Json.Obj dynamics = dynamics(run, example, potential);
    double seconds = (System.nanoTime() - start) * 1e-9;
    run.console()
        .print(String.format(Locale.ROOT, "%nAll done in %s.", ProgressLine.duration(seconds)));
    return Outcome.of(results(trained, errors, dynamics, seconds));
  }

  private static void check(Run run, Path example) {
    CheckVerb verb = new CheckVerb();
    List<String> data = List.of(example.resolve("train.xyz.gz").toString());
    run.step("check", verb, new Configuration(verb.sections()).with("check", "data", data));
  }

  private static Json.Obj train(Run run, Path example) {
    TrainVerb verb = new TrainVerb();
    return run.step(
        "train", verb, new Configuration(verb.sections()).read(example.resolve("quick.toml")));
  }

  private static Json.Obj evaluate(Run run, Path example, String potential) {
    EvaluateVerb verb = new EvaluateVerb();
    return run.step(
        "evaluate",
        verb,
        new Configuration(verb.sections())
            .with("evaluate", "potential", potential)
            .with("evaluate", "data", List.of(example.resolve("test.xyz.gz").toString())));
  }

  private static Json.Obj dynamics(Run run, Path example, String potential) {
    MdVerb verb = new MdVerb();
    Configuration configuration =
        new Configuration(verb.sections())
            .read(example.resolve("md.toml"))
            .with("md", "potential", potential);
    verb.complete(configuration);
    return run.step("md", verb, configuration);
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
