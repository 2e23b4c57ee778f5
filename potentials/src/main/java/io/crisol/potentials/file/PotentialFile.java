package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Spelling;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The potential file, {@code *.crisol.json}: everything that makes a potential, as readable text,
 * with structures by which each reading verifies that it still is the same potential. Described in
 * docs/formats/potential-file.md.
 */
public final class PotentialFile {
  /** Ending of the name of a potential file. */
  public static final String ENDING = ".crisol.json";

  /** The version that is written; all versions up to it are read. */
  static final int VERSION = 1;

  static final String FORMAT = "crisol-potential";

  private static final String REPULSION = "repulsion";

  private static final List<String> KEYS =
      List.of(
          "format",
          "version",
          "family",
          "elements",
          "cutoff",
          "units",
          "parameters",
          "reference_energies",
          "training_domain",
          REPULSION,
          "provenance",
          "self_test");

  private PotentialFile() {}

  /** Writes a potential of unknown origin with structures of its family for the self-test. */
  public static void write(Path file, Potential potential) {
    write(file, potential, new Json.Obj(), List.of());
  }

  /**
   * Writes a potential file.
   *
   * @param provenance how the potential was made: data and their hashes, options, seed, code
   *     version, errors
   * @param selfTest structures for the self-test, five by custom; where there are none the family
   *     chooses them
   * @throws ProblemException OUTPUT_UNWRITABLE, or what the potential has against a structure
   */
  public static void write(
      Path file, Potential potential, Json.Obj provenance, List<Structure> selfTest) {
    AtomicFile.write(file, toJson(potential, provenance, selfTest).text());
  }

  /** The content of a potential file. */
  public static Json.Obj toJson(
      Potential potential, Json.Obj provenance, List<Structure> selfTest) {
    PotentialRecord record = Families.record(SumPotential.withoutRepulsion(potential));
    List<Structure> structures =
        selfTest.isEmpty()
            ? Families.named(record.family()).selfTestStructures(potential)
            : selfTest;
    Json.Obj json =
        new Json.Obj()
            .put("format", FORMAT)
            .put("version", VERSION)
            .put("family", record.family())
            .put("elements", symbols(potential))
            .put("cutoff", potential.cutoff())
            .put("units", units());
    record.writeTo(json);
    SumPotential.repulsionOf(potential)
        .ifPresent(repulsion -> json.put(REPULSION, Families.record(repulsion).toJson()));
    Json.Arr tests = new Json.Arr();
    structures.forEach(structure -> tests.add(SelfTest.write(potential, structure)));
    return json.put("provenance", provenance).put("self_test", tests);
  }

  private static Json.Arr symbols(Potential potential) {
    return Json.of(new TreeSet<>(potential.elements()).stream().map(Element::symbol).toList());
  }

  private static Json.Obj units() {
    return new Json.Obj()
        .put("energy", "eV")
        .put("length", "Å")
        .put("force", "eV/Å")
        .put("stress", "eV/Å³, positive in tension")
        .put("charge", "e");
  }

  /** Whether a file looks like a potential file, from its first characters. */
  public static boolean recognises(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      char[] head = new char[200];
      int length = reader.read(head);
      return length > 0 && new String(head, 0, length).contains('"' + FORMAT + '"');
    } catch (IOException _) {
      return false; // Unreadable, or not text: whoever reads it as something else will say so.
    }
  }

  /**
   * Reads a potential file and verifies it.
   *
   * @throws ProblemException FILE_NOT_FOUND, FILE_MALFORMED, POTENTIAL_NEWER, POTENTIAL_EDITED
   */
  public static LoadedPotential read(Path file) {
    return fromJson(Json.parse(text(file), file.toString()), file.toString());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (CharacterCodingException e) {
      throw Problem.FILE_MALFORMED.with(file, "it is not text").causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }

  /** The potential of a file's content; {@code name} stands for the file in messages. */
  public static LoadedPotential fromJson(Json content, String name) {
    try {
      Json.Obj json = content.asObject();
      requireKnownForm(json, name);
      PotentialRecord record = PotentialRecord.readFrom(json);
      Potential potential = repelled(Families.read(record), json.find(REPULSION));
      verify(potential, json, name);
      Json.Obj provenance = json.find("provenance").map(Json::asObject).orElseGet(Json.Obj::new);
      return new LoadedPotential(potential, name, record.family(), provenance);
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(name) : e;
    } catch (RuntimeException e) {
      // Arrays of another length, an index out of range: families need not foresee every damage.
      throw Problem.FILE_MALFORMED.with(name, "its entries do not fit together: " + e).causedBy(e);
    }
  }

  private static Potential repelled(Potential trained, Optional<Json> repulsion) {
    return repulsion
        .map(json -> Families.read(PotentialRecord.ofJson(json)))
        .<Potential>map(wall -> SumPotential.withRepulsion(trained, wall))
        .orElse(trained);
  }

  private static void requireKnownForm(Json.Obj json, String name) {
    Optional<String> format = json.find("format").map(Json::asString);
    if (!format.equals(Optional.of(FORMAT))) {
      throw Problem.FILE_MALFORMED.with(
          name, "it is JSON, but its \"format\" is not \"" + FORMAT + "\"");
    }
    int version = json.get("version").asInt();
    if (version > VERSION) {
      throw Problem.POTENTIAL_NEWER.with(name, version, VERSION);
    }
    for (String key : json.members().keySet()) {
      if (!KEYS.contains(key)) {
        throw Problem.OPTION_UNKNOWN.with(key, Spelling.hint(key, KEYS), "take the original file");
      }
    }
    if (!json.get("units").equals(units())) {
      throw Problem.FILE_MALFORMED.with(
          name, "its units are not those of format version " + version);
    }
  }

  private static void verify(Potential potential, Json.Obj json, String name) {
    if (!json.get("elements").equals(symbols(potential))
        || json.get("cutoff").asDouble() != potential.cutoff()) {
      throw Problem.POTENTIAL_EDITED.with(
          name, "its elements or cutoff are not those of its parameters");
    }
    List<Json> tests = json.get("self_test").asList();
    if (tests.isEmpty()) {
      throw Problem.POTENTIAL_EDITED.with(name, "its self-test is empty");
    }
    for (int k = 0; k < tests.size(); k++) {
      String which = "in structure " + (k + 1) + " of " + tests.size() + ", ";
      SelfTest.disagreement(potential, tests.get(k).asObject())
          .ifPresent(
              difference -> {
                throw Problem.POTENTIAL_EDITED.with(name, which + difference);
              });
    }
  }
}
