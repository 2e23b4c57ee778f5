package io.crisol.potentials.bonded;

import static io.crisol.structures.Element.C;
import static io.crisol.structures.Element.Si;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Energies, forces and virials of LAMMPS, where its files are at hand. */
class LammpsValuesTest {
  private static Path shared(String name) {
    Path file =
        Path.of(System.getProperty("crisol.root", "."))
            .resolve("../shared/golden")
            .resolve(name)
            .normalize();
    if (!Files.exists(file)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("needed with CI=true and not there: " + file);
      }
      System.out.println("skipped: there is no " + file);
      org.junit.jupiter.api.Assumptions.abort("there is no " + file);
    }
    return file;
  }

  private static void assertSame(Potential potential, String name) {
    List<Frame> frames = ExtendedXyz.read(shared("lammps/" + name + ".xyz")).frames();
    assertThat(frames).isNotEmpty();
    for (Frame frame : frames) {
      Prediction prediction = potential.predict(frame.structure(), Quantities.ALL);
      double energy = frame.labels().energy().orElseThrow();
      assertThat(prediction.energy()).isCloseTo(energy, within(1e-9 * Math.abs(energy)));
      assertThat(prediction.forces())
          .usingComparatorWithPrecision(1e-8)
          .containsExactly(frame.labels().forces().orElseThrow());
      assertThat(prediction.stress(frame.structure().cell()).orElseThrow())
          .usingComparatorWithPrecision(1e-7 / frame.structure().cell().volume())
          .containsExactly(frame.labels().stress().orElseThrow());
    }
  }

  @Test
  void stillinger_weber_silicon() {
    Path file = shared("potentials/Si.sw");
    assertSame(StillingerWeberFormat.read(file, List.of(Si)), "sw_Si");
  }

  @Test
  void tersoff_silicon() {
    assertSame(TersoffFormat.read(shared("potentials/Si.tersoff"), List.of(Si)), "tersoff_Si");
  }

  @Test
  void tersoff_silicon_carbide() {
    List<Element> both = List.of(C, Si);
    assertSame(TersoffFormat.read(shared("potentials/SiC.tersoff"), both), "tersoff_SiC");
  }
}
