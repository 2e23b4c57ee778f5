package io.crisol.simulation.hops;

import io.crisol.simulation.hops.HopNetwork.Hop;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Energies of a vacancy at the sites of a crystal, from the ends of all paths. */
final class SiteEnergies {
  private final HopSites sites;
  private final double[] lowest;
  private final double[] highest;

  SiteEnergies(HopSites sites, List<FoundHop> found) {
    this.sites = sites;
    lowest = new double[sites.atoms().length];
    highest = new double[sites.atoms().length];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (FoundHop hop : found) {
      if (hop.isKnown()) {
        double[] energies = hop.path().orElseThrow().band().energies();
        note(hop.hop().from(), energies[0]);
        note(hop.hop().to(), energies[energies.length - 1]);
      }
    }
  }

  private void note(int site, double energy) {
    int like = sites.siteClasses()[site];
    lowest[like] = Math.min(lowest[like], energy);
    highest[like] = Math.max(highest[like], energy);
  }

  /** Computes what no path has told. */
  void complete(IntToDoubleFunction relaxed) {
    for (int site = 0; site < lowest.length; site++) {
      if (sites.siteClasses()[site] == site && !Double.isFinite(lowest[site])) {
        note(site, relaxed.applyAsDouble(site));
      }
    }
  }

  private double energy(int site) {
    return lowest[sites.siteClasses()[site]];
  }

  /** Energy of a site above the lowest one, eV. */
  double above(int site) {
    return energy(site) - Arrays.stream(lowest).min().orElseThrow();
  }

  /** Largest difference of energies of one site in different paths, eV. */
  double spread() {
    double spread = 0;
    for (int site = 0; site < lowest.length; site++) {
      boolean known = Double.isFinite(lowest[site]);
      spread = known ? Math.max(spread, highest[site] - lowest[site]) : spread;
    }
    return spread;
  }

  /** A hop with its barriers, counted from the sites. */
  FoundHop withBarriers(FoundHop found) {
    if (!found.isKnown()) {
      return found;
    }
    Hop hop = found.hop();
    double saddle = found.path().orElseThrow().saddleEnergy();
    saddle = Math.max(saddle, Math.max(energy(hop.from()), energy(hop.to())));
    Hop known =
        new Hop(
            hop.from(),
            hop.to(),
            hop.cell(),
            saddle - energy(hop.from()),
            saddle - energy(hop.to()),
            hop.length(),
            hop.orbit());
    return new FoundHop(found.orbit(), found.hops(), known, found.path(), found.why());
  }
}
