package io.crisol.potentials.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentLevelTest {
  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, 1", "4, 2, 1, 1", "6, 5, 2, 5", "8, 9, 2, 11", "10, 16, 3, 25",
    "12, 29, 3, 46", "14, 52, 4, 81", "16, 92, 4, 130", "18, 163, 5, 201", "20, 288, 5, 295",
    "22, 500, 6, 421", "24, 864, 6, 581", "26, 1464, 6, 706", "28, 2445, 6, 866"
  })
  void levels_have_the_numbers_of_functions_of_MLIP(
      int level, int scalars, int functions, int basics) {
    ContractionPlan plan = PlanBuilder.ofLevel(level);
    assertThat(plan.scalars()).hasSize(scalars).doesNotHaveDuplicates();
    assertThat(plan.radialFunctions()).isEqualTo(functions);
    assertThat(plan.basicCount()).isEqualTo(basics);
  }

  @Test
  void contractions_of_a_level_begin_with_those_of_the_level_below() {
    List<MomentGraph> below = MomentLevel.contractions(12);
    assertThat(MomentLevel.contractions(14).subList(0, below.size())).isEqualTo(below);
  }

  /** Files name a level only: what it stands for must never change. */
  @Test
  void the_order_of_contractions_is_what_files_count_on() {
    StringBuilder order = new StringBuilder();
    MomentLevel.contractions(10).forEach(g -> order.append(g.mu()).append(g.edges()));
    assertThat(order)
        .hasToString(
            "[0][][0, 0][0][1][][0, 0][1][0, 0, 0][0, 0, 0][0, 0][2][1, 0][0][0, 0, 0][1, 0, 0]"
                + "[0, 0, 0, 0][0, 0, 0, 0, 0, 0][2][][0, 0][3][1, 0][1][0, 0, 0][1, 1, 0]"
                + "[0, 0, 0][2, 0, 0][1, 0, 0][0, 0, 0][0, 0, 0, 0][1, 0, 0, 0, 0, 0]");
  }

  @Test
  void parts_of_a_contraction_are_multiplied() {
    MomentGraph graph =
        MomentGraph.of(new int[] {0, 0, 1}, new int[][] {{0, 0, 1}, {0, 0, 0}, {1, 0, 0}});
    assertThat(graph.mu()).containsExactly(1, 0, 0);
    assertThat(graph.firstComponent()).hasSize(2);
    assertThat(graph.level()).isEqualTo(12);
  }

  @Test
  void an_odd_level_is_refused() {
    RadialBasis basis = new RadialBasis(2, 5, 8);
    assertThatThrownBy(() -> MomentShape.ofLevel(9, List.of(Element.Si), basis))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("even");
  }
}
