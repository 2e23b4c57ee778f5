package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.building.Bench;
import io.crisol.simulation.building.Recipe;
import io.crisol.simulation.building.StepCatalogue;
import io.crisol.structures.ClosePairs;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameOutput;
import io.crisol.structures.io.FrameOutputs;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Builds structures by recipes. */
@Command(
    name = "build",
    description = "Build crystals, slabs, particles, defects and sampled sets, step by step.",
    footer = {
      "",
      "A recipe begins with a file or a crystal and goes on with steps, left to right. Values of a"
          + " step follow a colon, in order or by name.",
      "",
      "Examples:",
      "  crisol build fcc:Cu:3.615 supercell:4x4x4 vacancy --to cu.xyz",
      "  crisol build crystal.cif slab:111,layers=8,vacuum=15 adatom:Cu --to slab.xyz",
      "  crisol build crystal.cif strain:0.02,count=20 rattle:0.05,count=5,seed=3 --to set.xyz",
      "  crisol build icosahedron:Au:4.08:923 --to gold.xyz",
      "  crisol build --list             (all steps)",
      "  crisol build --list slab        (the values of one)"
    })
final class BuildVerb extends AnsweringVerb {
  /**
   * What is built.
   *
   * @param from file that the recipe begins with
   * @param recipe steps
   * @param to file to write
   * @param format of the file
   * @param potential for steps that run dynamics
   * @param potentials folders
   * @param charges by element, e
   */
  public record BuildInput(
      @Setting(
              help = "file that the recipe begins with, where it does not begin with a crystal",
              unit = "file")
          Optional<String> from,
      @Setting(help = "the steps, such as supercell:2x2x2 or slab:111,layers=8")
          List<String> recipe,
      @Setting(help = "file to write; the format follows its name") Optional<String> to,
      @Setting(help = "format to write, where the name does not tell it") Optional<String> format,
      @Setting(help = "potential for steps that run dynamics, such as melt-quench", unit = "file")
          Optional<String> potential,
      @Setting(help = "folders in which files named in a potential are looked up", unit = "file")
          List<String> potentials,
      @Setting(help = "charge of each element, where the potential needs it", unit = "e")
          Map<String, Double> charges) {}

  private static final String SECTION = "build";

  /** Pairs nearer than this part of the sum of their covalent radii are told of. */
  private static final double CLOSE = 0.6;

  private static final int MOST_WARNINGS = 5;

  @Option(names = "--list", description = "Show all steps, or those that are named, and stop.")
  private boolean list;

