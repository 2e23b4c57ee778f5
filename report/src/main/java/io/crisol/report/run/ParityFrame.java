package io.crisol.report.run;

import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;

/**
 * One frame with what was predicted for it. Arrays are empty, numbers NaN where the frame has no
 * such label.
 *
 * @param source file and index
 * @param group configuration type, may be empty
 * @param atoms number of atoms N
 * @param energyPerAtom reference, eV
 * @param energyPerAtomPredicted prediction, eV
 * @param lattice {@code double[9]}, rows, Å; empty without cell
 * @param elements symbols, N
 * @param positions {@code double[3N]}, Å
 * @param forces {@code double[3N]}, eV/Å
 * @param predicted {@code double[3N]}, predicted forces, eV/Å
 * @param charges of its atoms
 */
public record ParityFrame(
    String source,
    String group,
    int atoms,
    double energyPerAtom,
    double energyPerAtomPredicted,
    double[] lattice,
    List<String> elements,
    double[] positions,
    double[] forces,
    double[] predicted,
    Charges charges) {
  /**
   * Charges of the atoms of a frame.
   *
   * @param reference {@code double[N]}, e
   * @param predicted {@code double[N]}, e
   * @param total charge of the whole frame, e
   * @param totalPredicted sum of the predicted ones before they are rounded, e
   */
  public record Charges(
      double[] reference, double[] predicted, double total, double totalPredicted) {
    /** Of a frame without charges. */
    public static final Charges NONE =
        new Charges(new double[0], new double[0], Double.NaN, Double.NaN);

    /** Whether there are charges to compare. */
    public boolean hasBoth() {
      return reference.length > 0 && predicted.length > 0;
    }

    /** Predicted minus reference charge of an atom, e. */
    public double error(int atom) {
      return predicted[atom] - reference[atom];
    }
  }

  static ParityFrame of(Json.Obj frame, String place, String file) {
    ParityFrame read =
        new ParityFrame(
            text(frame, "source", place),
            text(frame, "group", ""),
            frame.get("atoms").asInt(),
            number(frame, "energy_per_atom"),
            number(frame, "energy_per_atom_predicted"),
            numbers(frame, "lattice"),
            frame
                .find("elements")
                .map(list -> list.asList().stream().map(Json::asString).toList())
                .orElse(List.of()),
            numbers(frame, "positions"),
            numbers(frame, "forces"),
            numbers(frame, "forces_predicted"),
            new Charges(
                numbers(frame, "charges"),
                numbers(frame, "charges_predicted"),
                number(frame, "total_charge"),
                number(frame, "total_charge_predicted")));
    if (!read.fits()) {
      throw Problem.FILE_MALFORMED.with(
          file, place + ": the lists do not have the lengths that " + read.atoms + " atoms need");
    }
    return read;
  }

  /** Whether all lists have the lengths that the atoms need. */
  private boolean fits() {
    int n = 3 * atoms;
    return fits(positions, n)
        && fits(forces, n)
        && fits(predicted, n)
        && fits(lattice, 9)
        && fits(charges.reference, atoms)
        && fits(charges.predicted, atoms)
        && (elements.isEmpty() || elements.size() == atoms);
  }

  /** Whether forces can be compared. */
  public boolean hasForces() {
    return forces.length > 0 && predicted.length > 0;
  }

  /** Whether energies can be compared. */
  public boolean hasEnergy() {
    return Double.isFinite(energyPerAtom) && Double.isFinite(energyPerAtomPredicted);
  }

  /** Whether it can be drawn. */
  public boolean hasGeometry() {
    return positions.length > 0 && !elements.isEmpty();
  }

  /** Root mean square error of the force components, eV/Å; NaN without forces. */
  public double forceRmse() {
    double sum = 0;
    for (int k = 0; k < predicted.length && hasForces(); k++) {
      sum += (predicted[k] - forces[k]) * (predicted[k] - forces[k]);
    }
    return hasForces() ? Math.sqrt(sum / predicted.length) : Double.NaN;
  }

  /** The source without the folders before the file name. */
  public String shortSource() {
    return source.replaceFirst("^[^,]*/", "");
  }

  /** Source, group and size in one line. */
  public String title() {
    return shortSource()
        + (group.isEmpty() ? "" : " (" + group + ")")
        + ", "
        + atoms
        + (atoms == 1 ? " atom" : " atoms");
  }

  private static boolean fits(double[] values, int length) {
    return values.length == 0 || values.length == length;
  }

  private static String text(Json.Obj frame, String name, String otherwise) {
    return frame.find(name).map(Json::asString).orElse(otherwise);
  }

  private static double number(Json.Obj frame, String name) {
    return frame.find(name).map(Json::asDouble).orElse(Double.NaN);
  }

  private static double[] numbers(Json.Obj frame, String name) {
    double[] values =
        frame
            .find(name)
            .map(
                list ->
                    list.asList().stream()
                        .mapToDouble(
                            value -> value instanceof Json.Null ? Double.NaN : value.asDouble())
                        .toArray())
            .orElse(new double[0]);
    return Arrays.stream(values).allMatch(Double::isNaN) ? new double[0] : values;
  }
}
