package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.defects.Defect;
import io.crisol.simulation.defects.DefectKind;
import io.crisol.simulation.defects.DefectOptions;
import io.crisol.simulation.defects.Defects;
import io.crisol.simulation.defects.DefectsResult;
import io.crisol.simulation.defects.Hop;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;

/** Point defects. */
@Command(
    name = "defects",
    description = "Compute vacancies, interstitials and antisites of a crystal, and vacancy hops.",
    footer = {
      "",
      "Examples:",
      "  crisol defects Cu_mishin1.eam.alloy Cu.cif",
      "  crisol defects Si.sw Si.xyz --kinds vacancies --supercell 5x5x5 --rattle \"0.5 Å\"",
      "  crisol defects potential.crisol.json LiAl.cif --chemical-potentials Li=-1.91"
    })
final class DefectsVerb extends BulkVerb {
  DefectsVerb() {
    super("defects", "Which defects, and in what supercell", DefectOptions.class);
  }

  @Override
  String deed(Run run) {
    DefectOptions options = run.settings("defects", DefectOptions.class);
    String kinds = options.kinds().isEmpty() ? "all defects" : String.join(", ", options.kinds());
    return "compute "
        + kinds
        + " in "
        + options
            .supercell()
            .map(copies -> copies + " copies of its cell")
            .orElse("copies of its cell " + options.size() + " Å long")
        + " and in fewer";
  }

  @Override
  Outcome compute(Run run, Potential potential, Ground ground) {
    DefectsResult result =
        new Defects(
                potential,
                run.settings("defects", GroundOptions.class),
                run.settings("defects", DefectOptions.class))
            .of(ground, run.progress("defects"));
    run.folder().ifPresent(folder -> write(folder, result));
    tell(run, result);
    return Outcome.of(result.toJson(), problem(result));
  }

  private static void write(Path folder, DefectsResult result) {
    for (Defect defect : result.defects()) {
      ExtendedXyz.write(
          folder.resolve(file(defect) + ".xyz"),
          List.of(Frame.of(defect.large().found().structure(), Labels.NONE)));
    }
    int number = 0;
    for (Hop hop : result.hops()) {
      number++;
      ExtendedXyz.write(
          folder.resolve("hop_" + hop.element() + "_" + number + ".xyz"),
          hop.path().band().images().stream().map(image -> Frame.of(image, Labels.NONE)).toList());
    }
  }

  private static String file(Defect defect) {
    return switch (defect.what().kind()) {
      case VACANCY -> "vacancy_" + defect.what().name();
      case ANTISITE -> "antisite_" + defect.what().name();
      case INTERSTITIAL, DUMBBELL ->
          "interstitial_" + defect.what().added().orElseThrow() + "_" + defect.what().name();
    };
  }

  private static Optional<ProblemException> problem(DefectsResult result) {
    return result.converged()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "a defect or a hop",
                "its forces are still above the tolerance",
                "allow more steps (--max-steps), or be content with less"
                    + " (--defect-force-tolerance, --band-force-tolerance)"));
  }

  private static void tell(Run run, DefectsResult result) {
    boolean known = !result.reservoir().potentials().isEmpty();
    Console console = run.console();
    console.print(
        "%d atoms at constant %s; energies %s"
            .formatted(
                result.cells().atoms(),
                result.constant().name().toLowerCase(Locale.ROOT),
                known
                    ? "of formation with atoms of " + result.reservoir().reference()
                    : "beyond the perfect crystal: no chemical potentials are given"));
    console.print("defect                       relaxed  unrelaxed     change     volume");
    console.print("                                  eV         eV         eV         Å³");
    result.defects().forEach(defect -> console.print(line(defect, known)));
    for (Hop hop : result.hops()) {
      console.print(line(hop));
    }
    result
        .maxGrade()
        .ifPresent(grade -> console.print(String.format(Locale.ROOT, "largest grade %.2f", grade)));
  }

  private static String line(Defect defect, boolean known) {
    String name =
        (defect.what().kind() == DefectKind.VACANCY ? "vacancy " : "")
            + (defect.what().removed().isEmpty() ? defect.what().added().orElseThrow() + " " : "")
            + defect.what().name();
    OptionalDouble large =
        defect.large().converged()
            ? OptionalDouble.of(defect.large().relaxed())
            : OptionalDouble.empty();
    return String.format(
            Locale.ROOT,
            "%-26s%s%s%s%s",
            name,
            number(known ? defect.formation() : large),
            number(known ? defect.unrelaxed() : OptionalDouble.of(defect.large().unrelaxed())),
            number(defect.change()),
            number(defect.relaxationVolume()))
        + remark(defect);
  }

  private static String line(Hop hop) {
    String name =
        String.format(Locale.ROOT, "hop of %s over %.3f Å: ", hop.element(), hop.length());
    String barrier =
        switch (hop.verdict()) {
          case NOT_CONVERGED -> "not converged";
          case ONE_STATE ->
              String.format(
                  Locale.ROOT,
                  "none, both ways lead to one state %.4f eV lower",
                  hop.path().fall());
          case CONVERGED -> String.format(Locale.ROOT, "barrier %.4f eV", hop.barrier());
        };
    String change =
        hop.change().isPresent()
            ? String.format(Locale.ROOT, ", change %.4f", hop.change().getAsDouble())
            : "";
    String from =
        hop.converged() && hop.path().fall() > 0.001
            ? String.format(
                Locale.ROOT, " from a state of the vacancy %.4f eV lower", hop.path().fall())
            : "";
    return name + barrier + change + from + " (" + hop.alike() + " such hops)";
  }

  private static String remark(Defect defect) {
    if (!defect.large().converged()) {
      return "  not converged";
    }
    if (defect.became().isPresent()) {
      return "  became " + defect.became().get();
    }
    return defect.isStable().orElse(true)
        ? ""
        : String.format(Locale.ROOT, "  no minimum: falls by %.3f eV", defect.fall().getAsDouble());
  }

  private static String number(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%11.4f", value.getAsDouble())
        : "          –";
  }
}