  @Override
  List<Section> sections() {
    return List.of(
        new Section(SECTION, "What is built", List.of(BuildInput.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("recipe");
  }

  /** The words as they are: their commas belong to them. */
  @Override
  boolean translate(Configuration configuration, List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    if (!list && !words.isEmpty() && StepCatalogue.find(head(words.getFirst())).isEmpty()) {
      if (isFile(words.getFirst())) {
        configuration.put(SECTION, "from", words.removeFirst(), "the command line");
      }
    }
    if (!words.isEmpty()) {
      configuration.put(SECTION, "recipe", words, "the command line");
    }
    return true;
  }

  private static String head(String word) {
    return word.split("[:,#]", -1)[0];
  }

  /** A word that is no step may be a mistyped one. */
  private static boolean isFile(String word) {
    return word.contains(".")
        || word.contains("/")
        || java.nio.file.Files.exists(Path.of(word.replaceAll("@[-:\\d]*$", "")));
  }

  @Override
  void complete(Configuration configuration) {
    BuildInput input = configuration.get(SECTION, BuildInput.class);
    if (list) {
      return;
    }
    if (input.from().isEmpty() && input.recipe().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "missing argument: RECIPE (a file or a crystal, and steps; crisol build --list)");
    }
    if (input.to().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "missing option: --to FILE");
    }
  }

  @Override
  String plan(Run run) {
    BuildInput input = run.settings(SECTION, BuildInput.class);
    Recipe.of(input.recipe(), input.from().isPresent());
    return "Would build "
        + String.join(" ", words(input))
        + " and write it to "
        + input.to().orElse("")
        + " as "
        + format(input).name()
        + ".";
  }

  private static List<String> words(BuildInput input) {
    List<String> words = new ArrayList<>();
    input.from().ifPresent(words::add);
    words.addAll(input.recipe());
    return words;
  }

  private static FrameOutput format(BuildInput input) {
    return input
        .format()
        .map(FrameOutputs::of)
        .orElseGet(() -> FrameOutputs.ofName(Path.of(input.to().orElseThrow())));
  }

  @Override
  Outcome compute(Run run) {
    BuildInput input = run.settings(SECTION, BuildInput.class);
    if (list) {
      StepsShown.print(run.console(), input.recipe());
      return Outcome.of(new Json.Obj());
    }
    FrameOutput format = format(input);
    Recipe recipe = Recipe.of(input.recipe(), input.from().isPresent());
    List<Frame> given =
        input
            .from()
            .map(file -> new Inputs(run, SECTION).read(List.of(file)).frames())
            .orElse(List.of());
    Set<String> notes = new LinkedHashSet<>();
    Bench bench =
        new Bench(
            List.of(),
            notes::add,
            structure -> potential(run, input, structure),
            run.progress(SECTION));
    List<Frame> frames = recipe.build(given, bench);
    List<String> close = close(frames);
    Set<String> lost = new LinkedHashSet<>();
    format.write(Path.of(input.to().orElseThrow()), frames, lost::add);
    notes.forEach(note -> run.console().note("note: " + note));
    close.stream().limit(MOST_WARNINGS).forEach(text -> run.console().note("warning: " + text));
    return told(run, input, frames, close, lost);
  }

  private static Outcome told(
      Run run, BuildInput input, List<Frame> frames, List<String> close, Set<String> lost) {
    int atoms = frames.stream().mapToInt(Frame::size).sum();
    run.console()
        .print(
            frames.size()
                + (frames.size() == 1 ? " structure, " : " structures, ")
                + atoms
                + " atoms ("
                + frames.getFirst().structure().formula()
                + (frames.size() == 1 ? ")" : " first)")
                + " written to "
                + input.to().orElse(""));
    lost.forEach(what -> run.console().print("  note: " + what));
    if (close.size() > MOST_WARNINGS) {
      run.console()
          .note("warning: atoms are as close in " + (close.size() - MOST_WARNINGS) + " more");
    }
    return Outcome.of(
        new Json.Obj()
            .put("frames", frames.size())
            .put("atoms", atoms)
            .put("recipe", String.join(" ", words(input)))
            .put("frames_with_close_atoms", close.size()));
  }

  private static Potential potential(Run run, BuildInput input, Structure structure) {
    String name =
        input
            .potential()
            .orElseThrow(
                () ->
                    Problem.OPTION_MISSING.with(
                        "potential", "melt-quench runs dynamics", "give --potential FILE"));
    PotentialInput asked =
        new PotentialInput(name, input.potentials(), input.charges(), PotentialInput.Grade.USUAL);
    return new Inputs(run, SECTION)
        .potential(asked, Frame.of(structure, io.crisol.structures.Labels.NONE))
        .potential();
  }

  /**
   * What is said of frames with close atoms; dimers are meant to be.
   *
   * @throws ProblemException OVERLAPPING_ATOMS
   */
  private static List<String> close(List<Frame> frames) {
    List<String> found = new ArrayList<>();
    for (int k = 0; k < frames.size(); k++) {
      Structure structure = frames.get(k).structure();
      ClosePairs.requireApart(structure);
      int number = k;
      if (!frames.get(k).metadata().getOrDefault(Recipe.KEY, "").startsWith("dimer")) {
        ClosePairs.closest(structure, 3)
            .filter(pair -> pair.relative() < CLOSE)
            .ifPresent(pair -> found.add(text(number, structure, pair)));
      }
    }
    return found;
  }

  private static String text(int frame, Structure structure, ClosePairs.Pair pair) {
    return String.format(
        Locale.ROOT,
        "frame %d: atoms %d (%s) and %d (%s) are %.3f Å apart, %.0f %% of the sum of their covalent"
            + " radii",
        frame,
        pair.first(),
        structure.element(pair.first()),
        pair.second(),
        structure.element(pair.second()),
        pair.distance(),
        100 * pair.relative());
  }
}
