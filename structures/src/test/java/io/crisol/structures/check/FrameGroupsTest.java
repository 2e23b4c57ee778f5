package io.crisol.structures.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crisol.structures.Cell;
import io.crisol.structures.ClosePairs;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameGroupsTest {
  private static Frame frame(int index, String description, double x) {
    Structure s =
        new Structure(
            Cell.box(9, 9, 9),
            new Element[] {Element.Si, Element.Si},
            new double[] {0, 0, 0, x, 2, 1});
    return new Frame(
        s,
        Labels.NONE,
        Map.of("config_type", "AIMD", "description", description),
        Map.of(),
        new Frame.Source("a.xyz", index, 1));
  }

  private static List<Frame> twoTrajectories() {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      frames.add(
          frame(
              k,
              "Snapshot %d of 20 of AIMD at %d K".formatted(k / 2, k % 2 == 0 ? 300 : 900),
              1 + 0.05 * k));
    }
    for (int k = 0; k < 2; k++) {
      frames.add(frame(40 + k, "mode 1, strain 0.0" + k, 4 + k));
    }
    return frames;
  }

  @Test
  void snapshots_of_one_trajectory_are_a_family_and_temperatures_are_not_mixed() {
    FrameGroups groups = FrameGroups.of(twoTrajectories());
    int[] families = groups.families();
    assertThat(groups.names()).hasSize(3);
    assertThat(groups.members().stream().map(List::size)).containsExactly(20, 20, 2);
    assertThat(families[0]).isEqualTo(families[38]).isNotEqualTo(families[1]);
    assertThat(groups.names().getFirst()).contains("AIMD").contains("300 K");
  }

  @Test
  void blocks_are_contiguous_pieces_of_one_family() {
    FrameGroups groups = FrameGroups.of(twoTrajectories());
    int[] blocks = groups.blocks();
    assertThat(Arrays.stream(blocks).distinct().count()).isEqualTo(10 + 10 + 2);
    assertThat(blocks[0]).isEqualTo(blocks[2]).isNotEqualTo(blocks[4]).isNotEqualTo(blocks[1]);
    assertThat(Arrays.stream(groups.blocks(6)).distinct().count()).isEqualTo(3 + 3 + 1);
  }

  @Test
  void leakage_counts_copies_near_copies_and_neighbors() {
    List<Frame> all = twoTrajectories();
    List<Frame> train =
        List.of(
            frame(0, "Snapshot 0 of 9 of AIMD at 300 K", 1),
            frame(5, "Snapshot 5 of 9 of AIMD at 300 K", 2));
    List<Frame> test =
        List.of(
            all.get(0),
            frame(9, "Snapshot 9 of 9 of AIMD at 300 K", 2.02),
            frame(6, "Snapshot 6 of 9 of AIMD at 300 K", 3),
            frame(30, "Snapshot 30 of 40 of AIMD at 900 K", 4));
    assertThat(Leakage.of(train, test)).isEqualTo(new Leakage(4, 1, 1, 1));
    assertThat(Leakage.of(train, test).fraction()).isEqualTo(0.75);
  }

  @Test
  void atoms_on_one_spot_are_refused_through_the_boundary() {
    Structure s =
        new Structure(
            Cell.box(5, 5, 5),
            new Element[] {Element.H, Element.O},
            new double[] {0.01, 0, 0, 4.99, 0, 0});
    ProblemException e =
        catchThrowableOfType(ProblemException.class, () -> ClosePairs.requireApart(s));
    assertThat(e.problem()).isEqualTo(Problem.OVERLAPPING_ATOMS);
    assertThat(e.getMessage()).contains("atoms 0 and 1").contains("0.02");
    ClosePairs.requireApart(s.withPositions(new double[] {0, 0, 0, 4, 0, 0}));
  }
}
