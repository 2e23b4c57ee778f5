package io.crisol.reference;

import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.util.List;

/**
 * Gives structures their labels: an ab initio program, another potential, or calculations done
 * before. A calculation that fails harms its own structure and no other.
 */
public interface Labeller extends AutoCloseable {
  /**
   * Everything besides the structure that the labels depend on, as text: two labellers of the same
   * identity give the same labels.
   */
  String identity();

  /** What gives the labels, in a line for readers. */
  default String description() {
    return identity().lines().findFirst().orElse("");
  }

  /**
   * Labels structures.
   *
   * @param progress told how many structures are done
   * @return one result for each structure, in the order of the structures, whatever order the
   *     calculations end in
   * @throws io.crisol.structures.ProblemException where no structure at all could be labelled, such
   *     as a program that is not there
   */
  List<Labelling> label(List<Structure> structures, Progress progress);

  /** Labels one structure. */
  default Labelling label(Structure structure) {
    return label(List.of(structure), Progress.NONE).getFirst();
  }

  /** What a user should know before he relies on the labels, such as a cutoff that is too low. */
  default List<String> notes() {
    return List.of();
  }

  /** Ends what was started for it. */
  @Override
  default void close() {}
}
