package io.crisol.app;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.aenet.AenetFolder;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Network files for aenet, which a training writes beside its potential.
 *
 * @param aenetNetworks an element and a name for each, as {@code Ti=Ti.15t-15t.nn}
 */
public record NetworkFiles(
    @Setting(
            help =
                "network files for aenet to write in the run folder, an element and a name for"
                    + " each: [\"Ti=Ti.15t-15t.nn\", \"O=O.15t-15t.nn\"]; as text where the name ends"
                    + " in .ascii")
        List<String> aenetNetworks) {
  /** Refuses what is no element and name. */
  public NetworkFiles {
    aenetNetworks = List.copyOf(aenetNetworks);
    aenetNetworks.forEach(NetworkFiles::parts);
  }

  static List<String> texts(Map<Element, String> networks) {
    List<String> texts = new ArrayList<>();
    networks.forEach((element, name) -> texts.add(element + "=" + Path.of(name).getFileName()));
    return texts;
  }

  private static String[] parts(String text) {
    String[] parts = text.split("=", 2);
    boolean named =
        parts.length == 2
            && !parts[1].isBlank()
            && Path.of(parts[1]).getNameCount() == 1
            && !List.of(".", "..", "potential.crisol.json").contains(parts[1]);
    if (!named) {
      throw Problem.OPTION_INVALID.with(
          "aenet_networks",
          text,
          "it is an element and the name of a file in the run folder",
          "write for example Ti=Ti.15t-15t.nn");
    }
    Element.of(parts[0]);
    return parts;
  }

  /**
   * Writes them to the run folder.
   *
   * @return what to tell the user; empty where none are wanted
   */
  List<String> write(Path folder, Potential potential) {
    if (aenetNetworks.isEmpty()) {
      return List.of();
    }
    Map<Element, Path> files = new LinkedHashMap<>();
    for (String text : aenetNetworks) {
      String[] parts = parts(text);
      files.put(Element.of(parts[0]), folder.resolve(parts[1]));
    }
    try {
      AenetFolder.writeNetworks(SumPotential.withoutRepulsion(potential), files);
    } catch (ProblemException e) {
      if (e.problem() != Problem.NOT_EXPORTED) {
        throw e;
      }
      // The training is done and its potential is there; aenet cannot have this one.
      return List.of("aenet's network files are not written: " + e.getMessage());
    }
    String without =
        SumPotential.repulsionOf(potential).isPresent()
            ? " (without the repulsion of nuclei nearer than in the data, which aenet does not have)"
            : "";
    return files.values().stream().map(file -> "For aenet: " + file + without).toList();
  }
}
