package io.crisol.simulation.defects;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Point defects.
 *
 * @param kinds which; empty: all
 * @param elements whose atoms come or go; empty: all
 * @param size shortest distance of a defect from its own image, Å
 * @param supercell copies of the crystal, such as 6x6x6, in place of {@code size}
 * @param constant what the supercell keeps
 * @param chemicalPotentials eV per atom, by element
 * @param maxVoids most kinds of void that an interstitial is put into
 * @param defectForceTolerance eV/Å
 * @param migration whether hops of vacancies are computed
 * @param images of a hop, between its ends
 * @param bandForceTolerance eV/Å
 * @param rattle displacement by which a relaxed defect is tested, Å; 0: not at all
 * @param rattles how often
 */
public record DefectOptions(
    @Setting(
            help =
                "which defects: vacancies, interstitials (in voids), dumbbells, antisites; without"
                    + " it all")
        List<String> kinds,
    @Setting(help = "elements whose atoms are missing, added or exchanged; without it all")
        List<String> elements,
    @Setting(
            help = "shortest distance of a defect from its own images; sets the supercell",
            value = "20 Å",
            unit = "Å")
        double size,
    @Setting(help = "copies of the crystal along its cell vectors, such as 6x6x6, in place of size")
        Optional<String> supercell,
    @Setting(
            help =
                "what the supercell keeps: volume (its cell is that of the crystal) or pressure"
                    + " (it relaxes with the atoms)",
            value = "volume")
        Held constant,
    @Setting(
            help =
                "chemical potentials of the elements of a compound, e.g. Li=-1.9,Al=-3.4; one may"
                    + " be left out, it follows from the crystal",
            unit = "eV")
        Map<String, Double> chemicalPotentials,
    @Setting(help = "most kinds of void that an interstitial is put into", value = "6")
        int maxVoids,
    @Setting(
            help = "largest force on an atom of a relaxed defect",
            unit = "eV/Å",
            value = "0.0005 eV/Å")
        double defectForceTolerance,
    @Setting(help = "whether the hops of vacancies are computed", value = "true") boolean migration,
    @Setting(help = "images of a hop between its ends", value = "5") int images,
    @Setting(
            help = "largest force of the band on an atom of an image of a hop",
            unit = "eV/Å",
            value = "0.002 eV/Å")
        double bandForceTolerance,
    @Setting(
            help =
                "typical displacement of the atoms of a relaxed defect in the test whether it is a"
                    + " minimum; 0: no test",
            unit = "Å",
            value = "0.1 Å")
        double rattle,
    @Setting(help = "how often each defect is tested so", value = "1") int rattles) {
  private static final String COPIES = "[1-9]\\d{0,2}x[1-9]\\d{0,2}x[1-9]\\d{0,2}";

  /** Refuses what cannot be. */
  public DefectOptions {
    kinds = List.copyOf(kinds);
    elements = List.copyOf(elements);
    elements.forEach(Element::of);
    chemicalPotentials = Map.copyOf(chemicalPotentials);
    kinds.forEach(DefectOptions::kind);
    chemicalPotentials.keySet().forEach(Element::of);
    require(size > 0, "size", size, "it is above 0 Å");
    require(
        supercell.map(text -> text.matches(COPIES)).orElse(true),
        "supercell",
        supercell.orElse(""),
        "it is three whole numbers, such as 6x6x6");
    require(maxVoids >= 1, "max_voids", maxVoids, "it is 1 or more");
    require(defectForceTolerance > 0, "defect_force_tolerance", defectForceTolerance, "above 0");
    require(images >= 1, "images", images, "a path has one image or more between its ends");
    require(bandForceTolerance > 0, "band_force_tolerance", bandForceTolerance, "it is above 0");
    require(rattle >= 0, "rattle", rattle, "it is 0 Å or more");
    require(rattles >= 1, "rattles", rattles, "it is 1 or more");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** Whether defects of this kind are wanted. */
  boolean wants(DefectKind kind) {
    return kinds.isEmpty() || kinds.stream().anyMatch(name -> kind(name) == kind);
  }

  /** Whether a defect concerns an element that is wanted. */
  boolean wants(PointDefect defect) {
    return elements.isEmpty()
        || elements.stream().anyMatch(name -> defect.change(Element.of(name)) != 0);
  }

  private static DefectKind kind(String name) {
    return Arrays.stream(DefectKind.values())
        .filter(kind -> kind.plural().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.OPTION_INVALID.with(
                    "kinds",
                    name,
                    "it is one of vacancies, interstitials, dumbbells, antisites",
                    "correct it, or leave it out for all"));
  }

  /** The copies that were asked for. */
  Optional<int[]> copies() {
    return supercell.map(
        text -> Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray());
  }
}
