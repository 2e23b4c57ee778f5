package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.potentials.Potential;
import io.crisol.simulation.battery.BatteryOptions;
import io.crisol.simulation.battery.EmptiedHost;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The parts of {@code battery}, one after the other, each in a folder of its own below the run's. A
 * part that ends with a problem does not keep the next away; what is done is not done again.
 */
final class BatterySteps {
  private final Run run;
  private final Map<String, ComputingVerb> verbs;
  private final BatteryOptions options;
  private final Frame host;
  private final Path folder;
  private final Json.Obj results = new Json.Obj();
  private Optional<ProblemException> problem = Optional.empty();

  BatterySteps(Run run, Map<String, ComputingVerb> verbs, Frame host) {
    this.run = run;
    this.verbs = verbs;
    this.host = host;
    options = run.settings(BatteryVerb.NAME, BatteryOptions.class);
    folder = run.folder().orElseThrow();
    results.put("host", host.structure().formula()).put("ion", options.ion());
  }

  /** What was found, and the first problem. */
  Outcome outcome() {
    return Outcome.of(results, problem);
  }

  /** The host at several contents, their convex hull and voltages. */
  void voltage() {
    run.headline("Voltage: the host with ever fewer " + options.ion());
    Path relaxed = folder.resolve("relaxed.xyz");
    Path emptied = folder.resolve("emptied.json");
    if (!run.isResumed() || !Files.exists(emptied)) {
      AtomicFile.write(emptied, emptied(relaxed).text());
    }
    read(emptied).members().forEach(results::put);
    step(
            "hull",
            given("hull")
                .with("hull", "data", List.of(relaxed.toString()))
                .with("hull", "ion", options.ion()))
        .flatMap(hull -> hull.find("voltage"))
        .flatMap(voltage -> voltage.asObject().find("average_voltage_V"))
        .ifPresent(average -> results.put("average_voltage_V", average));
  }

  private Json.Obj emptied(Path relaxed) {
    Potential potential =
        new Inputs(run, BatteryVerb.NAME)
            .potential(run.settings(BatteryVerb.NAME, PotentialInput.class), host)
            .potential();
    EmptiedHost emptied =
        EmptiedHost.of(
            potential,
            host.structure(),
            options,
            run.settings(BatteryVerb.NAME, GroundOptions.class).relaxation(),
            run.progress(BatteryVerb.NAME));
    ExtendedXyz.write(relaxed, emptied.relaxed());
    StringBuilder volumes = new StringBuilder("ions,volume_angstrom3\n");
    emptied.volumes().forEach((ions, v) -> volumes.append(ions).append(',').append(v).append('\n'));
    AtomicFile.write(folder.resolve("volumes.csv"), volumes.toString());
    OptionalDouble change = emptied.volumeChange(host.structure());
    return new Json.Obj()
        .put("arrangements", emptied.relaxed().size() - 1)
        .put("relaxations_left_out", emptied.leftOut())
        .put("volume_change_percent", number(change.stream().map(v -> 100 * v).findFirst()))
        .put("max_grade", number(emptied.maxGrade()));
  }

  private static Json number(OptionalDouble value) {
    return value.isPresent() ? Json.of(value.getAsDouble()) : new Json.Null();
  }

  /** The network of hops. */
  void hops() {
    run.headline("Hops of " + options.ion());
    step("hops", withPotential("hops").with("hops", "element", options.ion()))
        .ifPresent(hops -> take(hops, "percolation_", "inequivalent_hops"));
  }

  /** Molecular dynamics at several temperatures, and Arrhenius' law. */
  void conductivity() {
    run.headline("Molecular dynamics at several temperatures");
    step("md", withPotential("md"));
    run.headline("Arrhenius");
    step(
            "arrhenius",
            given("arrhenius")
                .with("arrhenius", "trajectory", List.of(folder.resolve("md").toString()))
                .with("arrhenius", "element", options.ion())
                .with("arrhenius", "charges", Map.of(options.ion(), options.charge())))
        .ifPresent(found -> take(found, "activation_", "d_300K", "conductivity_300K", "verdict"));
  }

  /** Takes over the figures whose names begin so. */
  private void take(Json.Obj from, String... beginnings) {
    from.members()
        .forEach(
            (name, value) -> {
              if (List.of(beginnings).stream().anyMatch(name::startsWith)) {
                results.put(name, value);
              }
            });
  }

  /** The settings of a step as far as the user gave them. */
  private Configuration given(String name) {
    return run.configuration().part(verbs.get(name).sections());
  }

  private Configuration withPotential(String name) {
    Configuration settings = given(name);
    for (String key : List.of("potential", "potentials", "charges", "structure", "replicate")) {
      settings.take(run.configuration(), BatteryVerb.NAME, name, key);
    }
    return settings;
  }

  /** Runs a verb, unless it had come to its end before an interruption; its results. */
  private Optional<Json.Obj> step(String name, Configuration settings) {
    Path done = folder.resolve(name).resolve("results.json");
    if (run.isResumed() && Files.exists(done)) {
      return Optional.of(read(done));
    }
    try {
      verbs.get(name).complete(settings);
      Outcome outcome = run.attempt(name, verbs.get(name), settings);
      outcome.problem().ifPresent(this::note);
      return Optional.of(outcome.results());
    } catch (ProblemException e) {
      note(e);
      return Optional.empty();
    }
  }

  private void note(ProblemException e) {
    problem = problem.or(() -> Optional.of(e));
    run.console().note("note: " + e.what() + " (" + e.why() + ")");
  }

  private static Json.Obj read(Path file) {
    try {
      return Json.parse(Files.readString(file), file.toString()).asObject();
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, e.toString()).causedBy(e);
    }
  }
}
