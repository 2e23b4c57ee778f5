package io.crisol.structures.io;

import io.crisol.structures.Structure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the steps that CP2K printed. */
final class Cp2kOutputReader extends CalculationReader {
  /** Runs in which the atoms stay where they are. */
  private static final Set<String> STATIC = Set.of("ENERGY", "ENERGY_FORCE", "ENERGY_FORCES");

  private final Cp2kGeometry geometry;
  private Cp2kResults results = new Cp2kResults();
  private String program = "CP2K";
  private String runType = "";
  private String why = "";
  private String failure = "";
  private int steps;
  private boolean finished;

  Cp2kOutputReader(TextSource source) {
    super(source);
    geometry = new Cp2kGeometry(this);
  }

  @Override
  String format() {
    return "CP2K output";
  }

  @Override
  String reason() {
    if (!failure.isEmpty()) {
      return "CP2K says: " + failure;
    }
    if (!why.isEmpty()) {
      return why;
    }
    return finished
        ? "it holds no total energy (\"ENERGY| Total FORCE_EVAL\")"
        : "it ends without \"PROGRAM ENDED\" and before any energy: CP2K was killed or the file was"
            + " cut";
  }

  @Override
  Origin origin(LabelKey.Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> new Origin("ENERGY| Total FORCE_EVAL", "Ha, read as eV");
      case FORCES -> new Origin("ATOMIC FORCES", "Ha/bohr, read as eV/Å");
      default ->
          new Origin(
              "stress tensor",
              "unit in brackets (GPa, bar …), positive when compressed, read as eV/Å³, positive in"
                  + " tension");
    };
  }

  @Override
  Optional<Step> step() {
    for (String line = source().nextLine(); line != null; line = source().nextLine()) {
      String text = line.strip();
      Optional<Step> done = text.isEmpty() ? Optional.empty() : take(text);
      if (done.isPresent()) {
        return done;
      }
    }
    Optional<Step> last = finish(false);
    results = new Cp2kResults();
    return last;
  }

  private Optional<Step> take(String text) {
    boolean next =
        text.startsWith("SCF WAVEFUNCTION OPTIMIZATION")
            || text.startsWith("ENERGY| Total FORCE_EVAL")
            || Cp2kGeometry.begins(text);
    boolean ends = text.contains("PROGRAM ENDED AT");
    boolean restarts = text.contains("PROGRAM STARTED AT");
    finished |= ends;
    Optional<Step> done =
        restarts || ends || next && results.hasEnergy() ? finish(!restarts) : Optional.empty();
    if (text.contains("[ABORT]")) {
      failure = abort(text);
    } else if (!geometry.take(text) && !results.take(text, this, geometry.atoms())) {
      header(text);
    }
    return done;
  }

  private void header(String text) {
    String last = text.substring(text.lastIndexOf(' ') + 1);
    if (text.startsWith("CP2K| version string:")) {
      program = "CP2K " + last;
    } else if (text.startsWith("GLOBAL| Run type")) {
      runType = last;
    }
  }

  /** The text in the box that CP2K draws around its last words. */
  private String abort(String text) {
    StringBuilder said = new StringBuilder();
    String line = text;
    for (int k = 0; k < 12 && line != null; k++) {
      String inner = line.strip();
      if (!inner.startsWith("*") || inner.startsWith("***")) {
        break;
      }
      said.append(' ')
          .append(inner.replaceFirst("^\\*\\s*(\\[ABORT\\]|[\\\\_/|O ]+)?", "").replace("*", ""));
      if (inner.contains("SCF run NOT converged")) {
        results.unconverged(inner);
      }
      line = source().nextLine();
    }
    return quote(said.toString());
  }

  /**
   * Ends the step whose results were printed last.
   *
   * @param proven whether something follows that CP2K prints only after all results of a step
   */
  private Optional<Step> finish(boolean proven) {
    Cp2kResults done = results;
    if (!done.isStarted()) {
      return Optional.empty();
    }
    results = new Cp2kResults();
    steps++;
    Optional<Structure> structure = geometry.structure();
    if (!STATIC.contains(runType)) {
      geometry.leave();
    }
    if (done.isUnconverged()) {
      why = "the SCF did not converge: " + done.complaint();
      return structure.map(found -> Step.unconverged(found, Map.of(), done.line()));
    }
    String flaw = flaw(done, proven, structure);
    if (!flaw.isEmpty()) {
      why = flaw;
      notes().remark("step " + steps + " is not used: " + flaw);
      return Optional.empty();
    }
    return structure.map(found -> labelled(found, done));
  }

  private static String flaw(Cp2kResults done, boolean proven, Optional<Structure> structure) {
    if (!proven) {
      return "the file ends before \"PROGRAM ENDED\": the run was killed or the file was cut";
    }
    if (!done.flaw().isEmpty()) {
      return done.flaw();
    }
    return structure.isEmpty()
        ? "its cell or coordinates stand neither in the output nor in the input beside it"
        : "";
  }

  private Step labelled(Structure structure, Cp2kResults done) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("program", program);
    metadata.put("ionic_step", Integer.toString(steps));
    metadata.putAll(done.metadata());
    return new Step(
        structure, done.labels(structure.cell().isBulk(), this), metadata, Map.of(), done.line());
  }
}
