package io.crisol.learning;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a campaign: campaign.json (where it stands), labelled.xyz (what is known),
 * generation-NNN/ with the potential, what its walks met and the frames chosen to be labelled.
 * Every file appears whole or not at all.
 */
final class CampaignFolder {
  private static final String STATE = "campaign.json";
  private static final int VERSION = 1;

  private final Path folder;
  private final Map<String, String> settings;
  private final String reference;
  private final List<Walk> walks;

  /**
   * A folder.
   *
   * @param settings what must not change when the campaign is resumed, by name
   * @param reference what gives the labels, for readers
   * @param walks all of them
   */
  CampaignFolder(Path folder, Map<String, String> settings, String reference, List<Walk> walks) {
    this.folder = folder;
    this.settings = settings;
    this.reference = reference;
    this.walks = walks;
  }

  Path root() {
    return folder;
  }

  Path generation(int number) {
    Path path = folder.resolve(name(number));
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(path, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static String name(int generation) {
    return String.format(Locale.ROOT, "generation-%03d", generation);
  }

  Path potential(int generation) {
    return generation(generation).resolve("potential.crisol.json");
  }

  boolean isBegun() {
    return Files.exists(folder.resolve(STATE));
  }

  /** Removes generations of an earlier campaign, whose walks this one must not take for its own. */
  void clear() {
    try {
      Files.createDirectories(folder);
      try (var old = Files.newDirectoryStream(folder, "generation-[0-9][0-9][0-9]*")) {
        for (Path generation : old) {
          remove(generation);
        }
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static void remove(Path generation) throws IOException {
    try (var below = Files.walk(generation)) {
      for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  void write(CampaignState state) {
    Json.Obj kept = new Json.Obj();
    settings.forEach(kept::put);
    Json.Obj json =
        new Json.Obj()
            .put("kind", "campaign")
            .put("version", VERSION)
            .put("reference", reference)
            .put("walks", Json.of(walks.stream().map(Walk::name).toList()));
    json.put("settings", kept).put("state", state.toJson());
    AtomicFile.write(folder.resolve(STATE), json.text());
  }

  /**
   * Where the campaign stands.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED
   */
  CampaignState read() {
    Json.Obj json = read(folder.resolve(STATE)).asObject();
    if (json.get("version").asInt() > VERSION) {
      throw Problem.RESUME_NOTHING.with(folder, "its campaign is of a later version of Crisol");
    }
    Json.Obj before = json.get("settings").asObject();
    settings.forEach(
        (name, value) -> {
          String started = before.find(name).map(Json::asString).orElse("nothing");
          if (!started.equals(value)) {
            throw Problem.RESUME_CHANGED.with(name, started, value);
          }
        });
    return CampaignState.of(json.get("state").asObject(), walks);
  }

  private Json read(Path file) {
    try {
      return Json.parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(folder, file.getFileName() + " cannot be read: " + e.getMessage())
          .causedBy(e);
    }
  }

  /** Notes where a walk stands within the present exploration. */
  void writeWalk(int generation, int round, Walk walk, WalkState state) {
    AtomicFile.write(walkFile(generation, round, walk), state.toJson().text());
  }

  /** Where a walk stood when the exploration was interrupted. */
  Optional<WalkState> readWalk(int generation, int round, Walk walk) {
    Path file = walkFile(generation, round, walk);
    return Files.exists(file) ? Optional.of(WalkState.of(read(file), walk)) : Optional.empty();
  }

  private Path walkFile(int generation, int round, Walk walk) {
    return generation(generation).resolve("round-" + round + "-walk-" + walk.number() + ".json");
  }

  void writeLabelled(List<Frame> frames) {
    write("labelled.xyz", frames);
  }

  /** The first {@code count} labelled frames. */
  List<Frame> labelled(int count) {
    // An empty file is none of frames.
    return count == 0
        ? List.of()
        : ExtendedXyz.read(folder.resolve("labelled.xyz")).frames().subList(0, count);
  }

  void writeSelected(int generation, List<Frame> frames) {
    ExtendedXyz.write(generation(generation).resolve("selected.xyz"), frames, XyzDigits.SEVENTEEN);
  }

  /** The frames that were chosen, bit for bit. */
  List<Frame> selected(int generation) {
    return ExtendedXyz.read(generation(generation).resolve("selected.xyz")).frames();
  }

  /** The frames that all generations chose. */
  List<Frame> allSelected() {
    List<Frame> all = new ArrayList<>();
    for (int number = 0; Files.exists(selectedFile(number)); number++) {
      all.addAll(selected(number));
    }
    return all;
  }

  private Path selectedFile(int generation) {
    return folder.resolve(name(generation)).resolve("selected.xyz");
  }

  void writeFresh(List<Frame> frames) {
    write("fresh.xyz", frames);
  }

  /** The frames that were labelled for the errors only; none where all calculations failed. */
  List<Frame> fresh() {
    Path file = folder.resolve("fresh.xyz");
    // An empty file is none of frames.
    return Files.exists(file) && file.toFile().length() > 0
        ? ExtendedXyz.read(file).frames()
        : List.of();
  }

  private void write(String name, List<Frame> frames) {
    ExtendedXyz.write(folder.resolve(name), frames, XyzDigits.SEVENTEEN);
  }

  static Frame frame(Structure structure, Map<String, String> metadata) {
    return new Frame(
        structure, io.crisol.structures.Labels.NONE, metadata, Map.of(), Frame.Source.NONE);
  }
}
