package io.crisol.bench;

import io.crisol.potentials.Potential;
import io.crisol.potentials.embedded.SetflFile;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.analysis.EnergyDrift;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Energy drift, diffusion and structure of liquids beside LAMMPS. Arguments: the folder of LAMMPS'
 * potential files, a folder for results and, where not all shall run, parts: drift, lj, copper. The
 * Lennard-Jones liquid is held against the stored run of {@code ../shared/golden/properties}; it is
 * left out, and said so, where that is absent.
 */
public final class LiquidsBesideLammps {
  private static final double EPSILON = 0.0104;
  private static final double SIGMA = 3.4;
  private static final int BLOCKS = 12;
  private static final int DRIFT_SEEDS = 4;
  private static final int DRIFT_STEPS = 20_000;
  private static final double COPPER = 3.8; // Å, fcc cell of the density of the liquid at 1500 K

  private final Path potentials;
  private final Path out;

  private LiquidsBesideLammps(Path potentials, Path out) {
    this.potentials = potentials;
    this.out = out;
  }

  /** Runs all parts. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    LiquidsBesideLammps bench =
        new LiquidsBesideLammps(Path.of(arguments[0]), Path.of(arguments[1]));
    Files.createDirectories(bench.out);
    List<String> parts = List.of(arguments).subList(2, arguments.length);
    for (String part : parts.isEmpty() ? List.of("drift", "lj", "copper") : parts) {
      switch (part) {
        case "drift" -> bench.drift();
        case "lj" -> bench.lennardJones();
        case "copper" -> bench.copper();
        default -> throw new IllegalArgumentException("drift, lj or copper, not " + part);
      }
    }
  }

  /** An fcc crystal. */
  private record Crystal(Element element, double a) {
    Structure structure(int times) {
      Element[] elements = {element, element, element, element};
      double h = a / 2;
      double[] positions = {0, 0, 0, h, h, 0, h, 0, h, 0, h, h};
      return new Structure(Cell.box(a, a, a), elements, positions).replicate(times, times, times);
    }
  }

  private static LennardJones argon(Smoothing smoothing) {
    return LennardJones.of(Element.Ar, EPSILON, SIGMA, 2.5 * SIGMA, smoothing);
  }

  // ---- energy drift ----

  private void drift() throws IOException, InterruptedException {
    System.out.println(
        "NVE, slope of the total energy after 1 ps, root mean square of 4 starts, meV/atom/ps"
            + " (LAMMPS, Crisol)");
    String lj =
        "pair_style lj/cut %s%npair_coeff 1 1 %s %s%npair_modify shift yes%n"
            .formatted(2.5 * SIGMA, EPSILON, SIGMA);
    compareDrift("lj", argon(Smoothing.SHIFT), new Crystal(Element.Ar, 5.4), lj, 120, 5);
    compareDrift("eam", copperModel(), new Crystal(Element.Cu, 3.615), eam(), 600, 2);
  }

  private void compareDrift(
      String name,
      Potential potential,
      Crystal crystal,
      String style,
      double temperature,
      double timestep)
      throws IOException, InterruptedException {
    double theirs = 0;
    double ours = 0;
    for (int seed = 1; seed <= DRIFT_SEEDS; seed++) {
      theirs += square(theirDrift(name, crystal, style, temperature, timestep, seed));
      ours += square(ourDrift(potential, crystal.structure(5), temperature, timestep, seed));
    }
    System.out.printf(
        "| %-4s | %.0f fs | %10.1e | %10.1e |%n",
        name, timestep, Math.sqrt(theirs / DRIFT_SEEDS), Math.sqrt(ours / DRIFT_SEEDS));
  }

  private static double square(double x) {
    return x * x;
  }

  private double theirDrift(
      String name, Crystal crystal, String style, double temperature, double timestep, int seed)
      throws IOException, InterruptedException {
    String input =
        LammpsRun.header(crystal.element, crystal.a, 5, style, timestep)
            + "velocity all create %s %d mom yes%nfix 1 all nve%n"
                .formatted(temperature, 4710 + seed)
            + "thermo_style custom step etotal%nthermo_modify format float %%.16g%nthermo 10%nrun %d%n"
                .formatted(DRIFT_STEPS);
    List<double[]> late =
        LammpsRun.of(out, "drift-" + name, input).tables().getLast().stream()
            .filter(row -> row[0] * timestep >= EnergyDrift.SKIPPED)
            .toList();
    return Blocks.slope(
        late.stream().mapToDouble(row -> row[0] * timestep / 1000).toArray(),
        late.stream().mapToDouble(row -> row[1] * 1000 / 500).toArray());
  }

  private static double ourDrift(
      Potential potential, Structure crystal, double temperature, double timestep, int seed) {
    RandomStream random = new RandomStream(4710 + seed);
    Dynamics dynamics =
        new Dynamics(new PotentialEngine(potential, 1), new VelocityVerlet(timestep));
    State start = State.start(crystal, Velocities.exact(crystal, temperature, random), random);
    EnergyDrift drift = new EnergyDrift();
    Step step = dynamics.evaluate(start);
    for (int s = 0; s < DRIFT_STEPS; s++) {
      step = dynamics.after(step);
      drift.accept(step);
    }
    return drift.result().orElseThrow();
  }

  // ---- liquids ----

