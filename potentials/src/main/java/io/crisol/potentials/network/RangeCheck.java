package io.crisol.potentials.network;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.OutOfRange;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which components of a structure left their ranges, as aenet and n2p2 warn of them. */
final class RangeCheck {
  private RangeCheck() {}

  /** All of them by atom; absent where an element's ranges are not known. */
  static Optional<List<OutOfRange>> of(
      NetworkPotential potential, Structure structure, Neighbors neighbors) {
    if (potential.atoms().stream().anyMatch(atom -> atom.domain() == null)) {
      return Optional.empty();
    }
    Descriptor descriptor = potential.descriptor();
    EnvironmentBlock block = PairFrame.block(structure, neighbors, descriptor.cutoff());
    Descriptor.Work work = descriptor.work();
    List<OutOfRange> found = new ArrayList<>();
    for (int a = 0; a < block.size(); a++) {
      int e = descriptor.elements().indexOf(block.centre(a));
      double[] raw = new double[descriptor.size(e)];
      work.compute(block, a, raw);
      ElementDomain domain = potential.atoms().get(e).domain();
      for (int n = 0; n < raw.length; n++) {
        if (domain.isOutside(n, raw[n])) {
          found.add(
              new OutOfRange(
                  a,
                  block.centre(a),
                  descriptor.names(e).get(n),
                  raw[n],
                  domain.low()[n],
                  domain.high()[n]));
        }
      }
    }
    return Optional.of(found);
  }
}
