package io.crisol.simulation.search;

import io.crisol.potentials.Potential;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What is searched: how structures are made, which of them is better, and what of them relaxes.
 *
 * @param freedom of the cell
 */
record Subject(Space space, Ranking ranking, CellFreedom freedom, BondLengths bonds) {
  /**
   * Of the options.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT
   */
  static Subject of(
      Potential potential,
      SearchOptions options,
      CandidateOptions candidates,
      Optional<Host> host) {
    List<Element> elements = host.map(Host::elements).orElse(options.elementList());
    requireElements(potential, elements);
    return switch (options.kind()) {
      case CLUSTER -> {
        BondLengths bonds = BondLengths.of(potential, elements, candidates.lengths());
        Space space = new ClusterSpace(options.atomList(), bonds);
        yield new Subject(space, new Ranking.ByEnergy(), CellFreedom.FIXED, bonds);
      }
      case BULK -> {
        BondLengths bonds = BondLengths.inCrystals(potential, elements, candidates.lengths());
        Ranking ranking =
            options.isOverCompositions() ? new Ranking.AboveHull(elements) : new Ranking.ByEnergy();
        Space space = new CrystalSpace(options, bonds, candidates.volume().orElse(0));
        yield new Subject(space, ranking, CellFreedom.FREE, bonds);
      }
      case HOST -> ofHost(host.orElseThrow());
    };
  }

  private static Subject ofHost(Host host) {
    BondLengths bonds = BondLengths.covalent(host.elements());
    Ranking ranking =
        host.fewest() < host.most() ? new Ranking.Filling(host) : new Ranking.ByEnergy();
    boolean bulk = host.full().cell().isBulk();
    return new Subject(
        new HostSpace(host, bonds), ranking, bulk ? CellFreedom.FREE : CellFreedom.FIXED, bonds);
  }

  private static void requireElements(Potential potential, List<Element> elements) {
    for (Element element : elements) {
      if (!potential.elements().contains(element)) {
        throw Problem.POTENTIAL_ELEMENT.with(
            element,
            String.join(", ", potential.elements().stream().map(Element::symbol).toList()));
      }
    }
  }
}
