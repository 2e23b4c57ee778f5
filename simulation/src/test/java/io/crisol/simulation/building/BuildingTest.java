package io.crisol.simulation.building;

import static io.crisol.simulation.building.RecipeTest.frames;
import static io.crisol.simulation.building.RecipeTest.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Symmetry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Structures that are built, against what crystallography says of them. */
class BuildingTest {
  private static final double A = 3.615;
  private static final double NEAREST = A / Math.sqrt(2);

  private static Structure built(String recipe) {
    return one(recipe.split(" "));
  }

  /** Neighbours of an atom nearer than this, Å. */
  private static int neighbours(Structure structure, int i, double within) {
    Neighbors near = Neighbors.of(structure, within, 0);
    return near.start(i + 1) - near.start(i);
  }

  /** Operations of the space group times the lattice points of the conventional cell. */
  @ParameterizedTest
  @CsvSource({
    "sc, 48, 1",
    "bcc, 96, 2",
    "fcc, 192, 4",
    "hcp, 24, 2",
    "dhcp, 24, 4",
    "diamond, 192, 8",
    "graphite, 24, 4",
    "beta-tin, 32, 4",
    "rocksalt, 192, 8",
    "B2, 48, 2",
    "zincblende, 96, 8",
    "wurtzite, 12, 4",
    "nickeline, 24, 4",
    "B32, 192, 16",
    "L1_0, 32, 4",
    "L1_2, 48, 4",
    "D0_3, 192, 16",
    "D0_19, 24, 8",
    "D0_22, 32, 8",
    "A15, 48, 8",
    "C15, 192, 24",
    "fluorite, 192, 12",
    "rutile, 16, 6",
    "perovskite, 48, 5",
    "heusler, 192, 16"
  })
  void prototypesHaveTheSymmetryOfTheirSpaceGroup(String name, int operations, int atoms) {
    Structure crystal = built(StepCatalogue.find(name).orElseThrow().example());
    assertThat(crystal.size()).isEqualTo(atoms);
    assertThat(Symmetry.of(crystal, 1e-4)).hasSize(operations);
    assertThat(Distances.closer(crystal, 0.6)).isEmpty();
  }

  @Test
  void elementsGoToSublatticesOfAsManySites() {
    Structure antifluorite = built("fluorite:Li2O:4.619");
    assertThat(antifluorite.formula()).isEqualTo("Li8O4");
    for (int i = 0; i < 12; i++) {
      int expected = antifluorite.element(i) == Element.O ? 8 : 4;
      assertThat(neighbours(antifluorite, i, 2.1)).isEqualTo(expected);
    }
    assertThat(built("L1_2:AuCu3:3.75").formula()).isEqualTo("Cu3Au");
  }

  @ParameterizedTest
  @CsvSource({
    "fcc:Cu:3.615 supercell:3x2x2, 1",
    "diamond:Si:5.431 supercell:2x2x2, 2",
    "hcp:Mg:3.2 supercell:3x3x2, 2",
    "rocksalt:NaCl:5.64, 2",
    "L1_2:Cu3Au:3.75 supercell:2x1x3, 4",
    "bcc:Fe:2.866 supercell:5x1x1, 1",
    "C15:MgCu2:7.03, 6"
  })
  void primitiveCellsAreTheSmallest(String recipe, int atoms) {
    Structure large = built(recipe);
    Structure small = built(recipe + " primitive");
    assertThat(small.size()).isEqualTo(atoms);
    assertThat(small.cell().volume() * large.size())
        .isCloseTo(large.cell().volume() * atoms, within(1e-9 * large.size() * 1000));
    assertThat(Distances.shortest(small)).isCloseTo(Distances.shortest(large), within(1e-9));
  }

  @Test
  void aMatrixMakesTheConventionalCellOfThePrimitiveOne() {
    Structure cube =
        built("fcc:Cu:3.615 primitive supercell:" + "1,0,0,0,1,0,0,0,1").replicate(1, 1, 1);
    assertThat(cube.size()).isEqualTo(1);
    Structure skewed = built("sc:Po:3 supercell:1,1,0,-1,1,0,0,1,3");
    assertThat(skewed.size()).isEqualTo(6);
    assertThat(skewed.cell().volume()).isCloseTo(6 * 27, within(1e-9));
    for (int i = 0; i < 6; i++) {
      assertThat(neighbours(skewed, i, 3.01)).isEqualTo(6);
    }
    assertThat(built("sc:Po:3 supercell:-1,0,0,0,1,0,0,0,2").size()).isEqualTo(2);
  }

