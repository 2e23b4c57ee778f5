package io.crisol.simulation.bulk;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.relax.RelaxMethod;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The relaxed structure that a property is computed of.
 *
 * @param relaxed what the relaxation found
 * @param moved largest way of an atom or change of a cell vector, Å
 */
public record Ground(RelaxResult relaxed, double moved) {
  /** Å; strained cells change their neighbours. */
  static final double SKIN = 0.5;

  /** Below this way, Å, the structure was given relaxed. */
  private static final double SAME = 1e-3;

  /**
   * Relaxes a structure.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED, OPTION_INVALID (a cell that does
   *     not repeat in all directions)
   */
  public static Ground of(Potential potential, Structure start, GroundOptions options) {
    if (!start.cell().isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "structure",
          start.formula(),
          "its cell does not repeat in all directions: it has no such property",
          "give a crystal");
    }
    RelaxResult relaxed = relax(potential, start, options.relaxation());
    return new Ground(relaxed, moved(start, relaxed.structure()));
  }

  /**
   * The minimum that the atoms of a structure fall into.
   *
   * @throws io.crisol.structures.ProblemException NOT_CONVERGED
   */
  public static RelaxResult relax(Potential potential, Structure start, RelaxOptions options) {
    RelaxResult result = run(potential, start, options);
    if (!result.converged() && options.method() == RelaxMethod.LBFGS) {
      // A search that trusts energies can be held up by an energy with jumps; one by forces is not.
      result = run(potential, result.structure(), options.by(RelaxMethod.FIRE));
    }
    if (!result.converged()) {
      throw Problem.NOT_CONVERGED.with(
          "the relaxation of " + start.formula(),
          String.format(
              "after %d steps the largest force is %.3g eV/Å", result.steps(), result.maxForce()),
          "look at it with relax first, allow more with --max-steps, or raise --force-tolerance");
    }
    return result;
  }

  private static RelaxResult run(Potential potential, Structure start, RelaxOptions options) {
    return new Relaxation(new PotentialEngine(potential, SKIN), options).run(start, _ -> {});
  }

  private static double moved(Structure from, Structure to) {
    double[] a = from.cell().vectors();
    double[] b = to.cell().vectors();
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(b[k] - a[k]));
    }
    for (int k = 0; k < 3 * from.size(); k++) {
      largest = Math.max(largest, Math.abs(to.coordinate(k) - from.coordinate(k)));
    }
    return largest;
  }

  /** The structure. */
  public Structure structure() {
    return relaxed.structure();
  }

  /** Whether it was not given relaxed. */
  public boolean wasUnrelaxed() {
    return moved > SAME;
  }

  /** Largest extrapolation grade of this structure and of others, where there are grades. */
  public OptionalDouble largestGrade(Stream<OptionalDouble> others) {
    return Stream.concat(Stream.of(relaxed.maxGrade()), others)
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  /** Lengths of the cell vectors, Å, and the angles between them, degrees. */
  public Json.Obj addTo(Json.Obj json) {
    var cell = structure().cell();
    double[] lengths = new double[3];
    double[] angles = new double[3];
    for (int a = 0; a < 3; a++) {
      lengths[a] = Math.sqrt(dot(cell.vectors(), a, a));
    }
    for (int a = 0; a < 3; a++) {
      int b = (a + 1) % 3;
      int c = (a + 2) % 3;
      double cosine = dot(cell.vectors(), b, c) / lengths[b] / lengths[c];
      angles[a] = Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }
    return json.put("lattice_constants_angstrom", lengths)
        .put("lattice_angles_degree", angles)
        .put("energy_eV_per_atom", relaxed.energy() / structure().size())
        .put("volume_angstrom3_per_atom", cell.volume() / structure().size())
        .put("relaxed_before", wasUnrelaxed());
  }

  private static double dot(double[] rows, int a, int b) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += rows[3 * a + k] * rows[3 * b + k];
    }
    return sum;
  }
}
