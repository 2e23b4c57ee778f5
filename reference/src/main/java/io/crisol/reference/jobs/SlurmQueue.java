package io.crisol.reference.jobs;

import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sbatch, squeue and scancel say; no accounting is needed. Written from the manual pages of
 * Slurm 22.05.
 */
final class SlurmQueue {
  /**
   * An element of an array.
   *
   * @param state such as RUNNING
   * @param reason why it waits
   */
  record Element(String state, String reason) {}

  /** What a command said. */
  private record Answer(int exit, String text) {}

  private final String folder;

  /**
   * A queue.
   *
   * @param folder where the programs are, ending in a slash; empty for those of PATH
   */
  SlurmQueue(String folder) {
    this.folder = folder;
  }

  private Answer run(List<String> words) {
    List<String> command = new ArrayList<>(words);
    command.set(0, folder + words.getFirst());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readAllBytes();
      return new Answer(process.waitFor(), new String(said, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.PROGRAM_MISSING
          .with(command.getFirst(), String.valueOf(e.getMessage()), "runner")
          .causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.LABEL_FAILED
          .with("a structure", "the wait was interrupted", "the thread was asked to end", "go on")
          .causedBy(e);
    }
  }

  /**
   * Submits a script; the number of the job.
   *
   * @throws io.crisol.structures.ProblemException LABEL_FAILED in the words of sbatch
   */
  String submit(List<String> flags, String script) {
    List<String> words = new ArrayList<>(List.of("sbatch", "--parsable"));
    words.addAll(flags);
    words.add(script);
    Answer answer = run(words);
    String id = answer.text.lines().reduce("", (_, line) -> line).strip().split(";")[0];
    if (answer.exit != 0 || !id.matches("\\d+")) {
      throw Problem.LABEL_FAILED.with(
          "the job",
          "sbatch refused it",
          Results.quote(answer.text),
          "correct the settings of [slurm]");
    }
    return id;
  }

  /** The number of a job by its name, which only we give. */
  Optional<String> find(String name) {
    Answer answer =
        run(List.of("squeue", "--noheader", "--states=all", "--name=" + name, "--format=%F"));
    return answer.text.lines().map(String::strip).filter(line -> line.matches("\\d+")).findFirst();
  }

  /**
   * The elements of an array by index; empty where the queue does not know the job any more.
   *
   * @return nothing where the queue does not answer
   */
  Optional<Map<Integer, Element>> elements(String id) {
    Answer answer =
        run(
            List.of(
                "squeue",
                "--noheader",
                "--array",
                "--states=all",
                "--jobs=" + id,
                "--format=%K|%T|%r"));
    if (answer.exit != 0) {
      return answer.text.contains("Invalid job id") ? Optional.of(Map.of()) : Optional.empty();
    }
    Map<Integer, Element> elements = new HashMap<>();
    for (String line : answer.text.lines().toList()) {
      String[] parts = line.strip().split("\\|", 3);
      if (parts.length == 3 && parts[0].matches("\\d+")) {
        elements.put(Integer.parseInt(parts[0]), new Element(parts[1], parts[2]));
      }
    }
    return Optional.of(elements);
  }

  /** Cancels an element. */
  void cancel(String id, int index) {
    run(List.of("scancel", id + "_" + index));
  }
}
