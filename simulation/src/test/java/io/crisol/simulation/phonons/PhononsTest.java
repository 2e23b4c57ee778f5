package io.crisol.simulation.phonons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.bonded.StillingerWeber;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhononsTest {
  private static final Potential SILICON =
      StillingerWeber.of(
          Element.Si,
          new StillingerWeber.Entry(
              2.1683, 2.0951, 1.8, 21, 1.2, -1 / 3.0, 7.049556277, 0.6022245584, 4, 0, 0));

  private static final double A = 5.430949778405214;

  private static Structure diamond() {
    double[] x = {0, 0, 0, 0, 2, 2, 2, 0, 2, 2, 2, 0, 1, 1, 1, 1, 3, 3, 3, 1, 3, 3, 3, 1};
    Element[] elements = new Element[8];
    Arrays.fill(elements, Element.Si);
    return new Structure(
        Cell.box(A, A, A), elements, Arrays.stream(x).map(c -> c * A / 4).toArray());
  }

  private static PhononsResult phonons(
      Potential potential, Structure structure, Map<String, Object> ground, Map<String, ?> more) {
    GroundOptions options = Settings.of(GroundOptions.class).build(ground);
    return new Phonons(potential, options, Settings.of(PhononOptions.class).build(more))
        .of(Ground.of(potential, structure, options), Progress.NONE);
  }

  /** golden/properties/Si_sw.json: computed for this project with LAMMPS' forces, free to copy. */
  @Test
  void siliconHasItsGoldenFrequencies() {
    Map<String, double[]> golden =
        Map.of(
            "X", new double[] {6.651764, 6.651764, 12.993537, 12.993537, 15.628626, 15.628626},
            "L", new double[] {4.703498, 4.703498, 11.768389, 13.397901, 16.766816, 16.766816},
            "W", new double[] {7.395801, 7.395801, 12.112321, 12.112321, 15.997679, 15.997679},
            "K", new double[] {6.145425, 7.988906, 11.773471, 12.734301, 15.970395, 16.065115},
            "Γ", new double[] {0, 0, 0, 17.832511, 17.832511, 17.832511},
            "Δ", new double[] {4.336590, 4.336590, 7.175388, 16.623629, 16.865443, 16.865443});
    PhononsResult result =
        phonons(SILICON, diamond(), Map.of(), Map.of("points", java.util.List.of("Δ=1/4 0 .25")));
    assertThat(result.crystal().path().lattice()).isEqualTo("face-centred cubic");
    assertThat(result.setup().isWhole()).isTrue();
    assertThat(result.setup().displacements()).isEqualTo(1);
    golden.forEach(
        (name, frequencies) ->
            assertThat(result.points().get(name).frequencies())
                .as(name)
                .containsExactly(frequencies, within(2e-4)));
    assertThat(result.isStable()).isTrue();
    assertThat(result.error().orElseThrow()).isBetween(1e-7, 2e-3);
  }

  /** Any cell, turned anyhow, holds the same crystal. */
  @Test
  void otherCellsOfTheCrystalHaveTheSameFrequencies() {
    double h = A / 2;
    Structure two =
        new Structure(
            Cell.periodic(new double[] {0, h, h, h, 0, h, h, h, 0}),
            new Element[] {Element.Si, Element.Si},
            new double[] {0, 0, 0, h / 2, h / 2, h / 2});
    PhononsResult small = phonons(SILICON, two, Map.of(), Map.of("supercell", "4x4x4"));
    assertThat(small.setup().atoms()).isEqualTo(128);
    double c = Math.cos(0.3);
    double s = Math.sin(0.3);
    Structure turned =
        diamond().replicate(1, 2, 1).strained(new double[] {c - 1, -s, 0, s, c - 1, 0, 0, 0, 0});
    PhononsResult other = phonons(SILICON, turned, Map.of(), Map.of("supercell", "4x2x4"));
    assertThat(other.crystal().primitive().size()).isEqualTo(2);
    assertThat(other.crystal().operations()).hasSize(48);
    assertThat(other.setup().atoms()).isEqualTo(512);
    small
        .points()
        .forEach(
            (name, point) ->
                assertThat(other.points().get(name).frequencies())
                    .as(name)
                    .containsExactly(point.frequencies(), within(1e-3)));
  }

  /** D(q) = Σ_R (1 − cos q·R) φ_R / m for a crystal of one atom and pairs. */
  @Test
  void argonHasTheFrequenciesOfItsPairs() {
    LennardJones potential = LennardJones.argon();
    PhononsResult result =
        phonons(
            potential,
            LennardJones.fcc(5.3, 1),
            Map.of(),
            Map.of(
                "points", java.util.List.of("a=.13 .07 .31", "b=.5 .2 .1"), "displacement", 1e-3));
    Structure primitive = result.crystal().primitive();
    for (String name : new String[] {"a", "b", "X", "W"}) {
      PhononsResult.Point point = result.points().get(name);
      double[] d = new double[9];
      for (int code = 0; code < 729; code++) {
        int[] l = {code / 81 - 4, code / 9 % 9 - 4, code % 9 - 4};
        add(d, potential, primitive, l, point.q());
      }
      double trace = (d[0] + d[4] + d[8]) / Element.Ar.mass();
      double sum = 0;
      for (double frequency : point.frequencies()) {
        sum += frequency * frequency;
      }
      double unit = DynamicalMatrix.TERAHERTZ * DynamicalMatrix.TERAHERTZ;
      assertThat(sum / unit).as(name).isCloseTo(trace, within(1e-5 * trace));
      double product = 1;
      for (double frequency : point.frequencies()) {
        product *= frequency * frequency / unit * Element.Ar.mass();
      }
      double determinant = Matrix3.determinant(d);
      assertThat(product).as(name).isCloseTo(determinant, within(1e-4 * determinant));
    }
  }

  private static void add(
      double[] d, LennardJones potential, Structure primitive, int[] l, double[] q) {
    double[] r = new double[3];
    double phase = 0;
    for (int k = 0; k < 9; k++) {
      r[k % 3] += l[k / 3] * primitive.cell().vector(k / 3, k % 3);
    }
    for (int a = 0; a < 3; a++) {
      phase += 2 * Math.PI * q[a] * l[a];
    }
    double length = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    if (length == 0 || length > potential.cutoff()) {
      return;
    }
    double h = 1e-4;
    double slope = (pair(potential, length + h) - pair(potential, length - h)) / (2 * h);
    double curvature =
        (pair(potential, length + h) - 2 * pair(potential, length) + pair(potential, length - h))
            / (h * h);
    for (int k = 0; k < 9; k++) {
      double along = r[k / 3] * r[k % 3] / (length * length);
      double block = along * curvature + ((k % 4 == 0 ? 1 : 0) - along) * slope / length;
      d[k] += (1 - Math.cos(phase)) * block;
    }
  }

  private static double pair(LennardJones potential, double r) {
    Structure dimer =
        new Structure(
            Cell.OPEN, new Element[] {Element.Ar, Element.Ar}, new double[] {0, 0, 0, r, 0, 0});
    return potential.predict(dimer, Quantities.ENERGY).energy();
  }

  @Test
  void thermalPropertiesAreThoseOfOscillators() {
    PhononsResult result =
        phonons(
            LennardJones.argon(),
            LennardJones.fcc(5.3, 1),
            Map.of(),
            Map.of("temperatures", 1000.0, "temperature_step", 1.0, "mesh", "32x32x32"));
    ThermalTable t = result.thermal().orElseThrow();
    assertThat(t.heatCapacity()[1000]).isCloseTo(3, within(3e-3));
    assertThat(t.heatCapacity()[0]).isZero();
    // Debye's law, 8, and a little more as the waves slow down.
    double low = t.heatCapacity()[4] / t.heatCapacity()[2];
    assertThat(low).isBetween(8.0, 9.5);
    for (int k : new int[] {20, 100, 500}) {
      double slope = (t.freeEnergy()[k + 1] - t.freeEnergy()[k - 1]) / 2;
      assertThat(-slope / Units.BOLTZMANN).isCloseTo(t.entropy()[k], within(1e-3 * t.entropy()[k]));
      double heat = (t.energy()[k + 1] - t.energy()[k - 1]) / 2 / Units.BOLTZMANN;
      assertThat(heat).isCloseTo(t.heatCapacity()[k], within(3e-3 * heat));
    }
    double width = result.states().frequencies()[1] - result.states().frequencies()[0];
    assertThat(Arrays.stream(result.states().states()).sum() * width).isCloseTo(3, within(1e-9));
    // ½ h ⟨ν⟩ of the density of states.
    double mean = 0;
    for (int k = 0; k < result.states().states().length; k++) {
      mean += result.states().states()[k] * result.states().frequencies()[k] * width;
    }
    assertThat(t.zeroPoint()).isCloseTo(Vibrations.PLANCK * mean / 2, within(2e-3 * t.zeroPoint()));
  }

  /** A simple cubic crystal of central forces shears away. */
  @Test
  void imaginaryFrequenciesAreAVerdict() {
    Structure cubic =
        new Structure(Cell.box(3.7, 3.7, 3.7), new Element[] {Element.Ar}, new double[3]);
    PhononsResult result = phonons(LennardJones.argon(), cubic, Map.of("cell", "fixed"), Map.of());
    assertThat(result.isStable()).isFalse();
    assertThat(result.lowest().frequency()).isLessThan(-0.1);
    assertThat(result.thermal()).isEmpty();
    assertThat(result.toJson().get("stable").asBoolean()).isFalse();
    assertThat(result.toJson().text()).contains("\"zero_point_eV_per_atom\": null");
  }

  /** Argon expands; its heat capacities and expansions fit each other as thermodynamics asks. */
  @Test
  void theQuasiHarmonicCrystalObeysThermodynamics() {
    PhononsResult result =
        phonons(
            new LennardJones(0.0104, 3.4, 12, 14),
            LennardJones.fcc(5.3, 1),
            Map.of(),
            Map.of(
                "quasi_harmonic",
                true,
                "temperatures",
                30.0,
                "temperature_step",
                1.0,
                "mesh",
                "8x8x8",
                "supercell",
                "3x3x3",
                "volume_range",
                0.12));
    Expansion expansion = result.expansion().orElseThrow();
    assertThat(expansion.states()).hasSize(31);
    Expansion.State cold = expansion.states().getFirst();
    assertThat(cold.expansion()).isZero();
    // Zero-point motion pushes the atoms apart, by 1 % in length or so.
    double rest = result.ground().structure().cell().volume() / 4;
    assertThat(cold.volume() / rest).isBetween(1.01, 1.06);
    for (int k : new int[] {10, 20, 29}) {
      Expansion.State state = expansion.states().get(k);
      Expansion.State more = expansion.states().get(k + 1);
      Expansion.State less = expansion.states().get(k - 1);
      double slope = (more.volume() - less.volume()) / 2 / state.volume();
      assertThat(state.expansion()).isCloseTo(slope, within(0.02 * slope));
      assertThat(state.gruneisen()).isBetween(2.0, 4.0);
      double second = more.freeEnergy() - 2 * state.freeEnergy() + less.freeEnergy();
      double heat = -state.temperature() * second / Units.BOLTZMANN;
      assertThat(state.heatCapacityAtPressure()).isCloseTo(heat, within(0.02 * heat));
    }
    assertThat(expansion.states().getLast().bulkModulus()).isLessThan(0.95 * cold.bulkModulus());
  }
}
