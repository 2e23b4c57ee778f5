package io.crisol.potentials.moment;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * A {@link MomentPotential} as a function of the energies of its elements and the coefficients of
 * its scalars, in which it is linear.
 */
public final class MomentLinear implements Trainable.Linear {
  private final MomentPotential potential;
  private final ThreadLocal<MomentDesign> design;

  /** A model with the radial functions of a potential. */
  public MomentLinear(MomentPotential potential) {
    this.potential = potential;
    design = ThreadLocal.withInitial(() -> new MomentDesign(potential));
  }

  @Override
  public Potential potential() {
    return potential;
  }

  /** The potential with the present coefficients. */
  public MomentPotential moment() {
    return potential;
  }

  @Override
  public double[] parameters() {
    double[] all = potential.parameters();
    return Arrays.copyOfRange(all, potential.shape().radialCount(), all.length);
  }

  @Override
  public MomentLinear withParameters(double[] parameters) {
    double[] all = potential.parameters();
    System.arraycopy(parameters, 0, all, potential.shape().radialCount(), parameters.length);
    return new MomentLinear(new MomentPotential(potential.shape(), potential.scaling(), all));
  }

  @Override
  public double[][] design(Structure structure, Neighbors neighbors) {
    EnvironmentBlock block = PairFrame.block(structure, neighbors, potential.cutoff());
    MomentShape shape = potential.shape();
    double[][] columns = design.get().columns(block, shape.firstCoefficients(block));
    double[][] rows = new double[columns[0].length][columns.length];
    for (int c = 0; c < columns.length; c++) {
      for (int r = 0; r < rows.length; r++) {
        rows[r][c] = columns[c][r];
      }
    }
    return rows;
  }

  @Override
  public double[] offset(Structure structure) {
    return new double[1 + 3 * structure.size() + 9];
  }
}
