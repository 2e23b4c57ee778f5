package io.crisol.potentials.descriptors;

import io.crisol.structures.Element;
import java.util.Optional;

/**
 * One symmetry function of the environment of atom i, composed of factors (Behler, J. Chem. Phys.
 * 134, 074106 (2011), doi:10.1063/1.3553717; weighted: Gastegger et al., J. Chem. Phys. 148, 241709
 * (2018), doi:10.1063/1.5019667).
 */
public sealed interface SymmetryFunction {
  /** The factor by distance. */
  RadialFactor radial();

  /** In few words. */
  String text();

  /**
   * Σ_j R(r_ij) over neighbours j of one element, or Σ_j Z_j R(r_ij) over all, Z being the atomic
   * number.
   *
   * @param neighbour the element; empty for the weighted form
   */
  record Radial(Optional<Element> neighbour, RadialFactor radial) implements SymmetryFunction {
    @Override
    public String text() {
      return "radial " + neighbour.map(Element::symbol).orElse("weighted") + " " + radial.text();
    }
  }

  /**
   * Σ_{j&lt;k} A(cos θ_jik) R(r_ij) R(r_ik) [R(r_jk)] over pairs of neighbours of two elements, or
   * with Z_j Z_k over all pairs.
   *
   * @param pair the elements; empty for the weighted form
   * @param narrow whether the factor R(r_jk) is there
   */
  record Angular(Optional<Pair> pair, RadialFactor radial, AngularFactor angular, boolean narrow)
      implements SymmetryFunction {
    @Override
    public String text() {
      return (narrow ? "narrow " : "wide ")
          + pair.map(p -> p.first() + "-" + p.second()).orElse("weighted")
          + " "
          + angular.text()
          + " "
          + radial.text();
    }
  }

  /** Two elements in no order: the one of lower atomic number first. */
  record Pair(Element first, Element second) {
    /** Puts them in order. */
    public Pair {
      if (first.compareTo(second) > 0) {
        Element other = first;
        first = second;
        second = other;
      }
    }

    /** Whether two neighbours are such a pair. */
    boolean fits(Element a, Element b) {
      return a == first && b == second || a == second && b == first;
    }
  }
}
