package io.crisol.reference.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs and their faults, with shell scripts in the place of a program. */
class JobLabellerTest {
  @TempDir private Path folder;

  private static Structure atom(double x) {
    return new Structure(
        Cell.box(5, 5, 5), new Element[] {Element.of("Ar")}, new double[] {x, 0, 0});
  }

  private static List<Structure> atoms(int count) {
    List<Structure> atoms = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      atoms.add(atom(k));
    }
    return atoms;
  }

  private JobLabeller labeller(String line, Map<String, Object> settings) {
    Map<String, Object> values = new HashMap<>(Map.of("jobs_at_once", 3L));
    values.putAll(settings);
    JobOptions options = Settings.of(JobOptions.class).build(values);
    return new JobLabeller(
        new ScriptProgram(line), folder.resolve("jobs"), new LocalRunner(options), options);
  }

  private JobLabeller labeller(String line) {
    return labeller(line, Map.of());
  }

  private static double energy(Labelling labelling) {
    return ((Labelled) labelling).labels().energy().getAsDouble();
  }

  private static Failure failure(Labelling labelling) {
    return (Failure) labelling;
  }

  @Test
  void results_come_in_the_order_asked_for() {
    // The first takes longest.
    try (JobLabeller labeller = labeller("[ $ID != 1.0 ] || sleep 0.5; echo $ID >energy")) {
      List<Labelling> results = labeller.label(atoms(6), Progress.NONE);
      assertThat(results.stream().map(JobLabellerTest::energy))
          .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    }
  }

  @Test
  void no_more_than_the_limit_run_at_once() throws IOException {
    Path log = folder.resolve("log");
    String line = "echo start >>%1$s; sleep 0.1; echo end >>%1$s; echo $ID >energy".formatted(log);
    try (JobLabeller labeller = labeller(line, Map.of("jobs_at_once", 2L))) {
      labeller.label(atoms(7), Progress.NONE);
    }
    int running = 0;
    int most = 0;
    for (String event : Files.readAllLines(log)) {
      running += event.equals("start") ? 1 : -1;
      most = Math.max(most, running);
    }
    assertThat(most).isEqualTo(2);
  }

  @Test
  void what_is_recorded_is_not_computed_again() {
    try (JobLabeller labeller = labeller("echo 7 >energy")) {
      labeller.label(atoms(2), Progress.NONE);
    }
    try (JobLabeller labeller = labeller("exit 3")) {
      List<Labelling> results = labeller.label(atoms(2), Progress.NONE);
      assertThat(results).allMatch(Labelling::isRecorded);
      assertThat(energy(results.getFirst())).isEqualTo(7);
    }
  }

  @Test
  void one_failure_harms_one_structure() {
    try (JobLabeller labeller = labeller("[ $ID != 2.0 ] || exit 5; echo $ID >energy")) {
      List<Labelling> results = labeller.label(atoms(3), Progress.NONE);
      assertThat(energy(results.get(0))).isEqualTo(1);
      assertThat(failure(results.get(1)).kind()).isEqualTo(Failure.Kind.CRASHED);
      assertThat(failure(results.get(1)).problem().getMessage())
          .contains("label-failed", "where", "attempt-2", "why", "what to do");
      assertThat(energy(results.get(2))).isEqualTo(3);
    }
  }

  @Test
  void the_ladder_of_remedies_is_climbed_and_recorded() throws IOException {
    String line = "[ \"$REMEDY\" = \"very gently\" ] || exit 2; echo 1 >energy";
    try (JobLabeller labeller = labeller(line)) {
      Labelled labelled = (Labelled) labeller.label(atom(1));
      assertThat(labelled.remedies()).containsExactly("gently", "very gently");
      assertThat(labelled.metadata()).containsEntry("remedies", "gently; very gently");
      assertThat(labeller.folder(atom(1)).resolve("attempt-3")).exists();
    }
  }

  @Test
  void a_crash_is_tried_again_in_a_fresh_folder() {
    Path mark = folder.resolve("mark");
    String line =
        "[ -e %1$s ] || { touch %1$s stale; kill -SEGV $$; }; [ ! -e stale ] || exit 9; echo 1 >energy"
            .formatted(mark);
    // The subshell's $$ is the script itself: it dies without an exit code.
    try (JobLabeller labeller = labeller(line)) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(1);
    }
  }

  @Test
  void a_killed_program_is_tried_again_by_the_next_command() {
    try (JobLabeller labeller = labeller("sh -c 'kill -9 $$'")) {
      Failure failure = failure(labeller.label(atom(1)));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.KILLED);
      assertThat(failure.why()).contains("SIGKILL");
    }
    try (JobLabeller labeller = labeller("echo 4 >energy")) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(4);
    }
  }

  @Test
  void a_segfault_is_a_crash_and_stays_one() {
    for (String line : List.of("sh -c 'kill -SEGV $$'", "echo 4 >energy")) {
      try (JobLabeller labeller = labeller(line)) {
        Failure failure = failure(labeller.label(atom(1)));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.CRASHED);
        assertThat(failure.why()).contains("SIGSEGV");
      }
    }
    try (JobLabeller labeller = labeller("echo 4 >energy", Map.of("retry_failed", true))) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(4);
    }
  }

  @Test
  void what_takes_too_long_is_ended_with_all_it_started() throws Exception {
    Path pid = folder.resolve("sleeper");
    String line = "sh -c 'echo $$ >%s; exec sleep 60'; echo 1 >energy".formatted(pid);
    try (JobLabeller labeller = labeller(line, Map.of("time_limit", "0.5 s"))) {
      Failure failure = failure(labeller.label(atom(1)));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
      assertThat(failure.why()).contains("0.5");
    }
    long sleeper = Long.parseLong(Files.readString(pid).strip());
    var handle = ProcessHandle.of(sleeper);
    if (handle.isPresent()) {
      handle.get().onExit().get(10, TimeUnit.SECONDS);
    }
    try (JobLabeller labeller = labeller("echo 2 >energy", Map.of("time_limit", "10 s"))) {
      assertThat(energy(labeller.label(atom(1)))).as("it has more time now").isEqualTo(2);
    }
  }

  @Test
  void a_full_disk_is_named_and_tried_again() {
    String line = "echo 'write error: No space left on device'; exit 1";
    try (JobLabeller labeller = labeller(line)) {
      Failure failure = failure(labeller.label(atom(1)));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.DISK_FULL);
      assertThat(failure.problem().getMessage()).contains("No space left", "free space");
    }
    try (JobLabeller labeller = labeller("echo 2 >energy")) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(2);
    }
  }

  @Test
  void two_processes_do_not_share_a_folder() {
    try (JobLabeller labeller = labeller("echo 1 >energy")) {
      assertThat(labeller.label(atom(1))).isInstanceOf(Labelled.class);
      assertThatThrownBy(() -> labeller("echo 1 >energy"))
          .hasMessageContaining("folder-in-use")
          .hasMessageContaining("wait");
    }
  }

  /** As kill -9 leaves it: the script runs on, and the record says that it runs. */
  private Path abandoned(String line, double x) throws IOException {
    Path job;
    try (JobLabeller labeller = labeller("exit 2")) {
      job = labeller.folder(atom(x));
    }
    Structure structure = atom(x);
    ScriptProgram program = new ScriptProgram(line);
    JobStore store = new JobStore(folder.resolve("jobs"), program);
    Job record = store.open(store.key(structure), structure);
    Path attempt = record.begin(Remedy.NONE);
    program.prepare(structure, Remedy.NONE, attempt);
    Attempt.writeScript(attempt, program.script());
    record.started();
    store.close();
    assertThat(attempt.getParent()).isEqualTo(job);
    return attempt;
  }

  private static Process start(Path attempt) throws IOException {
    return new ProcessBuilder("/bin/sh", attempt.resolve("run.sh").toAbsolutePath().toString())
        .redirectOutput(attempt.resolve("script.out").toFile())
        .start();
  }

  @Test
  void an_orphan_that_still_runs_is_waited_for() throws Exception {
    Path attempt = abandoned("sleep 0.7; echo 11 >energy", 1);
    start(attempt);
    while (!Files.exists(attempt.resolve("pid"))) {
      Thread.sleep(5);
    }
    try (JobLabeller labeller = labeller("echo 99 >energy")) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(11);
    }
  }

  @Test
  void an_orphan_that_has_ended_is_read() throws Exception {
    Path attempt = abandoned("echo 12 >energy", 1);
    assertThat(start(attempt).waitFor()).isZero();
    try (JobLabeller labeller = labeller("echo 99 >energy")) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(12);
    }
  }

  @Test
  void what_died_with_its_parent_is_done_anew_in_a_fresh_folder() throws Exception {
    Path attempt = abandoned("echo 13 >energy; sleep 60", 1);
    Process process = start(attempt);
    while (!Files.exists(attempt.resolve("energy"))) {
      Thread.sleep(5);
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    Files.deleteIfExists(attempt.resolve("exit"));
    try (JobLabeller labeller = labeller("[ ! -e energy ] || exit 9; echo 14 >energy")) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(14);
      assertThat(labeller.folder(atom(1)).resolve("attempt-2")).exists();
    }
  }

  @Test
  void closing_ends_what_runs() throws Exception {
    Path pid = folder.resolve("sleeper");
    JobLabeller labeller = labeller("sh -c 'echo $$ >%s; exec sleep 60'".formatted(pid));
    Thread thread =
        Thread.ofVirtual().unstarted(() -> assertThatThrownBy(() -> labeller.label(atom(1))));
    thread.start();
    while (!Files.exists(pid) || Files.readString(pid).isBlank()) {
      Thread.sleep(5);
    }
    long sleeper = Long.parseLong(Files.readString(pid).strip());
    thread.interrupt();
    thread.join();
    labeller.close();
    var handle = ProcessHandle.of(sleeper);
    if (handle.isPresent()) {
      handle.get().onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(labeller.folder(atom(1)).resolve("attempt-1/exit")).doesNotExist();
  }
}
