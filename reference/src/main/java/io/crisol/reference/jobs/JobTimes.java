package io.crisol.reference.jobs;

import io.crisol.structures.Problem;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long recorded calculations took. */
public final class JobTimes {
  private JobTimes() {}

  /**
   * A calculation that is done.
   *
   * @param seconds wall seconds of all its attempts
   */
  public record Time(int atoms, double seconds) {}

  /**
   * The finished calculations of a folder of jobs, by name of the record.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, LABELS_MISSING (none is finished)
   */
  public static List<Time> read(Path folder) {
    List<Time> times = new ArrayList<>();
    try (var jobs = Files.list(folder)) {
      for (Path job : jobs.sorted().toList()) {
        Path record = job.resolve(Job.RECORD);
        if (Files.isRegularFile(record) && Job.isDone(job)) {
          Json.Obj json = Json.parse(Files.readString(record), record.toString()).asObject();
          int atoms = ExtendedXyz.read(job.resolve("structure.xyz")).frames().getFirst().size();
          times.add(new Time(atoms, json.get("seconds").asDouble()));
        }
      }
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(folder).causedBy(e);
    }
    if (times.isEmpty()) {
      throw Problem.LABELS_MISSING.with(
          folder, "finished calculation", "no time can be taken from it");
    }
    return times;
  }
}
