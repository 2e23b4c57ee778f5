package io.crisol.reference.vasp;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether VASP did what it was asked to. It ends with exit code 0 where the electronic loop
 * reached NELM, and after some errors; so a label needs exit code 0, a vasprun.xml that is whole,
 * with one step that took less than NELM iterations, finite numbers, and the structure that was
 * asked for. The energy is the free energy, the one that forces belong to.
 */
final class VaspOutcome {
  static final String OUTPUT = "vasp.out";
  static final String ERRORS = "vasp.err";
  static final String XML = "vasprun.xml";

  /** Words by which VASP says that it gives up. */
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "(?i).*(VERY BAD NEWS|internal error|^\\s*ERROR|Error EDD|ZHEGV failed|ZPOTRF|LAPACK|"
              + "I REFUSE TO CONTINUE|SICK JOB|VASP aborting|TOO FEW BANDS|ZBRENT|BRMIX: very|"
              + "Sub-Space-Matrix|POSMAP|RSPHER|SGRCON|IBZKPT|PRICEL|VOLUME OF THE UNIT CELL).*");

  /** Those of them that the numbers of the electronic loop bring about. */
  private static final Pattern NUMBERS =
      Pattern.compile("(?i).*(EDD|ZHEGV|ZPOTRF|LAPACK|BRMIX|Sub-Space-Matrix|FEXCP).*");

  private static final Pattern INPUT =
      Pattern.compile(
          "(?i).*(POTCAR|POSCAR|INCAR|KPOINTS|TOO FEW BANDS|SICK JOB|VOLUME OF THE UNIT|SGRCON|"
              + "IBZKPT|PRICEL|POSMAP).*");

  private final Structure asked;
  private final Path attempt;
  private final int exit;
  private final String output;
  private final String errors;

  /** The outcome of an attempt at a structure as it stood in POSCAR. */
  VaspOutcome(Structure asked, Path attempt, int exit) {
    this.asked = asked;
    this.attempt = attempt;
    this.exit = exit;
    this.output = Results.text(attempt, OUTPUT);
    this.errors = Results.text(attempt, ERRORS);
  }

  Labelling labelling() {
    Optional<Failure> code = Exits.explain(exit, errors + "\n" + output, attempt);
    if (code.isPresent()) {
      return code.get();
    }
    Optional<Path> xml = Results.find(attempt, XML);
    boolean whole = xml.isPresent() && isWhole(xml.get());
    if (exit != 0 || !whole) {
      return incomplete(xml.isPresent());
    }
    try {
      List<Frame> frames = FrameFiles.read(xml.get().toString()).frames();
      return frames.size() == 1
          ? believed(frames.getFirst())
          : failed(Failure.Kind.IMPLAUSIBLE, XML + " holds " + frames.size() + " steps");
    } catch (ProblemException e) {
      return failed(Failure.Kind.IMPLAUSIBLE, e.what() + ": " + e.why());
    }
  }

  private Failure failed(Failure.Kind kind, String why) {
    return Failure.of(kind, attempt.toString(), why);
  }

  private boolean isWhole(Path xml) {
    return Results.text(xml.getParent(), XML).stripTrailing().endsWith("</modeling>");
  }

  /** It ended early: in its own words, where it left any. */
  private Failure incomplete(boolean began) {
    String words =
        (output + "\n" + errors)
            .lines()
            .map(line -> line.replaceAll("[|*]", " "))
            .filter(line -> COMPLAINT.matcher(line).matches())
            .limit(3)
            .reduce("", (all, line) -> all + " " + line.strip());
    if (!words.isBlank()) {
      Failure.Kind kind =
          NUMBERS.matcher(words).matches()
              ? Failure.Kind.NOT_CONVERGED
              : INPUT.matcher(words).matches() ? Failure.Kind.REFUSED : Failure.Kind.CRASHED;
      return failed(kind, Results.quote(words) + Exits.code(exit));
    }
    String last = Results.lastWords(errors.isBlank() ? output : errors);
    String why = began ? XML + " ends early" : "it wrote no " + XML;
    return failed(Failure.Kind.CRASHED, (exit == 0 ? why + ": " : "") + last + Exits.code(exit));
  }

  private Labelling believed(Frame frame) {
    Optional<String> foreign = Plausibility.difference(asked, frame.structure());
    if (foreign.isPresent()) {
      return failed(Failure.Kind.IMPLAUSIBLE, XML + " is of another structure: " + foreign.get());
    }
    if (!"true".equals(frame.metadata().get("converged"))) {
      return failed(
          Failure.Kind.NOT_CONVERGED, "the electronic loop ended at its last iteration (NELM)");
    }
    Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
    metadata.keySet().removeAll(List.of("ionic_step", "converged"));
    Labels labels = frame.labels();
    String free = metadata.remove("free_energy");
    if (free != null && labels.energy().isPresent()) {
      metadata.put("energy_without_smearing", Double.toString(labels.energy().getAsDouble()));
      labels = labels.withEnergy(Double.parseDouble(free));
    }
    Optional<String> wrong =
        free == null ? Optional.of("there is no free energy") : Plausibility.of(labels, asked);
    return wrong.isPresent()
        ? failed(Failure.Kind.IMPLAUSIBLE, "in " + XML + " " + wrong.get())
        : new Labelled(labels, metadata, List.of(), 0, false);
  }
}
