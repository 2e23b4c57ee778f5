package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.SharedData;
import io.crisol.structures.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealFilesTest {
  @Test
  void the_silicon_training_set_is_read_whole() {
    Reading reading = ExtendedXyz.read(SharedData.file("data/mlearn/Si-train.xyz.gz"));
    assertThat(reading.frames()).hasSize(214);
    assertThat(reading.frames().stream().mapToInt(Frame::size).sum()).isEqualTo(13233);
    assertThat(reading.frames()).allMatch(f -> f.labels().stress().isPresent());
    Frame first = reading.frames().getFirst();
    assertThat(first.labels().energy()).hasValue(-295.4975302);
    assertThat(first.group()).isEqualTo("Vacancy");
    assertThat(first.metadata())
        .containsEntry("description", "Snapshot 1 of 32 of Vacancy AIMD NVT simulation at 300 K");
    assertThat(reading.report().toString())
        .contains("214 frames, 13233 atoms (Si), extended XYZ, gzip");
  }

  @Test
  void a_frame_in_bohr_and_hartree_is_converted() {
    Reading reading = ExtendedXyz.read(SharedData.file("golden/n2p2/H2O_RPBE-D3_efs.xyz"));
    Frame first = reading.frames().getFirst();
    assertThat(first.structure().cell().vector(0, 0))
        .isCloseTo(14.782194 * Units.BOHR, within(1e-12));
    assertThat(first.labels().energy().orElseThrow())
        .isCloseTo(-1225.0701078060083 * Units.HARTREE, within(1e-8));
    assertThat(first.labels().forces().orElseThrow()[0])
        .isCloseTo(-0.011944748826345209 * Units.HARTREE / Units.BOHR, within(1e-12));
    assertThat(first.columns().get("energies")[0])
        .isCloseTo(0.012127001458729471 * Units.HARTREE, within(1e-12));
    assertThat(first.metadata()).doesNotContainKey("units");
    assertThat(reading.report().toString()).contains("stated");
  }

  @Test
  void units_stated_as_angstrom_and_eV_change_nothing() {
    Frame first =
        ExtendedXyz.read(SharedData.file("golden/n2p2/Cu2S_PBE_efs.xyz")).frames().getFirst();
    assertThat(first.labels().energy()).hasValue(-567.4011854111103);
  }

  @Test
  void a_nep_file_with_force_in_the_singular_is_read() {
    Reading reading =
        ExtendedXyz.read(SharedData.file("golden/formats/nep-xyz/train-25-frames/train.xyz.gz"));
    assertThat(reading.frames()).hasSize(25).allMatch(f -> f.labels().forces().isPresent());
  }

  @Test
  void a_virial_becomes_a_stress_of_the_other_sign() {
    Frame first = ExtendedXyz.read(SharedData.file("golden/lammps/sw_Si.xyz")).frames().getFirst();
    double volume = first.structure().cell().volume();
    assertThat(first.labels().stress().orElseThrow()[0])
        .isCloseTo(-41.14959420129973 / volume, within(1e-14));
  }

  @Test
  void charges_of_a_column_are_charges_of_the_structure() {
    Frame first =
        ExtendedXyz.read(SharedData.file("golden/lammps/coulomb_exact_NaCl.xyz"))
            .frames()
            .getFirst();
    assertThat(first.structure().charges().orElseThrow()).contains(1.0, -1.0);
    assertThat(first.labels().charges()).isEmpty();
  }

  @Test
  void energy_is_preferred_to_free_energy_and_the_report_says_so() {
    Reading reading =
        ExtendedXyz.read(SharedData.file("golden/abinitio/gpaw/cu4-metal/out.extxyz"));
    assertThat(reading.frames().getFirst().labels().energy()).hasValue(-13.712322810684013);
    assertThat(reading.report().toString())
        .contains("\"energy\" taken, \"free_energy\" left aside");
  }

  @Test
  void every_set_can_be_read() {
    List<String> all =
        List.of(
            "mlip2-devtest/li-ti-o-visible.xyz.gz",
            "cu-poet/cu-poet-visible.xyz",
            "cu-ace/cu-ace-visible.xyz.gz",
            "tio2-aenet/tio2-visible.xyz.gz",
            "hubbard-uj/structures-visible.xyz.gz");
    for (String name : all) {
      Reading reading = FrameFiles.read(SharedData.file("data/" + name).toString());
      assertThat(reading.frames()).hasSizeGreaterThan(100);
    }
  }
}
