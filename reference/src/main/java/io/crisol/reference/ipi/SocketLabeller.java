package io.crisol.reference.ipi;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labeller;
import io.crisol.reference.Labelling;
import io.crisol.reference.Plausibility;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is started once and asked through a socket, structure by structure. Where it goes
 * away (pw.x crashes when its self-consistent field does not converge) that structure has failed;
 * it is started again for the next one. The folder of each start holds a {@linkplain SocketRecord
 * record}. Not for several threads.
 */
public final class SocketLabeller implements Labeller {
  private static final int SECONDS_TO_END = 5;

  private final SocketProgram program;
  private final SocketName socket;
  private final Path work;
  private final double patience;
  private final int retries;
  private final Thread atExit = new Thread(this::kill, "end of the program at the socket");
  private IpiServer server;
  private Process process;
  private Path folder;
  private SocketRecord record;
  private Structure atoms;
  private int starts;

  /**
   * A labeller.
   *
   * @param work folder below which each start of the program has one of its own
   * @param patience seconds for one structure
   * @param retries starts more when the program goes away
   */
  public SocketLabeller(
      SocketProgram program, SocketName socket, Path work, double patience, int retries) {
    this.program = program;
    this.socket = socket;
    this.work = work;
    this.patience = patience;
    this.retries = retries;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  @Override
  public String identity() {
    return program.name() + " through a socket\n" + program.identity();
  }

  @Override
  public List<String> notes() {
    return program.notes();
  }

  @Override
  public List<Labelling> label(List<Structure> structures, Progress progress) {
    List<Labelling> results = new ArrayList<>();
    for (Structure structure : structures) {
      results.add(one(structure));
      progress.update(results.size(), structures.size(), "");
    }
    return results;
  }

  private Labelling one(Structure structure) {
    long start = System.nanoTime();
    Failure failure = null;
    for (int attempt = 0; attempt <= retries; attempt++) {
      try {
        Labels labels = ask(structure);
        Optional<String> wrong = Plausibility.of(labels, structure);
        return wrong.isPresent()
            ? failed(structure, Failure.Kind.IMPLAUSIBLE, place(), wrong.get(), start)
            : labelled(structure, labels, start);
      } catch (IOException e) {
        String complaint = folder == null ? "" : program.complaint(folder);
        String why = e.getMessage() + (complaint.isEmpty() ? "" : "; it wrote: " + complaint);
        failure = failed(structure, kind(e, Failure.Kind.PEER_LOST), place(), why, start);
        stop();
      } catch (ProblemException e) {
        Failure.Kind kind = kind(e, Failure.Kind.UNFIT);
        Failure last = failed(structure, kind, e.where(), e.what() + ": " + e.why(), start);
        stop();
        return last;
      }
    }
    return failure;
  }

  private static Failure.Kind kind(Exception e, Failure.Kind otherwise) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return full ? Failure.Kind.DISK_FULL : otherwise;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private Labelled labelled(Structure structure, Labels labels, long start) {
    Labelled labelled =
        new Labelled(
            program.keepsStress() ? labels : labels.withStress(null),
            Map.of("program", program.name()),
            List.of(),
            since(start),
            false);
    record.labelled(structure, labelled);
    return labelled;
  }

  private Failure failed(
      Structure structure, Failure.Kind kind, String where, String why, long start) {
    Failure failure = new Failure(kind, where, why, List.of(), since(start), false);
    try {
      if (record != null) {
        record.failed(structure, failure);
      }
    } catch (ProblemException e) {
      // The disk is full: it cannot even be recorded.
      System.getLogger(SocketLabeller.class.getName()).log(System.Logger.Level.DEBUG, why, e);
    }
    return failure;
  }

  private String place() {
    return folder == null ? socket.toString() : folder.toString();
  }

  private Labels ask(Structure structure) throws IOException {
    if (atoms != null && !isSameAtoms(structure)) {
      stop(); // Programs cannot change their atoms.
    }
    if (server == null) {
      server = new IpiServer(socket, patience);
    }
    if (!server.isConnected()) {
      start(structure);
      server.accept(() -> process == null || process.isAlive());
    }
    return server.labels(structure);
  }

  private boolean isSameAtoms(Structure structure) {
    return Arrays.equals(atoms.elements(), structure.elements());
  }

  private void start(Structure structure) throws IOException {
    Path fresh = work.resolve("start-" + ++starts);
    while (Files.exists(fresh)) {
      fresh = work.resolve("start-" + ++starts);
    }
    Files.createDirectories(fresh);
    folder = fresh.toAbsolutePath();
    record = new SocketRecord(folder, program.isCostly());
    atoms = structure;
    String lines = program.prepare(structure, socket, folder);
    if (lines.isEmpty()) {
      return; // It is started by somebody else.
    }
    Path script = folder.resolve("run.sh");
    AtomicFile.write(script, "#!/bin/sh\n" + lines);
    process =
        new ProcessBuilder("/bin/sh", script.toString())
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(folder.resolve("script.out").toFile())
            .redirectErrorStream(true)
            .start();
  }

  private void stop() {
    if (server != null) {
      server.dismiss();
    }
    kill();
    record = null;
    atoms = null;
  }

  private synchronized void kill() {
    if (process == null) {
      return;
    }
    try (Stream<ProcessHandle> below = process.toHandle().descendants()) {
      List<ProcessHandle> all = below.toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
    }
    process = null;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    await();
    kill();
    record = null;
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The program is ending: the hook has its turn.
      return;
    }
  }

  /** Told to end, it is given some seconds to do so. */
  private void await() {
    try {
      if (process != null && !process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.SOCKET_FAILED.with(socket, "the wait was interrupted", "").causedBy(e);
    }
  }
}
