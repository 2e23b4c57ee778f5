package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * pymatgen's JSON: a Structure, Molecule or ComputedStructureEntry, or a list of them. The lattice
 * matrix is taken, not a, b, c and angles. Every species of a site becomes an atom, with columns
 * {@code occupancy} and {@code site} where a site is not fully occupied by one. The energy of an
 * entry is that of its calculation; {@code correction} stays text. Source: pymatgen's documentation
 * of as_dict, https://pymatgen.org.
 */
final class PymatgenJson implements JsonFrames.Entries {
  /** Name of our own entry of the stress, eV/Å³, positive in tension, nine numbers. */
  static final String STRESS = "stress_eV_per_A3";

  private static final Set<String> STRUCTURES =
      Set.of("Structure", "IStructure", "Molecule", "IMolecule");
  private static final String ENTRY = "ComputedStructureEntry";

  private final List<Json> items;
  private final ReadingNotes notes;

  private PymatgenJson(List<Json> items, ReadingNotes notes) {
    this.items = items;
    this.notes = notes;
  }

  /** The structures where the file is of this kind. */
  static Optional<JsonFrames.Entries> of(Json root, ReadingNotes notes) {
    List<Json> items = root instanceof Json.Arr(List<Json> list) ? list : List.of(root);
    return !items.isEmpty() && isOurs(items.getFirst())
        ? Optional.of(new PymatgenJson(items, notes))
        : Optional.empty();
  }

  private static boolean isOurs(Json item) {
    return item instanceof Json.Obj object
        && (STRUCTURES.contains(kind(object))
            || kind(object).equals(ENTRY)
            || object.members().containsKey("lattice") && object.members().containsKey("sites"));
  }

  /** Name of its class, or empty. */
  private static String kind(Json.Obj object) {
    return object.find("@class").orElse(null) instanceof Json.Str(String name) ? name : "";
  }

  @Override
  public String format() {
    return "pymatgen JSON";
  }

  @Override
  public Deque<JsonFrames.Entry> entries() {
    Deque<JsonFrames.Entry> entries = new ArrayDeque<>();
    for (Json item : items) {
      entries.add(new JsonFrames.Entry("entry " + entries.size(), item));
    }
    return entries;
  }

  @Override
  public Frame frame(Json.Obj item, Frame.Source source) {
    if (!isOurs(item)) {
      throw Problem.FILE_MALFORMED.with(
          source.file(),
          "an entry is a \"" + kind(item) + "\"; structures and " + ENTRY + " are read");
    }
    boolean entry = kind(item).equals(ENTRY);
    Json.Obj plain = entry ? item.get("structure").asObject() : item;
    PymatgenSites sites = new PymatgenSites(plain, notes);
    Labels labels = sites.labels();
    Map<String, String> metadata = new LinkedHashMap<>();
    total(plain, metadata);
    Json.Obj further = object(plain, "properties");
    if (entry) {
      labels = labels.withEnergy(JsonFrames.number(item.get("energy"), "energy"));
      notes.used(
          LabelKey.Quantity.ENERGY, "energy", "eV, of the whole cell, without \"correction\"");
      text(item, metadata, "entry_id", "correction");
      text(object(item, "parameters"), metadata, "run_type");
      notes.note("parameters and energy_adjustments of entries are not kept");
      further = object(item, "data");
    }
    Json stress = further.find(STRESS).orElse(null);
    if (stress != null) {
      labels = labels.withStress(JsonFrames.exactly(JsonFrames.flat(stress, STRESS), 9, STRESS));
      notes.used(LabelKey.Quantity.STRESS, STRESS, "eV/Å³, positive in tension");
    }
    keep(further, metadata);
    return new Frame(sites.structure(), labels, metadata, sites.columns(), source);
  }

  private static Json.Obj object(Json.Obj parent, String key) {
    return parent.find(key).orElse(null) instanceof Json.Obj found ? found : new Json.Obj();
  }

  private static void total(Json.Obj structure, Map<String, String> metadata) {
    if (structure.find("charge").orElse(null) instanceof Json.Num(double charge) && charge != 0) {
      metadata.put("charge", JsonFrames.text(Json.of(charge)));
    }
  }

  private static void text(Json.Obj from, Map<String, String> metadata, String... keys) {
    for (String key : keys) {
      from.find(key).ifPresent(value -> metadata.put(key, JsonFrames.text(value)));
    }
  }

  /** Plain values are kept as text; what is nested is not, and said. */
  private void keep(Json.Obj further, Map<String, String> metadata) {
    further
        .members()
        .forEach(
            (key, value) -> {
              switch (value) {
                case Json.Str _, Json.Num _, Json.Bool _ ->
                    metadata.putIfAbsent(key, JsonFrames.text(value));
                case Json.Null _ -> {
                  // Says nothing.
                }
                default -> {
                  if (!key.equals(STRESS)) {
                    notes.note("nested entry \"" + key + "\" is not kept");
                  }
                }
              }
            });
  }
}
