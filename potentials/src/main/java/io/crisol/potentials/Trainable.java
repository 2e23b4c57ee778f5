package io.crisol.potentials;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;

/**
 * A model whose parameters can be fitted to labels of whole structures, so that it holds for sums
 * of atomic energies and for models coupled over the structure (charges) alike. Immutable; safe to
 * share between threads.
 */
public sealed interface Trainable permits Trainable.Linear, Trainable.Differentiable {
  /** The potential with the present parameters. */
  Potential potential();

  /** The parameters; a copy. */
  double[] parameters();

  /** The same model with other parameters. */
  Trainable withParameters(double[] parameters);

  /** A model linear in its parameters: fitted by least squares on its design rows. */
  non-sealed interface Linear extends Trainable {
    /**
     * Derivatives of energy, forces and virial by the parameters.
     *
     * @return double[1 + 3N + 9][parameters]: rows for the energy (eV), forces (eV/Å) and virial
     *     (eV)
     */
    double[][] design(Structure structure, Neighbors neighbors);

    /**
     * What energy, forces and virial are at parameters zero (reference energies): double[1 + 3N +
     * 9].
     */
    double[] offset(Structure structure);
  }

  /** A model that is differentiable in its parameters. */
  non-sealed interface Differentiable extends Trainable {
    @Override
    Differentiable withParameters(double[] parameters);

    /**
     * All of a structure that does not depend on the parameters, made once and used in every
     * evaluation.
     *
     * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT
     */
    Example prepare(Structure structure, Neighbors neighbors);

    /**
     * Size of a prepared structure with so many atoms and list entries, bytes; to plan memory
     * before preparing.
     */
    long bytesPerExample(int atoms, long entries);

    /** Prediction of an example made by {@link #prepare} of this model, with any parameters. */
    Response respond(Example example);
  }

  /** A prepared structure; what is in it is known to the model that made it. */
  interface Example {
    /** Number of atoms. */
    int size();

    /** Memory held, bytes. */
    long bytes();
  }

  /** A prediction that can be differentiated by the parameters. */
  interface Response {
    /** Energy, forces and virial (and charges where the model has them). */
    Prediction prediction();

    /**
     * Adds the derivative by the parameters of adjoint · prediction to {@code gradient},
     * double[parameters].
     */
    void pullBack(Adjoint adjoint, double[] gradient);
  }

  /**
   * Derivative of a loss by a prediction.
   *
   * @param energy by the energy
   * @param forces by the forces, double[3N]
   * @param virial by the virial −dE/dε, double[9]
   * @param charges by the charges, double[N]; null where the model has none
   */
  record Adjoint(double energy, double[] forces, double[] virial, double[] charges) {}
}
