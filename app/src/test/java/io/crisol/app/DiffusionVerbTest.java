package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diffusion on the command line: lithium that hops through a resting host. */
class DiffusionVerbTest {
  @TempDir Path folder;

  private Path write(String name, List<String> frames) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("", frames));
  }

  private Crisol diffusion(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("diffusion"));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    all.addAll(List.of("--out", folder.resolve("out").toString(), "--overwrite"));
    return Crisol.run(all.toArray(String[]::new));
  }

  private Json.Obj results() throws IOException {
    Path file = folder.resolve("out/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void lithium_diffuses_as_it_was_made_to() throws IOException {
    Path file =
        write("walk.xyz", new LithiumWalk(800, 24, 0.1, 0.02, true, "time_fs=%d00.0", 5).text());
    Crisol crisol = diffusion(file);
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj results = results();
    // D = rate a² / 6 t = 0.1 · 9 Å² / (6 · 100 fs), in cm²/s a tenth of Å²/fs.
    double truth = 0.1 * LithiumWalk.HOP * LithiumWalk.HOP / 600 * 0.1;
    double[] interval = results.get("tracer_interval_95").asDoubles();
    assertThat(truth).isBetween(interval[0], interval[1]);
    assertThat(interval[1] / interval[0]).isLessThan(1.4);
    double[] haven = results.get("haven_interval_95").asDoubles();
    assertThat(1.0).isBetween(haven[0], haven[1]);
    assertThat(results.get("element").asString()).isEqualTo("Li");
    assertThat(results.get("drift").asString()).isEqualTo("S");
    assertThat(results.get("verdict").asString()).startsWith("diffusive");
    assertThat(Files.readAllLines(folder.resolve("out/msd.csv")).getFirst())
        .isEqualTo("time_fs,Li,S");
    assertThat(crisol.out()).contains("D* of Li", "Haven ratio");
    hops(results);
  }

  private void hops(Json.Obj results) throws IOException {
    Json.Obj hopping = results.get("hopping").asObject();
    assertThat(hopping.get("sites").asDouble()).isEqualTo(64);
    assertThat(hopping.get("mean_length_angstrom").asDouble()).isCloseTo(3, within(0.2));
    // 24 atoms, 799 intervals, one hop in ten.
    assertThat(hopping.get("hops").asDouble()).isCloseTo(1918, within(150.0));
    assertThat(hopping.get("concerted_share").asDouble())
        .isCloseTo(hopping.get("concerted_by_chance").asDouble(), within(0.1));
    assertThat(Files.readString(folder.resolve("out/density.xsf")))
        .contains("BEGIN_DATAGRID_3D_density");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Displacements of Li", "Van Hove functions", "Sites and hops", "D* of Li is");
  }

  @Test
  void parts_wrapped_or_not_give_the_same() throws IOException {
    List<String> wrapped = new LithiumWalk(400, 0.1).text();
    List<String> open = new LithiumWalk(400, 24, 0.1, 0, false, "time_fs=%d00.0", 5).text();
    diffusion(write("whole.xyz", open));
    double whole = results().get("tracer_cm2_per_s").asDouble();
    // The last frame of one part is the first of the next, as in runs that are resumed.
    Path one = write("one.xyz", wrapped.subList(0, 151));
    Path two = write("two.xyz", wrapped.subList(150, 400));
    Crisol crisol = diffusion(one, two);
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(results().get("tracer_cm2_per_s").asDouble()).isCloseTo(whole, within(1e-4 * whole));
    Crisol reversed = diffusion(two, one);
    assertThat(reversed.exit()).isEqualTo(1);
    assertThat(reversed.err()).contains("does not go on", "trajectory-unfit");
  }

  @Test
  void what_is_not_diffusive_is_said() throws IOException {
    Crisol still = diffusion(write("still.xyz", new LithiumWalk(200, 0).text()));
    assertThat(still.exit()).isEqualTo(3);
    assertThat(results().get("verdict").asString()).startsWith("no hops");
    assertThat(results().find("tracer_cm2_per_s")).isEmpty();
    assertThat(results().get("tracer_upper_95_cm2_per_s").asDouble()).isPositive();
    Crisol brief = diffusion(write("brief.xyz", new LithiumWalk(60, 0.003).text()));
    assertThat(brief.exit()).isEqualTo(3);
    assertThat(results().get("verdict").asString()).contains("not diffusive yet", "times longer");
  }

  @Test
  void unfit_trajectories_are_refused_by_name() throws IOException {
    List<String> frames = new LithiumWalk(80, 0.1).text();
    List<String> gap = new ArrayList<>(frames);
    gap.remove(40);
    refused("a frame is missing", write("gap.xyz", gap));
    List<String> fewer = new ArrayList<>(frames);
    fewer.set(50, new LithiumWalk(80, 20, 0.1, 0, true, "time_fs=%d00.0", 5).text().get(50));
    refused("it has 28 atoms, the first frame 32", write("fewer.xyz", fewer));
    refused("nothing can be said of so few", write("few.xyz", frames.subList(0, 20)));
    Path bare = write("bare.xyz", new LithiumWalk(80, 24, 0.1, 0, true, "frame=%d", 5).text());
    refused("--frame-time", bare);
    refused("has no such atoms", bare, "--frame-time", "100 fs", "--element", "Na");
    List<String> rare = new ArrayList<>();
    List<String> fast = new LithiumWalk(2000, 0.5).text();
    for (int f = 0; f < fast.size(); f += 20) {
      rare.add(fast.get(f));
    }
    refused("which way an atom went", write("rare.xyz", rare));
  }

  private void refused(String why, Object... arguments) {
    Crisol crisol = diffusion(arguments);
    assertThat(crisol.exit()).as(why + crisol.err()).isEqualTo(1);
    assertThat(crisol.err()).contains(why);
  }

  @Test
  void step_numbers_need_a_timestep() throws IOException {
    Path file = write("steps.xyz", new LithiumWalk(400, 24, 0.1, 0, true, "step=%d00", 5).text());
    refused("--timestep", file);
    Crisol crisol = diffusion(file, "--timestep", "2 fs");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(results().get("frame_time_fs").asDouble()).isEqualTo(200);
  }
}
