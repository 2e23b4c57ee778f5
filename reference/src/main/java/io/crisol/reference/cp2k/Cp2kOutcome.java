package io.crisol.reference.cp2k;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Plausibility;
import io.crisol.reference.jobs.Exits;
import io.crisol.reference.jobs.Results;
import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether CP2K did what it was asked to. It ends with exit code 0, energy, forces and stress
 * also where the self-consistent field did not converge; so a label needs exit code 0, "PROGRAM
 * ENDED", no complaint about convergence, the line that says it converged, finite numbers, and the
 * structure that was asked for.
 */
final class Cp2kOutcome {
  static final String OUTPUT = "cp2k.out";
  static final String ERRORS = "cp2k.err";

  private static final List<String> UNCONVERGED =
      List.of("SCF run NOT converged", "outer SCF loop FAILED to converge");

  /** What stands left of the words of an error. */
  private static final Pattern LITTLE_MAN =
      Pattern.compile("^\\s*\\*\\s*(\\\\___/|O/\\||/\\| \\||/ \\\\|\\|)?");

  private final Structure asked;
  private final Path attempt;
  private final int exit;
  private final String output;
  private final String errors;

  /** The outcome of an attempt at a structure as it stood in the input. */
  Cp2kOutcome(Structure asked, Path attempt, int exit) {
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
    try {
      List<Frame> frames = FrameFiles.read(attempt.resolve(OUTPUT).toString()).frames();
      return frames.size() == 1
          ? compared(frames.getFirst())
          : failed(Failure.Kind.IMPLAUSIBLE, "it holds " + frames.size() + " calculations");
    } catch (ProblemException e) {
      return failed(Failure.Kind.IMPLAUSIBLE, e.what() + ": " + e.why());
    }
  }

  private Failure failed(Failure.Kind kind, String why) {
    return Failure.of(kind, attempt.toString(), why);
  }

  private Optional<Failure> failure() {
    for (String words : UNCONVERGED) {
      Optional<String> line = output.lines().filter(l -> l.contains(words)).findFirst();
      if (line.isPresent()) {
        String said = Results.quote(line.get().replace("*", " "));
        return Optional.of(failed(Failure.Kind.NOT_CONVERGED, said));
      }
    }
    String complaint = complaint();
    Optional<Failure> code = Exits.explain(exit, complaint + "\n" + errors + output, attempt);
    if (code.isPresent()) {
      return code;
    }
    if (!complaint.isEmpty()) {
      return Optional.of(failed(kindOf(complaint), complaint + Exits.code(exit)));
    }
    if (exit != 0) {
      String words = Results.lastWords(errors.isBlank() ? output : errors);
      return Optional.of(failed(Failure.Kind.CRASHED, words + Exits.code(exit)));
    }
    return output.contains("PROGRAM ENDED AT")
        ? Optional.empty()
        : Optional.of(failed(Failure.Kind.CRASHED, "its output ends without \"PROGRAM ENDED\""));
  }

  /** What stands in the box that CP2K draws before it aborts; empty where there is none. */
  private String complaint() {
    int at = output.indexOf("[ABORT]");
    if (at < 0) {
      return "";
    }
    StringBuilder said = new StringBuilder();
    for (String line : output.substring(at + 7).lines().toList()) {
      if (line.strip().startsWith("***")) {
        break;
      }
      said.append(' ').append(LITTLE_MAN.matcher(line).replaceFirst("").replace("*", " "));
    }
    return Results.quote(said.toString());
  }

  private static Failure.Kind kindOf(String complaint) {
    String small = complaint.toLowerCase(java.util.Locale.ROOT);
    boolean numbers =
        small.matches(".*(cholesky|diagonali[sz]|syevd|potrf|scf run not converged|nan).*");
    boolean input =
        small.matches(
            ".*(not found|unknown|keyword|section|input|basis set|potential|unexpected eof|too"
                + " close|multiplicity|electrons|not implemented|not available).*");
    return numbers
        ? Failure.Kind.NOT_CONVERGED
        : input ? Failure.Kind.REFUSED : Failure.Kind.CRASHED;
  }

  private Labelling compared(Frame frame) {
    Optional<String> foreign = Plausibility.difference(asked, frame.structure());
    if (foreign.isPresent()) {
      return failed(
          Failure.Kind.IMPLAUSIBLE, "the output is of another structure: " + foreign.get());
    }
    Optional<String> wrong = Plausibility.of(frame.labels(), asked);
    return wrong.isPresent()
        ? failed(Failure.Kind.IMPLAUSIBLE, "in the output " + wrong.get())
        : new Labelled(frame.labels(), frame.metadata(), List.of(), 0, false);
  }
}
