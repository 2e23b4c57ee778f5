package io.crisol.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.Langevin;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What dynamics that blow up end with: that, and nothing else, is taken for atoms flown apart. */
class FlyingApartTest {
  private static Structure squeezed(Structure structure, double gap) {
    double[] positions = structure.positions();
    for (int axis = 0; axis < 3; axis++) {
      positions[3 + axis] = positions[axis] + (axis == 0 ? gap : 0);
    }
    return structure.withPositions(positions);
  }

  private static void blowUp(Structure start, double timestep, List<Problem> found) {
    Dynamics dynamics =
        new Dynamics(
            new PotentialEngine(DistanceLearner.TRUTH, 1), new Langevin(timestep, 3000, 1e9));
    double[] rest = new double[3 * start.size()];
    try {
      Step step = dynamics.evaluate(State.start(start, rest, new RandomStream(1)));
      for (int k = 0; k < 100; k++) {
        step = dynamics.after(step);
      }
    } catch (ProblemException e) {
      found.add(e.problem());
    }
  }

  @Test
  void dynamics_that_blow_up_meet_numbers_that_are_none() {
    Structure crystal = WalkMethodsTest.ARGON;
    Structure cluster = crystal.withCell(Cell.OPEN, crystal.positions());
    Structure slab =
        crystal.withCell(
            new Cell(crystal.cell().vectors(), true, true, false), crystal.positions());
    List<Problem> found = new ArrayList<>();
    for (Structure start : List.of(crystal, cluster, slab)) {
      for (double gap : new double[] {0.5, 1e-13, 0}) {
        for (double timestep : new double[] {1, 100}) {
          blowUp(squeezed(start, gap), timestep, found);
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(5).containsOnly(Problem.NOT_FINITE);
  }
}
