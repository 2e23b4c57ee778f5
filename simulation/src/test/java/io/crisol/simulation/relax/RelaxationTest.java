package io.crisol.simulation.relax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.run.RelaxRun;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaxationTest {
  /**
   * So far-reaching that the nearest-neighbour distance of fcc is that of the infinite lattice sums
   * to 3e-4 Å.
   */
  private static final LennardJones FAR = new LennardJones(0.0104, 3.4, 30, 34);

  private static RelaxOptions options(CellFreedom cell, Map<String, Object> more) {
    Map<String, Object> values =
        new HashMap<>(
            Map.of("cell", cell.name(), "force_tolerance", 1e-6, "stress_tolerance", 1e-5));
    values.putAll(more);
    return Settings.of(RelaxOptions.class).build(values);
  }

  private static Structure shaken(Structure structure, double size) {
    RandomStream random = new RandomStream(31);
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += size * random.nextGaussian();
    }
    return structure.withPositions(positions);
  }

  private static RelaxResult relax(
      LennardJones potential, Structure structure, RelaxOptions options) {
    return new Relaxation(new PotentialEngine(potential, 0.5), options).run(structure, _ -> {});
  }

  @Test
  void a_committee_tells_its_spread_and_stops_where_it_is_too_large() {
    Smoothing smooth = Smoothing.FORCE_SHIFT;
    Potential committee =
        new CommitteePotential(
            List.of(
                io.crisol.potentials.pair.LennardJones.of(Element.Ar, 0.0104, 3.4, 8, smooth),
                io.crisol.potentials.pair.LennardJones.of(Element.Ar, 0.0104, 3.5, 8, smooth)),
            Calibration.NONE);
    Structure near =
        new Structure(
            Cell.box(30, 30, 30),
            new Element[] {Element.Ar, Element.Ar},
            new double[] {0, 0, 0, 3.2, 0, 0});
    double start =
        committee.predict(near, Quantities.GRADED).spread().get().largestForce().getAsDouble();
    RelaxResult free =
        new Relaxation(new PotentialEngine(committee, 0.5), options(CellFreedom.FIXED, Map.of()))
            .run(near, _ -> {});
    assertThat(free.converged()).isTrue();
    assertThat(free.maxSpread().orElseThrow()).isBetween(1e-4, start / 2);
    assertThat(free.toJson().members()).containsKey("max_spread_eV_per_angstrom");
    RelaxResult stopped =
        new Relaxation(
                new PotentialEngine(committee, 0.5),
                options(CellFreedom.FIXED, Map.of("spread_limit", start / 2)))
            .run(near, _ -> {});
    assertThat(stopped.stopped()).contains("spread");
    assertThat(stopped.steps()).isZero();
    assertThat(stopped.converged()).isFalse();
  }

  @Test
  void a_dimer_finds_its_bond_length() {
    Structure dimer =
        new Structure(
            Cell.OPEN,
            new Element[] {Element.of("Ar"), Element.of("Ar")},
            new double[] {0, 0, 0, 2, 2.5, 1.5});
    RelaxResult result =
        relax(new LennardJones(0.0104, 3.4, 20, 21), dimer, options(CellFreedom.FIXED, Map.of()));
    assertThat(result.converged()).isTrue();
    double[] p = result.structure().positions();
    double distance =
        Math.sqrt(Math.pow(p[3] - p[0], 2) + Math.pow(p[4] - p[1], 2) + Math.pow(p[5] - p[2], 2));
    assertThat(distance).isCloseTo(3.4 * Math.pow(2, 1 / 6.0), within(1e-4));
    assertThat(result.energy()).isCloseTo(-0.0104, within(1e-9));
    assertThat(result.stress()).isEmpty();
  }

  @Test
  void a_strained_and_shaken_crystal_finds_the_lattice_constant_of_the_lattice_sums() {
    // Infinite fcc: a³ = 4 (2 A₁₂ / A₆)^{1/2} σ³ /√2 with A₁₂ = 12.13188, A₆ = 14.45392 (Kittel,
    // Introduction to Solid
    // State Physics, chapter 3): nearest neighbours at (2 A₁₂/A₆)^{1/6} σ = 1.0902 σ, −8.610 ε per
    // atom.
    Structure start =
        shaken(LennardJones.fcc(5.1, 1), 0.05)
            .strained(new double[] {0.03, 0.02, 0, -0.01, -0.02, 0.02, 0, 0.01, 0});
    RelaxResult result = relax(FAR, start, options(CellFreedom.FREE, Map.of()));
    assertThat(result.converged()).isTrue();
    double nearest = Math.cbrt(result.structure().cell().volume() / 4) * Math.pow(2, 1 / 6.0);
    assertThat(nearest).isCloseTo(3.4 * Math.pow(2 * 12.13188 / 14.45392, 1 / 6.0), within(3e-4));
    // What lies beyond the cutoff, −(8π/3) ρ ε σ⁶/r³ at the middle of the window; 8.610 is rounded
    // to 0.0005.
    double density = 4 / result.structure().cell().volume();
    double tail = -8 * Math.PI / 3 * density * 0.0104 * Math.pow(3.4, 6) / Math.pow(32, 3);
    assertThat(result.energy() / 4 + tail).isCloseTo(-8.610 * 0.0104, within(0.0005 * 0.0104));
    for (double component : result.stress().orElseThrow()) {
      assertThat(component * Units.GPA).isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void under_pressure_the_stress_is_the_pressure() {
    Structure start = shaken(LennardJones.fcc(5.3, 2), 0.1);
    RelaxResult result =
        relax(LennardJones.argon(), start, options(CellFreedom.FREE, Map.of("pressure", 1.0)));
    assertThat(result.converged()).isTrue();
    assertThat(result.steps()).isLessThan(400);
    double[] stress = result.stress().orElseThrow();
    for (int k = 0; k < 9; k++) {
      assertThat(stress[k] * Units.GPA).isCloseTo(k % 4 == 0 ? -1 : 0, within(1e-5));
    }
  }

  @Test
  void at_fixed_shape_only_the_volume_changes() {
    Structure start =
        LennardJones.fcc(5.3, 1).strained(new double[] {0.05, 0, 0, 0, 0, 0, 0, 0, 0});
    RelaxResult result = relax(LennardJones.argon(), start, options(CellFreedom.VOLUME, Map.of()));
    assertThat(result.converged()).isTrue();
    Cell cell = result.structure().cell();
    assertThat(cell.vector(0, 0) / cell.vector(1, 1)).isCloseTo(1.05, within(1e-12));
    double[] stress = result.stress().orElseThrow();
    assertThat((stress[0] + stress[4] + stress[8]) * Units.GPA / 3).isCloseTo(0, within(1e-5));
    assertThat(Math.abs(stress[0] - stress[4]) * Units.GPA).isGreaterThan(0.01);
  }

  @Test
  void forces_are_the_gradient_of_the_enthalpy_in_atoms_and_cell() {
    Structure reference = shaken(LennardJones.fcc(5.2, 1), 0.1);
    double pressure = 0.02;
    for (CellFreedom freedom : CellFreedom.values()) {
      CellCoordinates coordinates = new CellCoordinates(reference, freedom, pressure);
      double[] q = coordinates.start();
      for (int k = 0; k < q.length; k++) {
        q[k] += 0.1 * Math.sin(k + 1);
      }
      Structure at = coordinates.structure(q);
      double[] forces =
          coordinates.forces(q, at, LennardJones.argon().predict(at, Quantities.FORCES));
      for (int k = 0; k < q.length; k++) {
        double h = 1e-4;
        double[] more = q.clone();
        more[k] += h;
        double[] less = q.clone();
        less[k] -= h;
        double slope =
            (enthalpy(coordinates.structure(more), pressure)
                    - enthalpy(coordinates.structure(less), pressure))
                / (2 * h);
        assertThat(forces[k]).as(freedom + " " + k).isCloseTo(-slope, within(1e-7));
      }
    }
  }

  private static double enthalpy(Structure structure, double pressure) {
    Prediction prediction = LennardJones.argon().predict(structure, Quantities.ENERGY);
    return prediction.energy() + pressure * structure.cell().volume();
  }

  @Test
  void lbfgs_finds_the_same_minimum_in_fewer_steps() {
    Structure start =
        shaken(LennardJones.fcc(5.1, 2), 0.1)
            .strained(new double[] {0.03, 0.02, 0, -0.01, -0.02, 0.02, 0, 0.01, 0});
    Map<String, Object> free = Map.of("pressure", 0.1);
    RelaxResult fire = relax(LennardJones.argon(), start, options(CellFreedom.FREE, free));
    RelaxResult lbfgs =
        relax(
            LennardJones.argon(),
            start,
            options(CellFreedom.FREE, Map.of("pressure", 0.1, "method", "lbfgs")));
    assertThat(lbfgs.converged()).isTrue();
    assertThat(lbfgs.steps()).isLessThan(fire.steps());
    assertThat(lbfgs.energy()).isCloseTo(fire.energy(), within(1e-7));
    assertThat(lbfgs.structure().cell().volume())
        .isCloseTo(fire.structure().cell().volume(), within(1e-4));
  }

  /** Two atoms so near that the first step would throw them far apart. */
  @Test
  void lbfgs_takes_back_steps_that_go_up() {
    Structure near =
        new Structure(
            Cell.OPEN, new Element[] {Element.Ar, Element.Ar}, new double[] {0, 0, 0, 2.2, 0.1, 0});
    RelaxResult result =
        relax(
            new LennardJones(0.0104, 3.4, 20, 21),
            near,
            options(CellFreedom.FIXED, Map.of("method", "lbfgs")));
    assertThat(result.converged()).isTrue();
    assertThat(result.energy()).isCloseTo(-0.0104, within(1e-9));
    assertThat(result.steps()).isLessThan(100);
  }

  @Test
  void lbfgs_descends_a_bent_valley() {
    Lbfgs search = new Lbfgs(1);
    double[] x = {-1.2, 1};
    double value = Double.POSITIVE_INFINITY;
    int calls = 0;
    while (value > 1e-14 && calls < 200) {
      double a = x[1] - x[0] * x[0];
      value = 100 * a * a + (1 - x[0]) * (1 - x[0]);
      search.move(x, value, new double[] {400 * a * x[0] + 2 * (1 - x[0]), -200 * a});
      calls++;
    }
    assertThat(value).isLessThan(1e-14);
    assertThat(calls).isLessThan(100);
  }

  /** The bcc crystal of Lennard-Jones is no minimum: its symmetry holds it there. */
  @Test
  void symmetry_is_kept_and_a_saddle_is_told() {
    double a = 4.2;
    Structure bcc =
        new Structure(
                Cell.box(a, a, a),
                new Element[] {Element.Ar, Element.Ar},
                new double[] {0, 0, 0, a / 2, a / 2, a / 2})
            .replicate(2, 2, 2);
    for (String method : List.of("fire", "lbfgs")) {
      RelaxResult kept =
          relax(
              LennardJones.argon(),
              shaken(bcc, 1e-4),
              options(CellFreedom.FREE, Map.of("symmetry", true, "method", method)));
      assertThat(kept.converged()).isTrue();
      RelaxResult.Symmetry symmetry = kept.symmetry().orElseThrow();
      // 48 rotations, and 16 translations that the cell hides.
      assertThat(symmetry.operations()).isEqualTo(768);
      assertThat(symmetry.isSaddle()).isTrue();
      assertThat(kept.toJson().get("symmetry_saddle").asBoolean()).isTrue();
      double[] cell = kept.structure().cell().vectors();
      assertThat(cell[0]).isCloseTo(cell[4], within(1e-9));
      assertThat(cell[1]).isCloseTo(0, within(1e-9));
      double bond = kept.structure().coordinate(3) - kept.structure().coordinate(0) - cell[0] / 4;
      assertThat(bond).isCloseTo(0, within(1e-9));
    }
    RelaxResult fcc =
        relax(
            LennardJones.argon(),
            LennardJones.fcc(5.1, 1),
            options(CellFreedom.FREE, Map.of("symmetry", true)));
    assertThat(fcc.symmetry().orElseThrow().operations()).isEqualTo(192);
    assertThat(fcc.symmetry().orElseThrow().isSaddle()).isFalse();
  }

  @Test
  void too_few_steps_are_not_convergence() {
    RelaxResult result =
        relax(
            LennardJones.argon(),
            shaken(LennardJones.fcc(5.3, 1), 0.1),
            options(CellFreedom.FIXED, Map.of("max_steps", 3L)));
    assertThat(result.converged()).isFalse();
    assertThat(result.steps()).isEqualTo(3);
    assertThat(result.energy()).isLessThan(result.startEnergy());
  }

  @Test
  void an_open_cell_has_nothing_to_relax() {
    Structure atom = new Structure(Cell.OPEN, new Element[] {Element.of("Ar")}, new double[3]);
    assertThatThrownBy(() -> relax(LennardJones.argon(), atom, options(CellFreedom.FREE, Map.of())))
        .hasMessageContaining("does not repeat in all directions");
  }

  @Test
  void a_relaxation_leaves_its_folder(@TempDir Path folder) throws IOException {
    RelaxResult result =
        RelaxRun.run(
            LennardJones.argon(),
            shaken(LennardJones.fcc(5.3, 1), 0.1),
            options(CellFreedom.FIXED, Map.of()),
            folder,
            Progress.NONE);
    assertThat(Files.readAllLines(folder.resolve("thermo.csv"))).hasSize((int) result.steps() + 2);
    assertThat(Files.readString(folder.resolve("relaxed.xyz"))).startsWith("4\nLattice=");
    assertThat(Files.readString(folder.resolve("results.json")))
        .contains("\"kind\": \"relax\"", "\"converged\": true");
  }
}
