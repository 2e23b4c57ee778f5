package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Progress;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
      "Writes energy (eV), forces (eV/A), energies of the atoms (eV) and stress (9 numbers, eV/A^3, positive in tension), 17 digits."
    })
final class PredictVerb extends ComputingVerb {
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

  @Override
  boolean keepsFolder() {
    return false;
  }

  @Override
  boolean reports() {
    return false;
  }

  @Override
  String plan(Run run) {
    PredictFiles files = run.settings("predict", PredictFiles.class);
    List<Frame> frames = new Inputs(run, "predict").read(List.of(files.data())).frames();
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
    List<Frame> frames = inputs.read(List.of(files.data())).frames();
    Potential potential =
        inputs.potential(run.settings("predict", PotentialInput.class), frames).potential();
    List<Frame> predicted = predict(potential, frames, run.progress("predict"));
    ExtendedXyz.write(Path.of(files.predictions()), predicted, XyzDigits.SEVENTEEN);
    int atoms = frames.stream().mapToInt(Frame::size).sum();
    run.console()
        .print(
            predicted.size()
                + " frames, "
                + atoms
                + " atoms predicted; written to "
                + files.predictions());
    return Outcome.of(
        new Json.Obj()
            .put("frames", predicted.size())
            .put("atoms", atoms)
            .put(
                "energies_eV",
                predicted.stream()
                    .mapToDouble(frame -> frame.labels().energy().orElseThrow())
                    .toArray()));
  }

  private static List<Frame> predict(Potential potential, List<Frame> frames, Progress progress) {
    List<Frame> predicted = new ArrayList<>();
    for (Frame frame : frames) {
      Prediction prediction = potential.predict(frame.structure(), Quantities.ALL);
      predicted.add(labelled(frame, prediction));
      progress.update(predicted.size(), frames.size(), "");
    }
    return predicted;
  }

  private static Frame labelled(Frame frame, Prediction prediction) {
    Structure structure = frame.structure();
    Labels labels = Labels.NONE.withEnergy(prediction.energy()).withForces(prediction.forces());
    Optional<double[]> stress = prediction.stress(structure.cell());
    labels = stress.isPresent() ? labels.withStress(stress.get()) : labels;
    labels =
        prediction.charges().isPresent() ? labels.withCharges(prediction.charges().get()) : labels;
    Map<String, double[]> columns = new LinkedHashMap<>();
    prediction.atomEnergies().ifPresent(energies -> columns.put("energies", energies));
    prediction.grades().ifPresent(grades -> columns.put("grade", grades));
    return new Frame(structure, labels, frame.metadata(), columns, frame.source());
  }
}
