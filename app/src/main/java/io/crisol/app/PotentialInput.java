package io.crisol.app;

import io.crisol.potentials.Graded;
import io.crisol.potentials.Grading;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;

/**
 * Which potential.
 *
 * @param potential file, or a short text
 * @param potentials folders where files named in it are looked up
 * @param charges by element, e
 * @param grade how atoms are graded
 */
public record PotentialInput(
    @Setting(
            help =
                "the potential: a *.crisol.json file, a parameter file or input of LAMMPS, networks"
                    + " of aenet such as Ti.nn,O.nn, several such potentials with commas between"
                    + " them (a committee), or a text such as lj(epsilon=0.0104, sigma=3.4,"
                    + " cutoff=8.5)",
            unit = "file")
        String potential,
    @Setting(help = "folders in which files named in a potential are looked up", unit = "file")
        List<String> potentials,
    @Setting(
            help =
                "charge of each element, for structures without a charge column, e.g. Na=1,Cl=-1",
            unit = "e")
        Map<String, Double> charges,
    @Setting(
            help =
                "how atoms are graded. leverage: by how far their descriptors are from those in"
                    + " training; d-optimality: by what the active set of the training data decides;"
                    + " usual: leverage where the potential has it",
            value = "usual")
        Grade grade) {
  /** Kinds of grade. */
  public enum Grade {
    /** What the potential has. */
    USUAL,
    /** {@link Grading#LEVERAGE}. */
    LEVERAGE,
    /** {@link Grading#D_OPTIMALITY}. */
    D_OPTIMALITY
  }

  /** Of this name, with nothing else said. */
  static PotentialInput of(String potential) {
    return new PotentialInput(potential, List.of(), Map.of(), Grade.USUAL);
  }

  /**
   * The potential with grades as asked for.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where it has no such grades
   */
  LoadedPotential graded(LoadedPotential loaded) {
    return switch (grade) {
      case USUAL -> loaded;
      case LEVERAGE -> loaded.with(Graded.by(Grading.LEVERAGE, loaded.potential()));
      case D_OPTIMALITY -> loaded.with(Graded.by(Grading.D_OPTIMALITY, loaded.potential()));
    };
  }
}
