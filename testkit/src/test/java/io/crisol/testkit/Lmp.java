package io.crisol.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What LAMMPS says to an input.
 *
 * @param energy eV
 * @param forces double[3N], eV/Å
 * @param stress double[6], xx yy zz xy xz yz, eV/Å³, positive in tension
 */
record Lmp(double energy, double[] forces, double[] stress) {
  /** LAMMPS' bar in units metal, in eV/Å³. */
  private static final double BAR = 1 / 1.6021765e6;

  private static final Pattern NUMBERS = Pattern.compile("\\s*0((\\s+[-+.0-9e]+){7})\\s*");

  /** Skips where there is no LAMMPS, fails with CI=true. */
  static void require() {
    boolean there = false;
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      there |= Files.isExecutable(Path.of(folder, "lmp"));
    }
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: lmp");
    }
    if (!there) {
      System.out.println("skipped: there is no lmp");
    }
    assumeTrue(there, "there is no lmp");
  }

  /** Runs an input that ends with {@code run 0} and writes {@code dump}. */
  static Lmp run(Path folder, String input, String dump) {
    try {
      Process process =
          new ProcessBuilder("lmp", "-in", input, "-log", "log.lammps")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("printed").toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("lmp failed: " + Files.readString(folder.resolve("printed")));
      }
      return read(folder, dump);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Lmp read(Path folder, String dump) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("log.lammps"))) {
      Matcher numbers = NUMBERS.matcher(line);
      if (numbers.matches()) {
        double[] values =
            Arrays.stream(numbers.group(1).strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] stress = Arrays.copyOfRange(values, 1, 7);
        for (int k = 0; k < 6; k++) {
          stress[k] *= -BAR;
        }
        return new Lmp(values[0], forces(folder.resolve(dump)), stress);
      }
    }
    throw new AssertionError("lmp printed no energy");
  }

  private static double[] forces(Path dump) throws IOException {
    List<Double> forces = new ArrayList<>();
    List<String> lines = Files.readAllLines(dump);
    for (String line : lines.subList(9, lines.size())) {
      String[] words = line.strip().split("\\s+");
      for (int a = 5; a < 8; a++) {
        forces.add(Double.parseDouble(words[a]));
      }
    }
    return forces.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Relative difference of the two programs' eV/Å³ in bar; stresses agree to this at best. */
  static double unitDifference() {
    return Math.abs(Units.GPA * 1e4 * BAR - 1);
  }
}
