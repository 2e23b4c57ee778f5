package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Kr;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LammpsInputTest {
  private static final String LJ = "pair_style lj/cut 8.5\npair_coeff * * 0.0104 3.4\n";

  @TempDir Path folder;

  private LoadedPotential read(String text, Element... elements) throws IOException {
    Path file = Files.writeString(folder.resolve("in.test"), text.replaceAll("; ", "\n"));
    Set<Element> inOrder = new LinkedHashSet<>(List.of(elements));
    return Potentials.resolve(file.toString(), new PotentialRequest(inOrder, Map.of(), List.of()));
  }

  private LennardJones lj(String text, Element... elements) throws IOException {
    return (LennardJones) read(text, elements).potential();
  }

  @Test
  void a_whole_input_works_as_it_stands() throws IOException {
    LoadedPotential loaded =
        read(
            """
            # argon
            units metal
            atom_style atomic
            boundary p p p
            read_data "argon data.txt"   # quotes
            mass 1 39.95
            variable eps equal 0.0104
            variable rc index 8.5 9.5
            pair_style lj/cut &
              ${rc}
            pair_coeff 1 1 ${eps} 3.40
            pair_modify shift yes
            fix 1 all nve
            thermo 100
            run ${steps}
            """,
            Ar);
    LennardJones lj = (LennardJones) loaded.potential();
    assertThat(lj.pairs()).containsEntry(ElementPair.of(Ar), new LennardJones.Pair(0.0104, 3.4));
    assertThat(lj.cutoff()).isEqualTo(8.5);
    assertThat(lj.smoothing()).isEqualTo(Smoothing.SHIFT);
    assertThat(loaded.family()).isEqualTo("LAMMPS input");
    assertThat(loaded.notes().getFirst()).contains("fix, read_data, run, thermo");
  }

  @Test
  void types_follow_the_structure_unless_masses_or_labels_tell() throws IOException {
    String numbers = "pair_style lj/cut 8; pair_coeff 1 1 0.01 3; pair_coeff 2 2 0.02 4";
    var argon = new LennardJones.Pair(0.01, 3);
    assertThat(lj(numbers, Ar, Kr).pairs()).containsEntry(ElementPair.of(Ar), argon);
    assertThat(lj(numbers, Kr, Ar).pairs()).containsEntry(ElementPair.of(Kr), argon);
    assertThat(lj("mass 1 39.95; mass 2 83.8; " + numbers, Kr, Ar).pairs())
        .containsEntry(ElementPair.of(Ar), argon);
    assertThat(lj("labelmap atom 1 Ar 2 Kr; " + numbers, Kr, Ar).pairs())
        .containsEntry(ElementPair.of(Ar), argon);
  }

  @Test
  void without_a_structure_masses_must_tell_the_types() throws IOException {
    String numbers = "pair_style lj/cut 8; pair_coeff 1 1 0.01 3";
    assertThat(lj("mass 1 39.95; " + numbers).elements()).containsExactly(Ar);
    assertThatThrownBy(() -> read(numbers))
        .hasMessageContaining("parameter-missing")
        .hasMessageContaining("in.test, line 2")
        .hasMessageContaining("\"mass\" lines");
  }

  @Test
  void charges_are_summed_as_kspace_style_asks() throws IOException {
    Potential potential =
        read(
                "pair_style lj/cut/coul/long 9; pair_coeff * * 0.01 3; kspace_style pppm 1e-5; "
                    + "set type 1 charge 1; set type 2 charge -1",
                Na,
                Cl)
            .potential();
    PointCharges charges = (PointCharges) ((SumPotential) potential).terms().get(1);
    assertThat(charges.accuracy()).isLessThanOrEqualTo(1e-5);
    assertThat(charges.charges()).isEqualTo(Map.of(Na, 1.0, Cl, -1.0));
  }

  @Test
  void files_are_included() throws IOException {
    Files.writeString(folder.resolve("potential.mod"), LJ);
    assertThat(
            read(
                    "units metal\ninclude potential.mod\npair_style lj/cut 7\n"
                        + "include potential.mod\n",
                    Ar)
                .potential()
                .cutoff())
        .isEqualTo(8.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pair_style nep; pair_coeff * * nep.txt Ar                 | input-not-honoured | come with a later version",
        "pair_style hybrid/overlay lj/cut 8 pace                   | input-not-honoured | pace",
        "pair_style tersoff/zbl; pair_coeff * * f Ar               | input-not-honoured | does not compute",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 3; pair_modify tail yes | input-not-honoured | beyond the cutoff",
        "units real; pair_style lj/cut 8                           | input-not-honoured | units metal",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 3; run 0         | file-malformed     | units metal",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 3; pair_coeff 2 2 0.01 3 | input-not-honoured | no type 2",
        "pair_style lj/cut 8                                       | file-malformed     | no pair_coeff line",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01                  | file-malformed     | line 2",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 x                | file-malformed     | no number",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 NaN              | file-malformed     | no number",
        "pair_style lj/cut ${cut}; pair_coeff 1 1 0.01 3           | input-not-honoured | variable",
        "pair_style coul/long 8; pair_coeff * *                    | file-malformed     | kspace_style",
        "pair_style coul/long 8; pair_coeff * *; kspace_style msm 1e-4 | input-not-honoured | ewald and pppm",
        "pair_style coul/long 8; pair_coeff * *; kspace_style ewald 1e-4; kspace_modify slab 3.0 | input-not-honoured | changes what is summed",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 3; fix 1 all efield 0 0 1 | input-not-honoured | energies or forces",
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 3; bond_style harmonic | input-not-honoured | bonded",
        "pair_style lj/cut 8; pair_cof 1 1 0.01 3                  | input-not-honoured | no command that Crisol knows",
        "pair_style sw; pair_coeff * * absent.sw Ar                | potential-file-missing | absent.sw",
      })
  void what_cannot_be_honoured_is_refused_by_name(String text, String code, String why) {
    assertThatThrownBy(() -> read(text, Ar)).hasMessageContaining(code).hasMessageContaining(why);
  }

  @Test
  void an_input_that_includes_itself_ends() throws IOException {
    assertThatThrownBy(() -> read(LJ + "include in.test\n", Ar))
        .hasMessageContaining("without end");
  }

  @Test
  void a_file_without_pair_style_is_no_input() {
    assertThatThrownBy(() -> read("units metal\nrun 0\n", Ar)).hasMessageContaining("LAMMPS input");
  }
}
