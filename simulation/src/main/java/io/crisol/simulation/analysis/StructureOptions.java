package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is measured of the structure along trajectories.
 *
 * @param reach Å
 * @param width of a shell, Å
 * @param cutoffs by pair of elements, Å
 * @param clusters elements whose fragments are counted, several joined by +
 * @param angleWidth degrees
 * @param profileWidth Å
 * @param frameTime time between frames, fs
 */
public record StructureOptions(
    @Setting(help = "largest distance of radial distributions", unit = "Å", value = "8 Å")
        double reach,
    @Setting(help = "width of a shell of radial distributions", unit = "Å", value = "0.05 Å")
        double width,
    @Setting(
            help =
                "distances up to which two atoms are neighbours, such as Li-Si=3.2,Si-Si=2.8;"
                    + " others: the first minimum of their radial distribution",
            unit = "Å")
        Map<String, Double> cutoffs,
    @Setting(
            help =
                "elements whose clusters and chains are counted, such as Si, or P+S for both"
                    + " together; without it each element that is bound to itself")
        List<String> clusters,
    @Setting(help = "width of a bin of angles, in degrees", value = "2") double angleWidth,
    @Setting(
            help = "width of a shell of the radial composition of a cluster",
            unit = "Å",
            value = "0.5 Å")
        double profileWidth,
    @Setting(
            help = "time between frames, where the files do not say it (md writes it)",
            unit = "fs")
        OptionalDouble frameTime) {
  /** Refuses what cannot be. */
  public StructureOptions {
    require(reach > 0 && reach <= 100, "reach", reach, "it is above 0 and at most 100 Å");
    require(width > 0 && width <= reach, "width", width, "it is above 0 and below reach");
    require(
        angleWidth > 0 && angleWidth <= 45, "angle_width", angleWidth, "it is 45 degrees at most");
    require(profileWidth > 0, "profile_width", profileWidth, "it is above 0 Å");
    require(frameTime.orElse(1) > 0, "frame_time", frameTime, "it is above 0 fs");
    cutoffs = Map.copyOf(cutoffs);
    clusters = List.copyOf(clusters);
    clusters.forEach(StructureOptions::elements);
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The elements of one entry of clusters. */
  static Set<Element> elements(String group) {
    Set<Element> elements = new LinkedHashSet<>();
    for (String symbol : group.split("\\+")) {
      elements.add(Element.of(symbol.strip()));
    }
    return elements;
  }
}
