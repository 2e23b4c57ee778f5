package io.crisol.structures.io;

import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the ionic steps that pw.x printed. */
final class PwOutputReader extends CalculationReader {
  private final PwOutputCrystal crystal;
  private PwOutputResults results = new PwOutputResults();
  private String program = "";
  private String why = "";
  private String failure = "";
  private int steps;
  private boolean finished;

  PwOutputReader(TextSource source) {
    super(source);
    crystal = new PwOutputCrystal(this);
  }

  @Override
  String format() {
    return "Quantum ESPRESSO pw.x output";
  }

  @Override
  String reason() {
    if (!failure.isEmpty()) {
      return "pw.x says: " + failure;
    }
    if (!why.isEmpty()) {
      return why;
    }
    return finished
        ? "it holds no converged total energy (a line that begins with \"!\")"
        : "it ends without \"JOB DONE.\" and before any SCF: pw.x was killed or the file was cut";
  }

  @Override
  Origin origin(LabelKey.Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> new Origin("! total energy", "Ry, read as eV (E − TS with smearing)");
      case FORCES -> new Origin("Forces acting on atoms", "Ry/bohr, read as eV/Å");
      default ->
          new Origin(
              "total stress",
              "Ry/bohr³, positive when compressed, read as eV/Å³, positive in tension");
    };
  }

  @Override
  Optional<Step> step() {
    for (String line = source().nextLine(); line != null; line = source().nextLine()) {
      Optional<Step> done = take(line, line.stripLeading());
      if (done.isPresent()) {
        return done;
      }
    }
    Optional<Step> last = finish(false);
    results = new PwOutputResults();
    return last;
  }

  private Optional<Step> take(String line, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (PwOutputCrystal.begins(text)) {
      Optional<Step> done = finish(true);
      crystal.read(text);
      return done;
    }
    if (text.startsWith("Self-consistent Calculation")) {
      Optional<Step> done = results.hasForces() ? finish(true) : Optional.empty();
      results.begin(source().line());
      return done;
    }
    if (text.startsWith("JOB DONE")) {
      finished = true;
      return finish(true);
    }
    if (text.startsWith("Program PWSCF")) {
      Optional<Step> done = finish(false);
      String[] words = PwNumbers.words(text);
      program = "pw.x" + (words.length > 2 ? " " + words[2].replaceFirst("^v\\.", "") : "");
      return done;
    }
    if (!results.take(line, text, this, crystal.atoms())) {
      complaint(text);
    }
    return Optional.empty();
  }

  /** Remembers what pw.x said of its own failure. */
  private void complaint(String text) {
    if (text.startsWith("Error in routine")) {
      StringBuilder said = new StringBuilder(text);
      for (int k = 0; k < 10; k++) {
        String line = source().nextLine();
        if (line == null || line.contains("%%%%")) {
          break;
        }
        said.append(' ').append(line.strip());
      }
      failure = quote(said.toString());
    } else if (text.startsWith("Maximum CPU time exceeded")
        || text.startsWith("Program stopped by user request")) {
      failure = quote(text);
    } else if (text.startsWith("SCF correction compared to forces is large")) {
      notes().remark("pw.x warns: " + quote(text));
    }
  }

  /**
   * Ends the step whose results were printed last.
   *
   * @param proven whether something follows that pw.x prints only after all results of a step
   */
  private Optional<Step> finish(boolean proven) {
    PwOutputResults done = results;
    if (!done.isStarted()) {
      return Optional.empty();
    }
    results = new PwOutputResults();
    steps++;
    if (done.isUnconverged()) {
      why = "the SCF did not converge: " + done.complaint();
      return crystal.isWhole()
          ? Optional.of(Step.unconverged(crystal.structure(), crystal.columns(), done.line()))
          : Optional.empty();
    }
    if (!proven) {
      return drop("the file ends before \"JOB DONE.\": the run was killed or the file was cut");
    }
    if (!done.isConverged()) {
      return drop("the SCF was stopped before it converged");
    }
    if (!crystal.isWhole()) {
      return drop("an energy is printed without the structure it belongs to");
    }
    return Optional.of(labelled(done));
  }

  private Optional<Step> drop(String reason) {
    why = reason;
    notes().remark("step " + steps + " is not used: " + reason);
    return Optional.empty();
  }

  private Step labelled(PwOutputResults done) {
    Structure structure = crystal.structure();
    Labels labels = done.labels();
    Map<String, String> metadata = new HashMap<>(crystal.metadata(structure.elements()));
    metadata.put("program", program);
    metadata.put("ionic_step", Integer.toString(steps));
    metadata.putAll(done.metadata());
    return new Step(structure, labels, metadata, crystal.columns(), done.line());
  }
}
