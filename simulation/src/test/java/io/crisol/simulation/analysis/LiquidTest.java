package io.crisol.simulation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.simulation.LennardJones;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityRescaling;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The Lennard-Jones liquid near its triple point (ρ* = 0.8442, T* = 0.709, cut at 2.5 σ) against a
 * LAMMPS run of 864 atoms and 200 000 steps; its files, with their origin, lie in
 * ../shared/golden/properties.
 */
class LiquidTest {
  private static final double EPSILON = 0.0104;
  private static final double SIGMA = 3.4;
  private static final double DENSITY = 0.8442;

  /** Shells of 0.02 σ up to the reach of the reference. */
  private static final int BINS = 125;

  /** As SharedData of the structures module, whose tests are not seen from here. */
  private static Path golden(String name) {
    Path file =
        Path.of(System.getProperty("crisol.root"), "..", "shared", "golden", "properties", name);
    boolean there = Files.exists(file);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no " + file + ", which is needed where CI=true");
    }
    if (!there) {
      System.out.println("skipped: there is no " + file);
    }
    assumeTrue(there, "there is no " + file);
    return file;
  }

  /** Energy and pressure of each step of the run, and its radial distribution. */
  private record Measured(double[] energy, double[] pressure, RadialDistribution.Curves curves) {}

  private static Measured measure() {
    Structure crystal = LennardJones.fcc(Math.cbrt(4 / DENSITY) * SIGMA, 4);
    double timestep = 0.004 * SIGMA * Math.sqrt(crystal.element(0).mass() * Units.AMU / EPSILON);
    double temperature = 0.709 * EPSILON / Units.BOLTZMANN;
    RandomStream random = new RandomStream(77);
    // Beyond its "inner" radius the test potential is smoothed; here it is simply cut, as in the
    // reference.
    PotentialEngine engine =
        new PotentialEngine(new LennardJones(EPSILON, SIGMA, 1e9, 2.5 * SIGMA), 0.35 * SIGMA);
    Dynamics dynamics =
        new Dynamics(engine, new VelocityRescaling(timestep, temperature, 25 * timestep));
    State start = State.start(crystal, Velocities.exact(crystal, 2 * temperature, random), random);
    RadialDistribution rdf = new RadialDistribution(20, 2.5 * SIGMA, 0.02 * SIGMA, 0);
    List<double[]> rows = new ArrayList<>();
    dynamics.stream(start)
        .skip(1000)
        .limit(2500)
        .forEach(
            step -> {
              rdf.accept(step);
              rows.add(
                  new double[] {
                    step.potential() / step.state().size() / EPSILON, reducedPressure(step)
                  });
            });
    return new Measured(
        rows.stream().mapToDouble(row -> row[0]).toArray(),
        rows.stream().mapToDouble(row -> row[1]).toArray(),
        rdf.result().orElseThrow());
  }

  private static double reducedPressure(Step step) {
    return step.pressure().orElseThrow() * SIGMA * SIGMA * SIGMA / EPSILON;
  }

  private static double[] mean(double[] values) {
    double[] blocks = new double[10];
    for (int k = 0; k < values.length; k++) {
      blocks[k * 10 / values.length] += 10 * values[k] / values.length;
    }
    double mean = 0;
    double square = 0;
    for (double block : blocks) {
      mean += block / 10;
      square += block * block / 10;
    }
    return new double[] {mean, Math.sqrt((square - mean * mean) / 9)};
  }

  private static void assertMean(double[] values, double expected, double mostError) {
    double[] found = mean(values);
    assertThat(found[1]).isLessThan(mostError);
    assertThat(found[0]).isCloseTo(expected, within(3.5 * found[1]));
  }

  @Test
  void energy_pressure_and_structure_of_the_liquid_are_those_of_the_reference() throws IOException {
    List<String> reference = Files.readAllLines(golden("lj_liquid_rho0.8442_rdf.csv"));
    Measured measured = measure();
    double inverse = 1 / (2.5 * 2.5 * 2.5);
    double energyTail = 8 * Math.PI / 3 * DENSITY * (inverse * inverse * inverse / 3 - inverse);
    double pressureTail =
        16 * Math.PI / 3 * DENSITY * DENSITY * (2 * inverse * inverse * inverse / 3 - inverse);
    assertMean(measured.energy, -6.106177269061619 - energyTail, 0.01);
    assertMean(measured.pressure, 0.055181726020686536 - pressureTail, 0.05);
    double[] g = measured.curves.g().get("Ar-Ar");
    double squares = 0;
    for (int bin = 0; bin < BINS; bin++) {
      String[] row = reference.get(bin + 1).split(",");
      assertThat(measured.curves.r()[bin] / SIGMA)
          .isCloseTo(Double.parseDouble(row[0]), within(1e-9));
      double difference = g[bin] - Double.parseDouble(row[1]);
      squares += difference * difference;
      assertThat(difference).as("g at " + row[0]).isCloseTo(0, within(0.1));
    }
    assertThat(Math.sqrt(squares / BINS)).isLessThan(0.02);
  }
}
