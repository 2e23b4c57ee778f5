package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Spread;
import io.crisol.potentials.aenet.PredictInput;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import io.crisol.training.TotalCharges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Predicts structures of a file. */
@Command(
    name = "predict",
    description = "Predict energy, forces and stress of structures and write them as extended XYZ.",
    footer = {
      "",
      "Example:",
      "  crisol predict potential.crisol.json structures.xyz predicted.xyz",
      "  crisol predict Ti.nn,O.nn structures.xyz predicted.xyz",
      "  crisol predict predict.in predicted.xyz      (an input of aenet)",
      "Writes energy (eV), forces (eV/A), energies of the atoms (eV) and stress (9 numbers, eV/A^3,"
          + " positive in tension), 17 digits; of a committee also the spread of forces (eV/A)."
    })
final class PredictVerb extends AnsweringVerb {
  /**
   * From where to where.
   *
   * @param data structures
   * @param predictions file to write
   */
  public record PredictFiles(
      @Setting(
              help = "the structures, in any format that Crisol reads; file.xyz@0:10 picks frames",
              unit = "file")
          String data,
      @Setting(help = "extended XYZ file to write") String predictions) {}

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "predict",
            "What is predicted",
            List.of(PotentialInput.class, PredictFiles.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "data", "predictions");
  }

  /** {@code predict.in} of aenet, and maybe the file to write. */
  @Override
  boolean translate(Configuration configuration, List<String> arguments) {
    if (arguments.isEmpty() || arguments.size() > 2 || !isAenets(arguments.getFirst())) {
      return false;
    }
    Path file = Path.of(arguments.getFirst()).toAbsolutePath();
    String place = file.toString();
    String beside = file.resolveSibling("predicted.xyz").toString();
    configuration.put("predict", "potential", PredictInput.read(file).potential(), place);
    configuration.put("predict", "data", place, place);
    configuration.put(
        "predict", "predictions", arguments.size() > 1 ? arguments.get(1) : beside, place);
    return true;
  }

  private static boolean isAenets(String name) {
    return name.endsWith(".in") && PredictInput.fits(Path.of(name));
  }

  /** The files to predict: one, or those that aenet's input names. */
  private static List<String> structures(PredictFiles files) {
    if (!isAenets(files.data())) {
      return List.of(files.data());
    }
    List<Path> named = PredictInput.read(Path.of(files.data())).structures();
    if (named.isEmpty()) {
      throw Problem.OPTION_MISSING
          .with("FILES", "the input names no structure", "add FILES, their number and their names")
          .at(files.data());
    }
    return named.stream().map(Path::toString).toList();
  }

  @Override
  String plan(Run run) {
    PredictFiles files = run.settings("predict", PredictFiles.class);
    List<Frame> frames = new Inputs(run, "predict").read(structures(files)).frames();
    return "Would predict "
        + frames.size()
        + " frames, "
        + frames.stream().mapToInt(Frame::size).sum()
        + " atoms, and write "
        + files.predictions()
        + ".";
  }

  @Override
  Outcome compute(Run run) {
    PredictFiles files = run.settings("predict", PredictFiles.class);
    Inputs inputs = new Inputs(run, "predict");
    List<Frame> frames = inputs.read(structures(files)).frames();
    Potential potential =
        inputs.potential(run.settings("predict", PotentialInput.class), frames).potential();
    List<Frame> charged = TotalCharges.applied(potential, frames);
    Optional<RangeReport> range = RangeReport.of(potential, charged);
    List<Frame> predicted = predict(potential, charged, range, run.progress("predict"));
    ExtendedXyz.write(Path.of(files.predictions()), predicted, XyzDigits.SEVENTEEN);
    int atoms = frames.stream().mapToInt(Frame::size).sum();
    if (isAenets(files.data())) {
      predicted.forEach(frame -> run.console().print(energyLine(frame)));
    }
    String count = predicted.size() + " frames, " + atoms + " atoms";
    run.console().print(count + " predicted; written to " + files.predictions());
    range.ifPresent(report -> report.print(run.console()));
    return Outcome.of(json(predicted, atoms, range));
  }

  private static Json.Obj json(List<Frame> predicted, int atoms, Optional<RangeReport> range) {
    Json.Obj json =
        new Json.Obj()
            .put("frames", predicted.size())
            .put("atoms", atoms)
            .put(
                "energies_eV",
                predicted.stream()
                    .mapToDouble(frame -> frame.labels().energy().orElseThrow())
                    .toArray());
    range.ifPresent(report -> json.put("range", report.json()));
    return json;
  }

  private static String energyLine(Frame frame) {
    return String.format(
        Locale.ROOT,
        "Total energy of %s: %.8f eV",
        Path.of(frame.source().file()).getFileName(),
        frame.labels().energy().orElseThrow());
  }

  private static List<Frame> predict(
      Potential potential, List<Frame> frames, Optional<RangeReport> range, Progress progress) {
    List<Frame> predicted = new ArrayList<>();
    for (Frame frame : frames) {
      Prediction prediction = potential.predict(frame.structure(), Quantities.ALL);
      Optional<double[]> outside = range.map(report -> report.counts(predicted.size()));
      predicted.add(labelled(frame, prediction, outside));
      progress.update(predicted.size(), frames.size(), "");
    }
    return predicted;
  }

  private static Frame labelled(Frame frame, Prediction prediction, Optional<double[]> outside) {
    Structure structure =
        prediction.charges().map(frame.structure()::withCharges).orElse(frame.structure());
    Labels labels = Labels.NONE.withEnergy(prediction.energy()).withForces(prediction.forces());
    Optional<double[]> stress = prediction.stress(structure.cell());
    labels = stress.isPresent() ? labels.withStress(stress.get()) : labels;
    Map<String, double[]> columns = new LinkedHashMap<>();
    prediction.atomEnergies().ifPresent(energies -> columns.put("energies", energies));
    prediction.grades().ifPresent(grades -> columns.put("grade", grades));
    outside.ifPresent(counts -> columns.put("out_of_range", counts));
    Map<String, String> metadata = new LinkedHashMap<>(frame.metadata());
    prediction.spread().ifPresent(spread -> add(spread, structure, metadata, columns));
    return new Frame(structure, labels, metadata, columns, frame.source());
  }

  /** What a committee says of its own predictions. */
  private static void add(
      Spread spread,
      Structure structure,
      Map<String, String> metadata,
      Map<String, double[]> columns) {
    metadata.put("energy_spread", Double.toString(spread.energy()));
    if (structure.cell().isBulk() && spread.virial().isPresent()) {
      double stress = spread.virial().getAsDouble() / structure.cell().volume();
      metadata.put("stress_spread", Double.toString(stress));
    }
    spread.forces().ifPresent(forces -> columns.put("spread", forces));
    spread.atomEnergies().ifPresent(energies -> columns.put("energies_spread", energies));
  }
}
