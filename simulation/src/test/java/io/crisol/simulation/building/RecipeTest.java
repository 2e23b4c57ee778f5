package io.crisol.simulation.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of recipes, and what frames remember of them. */
class RecipeTest {
  static List<Frame> frames(String... words) {
    return Recipe.of(List.of(words), false).build(List.of(), Bench.plain(_ -> {}));
  }

  static Structure one(String... words) {
    List<Frame> frames = frames(words);
    assertThat(frames).hasSize(1);
    return frames.getFirst().structure();
  }

  @Test
  void examplesOfAllStepsWork() {
    for (StepKind<?> kind : StepCatalogue.steps()) {
      if (!kind.name().equals("melt-quench")) {
        assertThat(frames(kind.example().split(" "))).as(kind.name()).isNotEmpty();
      }
    }
  }

  @Test
  void recipesOfFramesMakeThemAgain() {
    List<Frame> frames =
        frames(
            "rocksalt:LiF:4.03",
            "supercell:2x1x1",
            "strain:0.02,count=3",
            "vacancy:F,count=2,seed=5",
            "rattle:0.1,count=2");
    assertThat(frames).hasSize(12);
    assertThat(frames.stream().map(Frame::structure).distinct()).hasSize(12);
    for (Frame frame : frames) {
      String recipe = frame.metadata().get("recipe");
      assertThat(one(recipe.split(" "))).as(recipe).isEqualTo(frame.structure());
    }
    assertThat(frames.get(7).metadata())
        .containsEntry(
            "recipe",
            "rocksalt:LiF:4.03 supercell:2x1x1 strain:0.02,count=3#1 vacancy:F,count=2,seed=5#1"
                + " rattle:0.1,count=2#1")
        .containsEntry("config_type", "rocksalt-strain-vacancy-rattle");
  }

  @Test
  void aFrameThatWasBuiltGoesOnWithItsRecipe() {
    List<Frame> first = frames("fcc:Cu:3.615", "strain:0.02,count=2");
    List<Frame> then =
        Recipe.of(List.of("supercell:2x2x2"), true).build(first, Bench.plain(_ -> {}));
    assertThat(then.get(1).metadata().get("recipe"))
        .isEqualTo("fcc:Cu:3.615 strain:0.02,count=2#1 supercell:2x2x2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fc:Cu:3.6|fcc",
        "fcc:Cu:3.6 slabs:111|slab",
        "fcc:Cu:3.6 slab:111,layer=8|layers",
        "fcc:Cu:3.6 slab:222,layers=8|common divisor 2",
        "fcc:Cu|a is missing",
        "fcc:Xx:3.6|not an element",
        "fcc:CuAu:3.6|it does not fit fcc",
        "fcc:Cu:-3.6|above 0",
        "fcc:Cu:3.6:4.2|is a cube",
        "fcc:Cu:3.6 bcc:Fe:2.8|there is one already",
        "vacancy|there is none yet",
        "fcc:Cu:3.6 supercell:0x1x1|counted from 1",
        "fcc:Cu:3.6 supercell:1,1,0,1,1,0,0,0,1|no volume",
        "fcc:Cu:3.6 cluster:radius=8 supercell:2x2x2|does not repeat",
        "fcc:Cu:3.6 adatom:Cu|it is no slab",
        "fcc:Cu:3.6 vacancy:Au|there is no Au",
        "fcc:Cu:3.6 vacancy:number=9|there are 4",
        "random:Cu64,density=20|64 %",
        "icosahedron:Au:4.08:100|55, 147",
        "fcc:Cu:3.6 wulff:100,111=1,11=2|no such key",
        "fcc:Cu:3.6 melt-quench:2000|--potential",
        "fcc:Cu:3.6 rattle:0.1,count=3#3|it makes 3 structures",
        "fcc:Cu:3.6 slab:111,layers=6 step|too few rows"
      })
  void whatCannotBeIsRefusedInWords(String recipeAndReason) {
    String[] parts = recipeAndReason.split("\\|");
    assertThatThrownBy(() -> frames(parts[0].split(" ")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(parts[1]);
  }

  @Test
  void notesSayWhatAUserShouldKnow() {
    List<String> notes = new ArrayList<>();
    Recipe.of(List.of("rocksalt:NaCl:5.64", "slab:111,layers=5"), false)
        .build(List.of(), Bench.plain(notes::add));
    assertThat(notes).singleElement().asString().contains("not of the composition");
  }

  @Test
  void placesOfProblemsAreSteps() {
    assertThatThrownBy(() -> frames("fcc:Cu:3.6", "vacancy:Au"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.RECIPE_IMPOSSIBLE);
              assertThat(e.where()).isEqualTo("step vacancy:Au");
            });
  }
}
