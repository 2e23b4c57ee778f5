package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.moment.MomentLinear;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.potentials.moment.RadialBasis;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentStartsTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(12, 4);
  private static final MomentShape SHAPE =
      MomentShape.ofLevel(8, List.of(Element.Ar), new RadialBasis(2.8, 5.5, 6));

  private static MomentSteps.Reached best(int starts, List<String> texts) {
    MomentTrainable model =
        new MomentStarts(SHAPE, weights(), FRAMES, List.of()).random(new RandomStream(7));
    List<PreparedFrame> watched = new ArrayList<>();
    for (Frame frame : ArgonFrames.frames(3, 5)) {
      Neighbors neighbors = Neighbors.of(frame.structure(), 5.5, 0);
      watched.add(PreparedFrame.kept(frame, model.prepare(frame.structure(), neighbors)));
    }
    Progress progress = (done, total, _) -> texts.add(done + "/" + total);
    return new MomentStarts(SHAPE, weights(), FRAMES, watched)
        .best(starts, new RandomStream(3), progress);
  }

  private static LossWeights weights() {
    return new LossWeights(100, 1, 300, 0);
  }

  @Test
  void several_starts_are_no_worse_than_the_first_few_of_them() {
    List<String> texts = new ArrayList<>();
    double two = best(2, new ArrayList<>()).validation();
    double four = best(4, texts).validation();
    assertThat(four).isLessThanOrEqualTo(two).isLessThan(1e-4);
    assertThat(texts).allMatch(text -> text.endsWith("/54"));
  }

  @Test
  void there_are_enough_frames_for_the_parameters_and_not_many_more() {
    // 12 components a frame, 30 for each parameter.
    assertThat(MomentStarts.some(FRAMES, 1)).hasSize(3).isSubsetOf(FRAMES);
    assertThat(MomentStarts.some(FRAMES, 2)).hasSize(6);
    assertThat(MomentStarts.some(FRAMES, 100_000)).isEqualTo(FRAMES);
  }

  @Test
  void first_functions_fall_off() {
    MomentTrainable model =
        new MomentStarts(SHAPE, weights(), FRAMES, List.of()).random(new RandomStream(7));
    double[] z = model.parameters();
    for (int mu = 0; mu < 2; mu++) {
      assertThat(Math.abs(z[6 * mu + 5])).isLessThan(0.1 * Math.abs(z[6 * mu]));
    }
  }

  @Test
  void kept_rows_are_those_of_the_model() {
    MomentPotential potential =
        new MomentStarts(SHAPE, weights(), FRAMES, List.of())
            .random(new RandomStream(7))
            .potential();
    KeptRows kept = new KeptRows(new MomentLinear(potential), FRAMES);
    Structure structure = FRAMES.getFirst().structure();
    Neighbors neighbors = Neighbors.of(structure, 5.5, 0);
    double[][] first = kept.design(structure, neighbors);
    assertThat(first).isDeepEqualTo(new MomentLinear(potential).design(structure, neighbors));
    assertThat(kept.design(structure, neighbors)).isSameAs(first);
  }
}
