package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.bonded.StillingerWeberFormat;
import io.crisol.potentials.bonded.TersoffFormat;
import io.crisol.potentials.embedded.FuncflFile;
import io.crisol.potentials.embedded.SetflFile;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.lammps.StyleUse.Coefficients;
import io.crisol.potentials.spectral.LammpsSnap;
import io.crisol.structures.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Styles whose coefficients stand in files. */
final class FileStyles {
  private FileStyles() {}

  private static int files(StyleUse use) {
    return switch (use.name) {
      case "snap" -> 2;
      case "hdnnp" -> 0; // Its folder stands among the settings.
      default -> 1;
    };
  }

  /** The element named for each type behind the files; empty for NULL. */
  static List<Optional<Element>> elements(StyleUse use, Coefficients line) {
    Command command = line.command();
    if (!line.first().equals("*") || !line.second().equals("*")) {
      throw command.wrong(use.name + " takes its coefficients as pair_coeff * *");
    }
    int files = files(use);
    if (line.values().size() <= files) {
      throw command.wrong(
          use.name + " needs " + files + " file names and an element for each type");
    }
    List<Optional<Element>> elements = new ArrayList<>();
    for (String name : line.values().subList(files, line.values().size())) {
      Optional<Element> element = Element.find(name);
      if (element.isEmpty() && !name.equals("NULL")) {
        throw command.notHonoured("\"" + name + "\" is not the symbol of an element");
      }
      elements.add(element);
    }
    return elements;
  }

  /** The elements that a style sees: those named, or those whose pairs have files. */
  static Set<Element> seen(StyleUse use, TypeMap types) {
    Set<Element> seen = new TreeSet<>();
    if (Styles.namesFiles(use.name)) {
      use.coefficients.forEach(
          line -> elements(use, line).forEach(element -> element.ifPresent(seen::add)));
    } else {
      funcfl(use, types).keySet().forEach(seen::add);
    }
    return seen;
  }

  /** {@code pair_coeff 1 1 FILE} for each element. */
  private static Map<Element, Coefficients> funcfl(StyleUse use, TypeMap types) {
    Map<Element, Coefficients> lines = new LinkedHashMap<>();
    for (Coefficients line : use.coefficients) {
      line.count(1, 1);
      int[] first = types.range(line.first(), line.command());
      int[] second = types.range(line.second(), line.command());
      if (first[0] != first[1] || first[0] != second[0] || first[1] != second[1]) {
        throw line.command()
            .notHonoured("funcfl files are read for one type each; pairs of types follow");
      }
      lines.put(types.element(first[0]), line);
    }
    return lines;
  }

  /** The potential of a style. */
  static Potential read(StyleUse use, TypeMap types, PotentialRequest request) {
    if (!use.name.equals("hdnnp")) {
      use.settings(0, 0);
    }
    if (use.name.equals("eam")) {
      return funcflPotential(funcfl(use, types), request);
    }
    if (use.coefficients.size() != 1) {
      throw use.command.notHonoured(
          use.name + " has " + use.coefficients.size() + " pair_coeff lines, and one is read");
    }
    Coefficients line = use.coefficients.getFirst();
    Set<Element> elements = new TreeSet<>();
    elements(use, line).forEach(element -> element.ifPresent(elements::add));
    if (elements.isEmpty()) {
      throw line.command().wrong("it names no element");
    }
    List<Path> files =
        line.values().subList(0, files(use)).stream()
            .map(name -> request.locate(name, line.command().file()))
            .toList();
    return switch (use.name) {
      case "hdnnp" -> NetworkStyle.read(use, request);
      case "sw" -> StillingerWeberFormat.read(files.getFirst(), elements);
      case "tersoff" -> TersoffFormat.read(files.getFirst(), elements);
      case "snap" -> LammpsSnap.read(files.get(0), files.get(1), elements);
      default -> SetflFile.read(files.getFirst());
    };
  }

  private static Potential funcflPotential(
      Map<Element, Coefficients> lines, PotentialRequest request) {
    List<Path> files =
        lines.values().stream()
            .map(line -> request.locate(line.values().getFirst(), line.command().file()))
            .toList();
    Potential potential = FuncflFile.read(files);
    for (Map.Entry<Element, Coefficients> entry : lines.entrySet()) {
      if (!potential.elements().contains(entry.getKey())) {
        throw entry
            .getValue()
            .command()
            .wrong(
                "the type is "
                    + entry.getKey()
                    + ", and the file is for another element: the files hold "
                    + potential.elements());
      }
    }
    return potential;
  }
}
