package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code provenance.json}: which program, machine, command and data made the run.
 *
 * @param entries everything but the inputs, as text, in the order of the file
 * @param inputs the data files
 */
public record Provenance(Map<String, String> entries, List<Input> inputs) implements Part {
  /**
   * A data file.
   *
   * @param sha256 hexadecimal digest
   * @param frames number of frames as text, may be empty
   */
  public record Input(String file, String sha256, String frames) {}

  /** The entry of this name, empty where there is none. */
  public String entry(String name) {
    return entries.getOrDefault(name, "");
  }

  static Provenance of(Json.Obj object, String source) {
    Map<String, String> entries = new LinkedHashMap<>();
    List<Input> inputs = new ArrayList<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!name.equals("inputs")) {
                entries.put(name, plain(value));
              }
            });
    for (Json input : object.find("inputs").map(Json::asList).orElse(List.of())) {
      Json.Obj file = input.asObject();
      inputs.add(
          new Input(
              plain(file.get("file")),
              file.find("sha256").map(Provenance::plain).orElse(""),
              file.find("frames").map(Provenance::plain).orElse("")));
    }
    return new Provenance(entries, inputs);
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Str text -> text.value();
      case Json.Null _ -> "";
      case Json.Arr list -> String.join(" ", list.items().stream().map(Provenance::plain).toList());
      default -> value.text().strip();
    };
  }
}
