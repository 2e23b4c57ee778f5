package io.crisol.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Committees made of random numbers, for which the answer is known: the members scatter about the
 * truth, with a width that differs from atom to atom, and are moved together by an error of a
 * multiple of that width.
 */
class SpreadTest {
  private static final int ATOMS = 12;
  private static final int MEMBERS = 5;

  /**
   * A member: about labels of zero, force components scatter by {@code width} of their atom, and
   * all members share an error of {@code shared} widths on lithium, half of it on silicon.
   *
   * @param number 0 for what all share, then the member
   */
  private record Noise(int number, double shared) implements Potential {
    @Override
    public Set<Element> elements() {
      return EnumSet.of(Element.Li, Element.Si);
    }

    @Override
    public double cutoff() {
      return 0;
    }

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      long key = Double.doubleToLongBits(structure.coordinate(0));
      RandomStream common = new RandomStream(key).fork(0);
      RandomStream own = new RandomStream(key).fork(number);
      double[] forces = new double[3 * structure.size()];
      for (int i = 0; i < structure.size(); i++) {
        double width = 0.01 * Math.exp(1.5 * common.nextGaussian());
        double size = structure.element(i) == Element.Li ? shared : shared / 2;
        for (int k = 3 * i; k < 3 * i + 3; k++) {
          forces[k] = width * (size * common.nextGaussian() + own.nextGaussian());
        }
      }
      double energy = shared * common.nextGaussian() + own.nextGaussian();
      double[] virial = new double[9];
      for (int k = 0; k < 9; k++) {
        virial[k] = shared * common.nextGaussian() + own.nextGaussian();
      }
      return Prediction.of(energy).withGradients(forces, virial);
    }
  }

  private static CommitteePotential committee(double shared) {
    List<Potential> members = new ArrayList<>();
    IntStream.rangeClosed(1, MEMBERS).forEach(m -> members.add(new Noise(m, shared)));
    return new CommitteePotential(members, Calibration.NONE);
  }

  private static List<Frame> frames(int count, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      double[] positions = new double[3 * ATOMS];
      positions[0] = random.nextDouble();
      Element[] elements = new Element[ATOMS];
      for (int i = 0; i < ATOMS; i++) {
        elements[i] = i % 3 == 0 ? Element.Si : Element.Li;
      }
      Labels labels =
          Labels.NONE.withEnergy(0).withForces(new double[3 * ATOMS]).withStress(new double[9]);
      frames.add(
          new Frame(
              new Structure(Cell.box(9, 9, 9), elements, positions),
              labels,
              Map.of("config_type", f % 2 == 0 ? "even" : "odd"),
              Map.of(),
              Frame.Source.NONE));
    }
    return frames;
  }

  private static SpreadSummary judge(Potential committee, List<Frame> frames) {
    return Evaluation.of(committee, frames).spread().orElseThrow();
  }

  @Test
  void calibrated_on_some_frames_the_band_holds_68_percent_on_others() {
    CommitteePotential raw = committee(2);
    Calibration calibration = SpreadCalibration.of(raw, frames(300, 1));
    // A shared error of two widths and a mean of five members: √(4 + 1/5) widths on lithium.
    assertThat(calibration.forces().get(Element.Li)).isCloseTo(Math.sqrt(4.2), within(0.15));
    assertThat(calibration.forces().get(Element.Si)).isCloseTo(Math.sqrt(1.2), within(0.1));
    SpreadSummary before = judge(raw, frames(300, 2));
    SpreadSummary after = judge(raw.with(calibration), frames(300, 2));
    assertThat(before.holds()).isFalse();
    assertThat(before.calibrated()).isFalse();
    assertThat(before.statement()).contains("not calibrated", "fails here");
    assertThat(after.calibrated()).isTrue();
    assertThat(after.coverage().value()).isBetween(0.665, 0.70);
    assertThat(after.coverage().low()).isLessThan(0.6827);
    assertThat(after.coverage().high()).isGreaterThan(0.6827);
    assertThat(after.energyCoverage()).isBetween(0.6, 0.77);
    assertThat(after.stressCoverage()).isBetween(0.64, 0.73);
    assertThat(after.elements().get(Element.Li)).isBetween(0.66, 0.71);
    assertThat(after.elements().get(Element.Si)).isBetween(0.66, 0.71);
    assertThat(after.factor()).isCloseTo(1, within(0.04));
    assertThat(after.spearman()).isGreaterThan(0.7);
    assertThat(after.holds()).isTrue();
    assertThat(after.statement()).contains("calibrated spread").doesNotContain("fails");
  }

  @Test
  void on_data_with_larger_errors_it_says_that_it_fails() {
    Calibration calibration = SpreadCalibration.of(committee(1), frames(200, 1));
    SpreadSummary hotter = judge(committee(4).with(calibration), frames(200, 2));
    assertThat(hotter.coverage().value()).isLessThan(0.4);
    assertThat(hotter.factor()).isGreaterThan(2);
    assertThat(hotter.statement()).contains("fails here", "times what it says");
    SpreadSummary calmer = judge(committee(0).with(calibration), frames(200, 2));
    assertThat(calmer.statement()).contains("too wide here");
  }

  @Test
  void types_of_frames_on_which_it_fails_are_named() {
    CommitteePotential committee = committee(1);
    committee = committee.with(SpreadCalibration.of(committee, frames(200, 1)));
    assertThat(Evaluation.of(committee, frames(100, 2)).spreadStatement().orElseThrow())
        .doesNotContain("odd", "even");
    List<Frame> mixed = new ArrayList<>();
    for (Frame frame : frames(100, 2)) {
      double[] wrong = new double[3 * ATOMS];
      Arrays.fill(wrong, frame.group().equals("odd") ? 1 : 0);
      mixed.add(frame.withLabels(Labels.NONE.withForces(wrong)));
    }
    Evaluation evaluation = Evaluation.of(committee, mixed);
    assertThat(evaluation.spreadStatement().orElseThrow())
        .containsPattern("not between 60 and 76 % on odd \\([0-9]+ %\\)$");
    assertThat(evaluation.toJson().get("spread_statement").asString()).contains("odd");
  }

  @Test
  void bands_of_any_width_hold_their_share_where_errors_are_normal() {
    ReliabilityCurve curve = judge(committee(0), frames(400, 5)).curve();
    assertThat(curve.wanted()).startsWith(0.05).endsWith(0.95).hasSameSizeAs(curve.found());
    assertThat(curve.found()).isSorted();
    // Errors of the mean of five are √5 below the spread: a share p = erf(x) is found at √5 x.
    assertThat(curve.found()[9]).isCloseTo(0.868, within(0.03));
    assertThat(curve.spread()).hasSize(10).isSorted();
    assertThat(curve.error()[9]).isGreaterThan(5 * curve.error()[0]);
  }

  @Test
  void figures_go_into_the_results_under_their_names() {
    Evaluation evaluation = Evaluation.of(committee(1), frames(30, 4));
    Json.Obj json = evaluation.toJson();
    assertThat(json.members())
        .containsKeys(
            "spread_calibrated",
            "spread_mean_eV_per_angstrom",
            "spread_force_coverage_68",
            "spread_force_coverage_68_interval_95",
            "spread_force_coverage_95",
            "spread_force_factor",
            "spread_force_spearman",
            "spread_energy_coverage_68",
            "spread_stress_coverage_68",
            "spread_statement",
            "spread_reliability",
            "spread_against_error");
    assertThat(json.get("groups").asObject().get("odd").asObject().members())
        .containsKey("spread_force_coverage_68");
    assertThat(json.get("elements").asObject().get("Si").asObject().members())
        .containsKey("spread_force_coverage_68");
    assertThat(Evaluation.of(new Noise(1, 1), frames(3, 4)).toJson().members())
        .doesNotContainKey("spread_calibrated");
  }

  @Test
  void without_labels_there_is_no_factor_and_no_figure() {
    List<Frame> bare = frames(30, 6).stream().map(frame -> frame.withLabels(Labels.NONE)).toList();
    assertThat(SpreadCalibration.of(committee(1), bare)).isEqualTo(Calibration.NONE);
    SpreadSummary summary = judge(committee(1), bare);
    assertThat(summary.statement()).contains("no forces");
    assertThat(summary.addTo(new Json.Obj()).members())
        .containsKey("spread_mean_eV_per_angstrom")
        .doesNotContainKeys("spread_force_coverage_68", "spread_force_spearman");
  }

  @Test
  void ranks_share_their_mean_where_values_are_equal() {
    double[] x = {1, 2, 3, 4, 5};
    assertThat(RankCorrelation.of(x, new double[] {5, 6, 7, 8, 7}))
        .isCloseTo(8 / Math.sqrt(95), within(1e-12));
    assertThat(RankCorrelation.of(x, new double[] {-1, -8, -27, -64, -125}))
        .isCloseTo(-1, within(1e-12));
    assertThat(RankCorrelation.of(x, new double[] {3, 3, 3, 3, 3})).isNaN();
    assertThat(RankCorrelation.of(new double[2], new double[2])).isNaN();
  }

  @Test
  void quantiles_are_those_of_split_conformal_prediction() {
    double[] ratios = IntStream.rangeClosed(1, 99).mapToDouble(k -> k).toArray();
    assertThat(SpreadRatios.quantile(ratios, 0.68)).isEqualTo(68);
    assertThat(SpreadRatios.quantile(new double[] {3, 1, 2}, 0.68)).isEqualTo(3);
    assertThat(SpreadRatios.quantile(new double[0], 0.68)).isNaN();
  }
}
