package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The record of one calculation: a folder with {@code job.json} (status, attempts, why it failed),
 * {@code structure.xyz}, a folder for each attempt and, when it is done, {@code labels.xyz}. Every
 * change of status is one atomic write, so that a process that takes over after a crash finds the
 * state before or after it.
 */
final class Job {
  /** The record. */
  static final String RECORD = "job.json";

  private static final String LABELS = "labels.xyz";

  /** Where a job stands. */
  enum Status {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  private final Path folder;
  private final String key;
  private final String program;
  private Status status = Status.WAITING;
  private final List<Attempt> attempts = new ArrayList<>();
  private Optional<Failure> failure = Optional.empty();

  private Job(Path folder, String key, String program) {
    this.folder = folder;
    this.key = key;
    this.program = program;
  }

  /** The job of a key: as recorded, or a new one. */
  static Job open(Path folder, String key, String program, Structure structure) {
    Job job = new Job(folder, key, program);
    if (Files.exists(folder.resolve(RECORD))) {
      job.read();
    } else {
      job.writeStructure(structure);
    }
    return job;
  }

  /** Whether the record in a folder says that its labels are there. */
  static boolean isDone(Path folder) {
    try {
      Path file = folder.resolve(RECORD);
      return Files.exists(file)
          && Json.parse(Files.readString(file), file.toString())
              .asObject()
              .get("status")
              .asString()
              .equals("done");
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(folder).causedBy(e);
    }
  }

  private void writeStructure(Structure structure) {
    Frame frame = Frame.of(structure, io.crisol.structures.Labels.NONE);
    ExtendedXyz.write(folder.resolve("structure.xyz"), List.of(frame), XyzDigits.SEVENTEEN);
  }

  private void read() {
    Path file = folder.resolve(RECORD);
    Json.Obj json;
    try {
      json = Json.parse(Files.readString(file), file.toString()).asObject();
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    }
    if (!json.get("key").asString().equals(key)) {
      throw Problem.FILE_MALFORMED.with(file, "it is the record of another calculation");
    }
    status = Status.valueOf(json.get("status").asString().toUpperCase(Locale.ROOT));
    for (Json attempt : json.get("attempts").asList()) {
      attempts.add(Attempt.of(attempt.asObject(), attempts.size() + 1));
    }
    failure = json.find("failure").map(reason -> FailureJson.read(reason.asObject()));
  }

  private void save() {
    Json.Arr list = new Json.Arr();
    attempts.forEach(attempt -> list.add(attempt.json()));
    Json.Obj json =
        new Json.Obj()
            .put("format", 1)
            .put("key", key)
            .put("program", program)
            .put("status", status.name().toLowerCase(Locale.ROOT))
            .put("seconds", seconds())
            .put("attempts", list);
    failure.ifPresent(reason -> json.put("failure", FailureJson.of(reason)));
    AtomicFile.write(folder.resolve(RECORD), json.text());
  }

  Status status() {
    return status;
  }

  Optional<Failure> failure() {
    return failure;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** Wall seconds of all attempts. */
  double seconds() {
    return attempts.stream().mapToDouble(Attempt::seconds).sum();
  }

  /** Folder of the last attempt. */
  Path lastFolder() {
    return folder.resolve(attempts.getLast().folder());
  }

  /** Records a new attempt and returns its folder, empty. */
  Path begin(Remedy remedy) {
    Attempt attempt = new Attempt(attempts.size() + 1, remedy.name(), 0, Optional.empty());
    attempts.add(attempt);
    Path place = folder.resolve(attempt.folder());
    try {
      Attempt.delete(place); // Left by a process that was killed before it could record it.
      Files.createDirectories(place);
    } catch (IOException e) {
      attempts.removeLast();
      throw Problem.OUTPUT_UNWRITABLE.with(place, String.valueOf(e.getMessage())).causedBy(e);
    }
    return place;
  }

  /** Records that the last attempt is about to be started. */
  void started() {
    status = Status.RUNNING;
    failure = Optional.empty();
    save();
  }

  /** Records how the last attempt ended without labels; the job is not over. */
  void attemptFailed(Failure reason) {
    endLast(Optional.of(reason));
    status = Status.WAITING;
    save();
  }

  private void endLast(Optional<Failure> reason) {
    double took = Attempt.seconds(lastFolder());
    attempts.set(attempts.size() - 1, attempts.getLast().ended(took, reason));
  }

  /** Records the end without labels. */
  Failure failed(Failure reason) {
    Failure whole =
        new Failure(reason.kind(), reason.where(), reason.why(), tried(), seconds(), false);
    status = Status.FAILED;
    failure = Optional.of(whole);
    save();
    return whole;
  }

  /** Records the labels. */
  Labelled done(Structure structure, Labelled found) {
    endLast(Optional.empty());
    Map<String, String> metadata = new HashMap<>(found.metadata());
    List<String> tried = tried();
    if (!tried.isEmpty()) {
      metadata.put("remedies", String.join("; ", tried));
    }
    Labelled whole = new Labelled(found.labels(), metadata, tried, seconds(), false);
    Frame frame = new Frame(structure, whole.labels(), metadata, Map.of(), Frame.Source.NONE);
    ExtendedXyz.write(folder.resolve(LABELS), List.of(frame), XyzDigits.SEVENTEEN);
    status = Status.DONE;
    save();
    return whole;
  }

  private List<String> tried() {
    return attempts.stream()
        .map(Attempt::remedy)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** The labels of a job that is done, as recorded. */
  Labelled recorded() {
    Frame frame = ExtendedXyz.read(folder.resolve(LABELS)).frames().getFirst();
    return new Labelled(frame.labels(), frame.metadata(), tried(), seconds(), true);
  }
}
