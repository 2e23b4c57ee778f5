package io.crisol.reference.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Programs;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs through Slurm: a real one that is started by hand, and a false one that fails as asked. */
class SlurmTest {
  @TempDir private Path folder;

  private final List<Process> daemons = new ArrayList<>();

  private static Structure atom(double x) {
    return new Structure(
        Cell.box(5, 5, 5), new Element[] {Element.of("Ar")}, new double[] {x, 0, 0});
  }

  private JobLabeller labeller(String line, Path bin, Map<String, Object> more) {
    JobOptions jobs = Settings.of(JobOptions.class).build(Map.of("runner", "slurm", "retries", 0L));
    Map<String, Object> values = new HashMap<>(Map.of("poll_interval", "0.2 s"));
    values.putAll(more);
    SlurmOptions options = Settings.of(SlurmOptions.class).build(values);
    Path records = folder.resolve("jobs");
    SlurmQueue queue = new SlurmQueue(bin == null ? "" : bin + "/");
    return new JobLabeller(
        new ScriptProgram(line),
        records,
        new SlurmRunner(records, jobs, options, queue, 5e8),
        jobs);
  }

  private static double energy(Labelling labelling) {
    return ((Labelled) labelling).labels().energy().getAsDouble();
  }

  /** A false Slurm whose squeue says one thing. */
  private Path fake(String squeue) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin-" + Math.abs(squeue.hashCode())));
    script(bin.resolve("sbatch"), "echo \"$@\" >>'%s'; echo 41".formatted(folder.resolve("asked")));
    script(bin.resolve("squeue"), squeue);
    script(bin.resolve("scancel"), "echo \"$@\" >>'%s'".formatted(folder.resolve("cancelled")));
    return bin;
  }

  private static void script(Path file, String lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Failure failure(String squeue) throws IOException {
    try (JobLabeller labeller = labeller("true", fake(squeue), Map.of())) {
      return (Failure) labeller.label(atom(1));
    }
  }

  @Test
  void what_slurm_says_of_a_job_that_will_not_end() throws IOException {
    Map<String, Failure.Kind> kinds =
        Map.of(
            "TIMEOUT|TimeLimit", Failure.Kind.TIMED_OUT,
            "CANCELLED|None", Failure.Kind.CANCELLED,
            "NODE_FAIL|None", Failure.Kind.NODE_FAILED,
            "OUT_OF_MEMORY|None", Failure.Kind.KILLED,
            "FAILED|NonZeroExitCode", Failure.Kind.CRASHED,
            "PENDING|launch failed requeued held", Failure.Kind.NOT_STARTED);
    for (var kind : kinds.entrySet()) {
      folder = Files.createDirectories(folder.resolve("next"));
      Failure failure = failure("echo '0|%s'".formatted(kind.getKey()));
      assertThat(failure.kind()).as(kind.getKey()).isEqualTo(kind.getValue());
      assertThat(failure.why()).contains(kind.getKey().split("\\|")[0]);
    }
    assertThat(Files.readString(folder.resolve("asked"))).contains("--no-requeue", "--array=0-0");
  }

  @Test
  void a_job_that_the_queue_forgot() throws IOException {
    Failure failure = failure("echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    assertThat(failure.kind()).isEqualTo(Failure.Kind.NODE_FAILED);
    assertThat(failure.why()).contains("no longer knows");
  }

  @Test
  void a_job_that_sbatch_refuses() throws IOException {
    Path bin = fake("echo");
    script(
        bin.resolve("sbatch"), "echo 'sbatch: error: invalid partition specified: x' >&2; exit 1");
    try (JobLabeller labeller = labeller("true", bin, Map.of())) {
      assertThatThrownBy(() -> labeller.label(atom(1)))
          .hasMessageContaining("label-failed")
          .hasMessageContaining("invalid partition specified: x");
    }
  }

  @Test
  void a_requeued_job_starts_clean() throws Exception {
    // The element runs, dies with its node after having written something, and is started again.
    Path bin = fake("echo '0|REQUEUED|None'");
    script(
        bin.resolve("sbatch"),
        """
        for word; do script=$word; done
        (
          SLURM_ARRAY_TASK_ID=0; export SLURM_ARRAY_TASK_ID
          setsid sh "$script" & sleep 0.5; kill -9 -- -$!
          sleep 0.2; sh "$script"
        ) >/dev/null 2>&1 &
        echo 41
        """);
    String line =
        "[ ! -e scratch/stale ] || exit 9; touch scratch/stale; [ -e second ] || { touch second;"
            + " sleep 30; }; echo 5 >energy";
    try (JobLabeller labeller = labeller(line, bin, Map.of())) {
      assertThat(energy(labeller.label(atom(1)))).isEqualTo(5);
    }
  }

  @Test
  void killed_between_submission_and_its_note_it_finds_the_job_by_name() throws Exception {
    Path bin = fake("case \"$*\" in *--name=*) echo 41;; *) echo '0|COMPLETED|None';; esac");
    script(
        bin.resolve("sbatch"),
        """
        for word; do script=$word; done
        SLURM_ARRAY_TASK_ID=0 sh "$script" >/dev/null 2>&1
        echo 'Connection reset by peer'; exit 1
        """);
    try (JobLabeller labeller = labeller("sleep 0.3; echo 6 >energy", bin, Map.of())) {
      assertThatThrownBy(() -> labeller.label(atom(1))).hasMessageContaining("Connection reset");
    }
    try (JobLabeller labeller = labeller("exit 9", bin, Map.of())) {
      assertThat(energy(labeller.label(atom(1)))).as("not computed again").isEqualTo(6);
    }
  }

  // A real slurmctld and slurmd.

  private static final String CONFIGURATION =
      """
      ClusterName=crisol
      SlurmctldHost=@HOST@(127.0.0.1)
      SlurmUser=@USER@
      SlurmdUser=@USER@
      AuthType=auth/none
      CredType=cred/none
      SlurmctldPort=@PORT1@
      SlurmdPort=@PORT2@
      StateSaveLocation=@DIR@/state
      SlurmdSpoolDir=@DIR@/spool
      SlurmctldPidFile=@DIR@/slurmctld.pid
      SlurmdPidFile=@DIR@/slurmd.pid
      SlurmctldLogFile=@DIR@/slurmctld.log
      SlurmdLogFile=@DIR@/slurmd.log
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_Core
      SchedulerParameters=batch_sched_delay=0,sched_interval=1
      MpiDefault=none
      ReturnToService=2
      AccountingStorageType=accounting_storage/none
      JobAcctGatherType=jobacct_gather/none
      KillWait=2
      NodeName=@HOST@ NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
      PartitionName=all Nodes=@HOST@ Default=YES MaxTime=INFINITE State=UP
      """;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Clients that know this cluster, in a folder of their own. */
  private Path cluster() throws Exception {
    for (String program : List.of("slurmctld", "slurmd", "sbatch")) {
      Programs.require(program, "slurm-wlm");
    }
    Path home = Files.createTempDirectory("slurm");
    Files.createDirectories(home.resolve("state"));
    Files.createDirectories(home.resolve("spool"));
    String host = InetAddress.getLocalHost().getHostName().split("\\.")[0];
    String text =
        CONFIGURATION
            .replace("@HOST@", host)
            .replace("@USER@", System.getProperty("user.name"))
            .replace("@PORT1@", Integer.toString(freePort()))
            .replace("@PORT2@", Integer.toString(freePort()))
            .replace("@DIR@", home.toString());
    Path configuration = Files.writeString(home.resolve("slurm.conf"), text);
    daemon(home, "slurmctld", "-D", "-i", "-f", configuration.toString());
    daemon(home, "slurmd", "-D", "-f", configuration.toString());
    Path bin = Files.createDirectories(home.resolve("bin"));
    for (String client : List.of("sbatch", "squeue", "scancel", "scontrol", "sinfo")) {
      script(
          bin.resolve(client),
          "SLURM_CONF='%s'; export SLURM_CONF; exec %s \"$@\"".formatted(configuration, client));
    }
    for (int k = 0; k < 300 && !said(bin, "sinfo", "-h", "-o", "%T").contains("idle"); k++) {
      Thread.sleep(100);
    }
    assertThat(said(bin, "sinfo")).contains("idle");
    return bin;
  }

  private void daemon(Path home, String... command) throws IOException {
    daemons.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(command[0] + ".out").toFile())
            .start());
  }

  private static String said(Path bin, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    words.set(0, bin.resolve(command[0]).toString());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }

  @AfterEach
  void stop() throws Exception {
    for (Process daemon : daemons.reversed()) {
      daemon.destroy();
      if (!daemon.waitFor(5, TimeUnit.SECONDS)) {
        daemon.destroyForcibly();
      }
    }
  }

  @Test
  void a_real_queue() throws Exception {
    Path bin = cluster();
    Path cancelled = folder.resolve("waiting");
    // The first needs a remedy; the third waits until somebody cancels it.
    String line =
        "[ $ID != 1.0 ] || [ -n \"$REMEDY\" ] || exit 2; [ $ID != 3.0 ] || { echo"
            + " ${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID >%s; exec sleep 100; }; echo $ID >energy"
                .formatted(cancelled);
    Thread canceller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!Files.exists(cancelled) || Files.readString(cancelled).isBlank()) {
                      Thread.sleep(50);
                    }
                    said(bin, "scancel", Files.readString(cancelled).strip());
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
    List<Structure> atoms = List.of(atom(1), atom(2), atom(3), atom(4));
    List<Labelling> results;
    try (JobLabeller labeller = labeller(line, bin, Map.of("prelude", List.of("echo prelude")))) {
      results = labeller.label(atoms, Progress.NONE);
    }
    canceller.join();
    assertThat(energy(results.get(0))).isEqualTo(1);
    assertThat(((Labelled) results.get(0)).remedies()).containsExactly("gently");
    assertThat(energy(results.get(1))).isEqualTo(2);
    Failure failure = (Failure) results.get(2);
    assertThat(failure.kind()).as(failure.why()).isEqualTo(Failure.Kind.CANCELLED);
    assertThat(energy(results.get(3))).isEqualTo(4);
    try (JobLabeller labeller = labeller("echo $ID >energy", bin, Map.of())) {
      assertThat(energy(labeller.label(atom(3)))).as("submitted again").isEqualTo(3);
      assertThat(labeller.label(atom(2)).isRecorded()).isTrue();
    }
  }
}
