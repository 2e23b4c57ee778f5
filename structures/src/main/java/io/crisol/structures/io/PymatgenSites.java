package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sites of one pymatgen structure as atoms. */
final class PymatgenSites {
  /** Columns of atoms that do not fill their site. */
  static final String OCCUPANCY = "occupancy";

  /** Number of the site, equal for species that share it. */
  static final String SITE = "site";

  private static final String FORCES = "forces";
  private static final String CHARGE = "charge";
  private static final String PROPERTIES = "properties";
  private static final String SELECTIVE = "selective_dynamics";

  private final Json.Obj structure;
  private final ReadingNotes notes;
  private final Cell cell;
  private final List<Element> elements = new ArrayList<>();
  private final NumberList positions = new NumberList();
  private final NumberList occupancies = new NumberList();
  private final NumberList siteOfAtom = new NumberList();
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  PymatgenSites(Json.Obj structure, ReadingNotes notes) {
    this.structure = structure;
    this.notes = notes;
    this.cell = cell();
    List<Json> sites = structure.get("sites").asList();
    for (int s = 0; s < sites.size(); s++) {
      try {
        site(sites.get(s).asObject(), s);
      } catch (ProblemException e) {
        throw Problem.FILE_MALFORMED.with("site " + s, e.what() + ": " + e.why()).causedBy(e);
      }
    }
    if (elements.isEmpty()) {
      throw Problem.FILE_MALFORMED.with("the entry", "it has no atom");
    }
    occupancy();
    properties(sites);
  }

  private Cell cell() {
    if (structure.find("lattice").isEmpty()) {
      return Cell.OPEN;
    }
    Json.Obj lattice = structure.get("lattice").asObject();
    double[] matrix =
        JsonFrames.exactly(JsonFrames.flat(lattice.get("matrix"), "matrix"), 9, "matrix");
    double[] pbc = {1, 1, 1};
    if (lattice.find("pbc").isPresent()) {
      pbc = JsonFrames.exactly(JsonFrames.flat(lattice.get("pbc"), "pbc"), 3, "pbc");
    }
    return new Cell(matrix, pbc[0] != 0, pbc[1] != 0, pbc[2] != 0);
  }

  private void site(Json.Obj site, int number) {
    double[] position = position(site);
    for (Json species : site.get("species").asList()) {
      Json.Obj one = species.asObject();
      String symbol = one.get("element").asString();
      elements.add(Element.of(symbol.replaceAll("[\\d.]*[+-]?$", "")));
      positions.addAll(position);
      occupancies.add(one.find("occu").map(v -> JsonFrames.number(v, "occu")).orElse(1.0));
      siteOfAtom.add(number);
    }
  }

  /**
   * Cartesian coordinates as written where they agree with the fractional ones, which count, as in
   * pymatgen.
   */
  private double[] position(Json.Obj site) {
    double[] xyz =
        site.find("xyz")
            .map(v -> JsonFrames.exactly(JsonFrames.flat(v, "xyz"), 3, "xyz"))
            .orElse(null);
    if (site.find("abc").isEmpty() || !cell.isPeriodic()) {
      if (xyz == null) {
        throw Problem.FILE_MALFORMED.with("the entry", "a site has neither abc nor xyz");
      }
      return xyz;
    }
    double[] abc = JsonFrames.exactly(JsonFrames.flat(site.get("abc"), "abc"), 3, "abc");
    double[] sum = new double[3];
    for (int k = 0; k < 9; k++) {
      sum[k % 3] += abc[k / 3] * cell.vector(k / 3, k % 3);
    }
    if (xyz == null) {
      return sum;
    }
    if (LabelPick.difference(sum, xyz) > 1e-6) {
      notes.note("xyz of sites disagree with abc and the lattice: abc is taken, as in pymatgen");
      return sum;
    }
    return xyz;
  }

  private void occupancy() {
    boolean partial = elements.size() > structure.get("sites").asList().size();
    for (double occupancy : occupancies.toArray()) {
      partial |= occupancy != 1;
    }
    if (partial) {
      columns.put(OCCUPANCY, occupancies.toArray());
      columns.put(SITE, siteOfAtom.toArray());
      notes.note(
          "partially occupied sites: each species is an atom, see columns occupancy and site");
    }
  }

  /** Numbers that every site has become columns. */
  private void properties(List<Json> sites) {
    Set<String> names = new LinkedHashSet<>();
    for (Json site : sites) {
      names.addAll(propertiesOf(site).members().keySet());
    }
    for (String name : names) {
      double[] values = property(sites, name);
      if (values == null) {
        notes.note("site property \"" + name + "\" is not kept: some sites have no numbers there");
      } else {
        columns.put(name.equals(SELECTIVE) ? AseConstraints.MASK : name, values);
      }
    }
  }

  private static Json.Obj propertiesOf(Json site) {
    return site.asObject().find(PROPERTIES).orElse(null) instanceof Json.Obj found
        ? found
        : new Json.Obj();
  }

  /** The numbers atom by atom, or null where sites differ in how many they have. */
  private double[] property(List<Json> sites, String name) {
    NumberList values = new NumberList();
    double[] owners = siteOfAtom.toArray();
    int width = -1;
    for (double owner : owners) {
      Json value = propertiesOf(sites.get((int) owner)).find(name).orElse(null);
      double[] numbers = value == null ? new double[0] : numbers(value, name);
      width = width < 0 ? numbers.length : width;
      if (numbers.length == 0 || numbers.length != width) {
        return null;
      }
      values.addAll(numbers);
    }
    return values.toArray();
  }

  private static double[] numbers(Json value, String name) {
    return switch (value) {
      case Json.Num _, Json.Bool _ -> JsonFrames.flat(value, name);
      case Json.Arr(List<Json> items)
          when items.stream().allMatch(i -> i instanceof Json.Num || i instanceof Json.Bool) ->
          JsonFrames.flat(value, name);
      default -> new double[0];
    };
  }

  Structure structure() {
    Structure plain = new Structure(cell, elements.toArray(Element[]::new), positions.toArray());
    double[] charges = columns.get(CHARGE);
    if (charges == null || charges.length != elements.size()) {
      return plain;
    }
    columns.remove(CHARGE);
    notes.used(LabelKey.Quantity.CHARGES, CHARGE, "e, fixed charges of the structure");
    return plain.withCharges(charges);
  }

  /** Forces, where the sites have them. */
  Labels labels() {
    double[] forces = columns.get(FORCES);
    if (forces == null || forces.length != 3 * elements.size()) {
      return Labels.NONE;
    }
    columns.remove(FORCES);
    notes.used(LabelKey.Quantity.FORCES, "site property forces", "eV/Å (assumed)");
    return Labels.NONE.withForces(forces);
  }

  /** Columns that are neither charges nor forces; to be asked for last. */
  Map<String, double[]> columns() {
    return columns;
  }
}
