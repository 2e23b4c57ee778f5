package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The registered families of potentials. */
public final class Families {
  private static final List<PotentialFamily> ALL =
      ServiceLoader.load(PotentialFamily.class).stream().map(ServiceLoader.Provider::get).toList();

  private Families() {}

  /** All of them. */
  public static List<PotentialFamily> all() {
    return ALL;
  }

  /**
   * The family of this name.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_UNKNOWN
   */
  public static PotentialFamily named(String name) {
    return ALL.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.POTENTIAL_UNKNOWN.with(
                    name,
                    "as a family, "
                        + Spelling.hint(name, ALL.stream().map(PotentialFamily::name).toList())));
  }

  /**
   * The family with this name in short texts.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_UNKNOWN with the nearest spelling
   */
  public static PotentialFamily ofShortName(String name) {
    return ALL.stream()
        .filter(family -> family.shortNames().contains(name))
        .findFirst()
        .orElseThrow(() -> Problem.POTENTIAL_UNKNOWN.with(name, Spelling.hint(name, shortNames())));
  }

  static List<String> shortNames() {
    return ALL.stream().flatMap(family -> family.shortNames().stream()).sorted().toList();
  }

  /**
   * A potential as data.
   *
   * @throws IllegalArgumentException where no registered family writes it
   */
  public static PotentialRecord record(Potential potential) {
    return ALL.stream()
        .map(family -> family.write(potential))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no registered family writes " + potential.getClass().getName()));
  }

  /** The potential of a record. */
  public static Potential read(PotentialRecord record) {
    return named(record.family()).read(record);
  }
}
