package io.crisol.testkit;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import java.util.Set;

/** An atomic potential without its fast path: its definition, atom by atom. */
record Definition(AtomicPotential of) implements AtomicPotential {
  @Override
  public Set<Element> elements() {
    return of.elements();
  }

  @Override
  public double cutoff() {
    return of.cutoff();
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    return of.energy(around, out);
  }
}
