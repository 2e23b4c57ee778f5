package io.crisol.bench;

import io.crisol.potentials.embedded.SetflFile;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MtpFile;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.training.selection.ActiveSets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Speed of moment tensor potentials and cost of their grades, in multiples of LAMMPS' eam/alloy in
 * the same run: fcc Cu, 2048 atoms, NVE at 300 K, 1 fs, skin 1 Å, one core, energy, forces and
 * virial every step; the grade, where it is measured, every step too. LAMMPS and all levels are
 * measured in turns, the best of each counts. Arguments: the folder of LAMMPS' potential files, a
 * folder for results, the number of rounds, levels.
 */
public final class MomentSpeed {
  private static final int CELLS = 8;
  private static final int LAMMPS_STEPS = 100;
  private static final double SEGMENT = 0.25; // s
  private static final double WARM_UP = 3; // s
  private static final double GRADE_LIMIT = 30; // %
  private static final Map<Integer, Double> LIMITS = Map.of(8, 2.0, 12, 5.0, 16, 12.0, 20, 30.0);

  private final Path folder;
  private final String eam;
  private final Best lammps = new Best();
  private final List<Level> levels = new ArrayList<>();

  private MomentSpeed(Path potentials, Path folder, List<Integer> numbers) {
    this.folder = folder;
    Path mishin = potentials.resolve("Cu_mishin1.eam.alloy").toAbsolutePath();
    eam = "pair_style eam/alloy%npair_coeff * * %s Cu%n".formatted(mishin);
    CopperMoments copper = CopperMoments.of(SetflFile.read(mishin));
    for (int number : numbers) {
      levels.add(level(number, copper));
    }
  }

  /** Measures and prints the table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Workers.setThreads(1);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<Integer> levels =
        List.of(arguments).subList(3, arguments.length).stream().map(Integer::valueOf).toList();
    MomentSpeed bench =
        new MomentSpeed(
            Path.of(arguments[0]), folder, levels.isEmpty() ? List.of(8, 12, 16, 20) : levels);
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      bench.round();
    }
    bench.print();
  }

  /** Best wall and processor time, µs per atom and step. */
  private static final class Best {
    private double wall = Double.POSITIVE_INFINITY;
    private double processor = Double.POSITIVE_INFINITY;

    void take(double otherWall, double otherProcessor) {
      wall = Math.min(wall, otherWall);
      processor = Math.min(processor, otherProcessor);
    }
  }

  /** A potential in motion, with and without grades. */
  private static final class Level {
    private final int number;
    private final int parameters;
    private final Dynamics plain;
    private final Dynamics graded;
    private final Best without = new Best();
    private final Best with = new Best();
    private Step step;
    private int steps = 1;

    Level(int number, MomentPotential potential) {
      this.number = number;
      parameters = potential.parameters().length;
      PotentialEngine engine = new PotentialEngine(potential, 1);
      plain = new Dynamics(engine, new VelocityVerlet(1));
      graded = new Dynamics(engine, new VelocityVerlet(1), 1);
      Structure crystal = CopperMoments.crystal(CopperMoments.LATTICE, CELLS);
      RandomStream random = new RandomStream(20260501);
      step = plain.evaluate(State.start(crystal, Velocities.exact(crystal, 300, random), random));
      warmUp();
    }

    private void warmUp() {
      long begin = System.nanoTime();
      for (double passed = 0; passed < WARM_UP; passed = 1e-9 * (System.nanoTime() - begin)) {
        run(plain, new Best());
        run(graded, new Best());
      }
      Best once = new Best();
      run(plain, once);
      steps = (int) Math.clamp(SEGMENT / (1e-6 * once.wall * step.state().size()), 5, 200);
    }

    private void run(Dynamics dynamics, Best best) {
      long processor = processor();
      long begin = System.nanoTime();
      for (int s = 0; s < steps; s++) {
        step = dynamics.after(step);
      }
      double unit = 1e-3 / steps / step.state().size();
      best.take((System.nanoTime() - begin) * unit, (processor() - processor) * unit);
    }

    private static long processor() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void measure() {
      run(plain, without);
      run(graded, with);
    }
  }

  /** The potential as read from an {@code .mtp} file, with the active set of all frames' atoms. */
  private Level level(int number, CopperMoments copper) {
    Path file = folder.resolve("Cu-" + number + ".mtp");
    MtpFile.write(file, copper.fitted(number));
    MomentPotential potential =
        MtpFile.read(file, PotentialRequest.of(Set.of(Element.Cu)), _ -> {});
    System.out.printf(
        Locale.ROOT,
        "level %d: %d parameters, %.3f eV/Å from the teacher's forces%n",
        number,
        potential.parameters().length,
        copper.forceError(potential));
    double[] inverse = ActiveSets.inverses(potential, copper.frames()).getFirst();
    return new Level(number, potential.withActiveSet(inverse));
  }

  private void round() throws IOException, InterruptedException {
    measureLammps();
    levels.forEach(Level::measure);
  }

  private void measureLammps() throws IOException, InterruptedException {
    String input =
        LammpsRun.header(Element.Cu, CopperMoments.LATTICE, CELLS, eam, 1)
            + "velocity all create 300 12345 loop geom%nfix 1 all nve%nthermo 100000%n".formatted()
            + "run %d%nrun %d%nrun %d%n".formatted(LAMMPS_STEPS / 2, LAMMPS_STEPS, LAMMPS_STEPS);
    double micros = Double.NaN;
    for (String line : Files.readAllLines(LammpsRun.of(folder, "eam", input).log())) {
      if (line.startsWith("Loop time")) {
        String[] words = line.split(" +"); // Loop time of 0.3 on 1 procs for 100 steps with …
        double units = Double.parseDouble(words[8]) * Double.parseDouble(words[11]);
        micros = 1e6 * Double.parseDouble(words[3]) / units;
      } else if (line.contains("% CPU use")) {
        double share = Double.parseDouble(line.substring(0, line.indexOf('%')).strip());
        lammps.take(micros, micros * Math.min(1, share / 100));
      }
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%nµs per atom and step, one core, best of all rounds; LAMMPS' eam/alloy: %.3g (processor"
            + " time %.3g)%n",
        lammps.wall,
        lammps.processor);
    System.out.println(
        "| level | parameters | µs | times LAMMPS' EAM | limit | by processor time | µs with grade"
            + " | grade costs | by processor time | limit |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    levels.forEach(this::print);
  }

  private void print(Level level) {
    double times = level.without.wall / lammps.wall;
    double cost = percent(level.without.wall, level.with.wall);
    System.out.printf(
        Locale.ROOT,
        "| %d | %d | %.3g | %.2f | %s | %.2f | %.3g | %.0f %% | %.0f %% | %s |%n",
        level.number,
        level.parameters,
        level.without.wall,
        times,
        verdict(times, LIMITS.get(level.number)),
        level.without.processor / lammps.processor,
        level.with.wall,
        cost,
        percent(level.without.processor, level.with.processor),
        verdict(cost, GRADE_LIMIT));
  }

  private static double percent(double without, double with) {
    return 100 * (with / without - 1);
  }

  private static String verdict(double value, Double limit) {
    return limit == null
        ? ""
        : String.format(Locale.ROOT, value <= limit ? "<= %.0f" : "> %.0f: not met", limit);
  }
}
