package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MtpFile;
import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every potential of golden/mlip2, read in place, against the numbers of MLIP-2. */
class MlipGoldenTest {
  private static final double ENERGY = 1e-9;
  private static final double FORCE = 1e-8;
  private static final double VIRIAL = 1e-7;

  static Path folder() {
    Path folder = Path.of(System.getProperty("crisol.root")).resolve("../shared/golden/mlip2");
    boolean there = Files.isDirectory(folder);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + folder);
    }
    if (!there) {
      System.out.println("skipped: there is no " + folder);
    }
    assumeTrue(there, "there is no " + folder);
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cu_l12", "Cu_l16", "Si_l08", "Si_l12", "Si_l16_75it"})
  void potentials_of_MLIP_give_its_energies_forces_and_virials(String name) {
    for (Frame frame : ExtendedXyz.read(folder().resolve(name + "_efs.xyz")).frames()) {
      Potential potential =
          Potentials.resolve(
                  folder().resolve(name + ".mtp").toString(), frame.structure(), Map.of())
              .potential();
      compare(frame, potential.predict(frame.structure(), Quantities.FORCES));
    }
  }

  private static void compare(Frame frame, Prediction prediction) {
    double energy = frame.labels().energy().orElseThrow();
    assertThat(prediction.energy())
        .as("energy of %s", frame.source())
        .isCloseTo(energy, within(ENERGY * Math.abs(energy)));
    assertThat(prediction.forces())
        .as("forces of %s", frame.source())
        .usingComparatorWithPrecision(FORCE)
        .containsExactly(frame.labels().forces().orElseThrow());
    assertThat(prediction.stress(frame.structure().cell()).orElseThrow())
        .as("stress of %s", frame.source())
        .usingComparatorWithPrecision(VIRIAL / frame.structure().cell().volume())
        .containsExactly(frame.labels().stress().orElseThrow());
  }

  @Test
  void a_potential_that_was_read_is_written_with_its_own_tables(@TempDir Path temporary) {
    Frame frame = ExtendedXyz.read(folder().resolve("Si_l12_efs.xyz")).frames().getFirst();
    PotentialRequest request = PotentialRequest.of(frame.structure().elementSet());
    MomentPotential read = MtpFile.read(folder().resolve("Si_l12.mtp"), request, _ -> {});
    Path copy = temporary.resolve("copy.mtp");
    MtpFile.write(copy, read);
    MomentPotential again =
        MtpFile.read(
            copy,
            PotentialRequest.of(java.util.Set.of()),
            note -> {
              throw new AssertionError("the file says what its types are: " + note);
            });
    assertThat(again.parameters()).isEqualTo(read.parameters());
    compare(frame, again.predict(frame.structure(), Quantities.FORCES));
  }
}
