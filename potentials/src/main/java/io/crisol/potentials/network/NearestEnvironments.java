package io.crisol.potentials.network;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the atoms of training structures whose environments are most like that of a given atom:
 * those with the smallest distance |g − g′|/√D of standardised descriptors, D being the number of
 * components.
 */
public final class NearestEnvironments {
  private NearestEnvironments() {}

  /**
   * An atom of the training structures.
   *
   * @param structure its number among them
   * @param atom its number in the structure
   * @param distance root mean square of the differences of standardised components
   */
  public record Match(int structure, int atom, double distance) {}

  /** At most {@code count} atoms, the nearest first. */
  public static List<Match> of(
      NetworkPotential potential,
      Structure structure,
      int atom,
      List<Structure> training,
      int count) {
    Element element = structure.element(atom);
    AtomNetwork network = potential.atoms().get(potential.descriptor().elements().indexOf(element));
    double[] own = all(potential, network, structure, element).get(rank(structure, atom));
    List<List<Match>> found = new ArrayList<>();
    training.forEach(_ -> found.add(new ArrayList<>()));
    Workers.forEach(
        training.size(),
        s -> {
          Structure known = training.get(s);
          List<double[]> vectors = all(potential, network, known, element);
          int next = 0;
          for (int a = 0; a < known.size(); a++) {
            if (known.element(a) == element) {
              found.get(s).add(new Match(s, a, distance(own, vectors.get(next++))));
            }
          }
        });
    return found.stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparingDouble(Match::distance)
                .thenComparingInt(Match::structure)
                .thenComparingInt(Match::atom))
        .limit(count)
        .toList();
  }

  /** How many atoms of the same element come before. */
  private static int rank(Structure structure, int atom) {
    int rank = 0;
    for (int a = 0; a < atom; a++) {
      rank += structure.element(a) == structure.element(atom) ? 1 : 0;
    }
    return rank;
  }

  /** Standardised descriptors of all atoms of an element. */
  private static List<double[]> all(
      NetworkPotential potential, AtomNetwork network, Structure structure, Element element) {
    Descriptor descriptor = potential.descriptor();
    Neighbors neighbors = Neighbors.of(structure, descriptor.cutoff(), 0);
    EnvironmentBlock block = PairFrame.block(structure, neighbors, descriptor.cutoff());
    Descriptor.Work work = descriptor.work();
    List<double[]> vectors = new ArrayList<>();
    double[] raw = new double[network.scaling().mean().length];
    for (int a = 0; a < block.size(); a++) {
      if (block.centre(a) == element) {
        work.compute(block, a, raw);
        double[] g = new double[raw.length];
        network.scaling().apply(raw, g);
        vectors.add(g);
      }
    }
    return vectors;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += (a[n] - b[n]) * (a[n] - b[n]);
    }
    return Math.sqrt(sum / a.length);
  }
}