  private void lennardJones() throws IOException {
    Path golden = Path.of("../shared/golden/properties/lj_liquid_rho0.8442.json");
    if (!Files.exists(golden)) {
      System.out.println("Lennard-Jones liquid: skipped, there is no " + golden);
      return;
    }
    Json.Obj stored = Json.parse(Files.readString(golden), golden.toString()).asObject();
    double unit = SIGMA * Math.sqrt(Element.Ar.mass() * Units.AMU / EPSILON); // τ in fs
    double kelvin = EPSILON / Units.BOLTZMANN;
    double temperature = stored.get("T_in_D_run").asDouble() * kelvin;
    Liquid.Plan plan =
        new Liquid.Plan(
            0.004 * unit, temperature, 3 * kelvin, 12, 15_000, 2500, 50, 3 * SIGMA, 150);
    Crystal crystal = new Crystal(Element.Ar, SIGMA * Math.cbrt(4 / 0.8442));
    Liquid liquid = Liquid.measure(argon(Smoothing.NONE), crystal.structure(6), plan);
    List<Json> expected = stored.get("D_sigma2_per_tau").asList();
    System.out.println("Lennard-Jones liquid, 864 atoms, density 0.8442, T 0.7088 (reduced units)");
    compareDiffusion(
        expected.get(0).asDouble(),
        expected.get(1).asDouble(),
        new Blocks(scaled(liquid.diffusion(), unit / (SIGMA * SIGMA))));
    compareRdf(
        liquid,
        Files.readAllLines(golden.resolveSibling("lj_liquid_rho0.8442_rdf.csv")).stream()
            .skip(1)
            .map(LammpsRun::numbers)
            .map(row -> new double[] {row[0] * SIGMA, row[1], Double.NaN})
            .toList());
  }

  private void copper() throws IOException, InterruptedException {
    LammpsRun run = LammpsRun.of(out, "copper", copperInput());
    List<List<double[]>> tables = run.tables();
    double[] d = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      List<double[]> rows = tables.get(b + 2);
      double begin = rows.getFirst()[0];
      List<double[]> late = rows.stream().filter(row -> row[0] - begin >= 1500).toList();
      d[b] =
          Blocks.slope(
                  late.stream().mapToDouble(row -> row[0] - begin).toArray(),
                  late.stream().mapToDouble(row -> row[1]).toArray())
              / 6;
    }
    Potential model = copperModel();
    // LAMMPS counts its shells up to the cutoff of the potential.
    double reach = model.cutoff();
    Liquid.Plan plan = new Liquid.Plan(1, 1500, 3000, BLOCKS, 12_000, 1500, 50, reach, 110);
    Liquid liquid = Liquid.measure(model, new Crystal(Element.Cu, COPPER).structure(5), plan);
    Blocks theirs = new Blocks(scaled(d, 0.1));
    System.out.println("Liquid Cu, EAM (Mishin 2001), 500 atoms, 1500 K; D in cm²/s");
    compareDiffusion(theirs.mean(), theirs.error(), new Blocks(scaled(liquid.diffusion(), 0.1)));
    compareRdf(liquid, run.rdf(BLOCKS));
  }

  private String copperInput() {
    StringBuilder input =
        new StringBuilder(LammpsRun.header(Element.Cu, COPPER, 5, eam(), 1))
            .append("velocity all create 6000 99 mom yes\n")
            .append("fix 1 all nvt temp 3000 3000 0.5\nrun 12000\n")
            .append("fix 1 all nvt temp 1500 1500 0.5\nrun 12000\nthermo 50\n");
    for (int b = 0; b < BLOCKS; b++) {
      input
          .append("compute m all msd com yes\ncompute g all rdf 110\n")
          .append("fix 2 all ave/time 50 240 12000 c_g[*] file rdf-")
          .append(b)
          .append(".txt mode vector\nthermo_style custom step c_m[4]\nrun 12000\n")
          .append("unfix 2\nuncompute g\nthermo_style one\nuncompute m\n");
    }
    return input.toString();
  }

  private static void compareDiffusion(double mean, double error, Blocks ours) {
    System.out.printf(
        "| D | LAMMPS %.4g(%.2g) | Crisol %.4g(%.2g) | %.1f combined standard errors |%n",
        mean, error, ours.mean(), ours.error(), ours.distance(mean, error));
  }

  /** Where their error is not known it is taken to be ours: a run of the same length. */
  private static void compareRdf(Liquid liquid, List<double[]> theirs) {
    int compared = 0;
    int far = 0;
    double squares = 0;
    double largest = 0;
    for (int k = 0; k < liquid.r().length && k < theirs.size(); k++) {
      Blocks g = liquid.shell(k);
      double[] row = theirs.get(k);
      if (Math.abs(row[0] - liquid.r()[k]) > 1e-3 * SIGMA) {
        throw new IllegalStateException("shells differ: " + row[0] + " and " + liquid.r()[k]);
      }
      if (g.error() > 0 && g.mean() > 0.01) {
        double distance = g.distance(row[1], Double.isNaN(row[2]) ? g.error() : row[2]);
        compared++;
        far += Math.abs(distance) > 2 ? 1 : 0;
        squares += distance * distance;
        largest = Math.max(largest, Math.abs(g.mean() - row[1]));
      }
    }
    System.out.printf(
        "| g(r) | %d shells | largest difference %.3f | root mean square %.2f standard errors |"
            + " beyond 2: %d |%n",
        compared, largest, Math.sqrt(squares / compared), far);
  }

  private Path mishin() {
    return potentials.resolve("Cu_mishin1.eam.alloy").toAbsolutePath();
  }

  private String eam() {
    return "pair_style eam/alloy%npair_coeff * * %s Cu%n".formatted(mishin());
  }

  private Potential copperModel() {
    return SetflFile.read(mishin());
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }
}
