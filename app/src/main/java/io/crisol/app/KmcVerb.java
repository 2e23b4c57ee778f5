package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.simulation.hops.HopNetwork;
import io.crisol.simulation.kinetic.ArrheniusLine;
import io.crisol.simulation.kinetic.Kmc;
import io.crisol.simulation.kinetic.KmcOptions;
import io.crisol.simulation.kinetic.KmcPoint;
import io.crisol.simulation.kinetic.KmcResult;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Kinetic Monte Carlo on a hop network. */
@Command(
    name = "kmc",
    description =
        "Kinetic Monte Carlo on a hop network: diffusivity at times that dynamics misses.",
    footer = {
      "",
      "Examples:",
      "  crisol kmc kmc.toml --out runs/hopping",
      "  crisol kmc runs/hops --temperatures 300,400,500 --supercell 6x6x6",
      "  crisol kmc runs/hops --temperatures 300 --concentration 0.02 --hops 1000000"
    })
final class KmcVerb extends ComputingVerb {
  /**
   * Which network.
   *
   * @param network file, or the folder of a run of hops
   */
  public record NetworkInput(
      @Setting(
              help =
                  "the hop network: the folder of a run of hops, its results.json, or a file of the"
                      + " same form",
              unit = "file")
          String network) {}

  @Override
  List<Section> sections() {
    return List.of(new Section("kmc", "The walks", List.of(NetworkInput.class, KmcOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("network");
  }

  private static Kmc kmc(Run run) {
    String given = run.settings("kmc", NetworkInput.class).network();
    Path file = Path.of(given);
    if (Files.isDirectory(file)) {
      file = file.resolve("results.json");
    }
    try {
      Json.Obj json = Json.parse(Files.readString(file), file.toString()).asObject();
      HopNetwork network = HopNetwork.of(json, file.toString());
      run.input(file.toString(), -1);
      if (network.hops().isEmpty()) {
        throw Problem.PARAMETER_MISSING.with("hops", file + " holds sites and no hop between them");
      }
      return new Kmc(network, run.settings("kmc", KmcOptions.class));
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    }
  }

  @Override
  String plan(Run run) {
    return "Would walk: " + kmc(run).describe() + ".";
  }

  @Override
  Outcome compute(Run run) {
    Kmc kmc = kmc(run);
    run.console().note(kmc.describe());
    KmcResult result = kmc.run(run.progress("kmc"));
    run.folder().ifPresent(folder -> write(folder, result));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static Optional<ProblemException> problem(KmcResult result) {
    return result.isSure()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "a diffusivity",
                result.verdict(),
                "take more hops (--hops) or replicas (--replicas); the error bars are true"));
  }

  /** kmc.csv, from which the report draws. */
  private static void write(Path folder, KmcResult result) {
    StringBuilder text =
        new StringBuilder(
            "temperature_K,tracer_cm2_per_s,tracer_error_cm2_per_s,charge_cm2_per_s,"
                + "charge_error_cm2_per_s,haven_ratio,haven_ratio_error,conductivity_S_per_cm\n");
    for (KmcPoint point : result.points()) {
      text.append(point.temperature())
          .append(',')
          .append(point.tracer().value())
          .append(',')
          .append(point.tracer().error())
          .append(',')
          .append(point.charge().value())
          .append(',')
          .append(point.charge().error())
          .append(',')
          .append(point.haven().value())
          .append(',')
          .append(point.haven().error())
          .append(',')
          .append(point.conductivity().value())
          .append('\n');
    }
    AtomicFile.write(folder.resolve("kmc.csv"), text.toString());
  }

  private static void tell(Run run, KmcResult result) {
    run.console().print("temperature     tracer D*     charge D   Haven ratio  conductivity");
    run.console().print("          K         cm²/s        cm²/s                        S/cm");
    for (KmcPoint point : result.points()) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%11.1f  %.3e ± %.0e  %.3e  %.3f ± %.3f  %.3e",
                  point.temperature(),
                  point.tracer().value(),
                  point.tracer().error(),
                  point.charge().value(),
                  point.haven().value(),
                  point.haven().error(),
                  point.conductivity().value()));
    }
    result.line().ifPresent(line -> run.console().print(told(line)));
    run.console().print(result.verdict());
  }

  private static String told(ArrheniusLine line) {
    return String.format(
        Locale.ROOT,
        "activation energy %.4f ± %.4f eV, D* at 300 K %.3e cm²/s",
        line.energy(),
        line.energyError(),
        line.atRoom());
  }
}
