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
import java.util.ArrayList;
import java.util.List;

/**
 * Energy drift, diffusion and structure of liquids beside LAMMPS. Arguments: the folder of LAMMPS'
 * potential files and a folder for results. The Lennard-Jones liquid is held against the stored run
 * of {@code ../shared/golden/properties}; it is left out, and said so, where that is absent.
 */
public final class LiquidsBesideLammps {
  private static final double EPSILON = 0.0104;
  private static final double SIGMA = 3.4;
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
    bench.drift();
    bench.lennardJones();
    bench.copper();
  }

  private static Structure fcc(Element element, double a, int times) {
    Element[] elements = {element, element, element, element};
    double h = a / 2;
    double[] positions = {0, 0, 0, h, h, 0, h, 0, h, 0, h, h};
    return new Structure(Cell.box(a, a, a), elements, positions).replicate(times, times, times);
  }

  private static LennardJones argon(Smoothing smoothing) {
    return LennardJones.of(Element.Ar, EPSILON, SIGMA, 2.5 * SIGMA, smoothing);
  }

  // ---- energy drift ----

  private void drift() throws IOException, InterruptedException {
    System.out.println("NVE, slope of the total energy after 1 ps, meV/atom/ps (LAMMPS, Crisol)");
    String lj =
        "pair_style lj/cut %s%npair_coeff 1 1 %s %s%npair_modify shift yes%n"
            .formatted(2.5 * SIGMA, EPSILON, SIGMA);
    String eam = "pair_style eam/alloy%npair_coeff * * %s Cu%n".formatted(mishin());
    compareDrift("lj", argon(Smoothing.SHIFT), fcc(Element.Ar, 5.4, 5), 5.4, lj, 120, 5);
    compareDrift(
        "eam", SetflFile.read(mishin()), fcc(Element.Cu, 3.615, 5), 3.615, eam, 600, 2);
  }

  private void compareDrift(
      String name,
      Potential potential,
      Structure crystal,
      double a,
      String style,
      double temperature,
      double timestep)
      throws IOException, InterruptedException {
    int steps = 20_000;
    Element element = crystal.element(0);
    String input =
        header(element, a, 5, style, timestep)
            + "velocity all create %s 4711 mom yes%nfix 1 all nve%n".formatted(temperature)
            + "thermo_style custom step etotal%nthermo_modify format float %.16g%nthermo 10%nrun "
            + steps
            + "\n";
    List<double[]> rows = table(lammps("drift-" + name, input));
    List<double[]> late = rows.stream().filter(row -> row[0] * timestep >= 1000).toList();
    double theirs =
        Blocks.slope(
                late.stream().mapToDouble(row -> row[0] * timestep / 1000).toArray(),
                late.stream().mapToDouble(row -> row[1] * 1000 / crystal.size()).toArray());
    RandomStream random = new RandomStream(4711);
    Dynamics dynamics = new Dynamics(new PotentialEngine(potential, 1), new VelocityVerlet(timestep));
    State start = State.start(crystal, Velocities.exact(crystal, temperature, random), random);
    EnergyDrift drift = new EnergyDrift();
    Step step = dynamics.evaluate(start);
    for (int s = 0; s < steps; s++) {
      step = dynamics.after(step);
      drift.accept(step);
    }
    System.out.printf(
        "| %-4s | %g fs | %10.2e | %10.2e |%n",
        name, timestep, theirs, drift.result().orElseThrow());
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
    double a = SIGMA * Math.cbrt(4 / 0.8442);
    double kelvin = EPSILON / Units.BOLTZMANN;
    double temperature = stored.get("T_in_D_run").asDouble() * kelvin;
    Liquid.Plan plan =
        new Liquid.Plan(
            0.004 * unit, temperature, 3 * kelvin, 12, 15_000, 2500, 50, 3 * SIGMA, 150);
    Liquid liquid = Liquid.measure(argon(Smoothing.NONE), fcc(Element.Ar, a, 6), plan);
    Blocks d = new Blocks(scaled(liquid.diffusion(), unit / (SIGMA * SIGMA)));
    List<Json> expected = stored.get("D_sigma2_per_tau").asList();
    double mean = expected.get(0).asDouble();
    double error = expected.get(1).asDouble();
    System.out.println("Lennard-Jones liquid, 864 atoms, density 0.8442, T 0.7088 (reduced units)");
    System.out.printf(
        "| D | stored LAMMPS run %.5f(%.5f) | Crisol %.5f(%.5f) | %.1f standard errors | T %.4f |%n",
        mean,
        error,
        d.mean(),
        d.error(),
        d.distance(mean, error),
        new Blocks(liquid.temperature()).mean() / kelvin);
    List<double[]> rows =
        Files.readAllLines(golden.resolveSibling("lj_liquid_rho0.8442_rdf.csv")).stream()
            .skip(1)
            .map(LiquidsBesideLammps::numbers)
            .toList();
    compareRdf(
        liquid, rows.stream().map(row -> new double[] {row[0] * SIGMA, row[1], Double.NaN}).toList());
  }

  private void copper() throws IOException, InterruptedException {
    int blocks = 12;
    int steps = 12_000;
    double reach = 5.5;
    StringBuilder input =
        new StringBuilder(
            header(
                Element.Cu,
                COPPER,
                5,
                "pair_style eam/alloy%npair_coeff * * %s Cu%n".formatted(mishin()),
                1));
    input.append("velocity all create 6000 99 mom yes\nfix 1 all nvt temp 3000 3000 0.5\nrun 6000\n");
    input.append("fix 1 all nvt temp 1500 1500 0.5\nrun 12000\nthermo 50\n");
    for (int b = 0; b < blocks; b++) {
      input.append("compute m all msd com yes\ncompute g all rdf 110\n");
      input.append("fix 2 all ave/time 50 240 12000 c_g[*] file rdf-%d.txt mode vector\n".formatted(b));
      input.append("thermo_style custom step c_m[4] temp\nrun 12000\nunfix 2\nuncompute g\n");
      input.append("thermo_style one\nuncompute m\n");
    }
    Path log = lammps("copper", input.toString());
    List<List<double[]>> runs = tables(log);
    double[] d = new double[blocks];
    double[] t = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      List<double[]> rows = runs.get(b + 2);
      double begin = rows.getFirst()[0];
      List<double[]> late = rows.stream().filter(row -> row[0] - begin >= 1500).toList();
      d[b] =
          Blocks.slope(
                  late.stream().mapToDouble(row -> row[0] - begin).toArray(),
                  late.stream().mapToDouble(row -> row[1]).toArray())
              / 6;
      t[b] = rows.stream().mapToDouble(row -> row[2]).average().orElseThrow();
    }
    Liquid.Plan plan = new Liquid.Plan(1, 1500, 3000, blocks, steps, 1500, 50, reach, 110);
    Liquid liquid = Liquid.measure(SetflFile.read(mishin()), fcc(Element.Cu, COPPER, 5), plan);
    Blocks theirs = new Blocks(scaled(d, 1e-1));
    Blocks ours = new Blocks(scaled(liquid.diffusion(), 1e-1));
    System.out.println("Liquid Cu, EAM (Mishin 2001), 500 atoms, 1500 K; D in cm²/s");
    System.out.printf(
        "| D | LAMMPS %.3e(%.1e) | Crisol %.3e(%.1e) | %.1f standard errors | T %.0f and %.0f K |%n",
        theirs.mean(),
        theirs.error(),
        ours.mean(),
        ours.error(),
        ours.distance(theirs.mean(), theirs.error()),
        new Blocks(t).mean(),
        new Blocks(liquid.temperature()).mean());
    compareRdf(liquid, lammpsRdf(blocks));
  }

  /** Rows r, g, standard error of g from the files of the blocks. */
  private List<double[]> lammpsRdf(int blocks) throws IOException {
    List<List<double[]>> files = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      files.add(
          Files.readAllLines(out.resolve("rdf-" + b + ".txt")).stream()
              .filter(line -> !line.startsWith("#"))
              .map(LiquidsBesideLammps::numbers)
              .filter(row -> row.length >= 3)
              .toList());
    }
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < files.getFirst().size(); k++) {
      int shell = k;
      Blocks g = new Blocks(files.stream().mapToDouble(f -> f.get(shell)[2]).toArray());
      rows.add(new double[] {files.getFirst().get(k)[1], g.mean(), g.error()});
    }
    return rows;
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
        "| g(r) | %d shells | largest difference %.3f | root mean square %.2f standard errors | beyond 2: %d |%n",
        compared, largest, Math.sqrt(squares / compared), far);
  }

  // ---- LAMMPS ----

  private Path mishin() {
    return potentials.resolve("Cu_mishin1.eam.alloy").toAbsolutePath();
  }

  private static String header(
      Element element, double a, int times, String style, double timestep) {
    return "units metal%natom_style atomic%nlattice fcc %s%nregion b block 0 %d 0 %d 0 %d%n"
            .formatted(a, times, times, times)
        + "create_box 1 b%ncreate_atoms 1 box%nmass 1 %s%n".formatted(element.mass())
        + style
        + "neighbor 1.0 bin%nneigh_modify every 1 delay 0 check yes%ntimestep %s%n"
            .formatted(timestep / 1000);
  }

  private Path lammps(String name, String input) throws IOException, InterruptedException {
    Files.writeString(out.resolve(name + ".in"), input);
    Process process =
        new ProcessBuilder("lmp", "-in", name + ".in", "-log", name + ".log")
            .directory(out.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("LAMMPS failed: see " + out.resolve(name + ".log"));
    }
    return out.resolve(name + ".log");
  }

  private static List<double[]> table(Path log) throws IOException {
    return tables(log).getLast();
  }

  /** The thermo tables of a log, one per run. */
  private static List<List<double[]>> tables(Path log) throws IOException {
    List<List<double[]>> tables = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(log)) {
      if (line.startsWith("Step") || line.startsWith("   Step")) {
        tables.add(new ArrayList<>());
        inside = true;
      } else if (line.startsWith("Loop time")) {
        inside = false;
      } else if (inside) {
        tables.getLast().add(numbers(line));
      }
    }
    return tables;
  }

  private static double[] numbers(String line) {
    return java.util.Arrays.stream(line.strip().split("[ ,\t]+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double[] scaled(double[] values, double factor) {
    return java.util.Arrays.stream(values).map(v -> v * factor).toArray();
  }
}
