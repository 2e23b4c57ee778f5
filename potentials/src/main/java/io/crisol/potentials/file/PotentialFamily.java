package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Optional;

/**
 * A kind of potential that can be written to a potential file and read from it. Registered by one
 * line, {@code provides io.crisol.potentials.file.PotentialFamily with ...}, in {@code
 * module-info.java}.
 */
public interface PotentialFamily {
  /** Name in potential files, such as {@code lennard-jones}; never changes. */
  String name();

  /**
   * Names in short texts, such as {@code lj}; none where a short text cannot hold such a potential.
   */
  default List<String> shortNames() {
    return List.of();
  }

  /** The potential as data, or nothing where it is of another family. */
  Optional<PotentialRecord> write(Potential potential);

  /**
   * The potential of a record.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING, PARAMETER_INVALID,
   *     OPTION_UNKNOWN
   */
  Potential read(PotentialRecord record);

  /**
   * The potential of a short text under one of {@link #shortNames}.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING, PARAMETER_INVALID,
   *     OPTION_UNKNOWN
   */
  default Potential read(ShortText text, PotentialRequest request) {
    throw Problem.POTENTIAL_UNKNOWN.with(
        text.name(), "potentials of the family " + name() + " are given as files only");
  }

  /** The structures by which a file of this potential tests itself, where the writer gives none. */
  default List<Structure> selfTestStructures(Potential potential) {
    return SelfTestStructures.of(potential);
  }
}
