package io.crisol.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.simulation.ReplicasResult;
import io.crisol.structures.Progress;
import io.crisol.structures.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs side by side are the runs that each would be alone. */
class MdReplicasTest {
  private static final List<Replica> REPLICAS =
      Replica.of(new ReplicaOptions(List.of(60.0, 90.0), 2), 300, 7);

  @TempDir Path folder;

  @AfterEach
  void allThreads() {
    Workers.setThreads(Runtime.getRuntime().availableProcessors());
  }

  private static MdRun run(Replica replica, long steps) {
    return KilledRun.of(
        steps,
        MdOptions.Ensemble.LANGEVIN,
        Map.of("temperature", replica.temperature(), "seed", replica.seed()));
  }

  private static MdReplicas side(Path folder, long steps) {
    return new MdReplicas(folder, REPLICAS, replica -> run(replica, steps));
  }

  private static void assertSame(Path one, Path other) throws IOException {
    for (String name : List.of("trajectory.xyz", "thermo.csv", "results.json", "checkpoint.json")) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
  }

  @Test
  void names_and_seeds_follow_from_temperature_and_number() {
    assertThat(REPLICAS)
        .extracting(Replica::name)
        .containsExactly("T0060K-1", "T0060K-2", "T0090K-1", "T0090K-2");
    assertThat(REPLICAS).extracting(Replica::seed).doesNotHaveDuplicates().allMatch(s -> s >= 0);
    List<Replica> fewer = Replica.of(new ReplicaOptions(List.of(90.0), 1), 300, 7);
    assertThat(fewer.getFirst()).isEqualTo(REPLICAS.get(2));
    assertThat(Replica.of(new ReplicaOptions(List.of(412.5), 1), 300, 7).getFirst().name())
        .isEqualTo("T412.5K-1");
  }

  @Test
  void a_temperature_must_not_stand_twice() {
    assertThatThrownBy(() -> new ReplicaOptions(List.of(60.0, 60.0), 1))
        .hasMessageContaining("twice");
  }

  @Test
  void each_run_has_the_bits_that_it_has_alone_for_any_number_of_threads() throws IOException {
    for (Replica replica : REPLICAS) {
      run(replica, 120).start(folder.resolve("alone").resolve(replica.name()), Progress.NONE);
    }
    for (int threads : new int[] {1, 2, 3}) {
      Workers.setThreads(threads);
      Path side = folder.resolve("side" + threads);
      ReplicasResult result = side(side, 120).run(false, Progress.NONE);
      assertThat(result.members()).hasSize(4).allMatch(member -> member.result().steps() == 120);
      for (Replica replica : REPLICAS) {
        assertSame(folder.resolve("alone").resolve(replica.name()), side.resolve(replica.name()));
      }
    }
  }

  @Test
  void all_go_on_where_they_were_interrupted_and_who_had_not_begun_begins() throws IOException {
    side(folder.resolve("whole"), 150).run(false, Progress.NONE);
    Path parts = folder.resolve("parts");
    side(parts, 80).run(false, Progress.NONE);
    Path late = parts.resolve("T0090K-2");
    try (Stream<Path> files = Files.list(late)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    side(parts, 150).run(true, Progress.NONE);
    for (Replica replica : REPLICAS) {
      assertSame(folder.resolve("whole").resolve(replica.name()), parts.resolve(replica.name()));
    }
    assertThat(parts.resolve("results.json"))
        .hasSameBinaryContentAs(folder.resolve("whole/results.json"));
  }
}