  /** Atoms, area of the smallest repeat in units of a², and neighbours of an atom at the face. */
  @ParameterizedTest
  @CsvSource({
    "fcc, 111, 7, 7, 0.4330127, 9",
    "fcc, 100, 7, 7, 0.5, 8",
    "fcc, 110, 7, 7, 0.7071068, 7",
    "fcc, 311, 9, 9, 0.8291562, 7",
    "fcc, 7/5/5, 20, 20, 2.4874686, 7",
    "bcc, 110, 5, 5, 0.7071068, 6",
    "bcc, 100, 5, 5, 1, 4",
    "sc, 1-10, 6, 6, 1.4142136, 4",
    "diamond, 111, 4, 8, 0.4330127, 3",
    "diamond, 100, 8, 8, 0.5, 2"
  })
  void slabsHaveTheirLayers(
      String lattice, String face, int layers, int atoms, double area, int coordination) {
    Structure slab =
        built("%s:Cu:3.615 slab:%s,layers=%d,vacuum=11".formatted(lattice, face, layers));
    assertThat(slab.size()).isEqualTo(atoms);
    double[] v = slab.cell().vectors();
    assertThat(v[0] * v[4]).isCloseTo(area * A * A, within(1e-5));
    assertThat(new double[] {v[1], v[2], v[5], v[6], v[7]}).containsOnly(0);
    double nearest = Distances.shortest(built(lattice + ":Cu:3.615"));
    assertThat(Distances.shortest(slab)).isCloseTo(nearest, within(1e-9));
    int top = new SlabView(slab, "test").layers().getFirst()[0];
    assertThat(neighbours(slab, top, nearest * 1.01)).isEqualTo(coordination);
    double volume = A * A * area * (slab.cell().height(2) - 11);
    double perAtom =
        built(lattice + ":Cu:3.615").cell().volume() / built(lattice + ":Cu:3.615").size();
    assertThat(volume / atoms).isCloseTo(perAtom, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "100, hollow, 4",
    "111, hollow, 3",
    "111, bridge, 2",
    "111, top, 1",
    "110, hollow, 5"
  })
  void adatomsTouchTheirNeighbours(String face, String site, int touching) {
    String slab = "fcc:Cu:3.615 slab:" + face + ",layers=5 supercell:3x3x1";
    Structure with = built(slab + " adatom:Cu,site=" + site);
    int added = with.size() - 1;
    assertThat(with.size()).isEqualTo(built(slab).size() + 1);
    assertThat(Distances.shortest(with)).isCloseTo(NEAREST, within(1e-6));
    // On (110) the atom below the hollow is nearly as near as the four about it.
    double within = face.equals("110") ? 1.06 : 1.001;
    assertThat(neighbours(with, added, NEAREST * within)).isEqualTo(touching);
  }

  @Test
  void stepsTakeAPartOfTheHighestLayer() {
    Structure slab = built("fcc:Cu:3.615 slab:111,layers=5 supercell:6x3x1 step:0.5");
    assertThat(slab.size()).isEqualTo(4 * 18 + 9);
    Structure high = built("fcc:Cu:3.615 slab:111,layers=5 supercell:6x4x1 step:0.5,b,layers=2");
    assertThat(high.size()).isEqualTo(3 * 24 + 2 * 12);
  }

  @Test
  void vacanciesOfEachKindAreFound() {
    assertThat(frames("rocksalt:NaCl:5.64", "supercell:2x2x2", "vacancy:each"))
        .extracting(frame -> frame.structure().formula())
        .containsExactly("Na31Cl32", "Na32Cl31");
    Structure top = built("fcc:Cu:3.615 slab:100,layers=4 supercell:2x2x1 vacancy:where=top");
    assertThat(new SlabView(top, "test").layers().getFirst()).hasSize(3);
  }

