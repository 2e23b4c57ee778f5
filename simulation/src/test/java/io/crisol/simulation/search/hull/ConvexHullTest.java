package io.crisol.simulation.search.hull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hulls whose answer is known by hand or by another way to it. */
class ConvexHullTest {
  private static final Element LI = Element.of("Li");
  private static final Element AL = Element.of("Al");
  private static final Element O = Element.of("O");

  private static Phase phase(double energy, Object... counts) {
    Map<Element, Integer> map = new TreeMap<>();
    for (int k = 0; k < counts.length; k += 2) {
      map.put((Element) counts[k], (Integer) counts[k + 1]);
    }
    return new Phase(map, energy, "by hand");
  }

  @Test
  void aPhaseAboveTheLineBetweenItsNeighboursFallsApartIntoThem() {
    HullResult hull =
        HullResult.of(
            List.of(
                phase(-1.0, LI, 2),
                phase(-3.0, AL, 1),
                phase(-2.5, LI, 1, AL, 1),
                phase(-2.55, LI, 2, AL, 6),
                phase(-2.4, LI, 4, AL, 4)),
            Map.of());
    assertThat(hull.stable().stream().map(p -> p.phase().formula()))
        .containsExactly("Al", "Li", "LiAl");
    HullResult.Point third =
        hull.points().stream().filter(p -> p.phase().formula().equals("LiAl3")).findFirst().get();
    // Formation -2.55 + 0.75 * 3 + 0.25 * 1 = -0.05; the hull there is half of -0.5.
    assertThat(third.formation()).isCloseTo(-0.05, within(1e-12));
    assertThat(third.above()).isCloseTo(0.2, within(1e-12));
    assertThat(third.products().get("Al")).isCloseTo(0.5, within(1e-12));
    assertThat(third.products().get("LiAl")).isCloseTo(0.5, within(1e-12));
    HullResult.Point stable =
        hull.stable().stream().filter(p -> p.phase().formula().equals("LiAl")).findFirst().get();
    // Without it LiAl3 would be stable, and the line from there to Li be at a third of its -0.1/2.
    assertThat(stable.margin()).isCloseTo(0.5 - 0.1 / 3, within(1e-12));
    assertThat(hull.points().stream().filter(p -> !p.lowest())).hasSize(1);
  }

  /** On a binary line the linear programme must agree with the chain of lowest turns. */
  @Test
  void ofTwoComponentsItIsTheLowerHullOfTheirPoints() {
    RandomStream random = new RandomStream(3);
    for (int trial = 0; trial < 20; trial++) {
      ConvexHull hull = new ConvexHull(2);
      List<double[]> points = new ArrayList<>();
      points.add(new double[] {0, 0});
      points.add(new double[] {1, 0});
      for (int k = 0; k < 30; k++) {
        points.add(new double[] {random.nextDouble(), 0.3 - random.nextDouble()});
      }
      points.forEach(p -> hull.add(new double[] {1 - p[0], p[0]}, p[1]));
      for (double[] at : points) {
        double lowest = at[1];
        for (double[] a : points) {
          for (double[] b : points) {
            if (a[0] < at[0] && b[0] > at[0]) {
              double t = (at[0] - a[0]) / (b[0] - a[0]);
              lowest = Math.min(lowest, (1 - t) * a[1] + t * b[1]);
            }
          }
        }
        assertThat(hull.at(new double[] {1 - at[0], at[0]}).energy())
            .isCloseTo(lowest, within(1e-9));
      }
    }
  }

  @Test
  void ofThreeComponentsAPhaseCompetesWithCompoundsOfTwoOthers() {
    HullResult hull =
        HullResult.of(
            List.of(
                phase(0, LI, 1),
                phase(0, AL, 1),
                phase(0, O, 1),
                phase(-2.0, LI, 2, O, 1),
                phase(-3.4, AL, 2, O, 3),
                phase(-3.0, LI, 1, AL, 1, O, 2),
                phase(-2.3, LI, 5, AL, 1, O, 4)),
            Map.of());
    // LiAlO2 = (Li2O + Al2O3)/2: 3 and 5 atoms of 8, so the tie line is at -2.875.
    HullResult.Point ternary =
        hull.stable().stream().filter(p -> p.phase().formula().equals("LiO2Al")).findFirst().get();
    assertThat(ternary.margin()).isCloseTo(0.125, within(1e-12));
    // Li5AlO4 = 2 Li2O + LiAlO2: 6 and 4 of 10 atoms.
    HullResult.Point other =
        hull.points().stream().filter(p -> p.phase().formula().equals("Li5O4Al")).findFirst().get();
    assertThat(other.above()).isCloseTo(-2.3 - (0.6 * -2.0 + 0.4 * -3.0), within(1e-12));
  }

  @Test
  void aMissingElementIsNamed() {
    assertThatThrownBy(() -> HullResult.of(List.of(phase(-1, LI, 1, AL, 1)), Map.of(LI, -1.9)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no structure is pure Al")
        .hasMessageContaining("--reference Al");
    assertThat(
            HullResult.of(List.of(phase(-3, LI, 1, AL, 1)), Map.of(LI, -1.9, AL, -3.7))
                .stable()
                .get(2)
                .formation())
        .isCloseTo(-0.2, within(1e-12));
  }

  /** V = -[E(x2) - E(x1) - (x2 - x1) mu] / (x2 - x1), by hand. */
  @Test
  void voltagesAreSlopesOfTheHullOverTheIons() {
    Element co = Element.of("Co");
    List<Phase> phases =
        List.of(
            phase(-6.0, co, 1, O, 2),
            phase(-6.1, LI, 1, co, 2, O, 4),
            phase(-5.9, LI, 1, co, 1, O, 2),
            phase(-6.0, LI, 1, co, 4, O, 8));
    VoltageCurve curve = VoltageCurve.of(phases, LI, -1.9);
    assertThat(curve.host()).isEqualTo("O2Co");
    double empty = -18;
    double half = -6.1 * 7 / 2;
    double full = -5.9 * 4;
    assertThat(curve.steps()).hasSize(2);
    assertThat(curve.steps().get(0).to()).isEqualTo(0.5);
    assertThat(curve.steps().get(0).voltage())
        .isCloseTo(-(half - empty + 0.5 * 1.9) / 0.5, within(1e-12));
    assertThat(curve.steps().get(1).voltage())
        .isCloseTo(-(full - half + 0.5 * 1.9) / 0.5, within(1e-12));
    assertThat(curve.average()).isCloseTo(-(full - empty + 1.9), within(1e-12));
    // 26801 mAh/mol over 90.93 g/mol of CoO2.
    assertThat(curve.steps().get(1).capacity()).isCloseTo(294.7, within(0.1));
  }

  @Test
  void severalHostsAndNoHostAreRefused() {
    assertThatThrownBy(
            () -> VoltageCurve.of(List.of(phase(-1, LI, 1, AL, 1), phase(-1, LI, 1, O, 1)), LI, -1))
        .hasMessageContaining("not all of one host");
    assertThatThrownBy(() -> VoltageCurve.of(List.of(phase(-1, AL, 1), phase(-1, LI, 1)), LI, -1))
        .hasMessageContaining("no structure of the host holds it");
  }
}
