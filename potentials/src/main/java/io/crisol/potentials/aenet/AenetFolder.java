package io.crisol.potentials.aenet;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.io.FrameOutputs;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder that aenet runs: the network of each element as {@code X.nn} and {@code X.nn.ascii}, its
 * set-up {@code X.stp}, structures, {@code predict.in}, and in {@code expected.json} the energy and
 * forces that must come out.
 */
public final class AenetFolder {
  private AenetFolder() {}

  /**
   * Writes a folder.
   *
   * @param structures written as XSF; {@code expected.json} follows the digits of these files
   * @return what it holds, one text for each file that matters
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED, OUTPUT_UNWRITABLE, and what the
   *     potential has against a structure
   */
  public static List<String> write(Path folder, Potential potential, List<Structure> structures) {
    Map<Element, AenetFile> files = AenetExport.files(potential);
    List<String> written = new ArrayList<>();
    files.forEach(
        (element, file) -> {
          write(folder.resolve(element + ".nn"), file);
          write(folder.resolve(element + ".nn.ascii"), file);
          AtomicFile.write(folder.resolve(element + ".stp"), SetupText.of(file.setup()));
          written.add(element + ".nn, " + element + ".nn.ascii and " + element + ".stp");
        });
    Json.Arr expected = new Json.Arr();
    for (int k = 1; k <= structures.size(); k++) {
      String name = "structure-" + k + ".xsf";
      expected.add(
          expected(name, structure(folder.resolve(name), structures.get(k - 1)), potential));
    }
    AtomicFile.write(
        folder.resolve("predict.in"), input(List.copyOf(files.keySet()), structures.size()));
    AtomicFile.write(
        folder.resolve("expected.json"),
        new Json.Obj().put("note", "made with Crisol").put("cases", expected).text());
    written.add("predict.in: " + structures.size() + " structures");
    return written;
  }

  /**
   * Writes network files only.
   *
   * @param files by element; binary unless the name ends in {@code .ascii}
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED, OUTPUT_UNWRITABLE,
   *     PARAMETER_MISSING where an element has no file
   */
  public static void writeNetworks(Potential potential, Map<Element, Path> files) {
    Map<Element, AenetFile> contents = AenetExport.files(potential);
    contents.keySet().stream()
        .filter(element -> !files.containsKey(element))
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.PARAMETER_MISSING.with(
                  "the network file of " + element, "the potential has atoms of " + element);
            });
    contents.forEach((element, content) -> write(files.get(element), content));
  }

  private static void write(Path file, AenetFile content) {
    if (file.toString().endsWith(".ascii")) {
      AtomicFile.write(file, AenetWriter.text(content));
    } else {
      AtomicFile.write(file, out -> out.write(AenetWriter.bytes(content)));
    }
  }

  /** Writes a structure and reads it as it stands. */
  private static Structure structure(Path file, Structure given) {
    Labels labels = Labels.NONE.withEnergy(0).withForces(new double[3 * given.size()]);
    Frame frame = new Frame(given, labels, Map.of(), Map.of(), Frame.Source.NONE);
    FrameOutputs.of("xsf").write(file, List.of(frame), _ -> {});
    return FrameFiles.read(file.toString()).frames().getFirst().structure();
  }

  private static String input(List<Element> elements, int structures) {
    List<String> lines = new ArrayList<>();
    lines.add("! Written by Crisol. Run: predict.x predict.in; compare with expected.json");
    lines.add("TYPES");
    lines.add(String.valueOf(elements.size()));
    elements.forEach(element -> lines.add(element.symbol()));
    lines.add("");
    lines.add("NETWORKS");
    elements.forEach(element -> lines.add(element + " " + element + ".nn"));
    lines.add("");
    lines.add("FORCES");
    lines.add("");
    lines.add("FILES");
    lines.add(String.valueOf(structures));
    for (int k = 1; k <= structures; k++) {
      lines.add("structure-" + k + ".xsf");
    }
    return String.join("\n", lines) + "\n";
  }

  private static Json.Obj expected(String name, Structure structure, Potential potential) {
    Prediction prediction = potential.predict(structure, Quantities.FORCES);
    return new Json.Obj()
        .put("structure", name)
        .put("energy_eV", prediction.energy())
        .put("forces_eV_per_angstrom", prediction.forces());
  }
}
