package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One ionic step of a VASP calculation as written, and what of it becomes a label: nothing where
 * the electronic loop did not converge.
 */
final class VaspStep {
  /** What the quantities are called in the file, for the report. */
  record Words(String energy, String free, String forces, String stress) {}

  /** 1 kB of pressure as stress in eV/Å³, positive in tension. */
  private static final double KILOBAR = -0.1 / Units.GPA;

  private final int number;
  private final int line;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private double[] cell;
  private double[] positions;
  private double[] forces;
  private double[] stress;
  private double energy = Double.NaN;
  private double freeEnergy = Double.NaN;
  private boolean hasEnergy;
  private boolean converged;

  /** A step of this number, from 1, that begins on this line. */
  VaspStep(int number, int line) {
    this.number = number;
    this.line = line;
  }

  int number() {
    return number;
  }

  /** Cell, double[9], Å. */
  void setCell(double[] vectors) {
    cell = vectors;
  }

  /** Cartesian positions, double[3N], Å. */
  void setPositions(double[] values) {
    positions = values;
  }

  /** Forces, double[3N], eV/Å. */
  void setForces(double[] values) {
    forces = values;
  }

  /** Pressure tensor in kB as VASP prints it, double[9], positive in compression. */
  void setPressure(double[] kilobars) {
    stress = new double[9];
    for (int k = 0; k < 9; k++) {
      stress[k] = kilobars[k] == 0 ? 0 : KILOBAR * kilobars[k];
    }
  }

  /** Takes no stress, and says why if there was one. */
  void dropPressure(String why, ReadingNotes notes) {
    if (stress != null) {
      stress = null;
      notes.note(why + ": no stress is taken");
    }
  }

  /** With ISIF below 2 VASP calculates the trace of the stress at most. */
  void dropPressureBelow2(int isif, ReadingNotes notes) {
    if (isif < 2) {
      dropPressure("ISIF = " + isif + ", with which VASP calculates no full stress", notes);
    }
  }

  /** E0 and TOTEN, eV; NaN where they cannot be read. */
  void setEnergies(double e0, double toten) {
    energy = e0;
    freeEnergy = toten;
    hasEnergy = true;
  }

  /** Whether the electronic loop came to its end before its last allowed iteration. */
  void setConverged(boolean value) {
    converged = value;
  }

  void keep(String key, String value) {
    metadata.put(key, value);
  }

  void keep(String column, double[] values) {
    columns.put(column, values);
  }

  boolean hasPositions() {
    return positions != null;
  }

  /** Whether all that makes a step is there. */
  boolean isWhole() {
    return positions != null && hasEnergy && cell != null;
  }

  /** Whether atoms and cell are numbers. */
  boolean hasStructure() {
    return positions != null && cell != null && areFinite(positions) && areFinite(cell);
  }

  /** The frame; labels are noted as used, reasons for having none too. */
  Frame frame(Element[] elements, String file, ReadingNotes notes, Words words) {
    Structure structure = new Structure(Cell.periodic(cell), elements, positions);
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put("ionic_step", Integer.toString(number));
    kept.put("converged", Boolean.toString(converged));
    Labels labels = labels(notes, words);
    if (labels.energy().isPresent() && Double.isFinite(freeEnergy)) {
      kept.put("free_energy", Double.toString(freeEnergy));
    }
    kept.putAll(metadata);
    return new Frame(
        structure, labels, kept, columns, new Frame.Source(file, notes.frames(), line));
  }

  private Labels labels(ReadingNotes notes, Words words) {
    if (!converged) {
      notes.note("the electronic loop did not converge: no labels are taken");
      return Labels.NONE;
    }
    if (!Double.isFinite(energy) || forces != null && !areFinite(forces)) {
      notes.note(
          "energy or forces are missing, stars (did not fit their field) or not finite: no labels"
              + " are taken");
      return Labels.NONE;
    }
    notes.used(
        LabelKey.Quantity.ENERGY,
        words.energy,
        "eV, of the whole cell, extrapolated to no smearing");
    if (Double.isFinite(freeEnergy)) {
      notes.preferred(words.energy, words.free, Math.abs(energy - freeEnergy), "eV");
    }
    return gradients(Labels.NONE.withEnergy(energy), notes, words);
  }

  private Labels gradients(Labels withEnergy, ReadingNotes notes, Words words) {
    Labels labels = withEnergy;
    if (forces != null) {
      notes.used(LabelKey.Quantity.FORCES, words.forces, "eV/Å, of the free energy");
      labels = labels.withForces(forces);
    }
    if (stress != null && !areFinite(stress)) {
      notes.note("the stress is stars or not finite: not taken");
    } else if (stress != null) {
      notes.used(
          LabelKey.Quantity.STRESS,
          words.stress,
          "kB, positive in compression, read as eV/Å³ positive in tension");
      labels = labels.withStress(stress);
    }
    return labels;
  }

  private static boolean areFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
