package io.crisol.potentials.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published potentials against LAMMPS. */
class SnapGoldenTest {
  @ParameterizedTest
  @CsvSource({
    "snap_Cu_Zuo, Cu_Zuo_JPCA2020",
    "snap_Mo_Zuo, Mo_Zuo_JPCA2020",
    "snap_Si_Zuo, Si_Zuo_JPCA2020",
    "snap_quadratic_Cu_Zuo, Cu_Zuo_JPCA2020.quadratic"
  })
  void published_potentials_agree_with_lammps(String golden, String name) {
    Path file = shared("golden/potentials/" + name + ".snapcoeff");
    List<Frame> frames = ExtendedXyz.read(shared("golden/lammps/" + golden + ".xyz")).frames();
    assertThat(frames).isNotEmpty();
    for (Frame frame : frames) {
      PotentialRequest request =
          new PotentialRequest(frame.structure().elementSet(), Map.of(), List.of());
      Prediction prediction =
          Potentials.resolve(file.toString(), request)
              .potential()
              .predict(frame.structure(), Quantities.ALL);
      verify(frame, prediction);
    }
  }

  private static void verify(Frame frame, Prediction prediction) {
    double energy = frame.labels().energy().orElseThrow();
    assertThat(prediction.energy()).isCloseTo(energy, within(1e-9 * Math.abs(energy)));
    assertThat(prediction.forces())
        .usingComparatorWithPrecision(1e-8)
        .containsExactly(frame.labels().forces().orElseThrow());
    double volume = frame.structure().cell().volume();
    assertThat(prediction.stress(frame.structure().cell()).orElseThrow())
        .usingComparatorWithPrecision(1e-7 / volume)
        .containsExactly(frame.labels().stress().orElseThrow());
    assertThat(prediction.atomEnergies().orElseThrow())
        .usingComparatorWithPrecision(1e-8)
        .containsExactly(frame.columns().get("energies"));
  }

  /** A file under ../shared; without it the test is skipped and says so, with CI=true it fails. */
  static Path shared(String name) {
    Path file =
        Path.of(System.getProperty("crisol.root", "."))
            .resolve("../shared")
            .resolve(name)
            .normalize();
    if (!Files.exists(file)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("needed with CI=true and not there: " + file);
      }
      System.out.println("skipped: there is no " + file);
      assumeTrue(false, "there is no " + file);
    }
    return file;
  }
}
