package io.crisol.simulation.surfaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.LennardJones;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlabTest {
  private static final double A = 5.26;
  private static final Structure FCC = LennardJones.fcc(A, 1);

  /** Planes (hkl) of a cube are a/√(h² + k² + l²) apart, and its atoms fill the same space. */
  @ParameterizedTest
  @CsvSource({"1,0,0", "1,1,0", "1,1,1", "2,1,0", "2,1,1", "1,-1,2", "3,1,0", "-1,2,3"})
  void spacingsAndAreasOfACube(int h, int k, int l) {
    Slab slab = new Slab(FCC, h, k, l);
    double length = Math.sqrt(h * h + k * k + l * l);
    assertThat(slab.spacing()).isCloseTo(A / length, within(1e-10));
    assertThat(slab.area()).isCloseTo(A * A * length, within(1e-9));
    Structure three = slab.of(3, 12);
    assertThat(three.size()).isEqualTo(12);
    assertThat(three.cell().height(2)).isCloseTo(3 * A / length + 12, within(1e-9));
    // The third vector stands upright.
    for (int a = 0; a < 2; a++) {
      double product = 0;
      for (int x = 0; x < 3; x++) {
        product += three.cell().vector(a, x) * three.cell().vector(2, x);
      }
      assertThat(product).isCloseTo(0, within(1e-9));
    }
    assertThat(shortest(three)).isCloseTo(A / Math.sqrt(2), within(1e-9));
  }

  private static double shortest(Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, 4, 0);
    double[] sites = neighbors.positions(structure);
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < structure.size(); i++) {
      for (int e = neighbors.start(i); e < neighbors.start(i + 1); e++) {
        double sum = 0;
        for (int x = 0; x < 3; x++) {
          double d = sites[3 * neighbors.site(e) + x] - sites[3 * i + x];
          sum += d * d;
        }
        shortest = Math.min(shortest, sum);
      }
    }
    return Math.sqrt(shortest);
  }

  /** Between double planes of diamond (111) one bond of an atom is cut, within them three. */
  @Test
  void diamondIsCutWhereItsPlanesAreFarthestApart() {
    double[] sites = {0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0};
    double[] positions = new double[24];
    for (int k = 0; k < 12; k++) {
      positions[k] = 5.43 * sites[k];
      positions[12 + k] = 5.43 * (sites[k] + 0.25);
    }
    Element[] elements = new Element[8];
    java.util.Arrays.fill(elements, Element.Si);
    Structure diamond = new Structure(Cell.box(5.43, 5.43, 5.43), elements, positions);
    Structure slab = new Slab(diamond, 1, 1, 1).of(4, 10);
    Neighbors neighbors = Neighbors.of(slab, 2.5, 0);
    int cut = 0;
    for (int i = 0; i < slab.size(); i++) {
      int bonds = neighbors.start(i + 1) - neighbors.start(i);
      assertThat(bonds).isGreaterThanOrEqualTo(3);
      cut += 4 - bonds;
    }
    // Two faces, four surface atoms of the cube's plane in each.
    assertThat(cut).isEqualTo(8);
  }

  @Test
  void facesThatAreAlikeAreComputedOnce() {
    assertThat(Faces.of(FCC, 1).stream().map(Slab::name)).containsExactly("100", "110", "111");
    assertThat(Faces.of(FCC, 2).stream().map(Slab::name))
        .containsExactly("100", "110", "111", "210", "211", "221");
    Structure flat = FCC.withCell(Cell.box(A, A, A + 0.3), FCC.strained(tetragonal()).positions());
    assertThat(Faces.of(flat, 1).stream().map(Slab::name))
        .containsExactly("100", "001", "110", "101", "111");
  }

  private static double[] tetragonal() {
    return new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0.3 / A};
  }

  @Test
  void namesOfFaces() {
    assertThat(SurfaceOptions.indices("1-10")).containsExactly(1, -1, 0);
    assertThat(SurfaceOptions.indices("-121")).containsExactly(-1, 2, 1);
    assertThat(Slab.name(1, -1, 0)).isEqualTo("1-10");
    for (String bad : List.of("11", "1110", "000", "abc", "1--10", "222", "-420", "003")) {
      assertThatThrownBy(() -> SurfaceOptions.indices(bad))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.OPTION_INVALID));
    }
  }

  @Test
  void dividedIndicesAreNamed() {
    assertThatThrownBy(() -> SurfaceOptions.indices("-420")).hasMessageContaining("write -210");
  }

  /** Every face of a cube and of a skew cell: the layer holds the volume of the crystal's cell. */
  @Test
  void everyFaceCanBeCut() {
    Structure skew =
        new Structure(
            Cell.periodic(new double[] {3.1, 0, 0, 1.4, 2.9, 0, -1.2, 0.8, 4.7}),
            new Element[] {Element.Ar},
            new double[3]);
    for (int code = 0; code < 17 * 17 * 17; code++) {
      int h = code % 17 - 8;
      int k = code / 17 % 17 - 8;
      int l = code / 289 - 8;
      if (BigInteger.valueOf(h).gcd(BigInteger.valueOf(k)).gcd(BigInteger.valueOf(l)).intValue()
          == 1) {
        double volume = skew.cell().volume();
        Slab slab = new Slab(skew, h, k, l);
        assertThat(slab.spacing() * slab.area())
            .as("%d %d %d", h, k, l)
            .isCloseTo(volume, within(1e-6));
      }
    }
  }

  @Test
  void pressureIsRefused() {
    GroundOptions pressed = Settings.of(GroundOptions.class).build(Map.of("pressure", 1.0));
    SurfaceOptions options = Settings.defaults(SurfaceOptions.class);
    assertThatThrownBy(() -> new Surfaces(LennardJones.argon(), pressed, options))
        .hasMessageContaining("nothing presses on the faces of a slab");
  }

  /** The closest-packed face cuts the fewest pairs; none relaxes upwards. */
  @Test
  void energiesOfArgonConvergeAndRelaxDownwards() {
    GroundOptions relaxation = Settings.defaults(GroundOptions.class);
    LennardJones argon = LennardJones.argon();
    Ground ground = Ground.of(argon, FCC, relaxation);
    SurfaceOptions options = Settings.of(SurfaceOptions.class).build(Map.of("tolerance", 0.01));
    SurfacesResult result = new Surfaces(argon, relaxation, options).of(ground, Progress.NONE);
    assertThat(result.converged()).isTrue();
    assertThat(result.surfaces()).hasSize(3);
    for (Surface surface : result.surfaces()) {
      // Two shells of neighbours leave no force on (111): it need not relax.
      boolean still = surface.name().equals("111");
      double gain = surface.unrelaxed() - surface.relaxed();
      assertThat(gain).isBetween(still ? -1e-9 : 0.01, still ? 1e-6 : 0.1);
      assertThat(surface.change()).isLessThanOrEqualTo(0.01);
    }
    assertThat(result.surfaces().get(2).relaxed()).isLessThan(result.surfaces().get(0).relaxed());
    assertThat(result.surfaces().get(0).relaxed()).isLessThan(result.surfaces().get(1).relaxed());
  }
}
