package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A search for where the ions of a host are.
 *
 * @param structure the host with all its ions
 * @param ion element that may go
 * @param ions range of their number
 * @param metalEnergy energy of an atom of the ion's metal, eV
 */
public record HostOptions(
    @Setting(help = "the host with all sites of its ions occupied", unit = "file")
        Optional<String> structure,
    @Setting(help = "the element whose sites may be empty", value = "Li") String ion,
    @Setting(help = "fewest and most ions that stay, such as 0-8; without it, from none to all")
        Optional<String> ions,
    @Setting(
            help =
                "energy of an atom of the ion's metal, against which voltages are; without it, of"
                    + " the lower of its fcc and bcc crystals with the potential",
            unit = "eV")
        OptionalDouble metalEnergy) {
  /** Refuses what cannot be. */
  public HostOptions {
    Element.of(ion);
    ions.ifPresent(
        text ->
            SearchOptions.require(
                text.strip().matches("\\d{1,5}\\s*-\\s*\\d{1,5}"), "ions", text, "it is a range"));
  }

  /** The host that is in the file. */
  public Host host(Structure full) {
    Element element = Element.of(ion);
    int all = full.composition().getOrDefault(element, 0);
    if (ions.isEmpty()) {
      return new Host(full, element, 0, all);
    }
    String[] ends = ions.get().strip().split("\\s*-\\s*");
    return new Host(full, element, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }

  /**
   * The file of the host.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING
   */
  public String file() {
    return structure.orElseThrow(
        () ->
            Problem.OPTION_MISSING.with(
                "structure", "a search in a host needs the host", "name its file in [host]"));
  }
}
