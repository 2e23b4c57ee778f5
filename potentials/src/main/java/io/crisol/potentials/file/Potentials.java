package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what a user writes for POTENTIAL to the potential. */
public final class Potentials {
  /** Knows one way to write a potential. */
  @FunctionalInterface
  private interface Recogniser {
    /** The potential, or nothing where the argument is something else. */
    Optional<LoadedPotential> read(String argument, PotentialRequest request);
  }

  private static final List<Recogniser> RECOGNISERS =
      List.of(Potentials::file, Potentials::foreign, Potentials::several, Potentials::shortText);

  private Potentials() {}

  /**
   * The potential of an argument: a potential file of Crisol or of another program, recognised by
   * content, or a short text such as {@code lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)}.
   *
   * @param elements a structure that the potential shall serve; texts that name no element take its
   *     own
   * @param charges fixed charges for structures without, e
   * @throws io.crisol.structures.ProblemException POTENTIAL_UNKNOWN, FILE_NOT_FOUND, and those of
   *     the family
   */
  public static LoadedPotential resolve(
      String argument, Structure elements, Map<Element, Double> charges) {
    return resolve(argument, PotentialRequest.of(elements, charges, List.of()));
  }

  /** The potential of an argument, for more than one structure. */
  public static LoadedPotential resolve(String argument, PotentialRequest request) {
    return RECOGNISERS.stream()
        .map(recogniser -> recogniser.read(argument, request))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> unknown(argument));
  }

  private static Optional<LoadedPotential> file(String argument, PotentialRequest request) {
    return existing(argument)
        .filter(file -> argument.endsWith(PotentialFile.ENDING) || PotentialFile.recognises(file))
        .map(PotentialFile::read);
  }

  private static Optional<LoadedPotential> foreign(String argument, PotentialRequest request) {
    return path(argument).filter(Files::exists).flatMap(file -> ForeignFormats.read(file, request));
  }

  /**
   * Files with commas between them: parts of a potential, such as {@code Ti.nn,O.nn}, or members of
   * a committee, each a potential by itself.
   */
  private static Optional<LoadedPotential> several(String argument, PotentialRequest request) {
    if (!argument.contains(",") || argument.contains("(") || existing(argument).isPresent()) {
      return Optional.empty();
    }
    List<Path> files = new ArrayList<>();
    for (String name : argument.split(",")) {
      path(name.strip()).filter(_ -> !name.isBlank()).ifPresent(files::add);
    }
    Optional<Path> missing = files.stream().filter(file -> !Files.exists(file)).findFirst();
    if (missing.isPresent() && files.stream().anyMatch(Files::exists)) {
      throw Problem.FILE_NOT_FOUND.with(missing.get());
    }
    boolean committee =
        files.size() > 1
            && files.stream().allMatch(Files::exists)
            && files.stream().noneMatch(ForeignFormats::isPart);
    return Optional.of(
        committee
            ? committee(files, argument, request)
            : ForeignFormats.read(files, argument, request));
  }

  private static LoadedPotential committee(
      List<Path> files, String argument, PotentialRequest request) {
    List<LoadedPotential> members =
        files.stream().map(file -> resolve(file.toString(), request)).toList();
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "a committee of "
            + members.size()
            + " potentials: energies and forces are their means, the spread is not calibrated");
    members.forEach(member -> remarks.addAll(member.remarks()));
    Potential potential =
        new CommitteePotential(
            members.stream().map(LoadedPotential::potential).toList(), Calibration.NONE);
    return new LoadedPotential(potential, argument, "committee", new Json.Obj(), remarks);
  }

  private static Optional<LoadedPotential> shortText(String argument, PotentialRequest request) {
    if (!argument.contains("(") || existing(argument).isPresent()) {
      return Optional.empty();
    }
    ShortText text = ShortText.parse(argument);
    PotentialFamily family = Families.ofShortName(text.name());
    return Optional.of(
        new LoadedPotential(family.read(text, request), argument, family.name(), new Json.Obj()));
  }

  private static Optional<Path> existing(String argument) {
    return path(argument).filter(Files::isRegularFile);
  }

  private static Optional<Path> path(String argument) {
    try {
      return Optional.of(Path.of(argument));
    } catch (InvalidPathException _) {
      return Optional.empty(); // No file can have such a name on this system.
    }
  }

  private static RuntimeException unknown(String argument) {
    if (existing(argument).isPresent()) {
      return Problem.POTENTIAL_UNKNOWN.with(
          argument,
          "the file is no potential of Crisol and in none of the formats "
              + String.join(", ", ForeignFormats.names()));
    }
    boolean path = argument.contains("/") || argument.contains("\\") || argument.contains(".");
    return path
        ? Problem.FILE_NOT_FOUND.with(argument)
        : Problem.POTENTIAL_UNKNOWN.with(argument, Spelling.hint(argument, Families.shortNames()));
  }
}