  @Test
  void emptyPlacesAreThoseOfTheTextbook() {
    List<Voids.Site> fcc = Voids.of(built("fcc:Cu:3.615 primitive"));
    assertThat(fcc).hasSize(2);
    assertThat(fcc.get(0).kind()).isEqualTo(Voids.Kind.OCTAHEDRAL);
    assertThat(fcc.get(0).radius()).isCloseTo(A / 2, within(1e-9));
    assertThat(fcc.get(1).kind()).isEqualTo(Voids.Kind.TETRAHEDRAL);
    assertThat(fcc.get(1).radius()).isCloseTo(A * Math.sqrt(3) / 4, within(1e-9));
    List<Voids.Site> bcc = Voids.of(built("bcc:Fe:3.615 primitive"));
    assertThat(bcc).hasSize(2);
    assertThat(bcc.get(0).kind()).isEqualTo(Voids.Kind.TETRAHEDRAL);
    assertThat(bcc.get(0).radius()).isCloseTo(A * Math.sqrt(5) / 4, within(1e-9));
    assertThat(bcc.get(1).kind()).isEqualTo(Voids.Kind.OCTAHEDRAL);
    assertThat(bcc.get(1).radius()).isCloseTo(A / 2, within(1e-9));
    assertThat(Voids.of(built("hcp:Mg:3.2")).stream().map(Voids.Site::kind))
        .contains(Voids.Kind.OCTAHEDRAL, Voids.Kind.TETRAHEDRAL);
    Structure carbon = built("bcc:Fe:2.866 supercell:3x3x3 interstitial:C,octahedral");
    assertThat(neighbours(carbon, 54, 2.866 / 2 + 1e-6)).isEqualTo(2);
    assertThat(neighbours(carbon, 54, 2.866 / Math.sqrt(2) + 1e-6)).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"icosahedron, 30", "cuboctahedron, 24", "decahedron, 25"})
  void magicParticlesAreWhole(String shape, int edges) {
    for (int atoms : new int[] {13, 55, 147, 309, 561, 923}) {
      Structure particle = built(shape + ":Au:4.08:" + atoms);
      assertThat(particle.size()).isEqualTo(atoms);
      double nearest = 4.08 / Math.sqrt(2) * (shape.equals("icosahedron") ? 0.97493 : 1);
      assertThat(Distances.shortest(particle)).isCloseTo(nearest, within(1e-4));
    }
    Structure least = built(shape + ":Au:4.08:13");
    int bonds = 0;
    for (int i = 0; i < 13; i++) {
      bonds += neighbours(least, i, 3.1);
    }
    assertThat(bonds / 2).isEqualTo(12 + edges);
  }

  @Test
  void wulffShapesFollowTheirEnergies() {
    Structure cuboctahedron = built("fcc:Au:4.08 wulff:309,111=1.1547005383792515,100=1");
    assertThat(cuboctahedron.size()).isEqualTo(309);
    Structure cube = built("sc:Po:3 wulff:125,100=1");
    assertThat(cube.size()).isEqualTo(125);
    Structure octahedron = built("fcc:Au:4.08 wulff:85,111=1");
    assertThat(octahedron.size()).isEqualTo(85);
    assertThat(built("fcc:Au:4.08 cluster:radius=2.9").size()).isEqualTo(13);
    assertThat(built("fcc:Au:4.08 cluster:radius=2.1,centre=void").size()).isEqualTo(6);
    assertThat(built("fcc:Au:4.08 cluster:atoms=2,centre=bond").size()).isEqualTo(2);
  }

  @Test
  void randomPackingsHaveTheirDensityAndDistances() {
    List<Frame> glasses =
        frames("random:Cu40Zr60,density=6.5,distance=2.3,count=2,seed=4".split(" "));
    assertThat(glasses).hasSize(2);
    for (Frame glass : glasses) {
      Structure s = glass.structure();
      double mass = 40 * Element.Cu.mass() + 60 * Element.Zr.mass();
      assertThat(mass / s.cell().volume() / 0.602214076).isCloseTo(6.5, within(1e-9));
      assertThat(Distances.shortest(s)).isGreaterThanOrEqualTo(2.3);
    }
  }

  @Test
  void samplesAreWhatTheyAreSaidToBe() {
    List<Frame> strained = frames("fcc:Cu:3.615", "strain:0.03,count=40,kind=normal");
    double most = 0;
    for (Frame frame : strained) {
      double[] v = frame.structure().cell().vectors();
      assertThat(v[1]).isZero();
      most = Math.max(most, Math.abs(v[0] / A - 1));
    }
    assertThat(most).isBetween(0.025, 0.03);
    double sum = 0;
    Structure crystal = built("fcc:Cu:3.615 supercell:5x5x5");
    Structure rattled = built("fcc:Cu:3.615 supercell:5x5x5 rattle:0.1");
    for (int k = 0; k < 1500; k++) {
      double d = rattled.coordinate(k) - crystal.coordinate(k);
      sum += d * d;
    }
    assertThat(Math.sqrt(sum / 1500)).isCloseTo(0.1, within(0.006));
    List<Frame> volumes = frames("fcc:Cu:3.615", "volume:0.1,count=3");
    assertThat(volumes)
        .extracting(frame -> frame.structure().cell().volume() / (A * A * A))
        .allSatisfy(v -> assertThat(v).isBetween(0.9 - 1e-9, 1.1 + 1e-9));
    assertThat(frames("dimer:Cu-Au,from=1,to=3,step=0.5"))
        .extracting(frame -> Distances.shortest(frame.structure()))
        .satisfiesExactly(
            d -> assertThat(d).isCloseTo(1, within(1e-12)),
            d -> assertThat(d).isCloseTo(1.5, within(1e-12)),
            d -> assertThat(d).isCloseTo(2, within(1e-12)),
            d -> assertThat(d).isCloseTo(2.5, within(1e-12)),
            d -> assertThat(d).isCloseTo(3, within(1e-12)));
  }
}
