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

  /** How many are made of each structure. */
  static int[] counts(List<Structure> structures, LearnOptions options) {
    Set<Element> covered = EnumSet.noneOf(Element.class);
    return structures.stream()
        .mapToInt(structure -> covered.addAll(structure.elementSet()) ? options.first() : 0)
        .toArray();
  }

  static List<Structure> of(List<Structure> structures, LearnOptions options) {
    List<Structure> frames = new ArrayList<>();
    int[] counts = counts(structures, options);
    for (int k = 0; k < structures.size(); k++) {
      Structure structure = structures.get(k);
      if (counts[k] > 0) {
        RandomStream random = new RandomStream(options.seed()).fork(-1 - k);
        for (int m = 1; m <= counts[k]; m++) {
          double amount = (double) m / options.first();
          Structure disturbed = disturbed(structure, amount, options, random);
          frames.add(
              disturbed.size() <= options.largest()
                  ? disturbed
                  : NeighbourhoodBox.around(
                      disturbed, random.nextInt(disturbed.size()), options.box()));
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
