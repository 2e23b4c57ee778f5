package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labeller;
import io.crisol.reference.Labelling;
import io.crisol.reference.jobs.JobLabeller;
import io.crisol.reference.jobs.Program;
import io.crisol.reference.settings.LabelOptions;
import io.crisol.reference.settings.LabellerSettings;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Labels structures with reference calculations. */
@Command(
    name = "label",
    description =
        "Compute reference labels of structures with an ab initio program, each on record.",
    footer = {
      "",
      "Examples:",
      "  crisol label label.toml structures.xyz --out runs/labelled",
      "  crisol label structures.xyz --pseudo-folder pseudo --wavefunction-cutoff \"40 Ry\"",
      "  crisol label structures.xyz --labeller cp2k --grid-cutoff \"500 Ry\"",
      "The same command again, after a crash too, computes only what no record is there for."
    })
final class LabelVerb extends ComputingVerb {
  /**
   * What is labelled.
   *
   * @param data structures
   */
  public record LabelInput(
      @Setting(
              help =
                  "the structures, in any format that Crisol reads; labels that they have are not"
                      + " used; file.xyz@0:10 picks frames",
              unit = "file")
          String data) {}

  @Option(
      names = "--resume",
      description = "Go on in the folder of --out; what is recorded is not computed again.")
  private boolean resume;

  @Override
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "label",
            "What is labelled, and by what",
            List.of(LabelInput.class, ReadingInput.class, LabelOptions.class)));
    sections.addAll(LabellerSections.ALL);
    return sections;
  }

  @Override
  List<String> positional() {
    return List.of("data");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  /** {@code label CONFIG.toml DATA}. */
  @Override
  boolean translate(Configuration configuration, List<String> arguments) {
    if (arguments.size() != 2 || !arguments.getFirst().endsWith(".toml")) {
      return false;
    }
    configuration.read(Path.of(arguments.getFirst()));
    Section section = sections().getFirst();
    configuration.flag("label", section.entries().getFirst(), "the command line", arguments.get(1));
    return true;
  }

  @Override
  String plan(Run run) {
    List<Frame> frames = frames(run);
    LabellerSettings settings = LabellerSections.settings(run, "label");
    Optional<Program> program = settings.program(elements(frames));
    if (program.isEmpty()) {
      return "Would label " + frames.size() + " frames.";
    }
    program.get().notes().forEach(note -> run.console().note("note: " + note));
    List<Structure> structures = frames.stream().map(Frame::structure).distinct().toList();
    int done = JobLabeller.countDone(program.get(), settings.folder(), structures);
    return "Would label %d frames (%d different structures) with %s; %d of them are recorded in %s"
            .formatted(
                frames.size(), structures.size(), program.get().name(), done, settings.folder())
        + ", %d calculations are to be done.".formatted(structures.size() - done);
  }

  private static List<Frame> frames(Run run) {
    String data = run.settings("label", LabelInput.class).data();
    return new Inputs(run, "label").read(List.of(data)).frames();
  }

  private static Set<Element> elements(List<Frame> frames) {
    Set<Element> elements = EnumSet.noneOf(Element.class);
    frames.forEach(frame -> elements.addAll(frame.structure().elementSet()));
    return elements;
  }

  @Override
  Outcome compute(Run run) {
    List<Frame> frames = frames(run);
    List<Labelling> results;
    try (Labeller labeller = LabellerSections.settings(run, "label").labeller(elements(frames))) {
      labeller.notes().forEach(note -> run.console().note("note: " + note));
      List<Structure> structures = frames.stream().map(Frame::structure).toList();
      results = labeller.label(structures, run.progress("label"));
    }
    Path folder = run.folder().orElseThrow();
    List<Frame> labelled = new ArrayList<>();
    List<Frame> failed = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      switch (results.get(k)) {
        case Labelled found -> labelled.add(labelled(frames.get(k), found));
        case Failure failure -> failed.add(failed(run, k, frames.get(k), failure));
      }
    }
    ExtendedXyz.write(folder.resolve("labelled.xyz"), labelled, XyzDigits.SEVENTEEN);
    ExtendedXyz.write(folder.resolve("failed.xyz"), failed, XyzDigits.SEVENTEEN);
    Json.Obj json = json(results);
    tell(run, results, folder);
    return Outcome.of(json, problem(results, folder));
  }

  private static Frame labelled(Frame frame, Labelled found) {
    Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
    new java.util.TreeMap<>(found.metadata()).forEach(metadata::put);
    return new Frame(frame.structure(), found.labels(), metadata, Map.of(), frame.source());
  }

  private static Frame failed(Run run, int index, Frame frame, Failure failure) {
    run.console().note("frame " + index + ": " + failure.problem().getMessage());
    Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
    metadata.put("failure", failure.kind().what() + ": " + failure.why());
    return new Frame(frame.structure(), Labels.NONE, metadata, Map.of(), frame.source());
  }

  private static long failures(List<Labelling> results) {
    return results.stream().filter(Failure.class::isInstance).count();
  }

  private static Json.Obj json(List<Labelling> results) {
    Json.Arr failures = new Json.Arr();
    for (int k = 0; k < results.size(); k++) {
      if (results.get(k) instanceof Failure failure) {
        failures.add(
            new Json.Obj()
                .put("frame", k)
                .put("kind", failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("why", failure.why())
                .put("where", failure.where()));
      }
    }
    return new Json.Obj()
        .put("frames", results.size())
        .put("labels", results.size() - failures(results))
        .put("failed_labels", failures(results))
        .put("recorded_labels", results.stream().filter(Labelling::isRecorded).count())
        .put("calculation_seconds", fresh(results))
        .put("failures", failures);
  }

  /** Wall seconds of the calculations done now. */
  private static double fresh(List<Labelling> results) {
    return results.stream().filter(r -> !r.isRecorded()).mapToDouble(Labelling::seconds).sum();
  }

  private static void tell(Run run, List<Labelling> results, Path folder) {
    Rows rows = new Rows(run.console());
    rows.add("frames", String.valueOf(results.size()));
    rows.add("labelled", String.valueOf(results.size() - failures(results)));
    rows.add("failed", String.valueOf(failures(results)));
    rows.add(
        "from records", String.valueOf(results.stream().filter(Labelling::isRecorded).count()));
    rows.add("time of calculations", String.format(Locale.ROOT, "%.1f s", fresh(results)));
    run.console().print("The labelled frames are in " + folder.resolve("labelled.xyz"));
  }

  private static Optional<ProblemException> problem(List<Labelling> results, Path folder) {
    long failures = failures(results);
    if (failures == 0) {
      return Optional.empty();
    }
    boolean field =
        results.stream()
            .allMatch(r -> !(r instanceof Failure f) || f.kind() == Failure.Kind.NOT_CONVERGED);
    String why =
        failures + " of " + results.size() + " frames have no labels, each with its reason";
    String remedy = "look at " + folder.resolve("failed.xyz") + " and the messages above";
    return Optional.of(
        field
            ? Problem.NOT_CONVERGED.with("a calculation", why, remedy)
            : Problem.LABEL_FAILED.with(failures + " frames", "not every one", why, remedy));
  }
}
