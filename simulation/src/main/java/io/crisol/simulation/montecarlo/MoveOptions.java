package io.crisol.simulation.montecarlo;

import static io.crisol.simulation.montecarlo.McOptions.require;

import io.crisol.structures.Setting;
import java.util.Map;
import java.util.Optional;

/**
 * Which trials a sweep holds. Shares are relative: 1 and 1 is half of each.
 *
 * @param displacements share of displacements
 * @param swaps share of exchanges of two atoms of different elements
 * @param changes share of changes of the element
 * @param insertions share of insertions and deletions together
 * @param step first step of displacements, Å
 * @param acceptance of displacements to which the steps are adapted
 * @param chemicalPotentials by element, eV
 * @param closest distance to other atoms below which nothing is inserted, Å
 * @param sites file with the sites of insertions
 * @param siteRadius Å
 * @param bursts bursts of dynamics in a sweep
 * @param burstSteps steps of a burst
 * @param burstTimestep fs
 */
public record MoveOptions(
    @Setting(help = "share of displacements among the trials; shares are relative", value = "1")
        double displacements,
    @Setting(help = "share of swaps: two atoms of different elements change places", value = "0")
        double swaps,
    @Setting(
            help =
                "share of changes of the element of an atom among those of chemical_potentials"
                    + " (semi-grand-canonical)",
            value = "0")
        double changes,
    @Setting(
            help =
                "share of insertions and deletions, half of each, of the one element of"
                    + " chemical_potentials (grand-canonical)",
            value = "0")
        double insertions,
    @Setting(help = "step of displacements at the beginning", unit = "Å", value = "0.1 Å")
        double step,
    @Setting(
            help = "share of accepted displacements to which steps are adapted before counting",
            value = "0.4")
        double acceptance,
    @Setting(
            help =
                "chemical potentials, e.g. {Cu = 0, Au = 0.3}; for changes only their differences"
                    + " count and the kinetic part is not included, for insertions it is, by the"
                    + " thermal wavelength",
            unit = "eV")
        Map<String, Double> chemicalPotentials,
    @Setting(
            help = "distance to other atoms below which nothing is inserted",
            unit = "Å",
            value = "0 Å")
        double closest,
    @Setting(
            help =
                "a structure whose atoms are the sites of insertions: only there atoms come and go;"
                    + " replicated like the structure",
            unit = "file")
        Optional<String> sites,
    @Setting(help = "radius around such a site", unit = "Å", value = "0.5 Å") double siteRadius,
    @Setting(
            help = "bursts of dynamics in a sweep, each accepted or not as a whole (hybrid)",
            value = "0")
        int bursts,
    @Setting(help = "steps of a burst", value = "20") int burstSteps,
    @Setting(help = "timestep of a burst", unit = "fs", value = "2 fs") double burstTimestep) {
  /** Refuses what cannot be. */
  public MoveOptions {
    require(displacements >= 0, "displacements", displacements, "a share is 0 or more");
    require(swaps >= 0, "swaps", swaps, "a share is 0 or more");
    require(changes >= 0, "changes", changes, "a share is 0 or more");
    require(insertions >= 0, "insertions", insertions, "a share is 0 or more");
    require(
        displacements + swaps + changes + insertions > 0,
        "displacements",
        displacements,
        "one of displacements, swaps, changes, insertions must be above 0");
    require(step > 0, "step", step, "it is above 0 Å");
    require(acceptance > 0 && acceptance < 1, "acceptance", acceptance, "it is between 0 and 1");
    requirePotentials(changes, insertions, chemicalPotentials.size());
    require(closest >= 0, "closest", closest, "it is 0 Å or more");
    require(siteRadius > 0, "site_radius", siteRadius, "it is above 0 Å");
    require(bursts >= 0, "bursts", bursts, "it is 0 or more");
    require(burstSteps >= 1, "burst_steps", burstSteps, "it is 1 or more");
    require(burstTimestep > 0, "burst_timestep", burstTimestep, "it is above 0 fs");
    chemicalPotentials = Map.copyOf(new java.util.TreeMap<>(chemicalPotentials));
  }

  private static void requirePotentials(double changes, double insertions, int potentials) {
    require(
        changes == 0 || potentials > 1,
        "changes",
        changes,
        "chemical_potentials of two elements or more are needed");
    require(
        insertions == 0 || potentials == 1,
        "insertions",
        insertions,
        "chemical_potentials of the one element that comes and goes is needed");
    require(
        insertions == 0 || changes == 0,
        "changes",
        changes,
        "changes and insertions in one run would need two kinds of chemical potential");
  }

  /** Name of the ensemble. */
  public String ensemble() {
    return insertions > 0 ? "grand-canonical" : changes > 0 ? "semi-grand-canonical" : "canonical";
  }

  /** Sum of the shares. */
  double shares() {
    return displacements + swaps + changes + insertions;
  }
}
