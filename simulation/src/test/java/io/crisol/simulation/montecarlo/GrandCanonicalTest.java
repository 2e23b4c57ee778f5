package io.crisol.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Atoms that come and go, against gases whose equation of state is known. */
class GrandCanonicalTest {
  private static final Element ARGON = Element.of("Ar");
  private static final double SIDE = 30;
  private static final double TEMPERATURE = 300;
  private static final double KT = Units.BOLTZMANN * TEMPERATURE;

  @TempDir Path folder;

  private Series number(
      Potential potential, Cell cell, Optional<Structure> sites, Map<String, Object> moves) {
    Map<String, Object> all = new HashMap<>(Map.of("insertions", 2.0));
    all.putAll(moves);
    Structure start = new Structure(cell, new Element[] {ARGON}, new double[3]);
    McRun run =
        new McRun(
            potential,
            start,
            cell,
            Settings.of(McOptions.class)
                .build(
                    Map.of(
                        "temperatures", List.of(TEMPERATURE),
                        "sweeps", 8000L,
                        "equilibration", 500L,
                        "trials_per_sweep", 30L)),
            Settings.of(MoveOptions.class).build(all),
            Settings.of(McSampling.class).build(Map.of("thermo_interval", 1L)),
            sites,
            Map.of());
    WalkResult walk = run.run(folder, false, Progress.NONE).walks().getFirst();
    assertThat(walk.drift()).isLessThan(1e-9);
    return walk.number().get(ARGON);
  }

  /** μ at which an ideal gas has so many atoms in the volume. */
  private static double potential(double atoms, double volume) {
    return KT * Math.log(atoms * Math.pow(Wavelength.of(ARGON, KT), 3) / volume);
  }

  private static LennardJones argon(double epsilon) {
    return LennardJones.of(ARGON, epsilon, 3.4, 8.5, Smoothing.NONE);
  }

  @Test
  void anIdealGasHasTheDensityOfItsChemicalPotential() {
    double mu = potential(10, SIDE * SIDE * SIDE);
    Series number =
        number(
            argon(1e-30),
            Cell.box(SIDE, SIDE, SIDE),
            Optional.empty(),
            Map.of("chemical_potentials", Map.of("Ar", mu), "step", 3.0));
    assertThat(number.error()).isLessThan(0.1);
    assertThat(number.mean()).isCloseTo(10, within(4 * number.error()));
  }

  /** ρ = z + 2 b z² with b = −B₂: the activity z = exp(μ/kT)/Λ³. */
  @Test
  void anArgonGasDeviatesAsItsSecondVirialCoefficientSays() {
    double volume = SIDE * SIDE * SIDE;
    double z = 6 / volume;
    double b2 = secondVirial();
    double expected = volume * (z - 2 * b2 * z * z);
    Series number =
        number(
            argon(0.0104),
            Cell.box(SIDE, SIDE, SIDE),
            Optional.empty(),
            Map.of("chemical_potentials", Map.of("Ar", potential(6, volume)), "step", 3.0));
    assertThat(number.error()).isLessThan(0.06);
    // The third coefficient adds less than 1 % here.
    assertThat(number.mean()).isCloseTo(expected, within(0.06 + 3.5 * number.error()));
  }

  /** B₂ = −2π ∫ (exp(−φ/kT) − 1) r² dr. */
  private static double secondVirial() {
    double sum = 0;
    double step = 1e-3;
    for (double r = step / 2; r < 8.5; r += step) {
      double sixth = Math.pow(3.4 / r, 6);
      double phi = 4 * 0.0104 * (sixth * sixth - sixth);
      sum += (Math.exp(-phi / KT) - 1) * r * r * step;
    }
    return -2 * Math.PI * sum;
  }

  /** Sites without interaction: θ/(1 − θ) = v exp(μ/kT)/Λ³ (Langmuir). */
  @Test
  void sitesFillAsLangmuirSays() {
    double[] places = new double[24];
    Element[] elements = new Element[8];
    for (int k = 0; k < 8; k++) {
      elements[k] = ARGON;
      places[3 * k] = 12 * (k & 1);
      places[3 * k + 1] = 6 * (k & 2);
      places[3 * k + 2] = 3 * (k & 4);
    }
    Cell cell = Cell.box(24, 24, 24);
    double v = 4 * Math.PI / 3;
    Series number =
        number(
            argon(1e-30),
            cell,
            Optional.of(new Structure(cell, elements, places)),
            Map.of(
                "displacements", 0.0,
                "chemical_potentials", Map.of("Ar", potential(2, v)),
                "site_radius", 1.0));
    assertThat(number.mean() / 8).isCloseTo(2.0 / 3, within(4 * number.error() / 8));
    assertThat(number.error()).isLessThan(0.05);
  }

  @Test
  void insertionsIntoNowhereAndOverlappingSitesAreRefused() {
    Map<String, Object> moves = Map.of("chemical_potentials", Map.of("Ar", -0.3));
    assertThatThrownBy(() -> number(argon(0.01), Cell.OPEN, Optional.empty(), moves))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no volume");
    Structure near =
        new Structure(
            Cell.box(9, 9, 9), new Element[] {ARGON, ARGON}, new double[] {0, 0, 0, 0.8, 0, 0});
    assertThatThrownBy(() -> number(argon(0.01), Cell.box(9, 9, 9), Optional.of(near), moves))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("site_radius");
  }
}
