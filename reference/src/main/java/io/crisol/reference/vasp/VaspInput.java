package io.crisol.reference.vasp;

import io.crisol.reference.KMesh;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * INCAR, KPOINTS and POSCAR. VASP takes atoms element by element, so they are put in this order and
 * results are put back. Source: https://www.vasp.at/wiki, pages INCAR, KPOINTS, POSCAR.
 */
final class VaspInput {
  private final VaspOptions options;
  private final PotcarSet potentials;

  VaspInput(VaspOptions options, PotcarSet potentials) {
    this.options = options;
    this.potentials = potentials;
  }

  /** Numbers of the atoms, those of one element after those of another. */
  static int[] order(Structure structure) {
    List<Element> elements = elements(structure);
    return IntStream.range(0, structure.size())
        .boxed()
        .sorted(java.util.Comparator.comparingInt(i -> elements.indexOf(structure.element(i))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The elements in order of first appearance. */
  static List<Element> elements(Structure structure) {
    return Arrays.stream(structure.elements()).distinct().toList();
  }

  /** The structure with its atoms in this order. */
  static Structure ordered(Structure structure, int[] order) {
    Element[] elements = new Element[order.length];
    double[] positions = new double[3 * order.length];
    for (int i = 0; i < order.length; i++) {
      elements[i] = structure.element(order[i]);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = structure.coordinate(3 * order[i] + axis);
      }
    }
    return new Structure(structure.cell(), elements, positions);
  }

  /** The mesh of a cell. */
  int[] mesh(Cell cell) {
    return KMesh.of(cell, options.kSpacing(), options.kGrid());
  }

  /** KPOINTS. */
  static String kPoints(int[] mesh) {
    return "written by Crisol\n0\nGamma\n%d %d %d\n0 0 0\n".formatted(mesh[0], mesh[1], mesh[2]);
  }

  /** POSCAR of a structure whose atoms are in order. */
  static String poscar(Structure ordered) {
    List<Element> elements = elements(ordered);
    StringBuilder text = new StringBuilder("written by Crisol\n1.0\n");
    for (int a = 0; a < 3; a++) {
      Cell cell = ordered.cell();
      text.append("%s %s %s\n".formatted(cell.vector(a, 0), cell.vector(a, 1), cell.vector(a, 2)));
    }
    text.append(elements.stream().map(Element::symbol).collect(Collectors.joining(" ")));
    text.append('\n');
    for (Element element : elements) {
      long count = Arrays.stream(ordered.elements()).filter(other -> other == element).count();
      text.append(count).append(' ');
    }
    text.append("\nCartesian\n");
    for (int i = 0; i < ordered.size(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        text.append(ordered.coordinate(3 * i + axis)).append(axis < 2 ? ' ' : '\n');
      }
    }
    return text.toString();
  }

  /** INCAR for a structure whose atoms are in order. */
  String incar(Structure ordered, Remedy remedy) {
    Map<String, String> tags = tags(ordered);
    for (String line : options.incarLines()) {
      tags.put(VaspOptions.tag(line), line.substring(line.indexOf('=') + 1).strip());
    }
    new TreeMap<>(remedy.changes()).forEach(tags::put);
    return tags.entrySet().stream()
        .map(tag -> tag.getKey() + " = " + tag.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private Map<String, String> tags(Structure ordered) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("SYSTEM", "written by Crisol");
    tags.put("NSW", "0");
    tags.put("IBRION", "-1");
    tags.put("ISIF", "2");
    tags.put("ISTART", "0");
    tags.put("ICHARG", "2");
    tags.put("ISYM", "0");
    tags.put("PREC", "Accurate");
    tags.put("LREAL", ".FALSE.");
    tags.put("LASPH", ".TRUE.");
    tags.put("ENCUT", Double.toString(potentials.cutoff()));
    tags.put("EDIFF", Double.toString(options.scfTolerance()));
    tags.put("NELM", Integer.toString(options.scfSteps()));
    tags.put("ISMEAR", Integer.toString(options.smearing().number()));
    tags.put("SIGMA", Double.toString(options.smearingWidth()));
    tags.put("LWAVE", ".FALSE.");
    tags.put("LCHARG", ".FALSE.");
    options.functional().ifPresent(name -> tags.put("GGA", name));
    electrons(tags, ordered);
    hubbard(tags, elements(ordered));
    return tags;
  }

  private void electrons(Map<String, String> tags, Structure ordered) {
    if (options.totalCharge() != 0) {
      double electrons = potentials.electrons(ordered.elements()) - options.totalCharge();
      tags.put("NELECT", Double.toString(electrons));
    }
    if (!options.magnetization().isEmpty()) {
      tags.put("ISPIN", "2");
      tags.put("MAGMOM", each(List.of(ordered.elements()), options.magnetization(), 0));
    }
  }

  private void hubbard(Map<String, String> tags, List<Element> elements) {
    if (elements.stream().noneMatch(e -> options.hubbardU().containsKey(e.symbol()))) {
      return;
    }
    tags.put("LDAU", ".TRUE.");
    tags.put("LDAUTYPE", "2");
    tags.put(
        "LDAUL",
        elements.stream()
            .map(e -> options.hubbardU().containsKey(e.symbol()) ? "" + shell(e) : "-1")
            .collect(Collectors.joining(" ")));
    tags.put("LDAUU", each(elements, options.hubbardU(), 0));
    tags.put("LDAUJ", each(elements, Map.of(), 0));
    tags.put("LMAXMIX", elements.stream().anyMatch(e -> shell(e) == 3) ? "6" : "4");
  }

  private static String each(List<Element> elements, Map<String, Double> values, double otherwise) {
    return elements.stream()
        .map(e -> values.getOrDefault(e.symbol(), otherwise).toString())
        .collect(Collectors.joining(" "));
  }

  /** Angular momentum of the shell that U acts on. */
  private static int shell(Element element) {
    int z = element.atomicNumber();
    boolean f = z >= 57 && z <= 71 || z >= 89 && z <= 103;
    boolean d = z >= 21 && z <= 30 || z >= 39 && z <= 48 || z >= 72 && z <= 80;
    return f ? 3 : d ? 2 : 1;
  }

  /** Everything but the structure that decides the numbers. */
  String identity() {
    String k = options.kGrid().isEmpty() ? "spacing " + options.kSpacing() : "" + options.kGrid();
    return String.join(
        "\n",
        "cutoff eV " + potentials.cutoff(),
        "functional " + options.functional(),
        "k points " + k,
        "smearing " + options.smearing() + " " + options.smearingWidth(),
        "spin " + new TreeMap<>(options.magnetization()),
        "hubbard " + new TreeMap<>(options.hubbardU()),
        "charge " + options.totalCharge() + ", vacuum " + options.vacuum(),
        "field " + options.scfTolerance() + " " + options.scfSteps() + " " + options.remedies(),
        "stress " + options.stress(),
        "lines " + options.incarLines(),
        potentials.identity());
  }
}
