package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The arrays of one folder set.000 of a DeePMD system. */
final class DeepmdSet {
  private static final String COORD = "coord";
  private static final String BOX = "box";
  private static final String REAL_TYPES = "real_atom_types";

  private final Path folder;
  private final DeepmdSystem system;
  private final ReadingNotes notes;
  private final Map<String, NumpyArray> arrays = new LinkedHashMap<>();
  private final int frames;

  DeepmdSet(Path folder, DeepmdSystem system, ReadingNotes notes) {
    this.folder = folder;
    this.system = system;
    this.notes = notes;
    for (Path file : files(folder)) {
      String name = String.valueOf(file.getFileName());
      arrays.put(name.substring(0, name.length() - ".npy".length()), NumpyArray.read(file));
    }
    NumpyArray coord = arrays.get(COORD);
    if (coord == null) {
      throw malformed("it has no coord.npy");
    }
    this.frames = coord.rows();
    require(COORD, 3 * system.atoms());
    require(BOX, 9);
    require("energy", 1);
    require("force", 3 * system.atoms());
    require("virial", 9);
    require(REAL_TYPES, system.atoms());
    if (system.isPeriodic() && !arrays.containsKey(BOX)) {
      throw malformed("it has no box.npy, and the system has no file nopbc");
    }
    arrays.forEach(this::notePrecision);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".npy")).sorted().toList();
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED
          .with(folder, "the folder cannot be listed: " + e.getMessage())
          .causedBy(e);
    }
  }

  private ProblemException malformed(String why) {
    return Problem.FILE_MALFORMED.with(folder, why).at(folder.toString());
  }

  private void require(String name, int width) {
    NumpyArray array = arrays.get(name);
    if (array == null) {
      return;
    }
    if (array.rows() != frames || array.values().length != (long) frames * width) {
      throw malformed(
          name
              + ".npy has the shape "
              + java.util.Arrays.toString(array.shape())
              + ", and "
              + frames
              + " frames of "
              + width
              + " numbers are needed");
    }
    for (double value : array.values()) {
      if (!Double.isFinite(value)) {
        throw Problem.NOT_FINITE.with(name + ".npy").at(folder.toString());
      }
    }
  }

  private void notePrecision(String name, NumpyArray array) {
    if (array.type().equals("f4")) {
      notes.note(folder + ": \"" + name + "\" is in single precision, about 7 digits");
    }
  }

  Path folder() {
    return folder;
  }

  int frames() {
    return frames;
  }

  Frame frame(int k, Frame.Source source) {
    int[] present = present(k);
    Element[] elements = new Element[present.length];
    for (int i = 0; i < present.length; i++) {
      elements[i] = system.element(type(k, present[i]));
    }
    Cell cell = cell(k);
    Structure structure =
        new Structure(cell, elements, ofAtoms(arrays.get(COORD).row(k), present, 3));
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, double[]> columns = new LinkedHashMap<>();
    arrays.forEach((name, array) -> keep(name, array, k, present, metadata, columns));
    return new Frame(structure, labels(k, cell, present), metadata, columns, source);
  }

  private int type(int k, int atom) {
    NumpyArray real = arrays.get(REAL_TYPES);
    return real == null ? system.type(atom) : (int) real.values()[k * system.atoms() + atom];
  }

  /** Atoms that are there: type −1 fills up frames of fewer atoms. */
  private int[] present(int k) {
    List<Integer> atoms = new ArrayList<>();
    for (int i = 0; i < system.atoms(); i++) {
      if (type(k, i) >= 0) {
        atoms.add(i);
      }
    }
    if (atoms.isEmpty()) {
      throw malformed("frame " + k + " has no atom");
    }
    if (atoms.size() < system.atoms()) {
      notes.note("atoms of type -1 only fill up the arrays and are left out");
    }
    return atoms.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] ofAtoms(double[] all, int[] present, int width) {
    double[] values = new double[present.length * width];
    for (int i = 0; i < present.length; i++) {
      System.arraycopy(all, present[i] * width, values, i * width, width);
    }
    return values;
  }

  private Cell cell(int k) {
    if (!arrays.containsKey(BOX)) {
      return Cell.OPEN;
    }
    boolean repeats = system.isPeriodic();
    try {
      return new Cell(arrays.get(BOX).row(k), repeats, repeats, repeats);
    } catch (ProblemException e) {
      throw e.at(folder + ", frame " + k + " of the set");
    }
  }

  private Labels labels(int k, Cell cell, int[] present) {
    Labels labels = Labels.NONE;
    if (arrays.containsKey("energy")) {
      labels = labels.withEnergy(arrays.get("energy").values()[k]);
      notes.used(LabelKey.Quantity.ENERGY, "energy.npy", "eV, of the whole cell");
    }
    if (arrays.containsKey("force")) {
      labels = labels.withForces(ofAtoms(arrays.get("force").row(k), present, 3));
      notes.used(LabelKey.Quantity.FORCES, "force.npy", "eV/Å");
    }
    if (arrays.containsKey("virial") && cell.isBulk()) {
      labels = labels.withStress(LabelPick.scaled(arrays.get("virial").row(k), -1 / cell.volume()));
      notes.used(
          LabelKey.Quantity.STRESS,
          "virial.npy",
          "virial in eV, positive in compression; −virial/V");
    } else if (arrays.containsKey("virial")) {
      notes.note("\"virial\" has no meaning without a cell and is not read");
    }
    return labels;
  }

  /** What is no label: numbers of atoms become columns, numbers of frames entries. */
  private void keep(
      String name,
      NumpyArray array,
      int k,
      int[] present,
      Map<String, String> metadata,
      Map<String, double[]> columns) {
    boolean read =
        switch (name) {
          case COORD, BOX, "energy", "force", "virial", REAL_TYPES -> true;
          default -> false;
        };
    int width = array.rows() == frames ? array.width() : 0;
    if (read) {
      return;
    }
    if (width == 1 && system.atoms() > 1) {
      metadata.put(name, Double.toString(array.values()[k]));
    } else if (width > 0 && width % system.atoms() == 0) {
      String column = name.equals("atom_ener") ? "energies" : name;
      columns.put(column, ofAtoms(array.row(k), present, width / system.atoms()));
    } else {
      notes.note("\"" + name + ".npy\" fits neither atoms nor frames and is not read");
    }
  }
}
