package io.crisol.simulation.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.Einstein;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetropolisTest {
  private static final double TEMPERATURE = 300;
  private static final double KT = Units.BOLTZMANN * TEMPERATURE;

  private static Step start(Dynamics walk, Structure at, long seed) {
    double[] rest = new double[3 * at.size()];
    return walk.evaluate(State.start(at, rest, new RandomStream(seed)));
  }

  /** Of a potential that looks at no neighbours. */
  private static Dynamics alone(Potential potential, Metropolis rule) {
    return new Dynamics((at, wanted) -> potential.predict(at, null, wanted), rule);
  }

  private static Dynamics walk(Potential potential, Metropolis rule) {
    return new Dynamics(new PotentialEngine(potential, 1), rule);
  }

  /** ⟨E⟩ = 3N kT/2 and var E = 3N (kT)²/2, wherever it begins. */
  @Test
  void springs_have_half_kT_each() {
    Structure sites = LennardJones.fcc(5.3, 1);
    Dynamics walk = alone(new Einstein(sites, 1.0), new Metropolis(TEMPERATURE, 0.35, 0.5));
    double[] far = sites.positions();
    far[0] += 1;
    int sweeps = 40_000;
    double[] energies =
        walk.from(start(walk, sites.withPositions(far), 7))
            .skip(200)
            .limit(sweeps)
            .mapToDouble(Step::potential)
            .toArray();
    double expected = 6 * KT;
    assertThat(Arrays.stream(energies).average().orElseThrow())
        .isCloseTo(expected, within(0.02 * expected));
    double variance =
        Arrays.stream(energies).map(e -> (e - expected) * (e - expected)).average().orElseThrow();
    assertThat(variance).isCloseTo(6 * KT * KT, within(0.06 * 6 * KT * KT));
  }

  /** An atom of sodium costs 0.02 eV for every 5 Å along x; the others nothing. */
  private record Slope() implements Potential {
    @Override
    public Set<Element> elements() {
      return Set.of(Element.Na, Element.Cl);
    }

    @Override
    public double cutoff() {
      return 0;
    }

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      double energy = 0;
      for (int i = 0; i < structure.size(); i++) {
        energy += structure.element(i) == Element.Na ? 0.004 * structure.coordinate(3 * i) : 0;
      }
      double[] forces = new double[3 * structure.size()];
      return Prediction.of(energy).withGradients(forces, new double[9]);
    }
  }

  @Test
  void exchanges_of_elements_are_canonical() {
    Structure row =
        new Structure(
            Cell.OPEN,
            new Element[] {Element.Cl, Element.Na, Element.Cl},
            new double[] {0, 0, 0, 5, 0, 0, 10, 0, 0});
    Dynamics walk = alone(new Slope(), new Metropolis(TEMPERATURE, 0.1, 1));
    int[] found = new int[3];
    int sweeps = 60_000;
    walk.from(start(walk, row, 3))
        .limit(sweeps)
        .forEach(step -> found[(int) Math.rint(step.state().structure().coordinate(3) / 5)]++);
    double all = 1 + StrictMath.exp(-0.02 / KT) + StrictMath.exp(-0.04 / KT);
    for (int site = 0; site < 3; site++) {
      double expected = StrictMath.exp(-0.02 * site / KT) / all;
      assertThat((double) found[site] / sweeps).isCloseTo(expected, within(0.012));
    }
  }

  @Test
  void it_goes_on_from_a_state_with_the_same_bits() {
    Structure argon = LennardJones.fcc(5.4, 2);
    Metropolis rule = new Metropolis(60, 0.2, 0);
    Dynamics walk = walk(LennardJones.argon(), rule);
    Step middle = walk.from(start(walk, argon, 11)).skip(5).findFirst().orElseThrow();
    State saved = middle.state();
    State again =
        State.at(
            saved.structure().withPositions(saved.structure().positions()),
            saved.velocities(),
            saved.step(),
            saved.time(),
            saved.random());
    double[] one = after(walk(LennardJones.argon(), rule), saved);
    assertThat(after(walk(LennardJones.argon(), rule), again)).isEqualTo(one);
    assertThat(one).isNotEqualTo(saved.structure().positions());
  }

  private static double[] after(Dynamics walk, State from) {
    return walk.stream(from).skip(5).findFirst().orElseThrow().state().structure().positions();
  }

  @Test
  void nonsense_is_refused() {
    for (double[] bad : new double[][] {{0, 0.1, 0}, {300, 0, 0}, {300, 0.1, 1.5}}) {
      assertThatThrownBy(() -> new Metropolis(bad[0], bad[1], bad[2]))
          .isInstanceOf(ProblemException.class);
    }
  }
}
