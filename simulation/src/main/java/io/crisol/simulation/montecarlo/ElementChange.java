package io.crisol.simulation.montecarlo;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;

/**
 * An atom becomes one of another element at given differences of the chemical potential
 * (semi-grand-canonical ensemble: D. A. Kofke, E. D. Glandt, Mol. Phys. 64, 1105 (1988),
 * doi:10.1080/00268978800100743), accepted with min(1, exp(−(ΔE − μ_b + μ_a)/kT)). The chemical
 * potentials count without the kinetic part, which differs between the elements by (3/2) kT ln of
 * their masses.
 */
final class ElementChange implements Move {
  private final Element[] elements;
  private final double[] potentials;

  /**
   * Changes between these elements.
   *
   * @param potentials μ of each, eV
   */
  ElementChange(Element[] elements, double[] potentials) {
    this.elements = elements;
    this.potentials = potentials;
  }

  @Override
  public String name() {
    return "change";
  }

  @Override
  public boolean isPossible(MovingAtoms atoms) {
    return count(atoms) > 0;
  }

  private int count(MovingAtoms atoms) {
    int count = 0;
    for (Element element : elements) {
      count += atoms.grid().population().size(element.ordinal());
    }
    return count;
  }

  @Override
  public double propose(MovingAtoms atoms, double kT, RandomStream random) {
    Population population = atoms.grid().population();
    int chosen = random.nextInt(count(atoms));
    int before = 0;
    while (chosen >= population.size(elements[before].ordinal())) {
      chosen -= population.size(elements[before++].ordinal());
    }
    int after = random.nextInt(elements.length - 1);
    after += after >= before ? 1 : 0;
    int slot = population.any(elements[before].ordinal(), random);
    atoms.turn(slot, elements[after].ordinal());
    return (potentials[after] - potentials[before]) / kT;
  }
}
