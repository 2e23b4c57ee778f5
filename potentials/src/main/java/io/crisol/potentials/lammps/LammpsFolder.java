package io.crisol.potentials.lammps;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder that LAMMPS runs: for each structure {@code in.K} and {@code structure-K.data}, the
 * parameter files they need, and in {@code expected.json} the energy, forces and stress that must
 * come out. {@code lmp -in in.K} prints the energy (eV) and the pressure tensor (bar) and writes
 * {@code forces-K.dump}.
 */
public final class LammpsFolder {
  private LammpsFolder() {}

  /**
   * Writes a folder.
   *
   * @param structures crystals; turned as LAMMPS needs it, which {@code expected.json} follows
   * @return what it holds, one text for each structure
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED, OUTPUT_UNWRITABLE, and what the
   *     potential has against a structure
   */
  public static List<String> write(Path folder, Potential potential, List<Structure> structures) {
    make(folder);
    Json.Arr expected = new Json.Arr();
    List<String> written = new ArrayList<>();
    for (int k = 1; k <= structures.size(); k++) {
      Structure structure =
          data(folder, "structure-" + k + ".data", structures.get(k - 1), potential);
      List<Element> types = typesOf(structures.get(k - 1));
      List<StyleLines> styles =
          new StyleWriter(types, folder, potential.elements()).styles(potential);
      boolean charged = structure.charges().isPresent();
      AtomicFile.write(folder.resolve("in." + k), input(k, charged, StyleLines.commands(styles)));
      expected.add(expected(k, structure, potential));
      written.add("in." + k + ": " + structure.formula() + ", " + structure.size() + " atoms");
    }
    AtomicFile.write(
        folder.resolve("expected.json"),
        new Json.Obj()
            .put("note", "made with Crisol; LAMMPS' own Coulomb constant is 14.399645 eV Å")
            .put("cases", expected)
            .text());
    return written;
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, e.getMessage()).causedBy(e);
    }
  }

  /** Types by first appearance, as the data file numbers them. */
  private static List<Element> typesOf(Structure structure) {
    Set<Element> types = new LinkedHashSet<>(List.of(structure.elements()));
    return List.copyOf(types);
  }

  /** Writes a structure, with charges where the potential has them, and reads it as it stands. */
  private static Structure data(Path folder, String name, Structure given, Potential potential) {
    if (!given.cell().isBulk()) {
      throw Problem.NOT_EXPORTED.with(
          "a structure with open boundaries", "LAMMPS", "crystals are written only");
    }
    Structure structure =
        potential.predict(given, Quantities.ENERGY).charges().map(given::withCharges).orElse(given);
    Path file = folder.resolve(name);
    Frame frame = new Frame(structure, Labels.NONE, Map.of(), Map.of(), Frame.Source.NONE);
    FrameOutputs.of("lammps-data").write(file, List.of(frame), _ -> {});
    return FrameFiles.read(file.toString()).frames().getFirst().structure();
  }

  private static String input(int k, boolean charged, List<String> potential) {
    List<String> lines = new ArrayList<>();
    lines.add("# Written by Crisol. Run: lmp -in in." + k + "; compare with expected.json");
    lines.add("units metal");
    lines.add("atom_style " + (charged ? "charge" : "atomic"));
    lines.add("boundary p p p");
    lines.add("box tilt large");
    lines.add("read_data structure-" + k + ".data");
    lines.addAll(potential);
    lines.add("neighbor 1.0 bin");
    lines.add("thermo_style custom step pe pxx pyy pzz pxy pxz pyz");
    lines.add("thermo_modify norm no format float %.17g");
    lines.add("run 0");
    lines.add(
        "write_dump all custom forces-"
            + k
            + ".dump id type x y z fx fy fz modify sort id format float %.17g");
    return String.join("\n", lines) + "\n";
  }

  private static Json.Obj expected(int k, Structure structure, Potential potential) {
    Prediction prediction = potential.predict(structure, Quantities.FORCES);
    return new Json.Obj()
        .put("input", "in." + k)
        .put("energy_eV", prediction.energy())
        .put("forces_eV_per_angstrom", prediction.forces())
        .put("stress_eV_per_angstrom3", prediction.stress(structure.cell()).orElseThrow());
  }
}
