package io.crisol.testkit;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One and the same input for LAMMPS and for Crisol, style by style. Semicolons end lines. */
class LammpsStylesTest {
  @TempDir Path folder;

  /** Rattled rock salt with charges. */
  private static Structure salt() {
    RandomStream random = new RandomStream(11);
    double half = 2.82;
    Element[] elements = new Element[64];
    double[] positions = new double[192];
    double[] charges = new double[64];
    for (int i = 0; i < 64; i++) {
      int[] site = {i / 16, i / 4 % 4, i % 4};
      boolean sodium = (site[0] + site[1] + site[2]) % 2 == 0;
      elements[i] = sodium ? Na : Cl;
      charges[i] = sodium ? 1 : -1;
      for (int a = 0; a < 3; a++) {
        positions[3 * i + a] = half * site[a] + 0.15 * random.nextGaussian();
      }
    }
    double[] cell = {4 * half, 0, 0, 0.7, 4 * half, 0, -0.4, 0.3, 4 * half};
    return new Structure(Cell.periodic(cell), elements, positions).withCharges(charges);
  }

  private void verify(String setup, double energy, double force) throws IOException {
    Lmp.require();
    Structure structure = salt();
    Frame frame = new Frame(structure, Labels.NONE, Map.of(), Map.of(), Frame.Source.NONE);
    FrameOutputs.of("lammps-data").write(folder.resolve("salt.data"), List.of(frame), _ -> {});
    String input =
        """
        units metal
        atom_style charge
        boundary p p p
        box tilt large
        read_data salt.data
        %s
        thermo_style custom step pe pxx pyy pzz pxy pxz pyz
        thermo_modify norm no format float %%.17g
        run 0
        write_dump all custom forces.dump id type x y z fx fy fz modify sort id format float %%.17g
        """
            .formatted(setup.replaceAll(";\\s*", "\n"));
    Path file = Files.writeString(folder.resolve("in.salt"), input);
    Lmp expected = Lmp.run(folder, "in.salt", "forces.dump");
    Prediction found =
        Potentials.resolve(
                file.toString(), PotentialRequest.of(structure, Map.of(), List.of(folder)))
            .potential()
            .predict(structure, Quantities.FORCES);
    assertThat(found.energy())
        .isCloseTo(expected.energy(), within(energy * (1 + Math.abs(expected.energy()))));
    assertThat(found.forces())
        .usingComparatorWithPrecision(force)
        .containsExactly(expected.forces());
    double[] s = found.stress(structure.cell()).orElseThrow();
    double[] six = {s[0], s[4], s[8], s[1], s[2], s[5]};
    double largest = java.util.Arrays.stream(six).map(Math::abs).max().orElseThrow();
    assertThat(six)
        .usingComparatorWithPrecision((10 * energy + 2 * Lmp.unitDifference()) * largest + 1e-15)
        .containsExactly(expected.stress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pair_style lj/cut 8; pair_coeff 1 1 0.01 2.5 6; pair_coeff 2 2 0.02 3.5",
        "pair_style lj/cut 8; pair_modify mix sixthpower shift yes; pair_coeff 1 1 0.01 2.5 6; pair_coeff 2 2 0.02 3.5",
        "pair_style lj/cut 8; pair_modify mix arithmetic; pair_coeff * * 0.01 2.5; pair_coeff 2* 2 0.02 3.5 7",
        "pair_style lj/cut/opt 8; pair_coeff * * 0.01 2.5",
        "pair_style lj/smooth/linear 8; pair_coeff 1 1 0.01 2.5; pair_coeff 2 2 0.02 3.5 7",
        "pair_style morse 7; pair_coeff * * 0.1 1.2 3; pair_coeff 1 2 0.2 1.1 2.9 6",
        "pair_style buck 8; pair_modify shift yes; pair_coeff * * 1000 0.3 10; pair_coeff 1 1 1000 0.3 0 5",
        "pair_style born 8; pair_coeff * * 0.2 0.3 2.5 10 -5; pair_coeff 2 2 0.2 0.3 3 50 -80 7",
        "pair_style zbl 2.5 5; pair_coeff 1 1 11 11; pair_coeff 2 2 17 17",
        "pair_style zbl 2.5 5; pair_coeff * * 11 11; pair_coeff 1 2 11 17",
        "pair_style coul/cut 8; pair_coeff * *",
        "pair_style coul/cut 8; pair_coeff * *; dielectric 2.5",
        "pair_style lj/cut/coul/cut 7 9; pair_coeff 1 1 0.01 2.5; pair_coeff 2 2 0.02 3.5",
        "pair_style buck/coul/cut 7; pair_coeff * * 1000 0.3 10",
        "pair_style hybrid lj/cut 8 morse 7; pair_coeff * * lj/cut 0.01 2.5; pair_coeff 1 2 morse 0.1 1.2 3",
        "pair_style hybrid/overlay lj/cut 8 lj/cut 6; pair_coeff * * lj/cut 1 0.01 2.5; pair_coeff 2 2 lj/cut 2 0.01 3; pair_modify pair lj/cut 2 shift yes",
        "pair_style hybrid/overlay zbl 2 4 morse 7; pair_coeff 1 1 zbl 11 11; pair_coeff * * morse 0.1 1.2 3",
        "pair_style hybrid lj/cut 8 zero 5; pair_coeff * * zero; pair_coeff 2 2 lj/cut 0.01 2.5",
        "pair_style hybrid lj/cut 8; pair_coeff * * lj/cut 0.01 2.5; pair_coeff 1 2 none",
        "variable e equal 0.01; variable c index 8; pair_style lj/cut ${c}; pair_coeff * * $e &\n 2.5 # Na",
      })
  void formulas_agree_with_LAMMPS(String setup) throws IOException {
    verify(setup, 1e-11, 1e-10);
  }

