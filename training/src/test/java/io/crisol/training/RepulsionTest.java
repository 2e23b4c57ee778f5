package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.Zbl;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepulsionTest {
  private static final List<Frame> FRAMES = ArgonFrames.frames(40, 3);

  @TempDir Path folder;

  private static TrainPlan plan(Map<String, Object> repulsion) {
    return TrainPlan.of(
            Settings.defaults(DataOptions.class),
            Settings.of(NetworkOptions.class).build(TrainPlans.SMALL),
            Settings.defaults(ChargeOptions.class),
            Settings.of(TrainingOptions.class).build(Map.of("iterations", 60L)),
            FRAMES,
            List.of(),
            List.of())
        .with(Settings.of(RepulsionOptions.class).build(repulsion));
  }

  private Potential trained(TrainPlan plan, String name) {
    Path run = folder.resolve(name);
    new TrainRun(plan, new Json.Obj()).start(run, Progress.NONE);
    return PotentialFile.read(run.resolve("potential.crisol.json")).potential();
  }

  @Test
  void is_there_by_default_changes_nothing_in_the_data_and_keeps_atoms_apart() {
    TrainPlan plan = plan(Map.of());
    Potential with = trained(plan, "with");
    Potential without = trained(plan(Map.of("repulsion", "none")), "without");
    assertThat(without).isInstanceOf(NetworkPotential.class);
    for (Frame frame : plan.split().train()) {
      Prediction a = with.predict(frame.structure(), Quantities.ALL);
      Prediction b = without.predict(frame.structure(), Quantities.ALL);
      assertThat(a.energy()).isEqualTo(b.energy());
      assertThat(a.forces()).containsExactly(b.forces());
      assertThat(a.virial()).containsExactly(b.virial());
      assertThat(a.grades().orElseThrow()).containsExactly(b.grades().orElseThrow());
    }
    double last = Double.NEGATIVE_INFINITY;
    for (double r = plan.repulsion().potential().orElseThrow().cutoff(); r > 0.3; r -= 0.01) {
      Prediction dimer = with.predict(dimer(r), Quantities.FORCES);
      assertThat(dimer.energy()).as("at %s", r).isGreaterThan(last);
      assertThat(dimer.forces()[3]).as("at %s", r).isPositive();
      last = dimer.energy();
    }
    double lone = without.predict(dimer(20), Quantities.ENERGY).energy();
    assertThat(last - lone).isGreaterThan(1000);
  }

  private static Structure dimer(double r) {
    return new Structure(
        Cell.OPEN, new Element[] {Element.Ar, Element.Ar}, new double[] {0, 0, 0, r, 0, 0});
  }

  @Test
  void atoms_that_are_not_bonded_in_the_data_may_be_elsewhere() {
    TrainPlan plan = plan(Map.of());
    double bond = 2 * Element.Ar.covalentRadius();
    assertThat(plan.shortestDistances()[0]).isGreaterThan(bond);
    Zbl zbl = plan.repulsion().potential().orElseThrow();
    ElementPair pair = ElementPair.of(Element.Ar);
    assertThat(zbl.cutoffs().of(pair)).isEqualTo(bond);
    assertThat(zbl.inner().of(pair)).isCloseTo(0.8 * bond, within(1e-12));
    assertThat(plan.describe())
        .anyMatch(line -> line.startsWith("repulsion of nuclei (ZBL) of Ar-Ar"));
  }

  @Test
  void pairs_that_never_met_end_by_their_covalent_radii() {
    double[] shortest = {2.2, Double.NaN, Double.NaN, 9};
    Zbl zbl =
        new Repulsion(
                Settings.defaults(RepulsionOptions.class),
                List.of(Element.Si, Element.Li),
                shortest)
            .potential()
            .orElseThrow();
    double si = Element.Si.covalentRadius();
    double li = Element.Li.covalentRadius();
    assertThat(zbl.cutoffs().of(ElementPair.of(Element.Si)))
        .isLessThan(2.2)
        .isCloseTo(2.2, within(1e-8));
    assertThat(zbl.cutoffs().of(new ElementPair(Element.Si, Element.Li)))
        .isEqualTo(0.8 * (si + li));
    assertThat(zbl.cutoffs().of(ElementPair.of(Element.Li))).isEqualTo(2 * li);
  }

  @Test
  void it_may_end_a_little_below_the_data() {
    double[] shortest = {2.0};
    Zbl zbl =
        new Repulsion(
                Settings.defaults(RepulsionOptions.class), List.of(Element.Si), shortest, 0.95)
            .potential()
            .orElseThrow();
    assertThat(zbl.cutoffs().of(ElementPair.of(Element.Si))).isCloseTo(1.9, within(1e-12));
    assertThat(zbl.inner().of(ElementPair.of(Element.Si))).isCloseTo(1.52, within(1e-12));
  }

  @Test
  void distances_can_be_given_but_not_into_the_data() {
    Zbl zbl =
        plan(Map.of("repulsion_outer", Map.of("Ar-Ar", 2.0), "repulsion_inner", Map.of("Ar-Ar", 1)))
            .repulsion()
            .potential()
            .orElseThrow();
    assertThat(zbl.cutoff()).isEqualTo(2.0);
    assertThat(zbl.inner().of(ElementPair.of(Element.Ar))).isEqualTo(1.0);
    assertThatThrownBy(() -> plan(Map.of("repulsion_outer", Map.of("Ar-Ar", 5.0))))
        .hasMessageContaining("the training data come down to");
    assertThatThrownBy(() -> plan(Map.of("repulsion_outer", Map.of("Ar-Kr", 2.0))))
        .hasMessageContaining("Ar-Kr");
    assertThatThrownBy(() -> plan(Map.of("repulsion_inner", Map.of("Ar-Ar", 3.5))))
        .hasMessageContaining("ends at");
    assertThatThrownBy(
            () -> plan(Map.of("repulsion", "none", "repulsion_inner", Map.of("Ar-Ar", 1.5))))
        .hasMessageContaining("distances are given");
  }

  @Test
  void stands_beside_a_committee_and_beside_no_baseline_that_has_one() {
    TrainPlan plan =
        plan(Map.of())
            .with(new CommitteeOptions(2, java.util.OptionalDouble.empty()))
            .with(Settings.of(TrainingOptions.class).build(Map.of("iterations", 4L)));
    Potential committee = trained(plan, "committee");
    assertThat(SumPotential.repulsionOf(committee)).isPresent();
    Structure frame = FRAMES.getFirst().structure();
    assertThat(committee.predict(frame, Quantities.GRADED).spread()).isPresent();
    assertThat(committee.predict(dimer(0.5), Quantities.ENERGY).energy()).isGreaterThan(500);
    Potential own =
        new Repulsion(
                Settings.defaults(RepulsionOptions.class), List.of(Element.Ar), new double[] {2.0})
            .potential()
            .orElseThrow();
    TrainPlan learned = plan.with(new Baseline("zbl(inner=1, outer=2)", own));
    assertThat(learned.with(Settings.defaults(RepulsionOptions.class)).repulsion().potential())
        .isEmpty();
  }
}
