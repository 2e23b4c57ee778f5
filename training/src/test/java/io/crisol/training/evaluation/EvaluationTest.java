package io.crisol.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Structure PAIR =
      new Structure(
          Cell.box(5, 5, 5),
          new Element[] {Element.Li, Element.Si},
          new double[] {0, 0, 0, 2, 0, 0});

  /** Says zero to everything. */
  private static final Potential ZERO =
      new Potential() {
        @Override
        public Set<Element> elements() {
          return EnumSet.allOf(Element.class);
        }

        @Override
        public double cutoff() {
          return 3;
        }

        @Override
        public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
          return Prediction.of(0).withGradients(new double[3 * structure.size()], new double[9]);
        }
      };

  private static Frame frame(String group, Labels labels) {
    return new Frame(PAIR, labels, Map.of("config_type", group), Map.of(), Frame.Source.NONE);
  }

  @Test
  void errorsAreThoseOfTheDefinitions() {
    double[] stress = new double[9];
    stress[1] = 0.01;
    stress[3] = 0.01;
    Evaluation evaluation =
        Evaluation.of(
            ZERO,
            List.of(
                frame(
                    "a",
                    Labels.NONE
                        .withEnergy(0.002)
                        .withForces(new double[] {1, 0, 0, 0, 0, 0})
                        .withStress(stress)),
                frame("b", Labels.NONE.withEnergy(-0.006)),
                frame("b", Labels.NONE.withForces(new double[] {0, 0, 0, 0, 0, 3}))));
    ErrorSummary all = evaluation.all();
    assertThat(all.frames()).isEqualTo(3);
    assertThat(all.atoms()).isEqualTo(6);
    assertThat(all.energyMae().value()).isCloseTo(2, within(1e-12));
    assertThat(all.energyRmse().value()).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(all.forceMae().value()).isCloseTo(4.0 / 12, within(1e-12));
    assertThat(all.forceRmse().value()).isCloseTo(Math.sqrt(10.0 / 12), within(1e-12));
    assertThat(all.stressMae().value()).isCloseTo(Units.GPA * 0.01 / 6, within(1e-12));
    assertThat(all.stressRmse().value()).isCloseTo(Units.GPA * 0.01 / Math.sqrt(6), within(1e-12));
    assertThat(evaluation.groups().get("b").energyMae().value()).isCloseTo(3, within(1e-12));
    assertThat(evaluation.forceErrorsByElement().get(Element.Li))
        .containsExactly(new double[] {1.0 / 6, Math.sqrt(1.0 / 6)}, within(1e-12));
    assertThat(
            evaluation
                .toJson()
                .get("groups")
                .asObject()
                .get("a")
                .asObject()
                .find("stress_rmse_GPa"))
        .isPresent();
    assertThat(
            evaluation
                .toJson()
                .get("groups")
                .asObject()
                .get("b")
                .asObject()
                .find("stress_rmse_GPa"))
        .isEmpty();
  }

  @Test
  void theIntervalHoldsTheValueAndIsTheSameEachTime() {
    List<Frame> frames =
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(k -> frame("a", Labels.NONE.withEnergy(0.001 * k)))
            .toList();
    ErrorSummary.Error one = Evaluation.of(ZERO, frames).all().energyMae();
    assertThat(one.low()).isLessThan(one.value());
    assertThat(one.high()).isGreaterThan(one.value());
    // Standard error of the mean of 0 … 19.5 meV evenly spread: 19.5/√12/√40 ≈ 0.92, so the
    // interval is about ±1.8.
    assertThat(one.high() - one.low()).isBetween(2.6, 4.4);
    assertThat(Evaluation.of(ZERO, frames).all().energyMae()).isEqualTo(one);
  }

  @Test
  void aligningTakesAConstantPerElementOff() {
    List<Frame> frames =
        List.of(frame("a", Labels.NONE.withEnergy(5)), frame("a", Labels.NONE.withEnergy(5.002)));
    assertThat(Evaluation.of(ZERO, frames).aligned().all().energyMae().value())
        .isCloseTo(0.5, within(1e-9));
  }
}
