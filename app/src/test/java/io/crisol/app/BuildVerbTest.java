package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Frame;
import io.crisol.structures.io.FrameFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes on the command line. */
class BuildVerbTest {
  @TempDir Path folder;

  private Crisol build(String recipe, String file, String... more) {
    List<String> words = new ArrayList<>(List.of("build"));
    words.addAll(List.of(recipe.replace("@@", folder + "/").split(" ")));
    words.addAll(List.of("--to", folder.resolve(file).toString()));
    words.addAll(List.of(more));
    return Crisol.run(words.toArray(String[]::new));
  }

  private List<Frame> frames(String file) {
    return FrameFiles.read(folder.resolve(file).toString()).frames();
  }

  @Test
  void recipesAreWrittenAndGoOnFromFiles() {
    Crisol first = build("fcc:Cu:3.615 supercell:2x2x2 vacancy", "a.xyz");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("1 structure, 31 atoms (Cu31)");
    assertThat(build("@@a.xyz strain:0.02,count=2 rattle:0.05,count=3", "b.xyz").exit()).isZero();
    List<Frame> made = frames("b.xyz");
    assertThat(made).hasSize(6);
    String recipe = made.get(4).metadata().get("recipe");
    assertThat(recipe)
        .isEqualTo(
            "fcc:Cu:3.615 supercell:2x2x2 vacancy strain:0.02,count=2#1 rattle:0.05,count=3#1");
    assertThat(made.get(4).group()).isEqualTo("fcc-vacancy-strain-rattle");
    build("fcc:Cu:3.615 slab:100,layers=4", "slab.poscar", "--format", "poscar");
    assertThat(frames("slab.poscar").getFirst().size()).isEqualTo(4);
  }

  @Test
  void configurationsHoldRecipes() throws IOException {
    build("diamond:Si:5.43", "si.xyz");
    Path toml =
        Files.writeString(
            folder.resolve("build.toml"),
            """
            [build]
            from = "si.xyz"
            recipe = ["supercell:2x1x1", "substitute:Si:Ge,number=3"]
            """);
    Crisol run = Crisol.run("build", toml.toString(), "--to", folder.resolve("ge.xyz").toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(frames("ge.xyz").getFirst().structure().formula()).isEqualTo("Si13Ge3");
  }

  @Test
  void glassesAreMadeWithAPotentialAndNotWithout() {
    String recipe =
        "random:Ar32,volume=40,distance=3.2"
            + " melt-quench:300,to=20,melt=100,quench=200,hold=0,timestep=4";
    String lj = "lj(epsilon=0.0104, sigma=3.4, cutoff=6.5)";
    Crisol glass = build(recipe, "glass.xyz", "--potential", lj);
    assertThat(glass.exit()).as(glass.err()).isZero();
    build(recipe, "again.xyz", "--potential", lj, "--threads", "1");
    assertThat(frames("again.xyz").getFirst().structure())
        .isEqualTo(frames("glass.xyz").getFirst().structure());
    Crisol without = build(recipe, "none.xyz");
    assertThat(without.exit()).isEqualTo(1);
    assertThat(without.err()).contains("--potential", "step melt-quench");
  }

  @Test
  void closeAtomsAreToldOf() {
    Crisol close = build("fcc:Cu:1.9", "close.xyz");
    assertThat(close.exit()).isZero();
    assertThat(close.err()).contains("1.344 Å apart");
    assertThat(build("dimer:Cu,from=0.5,to=1", "dimers.xyz").err()).doesNotContain("apart");
    Crisol spot = build("fcc:Cu:0.1", "spot.xyz");
    assertThat(spot.exit()).isEqualTo(1);
    assertThat(spot.err()).contains("overlapping-atoms");
    assertThat(folder.resolve("spot.xyz")).doesNotExist();
  }

  @Test
  void mistakesAreExplained() {
    Crisol mistyped = build("fcc:Cu:3.6 supercel:2x2x2", "x.xyz");
    assertThat(mistyped.exit()).isEqualTo(1);
    assertThat(mistyped.err()).contains("did you mean \"supercell\"?");
    assertThat(build("nothing.cif vacancy", "x.xyz").err()).contains("file-not-found");
    assertThat(Crisol.run("build", "fcc:Cu:3.6").exit()).isEqualTo(2);
    assertThat(Crisol.run("build").err()).contains("missing argument: RECIPE");
    assertThat(build("fcc:Cu:3.6 vacancy", "x.xyz", "--dry-run").out())
        .contains("Would build fcc:Cu:3.6 vacancy");
    assertThat(folder.resolve("x.xyz")).doesNotExist();
  }

  @Test
  void stepsAreListed() {
    Crisol all = Crisol.run("build", "--list");
    assertThat(all.exit()).isZero();
    assertThat(all.out()).contains("supercell", "melt-quench", "crisol build dimer:Cu-Au");
    Crisol one = Crisol.run("build", "--list", "slab");
    assertThat(one.out()).contains("vacuum", "(15 Å)", "Example: crisol build");
  }
}
