package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of a frame in which every atom is moved by the same distance in a direction of its own at
 * random, with the energy to first order,
 *
 * <pre>  E' = E − Σ_i F_i · δ_i,   F = −dE/dr,  </pre>
 *
 * and no other label. Trained on energies alone, they bring in what the forces say.
 *
 * <p>Source: Cooper, Kästner, Urban, Artrith, npj Comput. Mater. 6, 54 (2020),
 * doi:10.1038/s41524-020-0323-8.
 */
final class TaylorCopies {
  private TaylorCopies() {}

  /** Whether a frame has what copies are made of. */
  static boolean canBeMadeOf(Frame frame) {
    return frame.labels().energy().isPresent() && frame.labels().forces().isPresent();
  }

  /**
   * The copies; none of a frame without energy or forces.
   *
   * @param displacement Å
   */
  static List<Frame> of(Frame frame, double displacement, int copies, RandomStream random) {
    List<Frame> made = new ArrayList<>();
    for (int c = 0; c < copies && canBeMadeOf(frame); c++) {
      made.add(copy(frame, displacement, random));
    }
    return made;
  }

  private static Frame copy(Frame frame, double displacement, RandomStream random) {
    Structure structure = frame.structure();
    double[] forces = frame.labels().forces().orElseThrow();
    double[] positions = structure.positions().clone();
    double work = 0;
    double[] delta = new double[3];
    for (int i = 0; i < structure.size(); i++) {
      draw(delta, displacement, random);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] += delta[axis];
        work += forces[3 * i + axis] * delta[axis];
      }
    }
    double energy = frame.labels().energy().orElseThrow() - work;
    return new Frame(
        structure.withPositions(positions),
        Labels.NONE.withEnergy(energy),
        frame.metadata(),
        frame.columns(),
        frame.source());
  }

  /** A vector of the given length. */
  private static void draw(double[] delta, double length, RandomStream random) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      delta[axis] = random.nextGaussian();
      square += delta[axis] * delta[axis];
    }
    for (int axis = 0; axis < 3; axis++) {
      delta[axis] *= length / Math.sqrt(square);
    }
  }
}
