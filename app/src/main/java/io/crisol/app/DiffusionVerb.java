package io.crisol.app;

import io.crisol.simulation.transport.Diffusion;
import io.crisol.simulation.transport.DiffusionOptions;
import io.crisol.simulation.transport.DiffusionResult;
import io.crisol.simulation.transport.Hops;
import io.crisol.simulation.transport.Places;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.io.Reading;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Diffusion along a trajectory. */
@Command(
    name = "diffusion",
    description = "Measure how fast atoms diffuse along a trajectory, with an honest error.",
    footer = {
      "",
      "Examples:",
      "  crisol diffusion runs/md",
      "  crisol diffusion part1.xyz part2.xyz --element Li --frame-time \"100 fs\"",
      "  crisol diffusion dump.lammpstrj --types Li,P,S --units metal --timestep \"1 fs\""
    })
final class DiffusionVerb extends TransportVerb {
  DiffusionVerb() {
    super("diffusion", "Which trajectory, and what of it", List.of(DiffusionOptions.class));
  }

  @Override
  Outcome compute(Run run) {
    Diffusion diffusion = read(run, files(run));
    DiffusionResult result = diffusion.result();
    DiffusionOptions options = run.settings("diffusion", DiffusionOptions.class);
    Optional<Structure> reference = options.sites().map(file -> sites(run, file));
    Optional<Places> places = Places.of(diffusion, reference, options);
    run.folder()
        .ifPresent(
            folder -> {
              write(folder, result);
              places.ifPresent(found -> write(folder, found));
            });
    tell(run, result);
    Json.Obj json = result.toJson();
    places.ifPresent(
        found -> {
          json.put("hopping", found.hops().toJson());
          tell(run, found.hops());
        });
    return Outcome.of(json, problem(result));
  }

  private static Structure sites(Run run, String file) {
    Reading reading =
        FrameFiles.read(file, run.settings("diffusion", ReadingInput.class).options());
    run.input(file, reading.frames().size());
    return reading.frames().getFirst().structure();
  }

  private static void write(Path folder, Places places) {
    AtomicFile.write(folder.resolve("density.xsf"), places.xsf());
    AtomicFile.write(folder.resolve("sites.csv"), places.hops().siteTable());
    AtomicFile.write(folder.resolve("jumps.csv"), places.hops().lengthTable());
    AtomicFile.write(folder.resolve("vanhove.csv"), places.vanHove().table());
  }

  private static void tell(Run run, Hops hops) {
    if (!hops.hops().isEmpty()) {
      new Rows(run.console())
          .add(
              "hops",
              String.format(
                  Locale.ROOT,
                  "%d between %d sites; %.3g ps at a site, %.0f %% go straight back, %.0f %%"
                      + " concerted (%.0f %% by chance)",
                  hops.hops().size(),
                  hops.sites().size(),
                  hops.residence() / 1000,
                  100 * hops.returning(),
                  100 * hops.concerted(),
                  100 * hops.concertedByChance()));
    }
  }
}