  /** LAMMPS' error function is a polynomial with errors of 1e-7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pair_style coul/long 7; pair_coeff * *; kspace_style ewald 1e-9; pair_modify table 0",
        "pair_style coul/long 7; pair_coeff * *; kspace_style ewald 1e-9; pair_modify table 0; dielectric 2",
        "pair_style lj/cut/coul/long 7 8; pair_coeff 1 1 0.01 2.5; pair_coeff 2 2 0.02 3.5 6; kspace_style ewald 1e-9; pair_modify table 0",
        "pair_style hybrid/overlay buck 7 coul/long 7; pair_coeff * * buck 1000 0.3 10; pair_coeff * * coul/long; kspace_style ewald 1e-9; pair_modify table 0",
        "pair_style coul/dsf 0.2 8; pair_coeff * *",
        "pair_style lj/cut/coul/dsf 0.15 7 9; pair_coeff * * 0.01 2.5",
        "pair_style born/coul/dsf 0.15 7 9; pair_coeff * * 0.2 0.3 2.5 10 -5",
      })
  void charges_agree_with_LAMMPS_as_far_as_its_error_function_goes(String setup)
      throws IOException {
    verify(setup, 3e-6, 1e-5);
  }

  /** A coarse table, so that the way of interpolation shows. */
  private static String table(String header) {
    StringBuilder text = new StringBuilder("# coarse\n\nNaCl\nN 60 " + header + "\n\n");
    for (int k = 0; k < 60; k++) {
      double r = 1.5 + 6.5 * k / 59;
      double q = Math.exp(-1.1 * (r - 3));
      text.append(k + 1).append(' ').append(r).append(' ').append(0.2 * (q * q - 2 * q));
      text.append(' ').append(0.44 * (q * q - q)).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | lookup 300",
        "'' | linear 200",
        "'' | spline 90",
        "R 1.5 8.0 FPRIME -9.0 -0.01 | spline 90",
        "RSQ 1.5 8.0 | linear 60",
        "RSQ 1.5 8.0 | linear 100",
        "RSQ 1.5 8.0 FPRIME -9.0 -0.01 | spline 60",
        "RSQ 1.5 8.0 FPRIME -9.0 -0.01 | lookup 60",
      })
  void tables_agree_with_LAMMPS(String header, String style) throws IOException {
    Files.writeString(folder.resolve("salt.table"), table(header));
    String coefficients = "; pair_coeff * * salt.table NaCl; pair_coeff 1 2 salt.table NaCl 7";
    boolean whole = header.startsWith("RSQ");
    verify(
        "pair_style table " + style + (whole ? "; pair_coeff * * salt.table NaCl" : coefficients),
        1e-11,
        1e-10);
  }
}
