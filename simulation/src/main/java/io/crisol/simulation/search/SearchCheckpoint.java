package io.crisol.simulation.search;

import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** checkpoint.json of a search: its state, bit for bit. Written whole or not at all. */
final class SearchCheckpoint {
  private static final String NAME = "checkpoint.json";
  private static final int VERSION = 1;

  private SearchCheckpoint() {}

  static void write(Path folder, Map<String, String> settings, SearchState state) {
    Json.Obj kept = new Json.Obj();
    settings.forEach(kept::put);
    Json.Obj rejected = new Json.Obj();
    state.rejected.forEach((why, number) -> rejected.put(why, number));
    Json.Obj content =
        new Json.Obj()
            .put("kind", "search")
            .put("version", VERSION)
            .put("settings", kept)
            .put("counts", counts(state))
            .put("population_best", ExactNumbers.pack(state.populationBest))
            .put("energies", ExactNumbers.pack(state.energies()))
            .put("rejected", rejected)
            .put("moves", moves(state))
            .put("population", candidates(state.population))
            .put("archive", candidates(state.archive));
    AtomicFile.write(folder.resolve(NAME), content.text());
  }

  private static Json counts(SearchState state) {
    return ExactNumbers.pack(
        state.evaluations,
        state.duplicates,
        state.doubtful,
        state.restarts,
        state.bestFound,
        state.improvedAt,
        state.populationImprovedAt);
  }

  private static Json.Obj moves(SearchState state) {
    Json.Obj moves = new Json.Obj();
    state.moves.forEach(
        (move, tally) ->
            moves.put(move.name(), ExactNumbers.pack(tally.made, tally.kept, tally.improved)));
    return moves;
  }

  private static Json.Arr candidates(List<Candidate> candidates) {
    Json.Arr all = new Json.Arr();
    for (Candidate c : candidates) {
      Structure s = c.structure();
      all.add(
          new Json.Obj()
              .put("number", c.number())
              .put("move", c.move().name())
              .put(
                  "elements", Json.of(List.of(s.elements()).stream().map(Element::symbol).toList()))
              .put("positions", ExactNumbers.pack(s.positions()))
              .put("cell", ExactNumbers.pack(s.cell().vectors()))
              .put("periodic", s.cell().isBulk())
              .put("energy", ExactNumbers.pack(c.energy(), c.maxGrade().orElse(Double.NaN))));
    }
    return all;
  }

  static SearchState read(Path folder, Map<String, String> settings, Space space) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw Problem.RESUME_NOTHING.with(folder, "it holds no " + NAME);
    }
    try {
      Json.Obj content = Json.parse(Files.readString(file), file.toString()).asObject();
      requireSame(folder, content, settings);
      return state(content, space);
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(folder, NAME + " cannot be read: " + e.getMessage())
          .causedBy(e);
    }
  }

  private static void requireSame(Path folder, Json.Obj content, Map<String, String> settings) {
    String kind = content.get("kind").asString();
    int version = content.get("version").asInt();
    if (!kind.equals("search") || version > VERSION) {
      throw Problem.RESUME_NOTHING.with(
          folder, "its checkpoint is of a " + kind + " run, version " + version);
    }
    Json.Obj before = content.get("settings").asObject();
    settings.forEach(
        (name, value) -> {
          String started = before.find(name).map(Json::asString).orElse("nothing");
          if (!started.equals(value)) {
            throw Problem.RESUME_CHANGED.with(name, started, value);
          }
        });
  }

  private static SearchState state(Json.Obj content, Space space) {
    SearchState state = new SearchState();
    long[] counts = ExactNumbers.longs(content.get("counts"));
    state.evaluations = counts[0];
    state.duplicates = counts[1];
    state.doubtful = counts[2];
    state.restarts = counts[3];
    state.bestFound = counts[4];
    state.improvedAt = counts[5];
    state.populationImprovedAt = counts[6];
    state.populationBest = ExactNumbers.doubles(content.get("population_best"))[0];
    state.restoreEnergies(ExactNumbers.doubles(content.get("energies")));
    content
        .get("rejected")
        .asObject()
        .members()
        .forEach((why, number) -> state.rejected.put(why, (long) number.asDouble()));
    content
        .get("moves")
        .asObject()
        .members()
        .forEach((name, packed) -> restore(state.tally(Move.valueOf(name)), packed));
    state.population = candidates(content.get("population"), space);
    state.archive = candidates(content.get("archive"), space);
    return state;
  }

  private static void restore(SearchState.Tally tally, Json packed) {
    long[] numbers = ExactNumbers.longs(packed);
    tally.made = numbers[0];
    tally.kept = numbers[1];
    tally.improved = numbers[2];
  }

  private static List<Candidate> candidates(Json saved, Space space) {
    return saved.asList().stream().map(one -> candidate(one.asObject(), space)).toList();
  }

  private static Candidate candidate(Json.Obj saved, Space space) {
    Element[] elements =
        saved.get("elements").asList().stream()
            .map(symbol -> Element.of(symbol.asString()))
            .toArray(Element[]::new);
    boolean periodic = saved.get("periodic").asBoolean();
    Cell cell = new Cell(ExactNumbers.doubles(saved.get("cell")), periodic, periodic, periodic);
    Structure structure =
        new Structure(cell, elements, ExactNumbers.doubles(saved.get("positions")));
    double[] energy = ExactNumbers.doubles(saved.get("energy"));
    return new Candidate(
        (long) saved.get("number").asDouble(),
        Move.valueOf(saved.get("move").asString()),
        structure,
        energy[0],
        space.fingerprint(structure),
        Double.isNaN(energy[1]) ? OptionalDouble.empty() : OptionalDouble.of(energy[1]));
  }
}
