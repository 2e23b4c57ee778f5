package io.crisol.potentials.spectral;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@link Snap} as a function of its coefficients, in which it is linear, quadratic form or not; on
 * top of another potential where one is given, such as the repulsion of nuclei.
 */
public final class SnapTrainable implements Trainable.Linear {
  private final Snap snap;
  private final Optional<Potential> base;
  private final SnapHalf half;
  private final SnapBlocks blocks;

  /**
   * A model; parameters are the coefficients of the elements, one after the other.
   *
   * @param base a potential that is added and stays as it is
   */
  public SnapTrainable(Snap snap, Optional<Potential> base) {
    this.snap = snap;
    this.base = base;
    half = new SnapHalf(snap.settings().order());
    blocks = new SnapBlocks(snap.coupling(), half);
  }

  private SnapTrainable(SnapTrainable like, Snap snap) {
    this.snap = snap;
    base = like.base;
    half = like.half;
    blocks = like.blocks;
  }

  /** SNAP with the present coefficients, without the base. */
  public Snap snap() {
    return snap;
  }

  @Override
  public Potential potential() {
    return base.isPresent() ? new SumPotential(List.of(snap, base.get())) : snap;
  }

  @Override
  public double[] parameters() {
    return snap.atoms().stream().flatMapToDouble(a -> Arrays.stream(a.coefficients())).toArray();
  }

  @Override
  public SnapTrainable withParameters(double[] parameters) {
    int count = snap.settings().coefficients();
    List<SnapElement> atoms = new ArrayList<>();
    for (SnapElement atom : snap.atoms()) {
      int from = atoms.size() * count;
      atoms.add(atom.withCoefficients(Arrays.copyOfRange(parameters, from, from + count)));
    }
    return new SnapTrainable(this, new Snap(snap.settings(), atoms, snap.activeInverses()));
  }

  /**
   * The same model whose potential grades by active sets of its training data.
   *
   * @param activeInverses A⁻¹ of each element, double[n × n], row-major, n being one more than the
   *     components; empty where there is none
   */
  public SnapTrainable withActiveSets(List<double[]> activeInverses) {
    return new SnapTrainable(this, new Snap(snap.settings(), snap.atoms(), activeInverses));
  }

  @Override
  public double[][] design(Structure structure, Neighbors neighbors) {
    return SnapDesign.of(snap, half, blocks, structure, neighbors);
  }

  @Override
  public double[] offset(Structure structure) {
    double[] offset = new double[1 + 3 * structure.size() + 9];
    if (base.isPresent()) {
      Prediction prediction = base.get().predict(structure, Quantities.FORCES);
      offset[0] = prediction.energy();
      System.arraycopy(prediction.forces(), 0, offset, 1, 3 * structure.size());
      System.arraycopy(prediction.virial(), 0, offset, 1 + 3 * structure.size(), 9);
    }
    return offset;
  }
}
