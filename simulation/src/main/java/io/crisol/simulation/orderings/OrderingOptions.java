package io.crisol.simulation.orderings;

import io.crisol.simulation.building.Supercell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Map;

/**
 * Orderings of a partially occupied crystal.
 *
 * @param supercell copies of the cell, or a matrix
 * @param sizes largest number of cells
 * @param primitive whether the smallest cell is taken first
 * @param charges by element, e
 * @param electrostatics where charges come from
 * @param deviation largest difference of an occupancy
 * @param separation two sites nearer than this are never both occupied, Å
 * @param most occupations that are enumerated
 * @param samples that are drawn otherwise
 * @param lower whether samples go downhill in energy
 * @param keep structures that are written
 * @param seed of the samples
 */
public record OrderingOptions(
    @Setting(
            help =
                "cell that is ordered: copies such as 2x2x1, or nine whole numbers, the rows of its"
                    + " matrix",
            value = "1x1x1")
        String supercell,
    @Setting(
            help =
                "instead of one supercell: all cells of up to so many cells of the crystal, of"
                    + " every shape that its symmetry does not make alike",
            value = "1")
        int sizes,
    @Setting(help = "begin with the smallest cell of the average crystal", value = "false")
        boolean primitive,
    @Setting(help = "charge of each element; guessed from usual ones without it", unit = "e")
        Map<String, Double> charges,
    @Setting(help = "rank by the Ewald energy of the charges", value = "true")
        boolean electrostatics,
    @Setting(help = "largest difference of an occupancy from that of the crystal", value = "0.05")
        double deviation,
    @Setting(help = "two sites nearer than this are never both occupied", unit = "Å", value = "1 Å")
        double separation,
    @Setting(
            help = "where there are more orderings than this, symmetry aside, they are sampled",
            value = "2000000")
        int most,
    @Setting(help = "orderings that are drawn where there are too many", value = "1000")
        int samples,
    @Setting(
            help = "exchange atoms of a sample as long as that lowers the Ewald energy",
            value = "true")
        boolean lower,
    @Setting(help = "structures that are written, the best first", value = "100") int keep,
    @Setting(help = "seed of the samples", value = "1") long seed) {
  /** Refuses what cannot be. */
  public OrderingOptions {
    int[] matrix = Supercell.matrix(supercell);
    require(Supercell.determinant(matrix) != 0, "supercell", supercell, "it has no volume");
    require(sizes >= 1 && sizes <= 40, "sizes", sizes, "it is from 1 to 40");
    require(
        sizes == 1 || Math.abs(Supercell.determinant(matrix)) == 1,
        "sizes",
        sizes,
        "a supercell is given too");
    charges.keySet().forEach(Element::of);
    require(deviation >= 0 && deviation < 1, "deviation", deviation, "it is from 0 to below 1");
    require(separation >= 0, "separation", separation, "it is 0 Å or more");
    require(most >= 1 && most <= 500_000_000, "most", most, "it is from 1 to 500 million");
    require(samples >= 1, "samples", samples, "it is 1 or more");
    require(keep >= 1, "keep", keep, "it is 1 or more");
  }

  private static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }
}
