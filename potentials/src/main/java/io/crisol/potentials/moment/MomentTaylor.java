package io.crisol.potentials.moment;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.Trainable.Linear;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * What a {@link MomentPotential} predicts, to first order in changes of all its coordinates ({@link
 * MomentCoordinates}): exact derivatives by energies and moment coefficients, differences of
 * predictions by radial coefficients.
 */
public final class MomentTaylor implements Linear {
  /** Change of an orthonormal radial coefficient: half the digits of a double. */
  private static final double STEP = 1e-6;

  private final MomentTrainable model;
  private final Linear linear;
  private final int radial;
  private final MomentTrainable[] moved;

  /** The expansion about a model whose coordinates leave energies and coefficients as they are. */
  public MomentTaylor(MomentTrainable model) {
    this(model, new MomentLinear(model.potential()));
  }

  /**
   * The same where the model has been linear before.
   *
   * @param linear has the radial functions of the model, whatever its coefficients, and may know
   *     its rows
   */
  public MomentTaylor(MomentTrainable model, Linear linear) {
    this.model = model;
    this.linear = linear;
    radial = model.potential().shape().radialCount();
    moved = new MomentTrainable[radial];
    for (int k = 0; k < radial; k++) {
      double[] point = model.parameters();
      point[k] += STEP;
      moved[k] = model.withParameters(point);
    }
  }

  /** The potential at no change. */
  @Override
  public MomentPotential potential() {
    return model.potential();
  }

  /** The changes: none. */
  @Override
  public double[] parameters() {
    return new double[model.parameters().length];
  }

  /** The expansion about the changed model. */
  @Override
  public MomentTaylor withParameters(double[] changes) {
    return new MomentTaylor(changed(changes));
  }

  /** The model with its coordinates changed. */
  public MomentTrainable changed(double[] changes) {
    double[] point = model.parameters();
    for (int k = 0; k < point.length; k++) {
      point[k] += changes[k];
    }
    return model.withParameters(point);
  }

  @Override
  public double[][] design(Structure structure, Neighbors neighbors) {
    double[][] part = linear.design(structure, neighbors);
    Trainable.Example example = model.prepare(structure, neighbors);
    double[] here = flat(model.respond(example).prediction());
    double[][] design = new double[part.length][radial + part[0].length];
    for (int k = 0; k < radial; k++) {
      double[] there = flat(moved[k].respond(example).prediction());
      for (int row = 0; row < design.length; row++) {
        design[row][k] = (there[row] - here[row]) / STEP;
      }
    }
    for (int row = 0; row < design.length; row++) {
      System.arraycopy(part[row], 0, design[row], radial, part[row].length);
    }
    return design;
  }

  @Override
  public double[] offset(Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, model.potential().cutoff(), 0);
    return flat(model.respond(model.prepare(structure, neighbors)).prediction());
  }

  private static double[] flat(Prediction prediction) {
    double[] forces = prediction.forces();
    double[] flat = new double[1 + forces.length + 9];
    flat[0] = prediction.energy();
    System.arraycopy(forces, 0, flat, 1, forces.length);
    System.arraycopy(prediction.virial(), 0, flat, 1 + forces.length, 9);
    return flat;
  }
}
