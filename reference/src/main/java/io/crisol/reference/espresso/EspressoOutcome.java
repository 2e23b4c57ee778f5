package io.crisol.reference.espresso;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Plausibility;
import io.crisol.reference.jobs.Exits;
import io.crisol.reference.jobs.Results;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether pw.x did what it was asked to. "JOB DONE." is printed after a failed
 * self-consistent field too, and the status in the XML file is always 0; so a label needs exit code
 * 0, "JOB DONE.", an XML file that is converged, finite and of this structure, and the same energy
 * and forces in the XML file (16 digits, these are taken) and on standard output.
 */
final class EspressoOutcome {
  static final String OUTPUT = "pw.out";
  static final String ERRORS = "pw.err";
  static final String XML = EspressoInput.PREFIX + ".save/data-file-schema.xml";

  /** eV and eV/Å; standard output has 1e-8 Ry and Ry/bohr. */
  private static final double SAME_NUMBER = 2e-6;

  private final Structure asked;
  private final Path attempt;
  private final int exit;
  private final String output;
  private final String errors;

  /** The outcome of an attempt at a structure as it stood in the input. */
  EspressoOutcome(Structure asked, Path attempt, int exit) {
    this.asked = asked;
    this.attempt = attempt;
    this.exit = exit;
    this.output = Results.text(attempt, OUTPUT);
    this.errors = Results.text(attempt, ERRORS);
  }

  Labelling labelling() {
    Optional<Failure> failure = failure();
    if (failure.isPresent()) {
      return failure.get();
    }
    Optional<Path> xml = Results.find(attempt, XML);
    if (xml.isEmpty()) {
      return failed(Failure.Kind.CRASHED, "it wrote no " + XML);
    }
    try {
      Frame exact = FrameFiles.read(xml.get().toString()).frames().getLast();
      Frame printed = FrameFiles.read(attempt.resolve(OUTPUT).toString()).frames().getLast();
      return compared(exact, printed);
    } catch (ProblemException e) {
      return failed(Failure.Kind.IMPLAUSIBLE, e.what() + ": " + e.why());
    }
  }

  private Failure failed(Failure.Kind kind, String why) {
    return Failure.of(kind, attempt.toString(), why);
  }

  private Optional<Failure> failure() {
    if (output.contains("convergence NOT achieved")) {
      return Optional.of(failed(Failure.Kind.NOT_CONVERGED, line("convergence NOT achieved")));
    }
    String complaint = complaint();
    Optional<Failure> code = Exits.explain(exit, complaint + "\n" + errors + output, attempt);
    if (code.isPresent()) {
      return code;
    }
    if (output.contains("Maximum CPU time exceeded")) {
      return Optional.of(
          failed(Failure.Kind.TIMED_OUT, line("Maximum CPU time exceeded") + Exits.code(exit)));
    }
    if (!complaint.isEmpty()) {
      return Optional.of(failed(kindOf(complaint), complaint + Exits.code(exit)));
    }
    if (exit != 0) {
      String words = Results.lastWords(errors.isBlank() ? output : errors);
      return Optional.of(failed(Failure.Kind.CRASHED, words + Exits.code(exit)));
    }
    return output.contains("JOB DONE.")
        ? Optional.empty()
        : Optional.of(failed(Failure.Kind.CRASHED, "its output ends without \"JOB DONE.\""));
  }

  private String line(String words) {
    return Results.quote(output.lines().filter(l -> l.contains(words)).findFirst().orElse(words));
  }

  /** What stands between two lines of %. */
  private String complaint() {
    String text = Results.text(attempt, "CRASH");
    int at = output.indexOf("Error in routine");
    if (at >= 0) {
      int end = output.indexOf("%%%%", at);
      return Results.quote(output.substring(at, end < 0 ? output.length() : end));
    }
    return Results.quote(text.replace("%", ""));
  }

  private static Failure.Kind kindOf(String complaint) {
    boolean input =
        complaint.matches(
            ".*(read_namelists|readpp|read_upf|check_atoms|card_|read_cards|iosys|input|setup|"
                + "cell_base|set_cutoff|n_plane_waves|electrons_base).*");
    boolean numbers =
        complaint.matches(
            ".*(c_bands|diaghg|rdiaghg|cdiaghg|charge is wrong|S matrix|potinit|mix_rho).*");
    return numbers
        ? Failure.Kind.NOT_CONVERGED
        : input ? Failure.Kind.REFUSED : Failure.Kind.CRASHED;
  }

  private Labelling compared(Frame exact, Frame printed) {
    Optional<String> foreign = Plausibility.difference(asked, exact.structure());
    if (foreign.isPresent()) {
      return failed(
          Failure.Kind.IMPLAUSIBLE, "the XML file is of another structure: " + foreign.get());
    }
    Labels labels = exact.labels();
    Optional<String> wrong = Plausibility.of(labels, asked);
    if (wrong.isPresent()) {
      return failed(Failure.Kind.IMPLAUSIBLE, "in the XML file " + wrong.get());
    }
    wrong = Plausibility.of(printed.labels(), asked);
    if (wrong.isPresent()) {
      return failed(Failure.Kind.IMPLAUSIBLE, "on standard output " + wrong.get());
    }
    double energies =
        Math.abs(labels.energy().getAsDouble() - printed.labels().energy().getAsDouble());
    double forces = Plausibility.farthest(labels.forces().get(), printed.labels().forces().get());
    if (!(energies <= SAME_NUMBER) || !(forces <= SAME_NUMBER)) {
      return failed(
          Failure.Kind.IMPLAUSIBLE,
          String.format(
              Locale.ROOT,
              "the XML file and standard output differ by %.3g eV and %.3g eV/Å: they are not of"
                  + " one run",
              energies,
              forces));
    }
    return new Labelled(labels, exact.metadata(), java.util.List.of(), 0, false);
  }
}
