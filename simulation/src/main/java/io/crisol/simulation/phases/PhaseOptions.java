package io.crisol.simulation.phases;

import io.crisol.structures.Setting;
import java.util.List;

/**
 * Crystal structures to compare.
 *
 * @param prototypes of an element; empty: all
 * @param stability whether elastic constants are looked at
 * @param bain whether the path between bcc and fcc is computed
 */
public record PhaseOptions(
    @Setting(
            help =
                "crystal structures of the element: fcc, bcc, hcp, dhcp, diamond, sc; without it"
                    + " all")
        List<String> prototypes,
    @Setting(
            help = "whether each is looked at for stability against strains (elastic constants)",
            value = "true")
        boolean stability,
    @Setting(
            help = "whether the tetragonal path from bcc to fcc (Bain) is computed for an element",
            value = "true")
        boolean bain) {
  /** Refuses what cannot be. */
  public PhaseOptions {
    prototypes = List.copyOf(prototypes);
    prototypes.forEach(Prototype::named);
  }

  /** The structures that are wanted. */
  List<Prototype> wanted() {
    return prototypes.isEmpty()
        ? List.of(Prototype.values())
        : prototypes.stream().map(Prototype::named).toList();
  }
}
