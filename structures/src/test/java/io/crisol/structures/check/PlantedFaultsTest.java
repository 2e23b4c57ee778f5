package io.crisol.structures.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.RandomStream;
import io.crisol.structures.SharedData;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault is planted into a copy of the silicon DFT set, which is clean without it. */
class PlantedFaultsTest {
  private static List<Frame> silicon;
  private List<Frame> frames;

  @BeforeEach
  void copy() {
    if (silicon == null) {
      silicon = ExtendedXyz.read(SharedData.file("data/mlearn/Si-train.xyz.gz")).frames();
    }
    frames = new ArrayList<>(silicon);
  }

  private void plant(int k, UnaryOperator<Labels> change) {
    Frame frame = frames.get(k);
    frames.set(k, frame.withLabels(change.apply(frame.labels())));
  }

  private void plantAll(UnaryOperator<Labels> change) {
    for (int k = 0; k < frames.size(); k++) {
      plant(k, change);
    }
  }

  private static double[] times(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] *= factor;
    }
    return scaled;
  }

  private static Frame with(Frame frame, Structure structure) {
    return new Frame(structure, frame.labels(), frame.metadata(), frame.columns(), frame.source());
  }

  private int described(String text) {
    int k = 0;
    while (!frames.get(k).metadata().getOrDefault("description", "").contains(text)) {
      k++;
    }
    return k;
  }

  private Finding only(String code) {
    Findings findings = DatasetCheck.of(frames);
    assertThat(findings.withCode(code)).as(findings.toString()).hasSize(1);
    assertThat(findings.all())
        .filteredOn(f -> f.severity() == Severity.ERROR)
        .allMatch(f -> f.code().equals(code));
    return findings.withCode(code).getFirst();
  }

  @Test
  void the_set_itself_is_clean() {
    assertThat(DatasetCheck.of(frames).all()).isEmpty();
  }

  @Test
  void missing_forces_are_named() {
    plant(
        17,
        l -> Labels.NONE.withEnergy(l.energy().orElseThrow()).withStress(l.stress().orElseThrow()));
    Finding finding = only("labels-mixed");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.frames()).containsExactly(17);
    assertThat(finding.message()).contains("forces");
  }

  @Test
  void a_missing_energy_is_named() {
    plant(
        3,
        l -> Labels.NONE.withForces(l.forces().orElseThrow()).withStress(l.stress().orElseThrow()));
    assertThat(only("labels-mixed").frames()).containsExactly(3);
  }

  @Test
  void a_frame_without_labels_is_named() {
    plant(5, _ -> Labels.NONE);
    assertThat(DatasetCheck.of(frames).withCode("labels-missing").getFirst().frames())
        .containsExactly(5);
  }

  @Test
  void a_label_that_is_not_finite_is_named() {
    plant(5, l -> l.withEnergy(Double.NaN));
    assertThat(only("not-finite").frames()).containsExactly(5);
  }

  @Test
  void an_energy_off_by_0_6_eV_per_atom_is_named() {
    int elastic = described("mode 1, strain 0.06");
    plant(elastic, l -> l.withEnergy(l.energy().orElseThrow() + 0.6 * 64));
    assertThat(only("energy-outlier").frames()).containsExactly(elastic);
  }

  @Test
  void an_energy_too_low_by_one_eV_per_atom_is_named() {
    plant(120, l -> l.withEnergy(l.energy().orElseThrow() * 1.3));
    assertThat(only("energy-outlier").frames()).containsExactly(120);
  }

  @Test
  void one_energy_per_atom_among_totals_is_named_for_what_it_is() {
    plant(40, l -> l.withEnergy(l.energy().orElseThrow() / 63));
    Finding finding = only("energy-outlier");
    assertThat(finding.message()).contains("fit as an energy per atom");
    assertThat(finding.frames()).containsExactly(40);
  }

  @Test
  void one_energy_in_hartree_is_named_for_what_it_is() {
    plant(40, l -> l.withEnergy(l.energy().orElseThrow() / Units.HARTREE));
    assertThat(only("energy-outlier").message()).contains("Hartree");
  }

  @Test
  void energies_per_atom_throughout_are_named() {
    for (int k = 0; k < frames.size(); k++) {
      int n = frames.get(k).size();
      plant(k, l -> l.withEnergy(l.energy().orElseThrow() / n));
    }
    assertThat(only("energy-per-atom").frames()).hasSize(214);
  }

  @Test
  void energies_from_another_zero_are_noted_and_nothing_else() {
    for (int k = 0; k < frames.size(); k++) {
      int n = frames.get(k).size();
      plant(k, l -> l.withEnergy(l.energy().orElseThrow() + 1e4 * n));
    }
    Finding finding = only("energy-zero");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.message()).contains("about 9994.7 eV per atom");
    assertThat(DatasetCheck.of(frames).quarantine()).isEmpty();
  }

  @Test
  void energies_per_atom_in_frames_of_one_size_are_named() {
    frames.removeIf(frame -> frame.size() != 64);
    plantAll(l -> l.withEnergy(l.energy().orElseThrow() / 64));
    assertThat(only("energy-per-atom").severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void energies_in_hartree_throughout_are_named() {
    plantAll(l -> l.withEnergy(l.energy().orElseThrow() / Units.HARTREE));
    assertThat(DatasetCheck.of(frames).withCode("energy-force-unit").getFirst().message())
        .contains("Hartree");
  }

  @Test
  void gradients_given_as_forces_are_named() {
    plantAll(l -> l.withForces(times(l.forces().orElseThrow(), -1)));
    assertThat(only("force-sign").message()).contains("gradients");
  }

  @Test
  void a_force_outlier_is_named_with_its_atom() {
    plant(
        50,
        l -> {
          double[] forces = l.forces().orElseThrow().clone();
          forces[3 * 7] += 200;
          forces[3 * 8] -= 200;
          return l.withForces(forces);
        });
    Finding finding = only("force-outlier");
    assertThat(finding.frames()).containsExactly(50);
    assertThat(finding.message()).contains("200");
  }

  @Test
  void a_net_force_is_named() {
    plant(
        60,
        l -> {
          double[] forces = l.forces().orElseThrow().clone();
          forces[4] += 1;
          return l.withForces(forces);
        });
    assertThat(only("net-force").frames()).containsExactly(60);
  }

  @Test
  void forces_written_as_zero_are_named() {
    plant(60, l -> l.withForces(new double[l.forces().orElseThrow().length]));
    assertThat(only("zero-forces").frames()).containsExactly(60);
  }

  private void move(int k, double distance) {
    Structure s = frames.get(k).structure();
    double[] positions = s.positions();
    for (int x = 0; x < 3; x++) {
      positions[3 * 5 + x] = positions[3 * 9 + x] + s.cell().vector(1, x) + (x == 0 ? distance : 0);
    }
    frames.set(k, with(frames.get(k), s.withPositions(positions)));
  }

  @Test
  void atoms_too_close_are_named_through_the_boundary() {
    move(30, 1.0);
    Finding finding = only("atoms-too-close");
    assertThat(finding.frames()).containsExactly(30);
    assertThat(finding.message()).contains("atoms 5 (Si) and 9 (Si) are 1.000 Å apart");
  }

  @Test
  void two_atoms_on_one_spot_are_named() {
    move(30, 0);
    assertThat(only("overlapping-atoms").frames()).containsExactly(30);
  }

  private static Structure shifted(Structure s, long seed) {
    int n = s.size();
    RandomStream random = new RandomStream(seed);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    random.shuffle(order);
    Element[] elements = new Element[n];
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      elements[i] = s.element(order[i]);
      int times = random.nextInt(3) - 1;
      for (int x = 0; x < 3; x++) {
        positions[3 * i + x] =
            s.coordinate(3 * order[i] + x) + 0.7 + x + times * s.cell().vector(2, x);
      }
    }
    return new Structure(s.cell(), elements, positions);
  }

  @Test
  void a_copy_shifted_wrapped_and_reordered_is_named() {
    Frame frame = frames.get(22);
    frames.add(with(frame, shifted(frame.structure(), 7)));
    Finding finding = only("duplicate");
    assertThat(finding.frames()).containsExactly(214);
    assertThat(finding.message()).contains("frame 214 repeats 22");
  }

  @Test
  void copies_with_different_energies_are_an_error() {
    Frame frame = frames.get(22);
    frames.add(
        frame.withLabels(frame.labels().withEnergy(frame.labels().energy().orElseThrow() + 1)));
    assertThat(only("duplicate-conflict").frames()).containsExactly(22, 214);
  }

  @Test
  void a_near_copy_is_noted() {
    Frame frame = frames.get(22);
    double[] positions = frame.structure().positions();
    positions[4] += 0.05;
    frames.add(with(frame, frame.structure().withPositions(positions)));
    assertThat(only("near-duplicate").frames()).containsExactly(214);
  }

  @Test
  void the_stress_sign_of_VASP_is_named() {
    plantAll(l -> l.withStress(times(l.stress().orElseThrow(), -1)));
    Finding finding = only("stress-sign");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.frames()).hasSize(214);
  }

  @Test
  void stress_in_GPa_is_named() {
    plantAll(l -> l.withStress(times(l.stress().orElseThrow(), Units.GPA)));
    assertThat(only("stress-unit").message()).contains("in GPa, positive in tension");
  }

  @Test
  void stress_in_kbar_as_VASP_prints_it_is_named() {
    plantAll(l -> l.withStress(times(l.stress().orElseThrow(), -10 * Units.GPA)));
    assertThat(only("stress-unit").message()).contains("kbar").contains("VASP");
  }

  @Test
  void a_single_stress_of_wrong_sign_is_named() {
    int elastic = described("mode 1, strain 0.06");
    plant(elastic, l -> l.withStress(times(l.stress().orElseThrow(), -1)));
    assertThat(only("stress-sign").frames()).containsExactly(elastic);
  }

  @Test
  void a_set_of_one_cell_says_nothing_of_its_stress() {
    frames.removeIf(frame -> !frame.group().equals("AIMD-NVT"));
    plantAll(l -> l.withStress(times(l.stress().orElseThrow(), -1)));
    assertThat(DatasetCheck.of(frames).withCode("stress-sign")).isEmpty();
  }

  @Test
  void quarantine_holds_every_bad_frame_with_its_reason(@TempDir Path folder) throws Exception {
    plant(17, _ -> Labels.NONE);
    move(30, 0);
    Findings findings = DatasetCheck.of(frames);
    assertThat(findings.quarantine()).containsOnlyKeys(17, 30);
    assertThat(findings.clean()).hasSize(212);
    findings.write(folder, new io.crisol.structures.io.ReadingReport(List.of()));
    List<Frame> bad = ExtendedXyz.read(folder.resolve("quarantine.xyz")).frames();
    assertThat(bad).hasSize(2);
    assertThat(bad.get(1).metadata().get("quarantine")).startsWith("overlapping-atoms: atoms 5");
    assertThat(bad.get(1).structure()).isEqualTo(frames.get(30).structure());
    assertThat(Files.readString(folder.resolve("findings.json")))
        .contains("\"code\": \"overlapping-atoms\"");
  }

  @Test
  void an_open_molecule_is_checked_as_well() {
    double[] h2 = {0, 0, 0, 0.05, 0, 0};
    Frame frame =
        Frame.of(
            new Structure(Cell.OPEN, new Element[] {Element.H, Element.H}, h2),
            Labels.NONE.withEnergy(1).withForces(new double[6]));
    assertThat(DatasetCheck.of(List.of(frame)).withCode("overlapping-atoms")).hasSize(1);
  }
}
