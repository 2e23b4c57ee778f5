package io.crisol.simulation.building;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All steps of recipes. */
public final class StepCatalogue {
  /** Particles and other beginnings. */
  private static final List<StepKind<?>> BEGINNINGS =
      List.of(
          new StepKind<>(
              "icosahedron",
              "particle: Mackay icosahedron",
              "icosahedron:Au:4.08:923",
              MagicOptions.class,
              options -> options.of(MagicShapes::icosahedron)),
          new StepKind<>(
              "cuboctahedron",
              "particle: cuboctahedron of the fcc crystal",
              "cuboctahedron:Au:4.08:923",
              MagicOptions.class,
              options -> options.of(MagicShapes::cuboctahedron)),
          new StepKind<>(
              "decahedron",
              "particle: Ino's truncated decahedron",
              "decahedron:Au:4.08:923",
              MagicOptions.class,
              options -> options.of(MagicShapes::decahedron)),
          StepKind.of(
              "dimer",
              Dimer.class,
              "two atoms at a series of distances, for the repulsive core",
              "dimer:Cu-Au,from=0.8,to=5,step=0.1"),
          StepKind.of(
              "random",
              RandomPacking.class,
              "atoms at random places, at a density and with least distances",
              "random:Cu32Zr32,density=7.0,count=5,seed=3"));

  /** What makes cells and pieces. */
  private static final List<StepKind<?>> CELLS =
      List.of(
          StepKind.of(
              "supercell",
              Supercell.class,
              "a larger cell of the same crystal",
              "fcc:Cu:3.615 supercell:4x4x4"),
          StepKind.of(
              "primitive",
              PrimitiveCell.class,
              "the smallest cell of the same crystal",
              "diamond:Si:5.431 primitive"),
          StepKind.of(
              "slab",
              SlabCut.class,
              "a slab with vacuum above it",
              "fcc:Cu:3.615 slab:111,layers=8,vacuum=15"),
          StepKind.of(
              "cluster", Cluster.class, "a ball of the crystal", "fcc:Cu:3.615 cluster:radius=10"),
          StepKind.of(
              "wulff",
              Wulff.class,
              "the particle of lowest surface energy",
              "fcc:Cu:3.615 wulff:500,111=1240,100=1345,110=1475"),
          StepKind.of(
              "box",
              Box.class,
              "a box that repeats, about a cluster",
              "icosahedron:Au:4.08:55 box:12"));

  /** What makes defects. */
  private static final List<StepKind<?>> DEFECTS =
      List.of(
          StepKind.of(
              "vacancy", Vacancy.class, "atoms taken away", "fcc:Cu:3.615 supercell:4x4x4 vacancy"),
          StepKind.of(
              "interstitial",
              Interstitial.class,
              "an atom in an empty place",
              "bcc:Fe:2.866 supercell:3x3x3 interstitial:C,octahedral"),
          StepKind.of(
              "substitute",
              Substitution.class,
              "atoms of one element made another",
              "fcc:Cu:3.615 supercell:3x3x3 substitute:Cu:Au,fraction=0.25,count=10"),
          StepKind.of(
              "adatom",
              Adatom.class,
              "an atom on a slab",
              "fcc:Cu:3.615 slab:100,layers=6 supercell:3x3x1 adatom:Cu"),
          StepKind.of(
              "step",
              HalfLayer.class,
              "steps on a slab: a part of its highest layer taken away (or cut a vicinal face)",
              "fcc:Cu:3.615 slab:111,layers=6 supercell:8x2x1 step:0.5"));

  /** What makes sets. */
  private static final List<StepKind<?>> SAMPLES =
      List.of(
          StepKind.of(
              "strain",
              Strain.class,
              "random strains of cell and atoms",
              "fcc:Cu:3.615 supercell:2x2x2 strain:0.03,count=20"),
          StepKind.of(
              "volume",
              VolumeScan.class,
              "the crystal at a series of volumes",
              "fcc:Cu:3.615 volume:0.15,count=9"),
          StepKind.of(
              "rattle",
              Rattle.class,
              "atoms moved at random",
              "fcc:Cu:3.615 supercell:2x2x2 rattle:0.05,count=10,seed=3"),
          StepKind.of(
              "melt-quench",
              MeltQuench.class,
              "a glass by molecular dynamics (needs --potential)",
              "fcc:Cu:3.615 supercell:3x3x3 melt-quench:2500,quench=20ps"));

  private static final List<StepKind<?>> ALL =
      Stream.of(crystals(), BEGINNINGS, CELLS, DEFECTS, SAMPLES)
          .<StepKind<?>>flatMap(List::stream)
          .toList();

  private StepCatalogue() {}

  private static List<StepKind<?>> crystals() {
    List<StepKind<?>> kinds = new ArrayList<>();
    for (Prototype prototype : Prototype.ALL) {
      kinds.add(
          new StepKind<>(
              prototype.name(),
              "crystal: " + prototype.help(),
              prototype.name() + ":" + prototype.example(),
              PrototypeOptions.class,
              options -> options.of(prototype)));
    }
    return kinds;
  }

  /** All steps in the order they are shown. */
  public static List<StepKind<?>> steps() {
    return ALL;
  }

  /** The step of this name, whatever the case. */
  public static Optional<StepKind<?>> find(String name) {
    return ALL.stream().filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(StepKind::name).toList();
  }
}
