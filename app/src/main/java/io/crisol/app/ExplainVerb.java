package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.committee.MemberShares;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** Splits an energy into its parts. */
@Command(
    name = "explain",
    description = "Split an energy into atoms, neighbours and parts of the descriptor.",
    footer = {
      "",
      "Examples:",
      "  crisol explain potential.crisol.json structure.xyz",
      "  crisol explain potential.crisol.json structure.xyz --atom 12 --training train.xyz",
      "Without --atom it is the atom that is least like the training data (highest grade), else the"
          + " one of highest energy."
    })
final class ExplainVerb extends AnsweringVerb {
  /**
   * What is explained.
   *
   * @param atom number of the atom, from 0
   * @param training frames to look for similar environments in
   * @param count how many of each kind are shown
   */
  public record ExplainOptions(
      @Setting(help = "the atom, counted from 0; without it the one of the highest grade or energy")
          OptionalInt atom,
      @Setting(
              help =
                  "frames to look for similar environments in; without any train.xyz beside the"
                      + " potential",
              unit = "file")
          List<String> training,
      @Setting(help = "how many neighbours, components and environments are shown", value = "8")
          int count) {
    /** Refuses what cannot be. */
    public ExplainOptions {
      training = List.copyOf(training);
      if (count < 1) {
        throw Problem.OPTION_INVALID.with("count", count, "it is at least 1", "correct it");
      }
    }
  }

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "explain",
            "What is explained",
            List.of(
                PotentialInput.class,
                StructureInput.class,
                ReadingInput.class,
                ExplainOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  String plan(Run run) {
    Frame frame = new Inputs(run, "explain").frame(run.settings("explain", StructureInput.class));
    return "Would explain the energy of " + frame.structure().formula() + ".";
  }

  @Override
  Outcome compute(Run run) {
    Inputs inputs = new Inputs(run, "explain");
    ExplainOptions options = run.settings("explain", ExplainOptions.class);
    PotentialInput input = run.settings("explain", PotentialInput.class);
    Frame frame = inputs.frame(run.settings("explain", StructureInput.class));
    Structure structure = frame.structure();
    Potential potential = inputs.potential(input, frame).potential();
    Prediction prediction = potential.predict(structure, Quantities.ALL);
    int atom = chosen(options, structure, prediction);
    Json.Obj json = whole(prediction, structure);
    AtomExplanation one = new AtomExplanation(structure, atom, options.count());
    one.energy(prediction.energy());
    one.element();
    List<Potential> members = MemberShares.members(potential);
    one.members(members.size());
    MemberShares.components(members, structure, atom).ifPresent(one::components);
    one.neighbours(members);
    Optional<NetworkPotential> network = MemberShares.network(members.getFirst());
    network.ifPresent(n -> one.similar(n, training(inputs, input, options)));
    one.tell(run.console());
    return Outcome.of(json.put("explained", one.json()));
  }

  private static Json.Obj whole(Prediction prediction, Structure structure) {
    Json.Obj json =
        new Json.Obj().put("atoms", structure.size()).put("energy_eV", prediction.energy());
    prediction.atomEnergies().ifPresent(energies -> json.put("atom_energies_eV", energies));
    prediction.grades().ifPresent(grades -> json.put("grades", grades));
    return json;
  }

  /** Frames to look for similar environments in: those given, else those beside the potential. */
  private static List<Frame> training(Inputs inputs, PotentialInput input, ExplainOptions options) {
    Path beside = Path.of(input.potential()).resolveSibling("train.xyz");
    List<String> files =
        options.training().isEmpty() && Files.isRegularFile(beside)
            ? List.of(beside.toString())
            : options.training();
    return files.isEmpty() ? List.of() : inputs.read(files).frames();
  }

  private static int chosen(ExplainOptions options, Structure structure, Prediction prediction) {
    if (options.atom().isPresent()) {
      int atom = options.atom().getAsInt();
      if (atom < 0 || atom >= structure.size()) {
        throw Problem.OPTION_INVALID.with(
            "atom",
            atom,
            "the structure has atoms 0 to " + (structure.size() - 1),
            "choose one of them");
      }
      return atom;
    }
    double[] by =
        prediction.grades().or(prediction::atomEnergies).orElseGet(() -> new double[] {0});
    int most = 0;
    for (int a = 1; a < by.length; a++) {
      most = by[a] > by[most] ? a : most;
    }
    return most;
  }
}
