package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with reference values of another program:
 *
 * <ul>
 *   <li>{@code potential.txt}: the potential, as a user writes it
 *   <li>{@code expected.xyz.gz}: structures with energy, forces and virial or stress
 *   <li>{@code origin.txt}: which program computed them, with what input, and under which licence
 * </ul>
 *
 * @param folder the folder
 */
public record GoldenCase(Path folder) {
  /** All cases of a folder, by name. */
  public static List<GoldenCase> in(Path folder) {
    try (Stream<Path> cases = Files.list(folder)) {
      return cases.sorted().map(GoldenCase::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its structures and what is expected of them. */
  public List<Frame> frames() {
    return ExtendedXyz.read(folder.resolve("expected.xyz.gz")).frames();
  }

  /**
   * Predicts every structure and compares.
   *
   * @param energy relative tolerance of the energy
   * @param force tolerance of force components, eV/Å
   * @param virial tolerance of the components of the virial, eV
   */
  public void verify(double energy, double force, double virial) {
    assertThat(folder.resolve("origin.txt")).isNotEmptyFile();
    List<Frame> frames = frames();
    assertThat(frames).as("frames of %s", this).isNotEmpty();
    for (Frame frame : frames) {
      Prediction prediction =
          potential(frame).potential().predict(frame.structure(), Quantities.FORCES);
      double expected = frame.labels().energy().orElseThrow();
      assertThat(prediction.energy())
          .as("energy of %s", frame.source())
          .isCloseTo(expected, within(energy * Math.abs(expected)));
      assertThat(prediction.forces())
          .as("forces of %s", frame.source())
          .usingComparatorWithPrecision(force)
          .containsExactly(frame.labels().forces().orElseThrow());
      double volume = frame.structure().cell().volume();
      assertThat(prediction.stress(frame.structure().cell()).orElseThrow())
          .as("stress of %s", frame.source())
          .usingComparatorWithPrecision(virial / volume)
          .containsExactly(frame.labels().stress().orElseThrow());
    }
  }

  private LoadedPotential potential(Frame frame) {
    try {
      String text = Files.readString(folder.resolve("potential.txt")).strip();
      return Potentials.resolve(text, frame.structure(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
