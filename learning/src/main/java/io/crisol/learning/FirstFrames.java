package io.crisol.learning;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The frames that a campaign begins with: rattled and strained, the more the later; the first is
 * hardly changed. Made of the first structure, and of later ones that hold other elements; of those
 * that are too large for the reference, neighbourhoods of atoms chosen at random.
 */
final class FirstFrames {
  private FirstFrames() {}

  /**
   * One of them.
   *
   * @param origin number of the structure that it was made of
   */
  record First(int origin, Structure structure) {}

  static List<First> of(List<Structure> structures, LearnOptions options) {
    List<First> frames = new ArrayList<>();
    Set<Element> covered = EnumSet.noneOf(Element.class);
    for (int k = 0; k < structures.size(); k++) {
      Structure structure = structures.get(k);
      if (covered.addAll(structure.elementSet())) {
        RandomStream random = new RandomStream(options.seed()).fork(-1 - k);
        for (int m = 1; m <= options.first(); m++) {
          double amount = (double) m / options.first();
          Structure disturbed = disturbed(structure, amount, options, random);
          frames.add(
              new First(
                  k,
                  disturbed.size() <= options.largest()
                      ? disturbed
                      : NeighbourhoodBox.around(
                          disturbed, random.nextInt(disturbed.size()), options.box())));
        }
      }
    }
    return frames;
  }

  private static Structure disturbed(
      Structure structure, double amount, LearnOptions options, RandomStream random) {
    double[] strain = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        double e = amount * options.strain() * (2 * random.nextDouble() - 1);
        strain[3 * a + b] = e;
        strain[3 * b + a] = e;
      }
    }
    Structure strained = structure.cell().isBulk() ? structure.strained(strain) : structure;
    double[] positions = strained.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += amount * options.rattle() * random.nextGaussian();
    }
    return strained.withPositions(positions);
  }
}
