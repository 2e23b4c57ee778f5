package io.crisol.reference.jobs;

import io.crisol.reference.Labelling;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An ab initio program: how its input is written, how it is started, and what it says. Immutable.
 */
public interface Program {
  /** Its name in messages. */
  String name();

  /** Every setting, and the content of every file, that its numbers depend on. */
  String identity();

  /** It and what matters of its settings, in a line for readers. */
  default String description() {
    return name();
  }

  /** What is tried, one after the other, when a calculation did not converge. */
  List<Remedy> ladder();

  /** What a user should know before he relies on the labels. */
  List<String> notes();

  /** The file that must be there to be started, for a message before anything is done. */
  Optional<String> executable();

  /**
   * Writes the input of one calculation.
   *
   * @param folder an empty folder
   * @throws io.crisol.structures.ProblemException what does not fit, such as an open cell
   */
  void prepare(Structure structure, Remedy remedy, Path folder);

  /**
   * Lines of a shell script that do the calculation inside its folder; the last one's exit code
   * counts. Everything large goes to the folder named by {@code $SCRATCH}, which is there and
   * empty.
   */
  String script();

  /**
   * The labels that a calculation gave, or why there are none. Nothing is believed that is not
   * complete, converged, finite and of this structure.
   *
   * @param exit exit code of the script
   */
  Labelling read(Structure structure, Path folder, int exit);

  /** Files below {@code $SCRATCH} that are kept as results, by their path there. */
  List<String> results();
}
