package io.crisol.simulation.search;

import io.crisol.simulation.search.hull.ConvexHull;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.List;

/** Which of two structures is the better one. */
sealed interface Ranking {
  /** How good structures are, eV per atom, the lower the better. */
  double[] of(List<Candidate> candidates, List<Candidate> known);

  /** By energy per atom, for structures of one composition. */
  record ByEnergy() implements Ranking {
    @Override
    public double[] of(List<Candidate> candidates, List<Candidate> known) {
      return candidates.stream().mapToDouble(Candidate::energyPerAtom).toArray();
    }
  }

  /**
   * By the energy above the convex hull of all that is known, for structures of any composition.
   */
  record AboveHull(List<Element> elements) implements Ranking {
    @Override
    public double[] of(List<Candidate> candidates, List<Candidate> known) {
      ConvexHull hull = new ConvexHull(elements.size());
      known.forEach(c -> hull.add(parts(c.structure()), c.energyPerAtom()));
      if (hull.missing() >= 0) {
        return candidates.stream().mapToDouble(Candidate::energyPerAtom).toArray();
      }
      return candidates.stream()
          .mapToDouble(c -> hull.above(parts(c.structure()), c.energyPerAtom()))
          .toArray();
    }

    /** Parts of the elements among the atoms. */
    double[] parts(Structure structure) {
      double[] parts = new double[elements.size()];
      structure
          .composition()
          .forEach((e, n) -> parts[elements.indexOf(e)] = (double) n / structure.size());
      return parts;
    }
  }

  /** By the energy above the hull over the number of ions in a host, per atom of the structure. */
  record Filling(Host host) implements Ranking {
    @Override
    public double[] of(List<Candidate> candidates, List<Candidate> known) {
      ConvexHull hull = new ConvexHull(2);
      known.forEach(c -> hull.add(parts(c.structure()), c.energy()));
      if (hull.missing() >= 0) {
        return candidates.stream().mapToDouble(Candidate::energyPerAtom).toArray();
      }
      return candidates.stream()
          .mapToDouble(c -> hull.above(parts(c.structure()), c.energy()) / c.structure().size())
          .toArray();
    }

    private double[] parts(Structure structure) {
      int ions = HostSpace.ions(structure, host.ion());
      double part = (double) (ions - host.fewest()) / (host.most() - host.fewest());
      return new double[] {1 - part, part};
    }
  }
}
