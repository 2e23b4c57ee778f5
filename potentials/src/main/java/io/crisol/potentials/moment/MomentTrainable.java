package io.crisol.potentials.moment;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;

/**
 * A {@link MomentPotential} as a function of all its parameters, in coordinates in which they weigh
 * about alike ({@link MomentCoordinates}).
 *
 * <p>Force training needs no second pass of automatic differentiation: with v_ij the adjoint of
 * dE_i/dr_ij, the parameter gradient of the loss is that of Σ_i α E_i and of its change along v.
 */
public final class MomentTrainable implements Trainable.Differentiable {
  private final MomentPotential potential;
  private final MomentCoordinates coordinates;
  private final double[] point;
  private final ThreadLocal<MomentTangent> tangent;
  private final ThreadLocal<BlockGradient> gradients = ThreadLocal.withInitial(BlockGradient::new);

  /** A model with the parameters of a potential. */
  public MomentTrainable(MomentPotential potential, MomentCoordinates coordinates) {
    this(potential, coordinates, coordinates.from(potential.parameters()));
  }

  private MomentTrainable(
      MomentPotential potential, MomentCoordinates coordinates, double[] point) {
    this.potential = potential;
    this.coordinates = coordinates;
    this.point = point;
    tangent = ThreadLocal.withInitial(() -> new MomentTangent(potential));
  }

  @Override
  public MomentPotential potential() {
    return potential;
  }

  @Override
  public double[] parameters() {
    return point.clone();
  }

  /** The model of another potential, in the same coordinates. */
  public MomentTrainable at(MomentPotential other) {
    return new MomentTrainable(other, coordinates);
  }

  @Override
  public MomentTrainable withParameters(double[] parameters) {
    MomentPotential moved =
        new MomentPotential(
            potential.shape(), potential.scaling(), coordinates.to(parameters.clone()));
    return new MomentTrainable(moved, coordinates, parameters.clone());
  }

  @Override
  public Example prepare(Structure structure, Neighbors neighbors) {
    structure.elementSet().stream()
        .filter(element -> !potential.elements().contains(element))
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), potential.elements());
            });
    EnvironmentBlock block = PairFrame.block(structure, neighbors, potential.cutoff());
    return new MomentExample(
        block, PairFrame.of(block), potential.shape().firstCoefficients(block));
  }

  @Override
  public long bytesPerExample(int atoms, long entries) {
    return MomentExample.bytes(entries);
  }

  @Override
  public Response respond(Example example) {
    MomentExample prepared = (MomentExample) example;
    BlockGradient out = gradients.get();
    out.clear(prepared.block(), Quantities.FORCES);
    potential.energies(prepared.block(), out);
    double energy = 0;
    for (int a = 0; a < prepared.size(); a++) {
      energy += out.energies()[a];
    }
    Prediction prediction = prepared.pairs().assemble(energy, out.x(), out.y(), out.z());
    return new MomentResponse(prepared, prediction);
  }

  /** Prediction of one example and its derivative. */
  private final class MomentResponse implements Response {
    private final MomentExample example;
    private final Prediction prediction;

    MomentResponse(MomentExample example, Prediction prediction) {
      this.example = example;
      this.prediction = prediction;
    }

    @Override
    public Prediction prediction() {
      return prediction;
    }

    @Override
    public void pullBack(Adjoint adjoint, double[] gradient) {
      double[][] v = new double[3][example.pairs().pairs() + EnvironmentBlock.PADDING];
      example.pairs().adjoint(adjoint, v);
      double[] own = new double[potential.shape().parameterCount()];
      tangent.get().add(example.block(), example.first(), adjoint.energy(), v, own);
      coordinates.addGradient(own, gradient);
    }
  }
}
