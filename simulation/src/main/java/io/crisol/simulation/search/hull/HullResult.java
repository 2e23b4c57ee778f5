package io.crisol.simulation.search.hull;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which phases are stable against falling apart into others, at 0 K and zero pressure.
 *
 * @param elements the components, in order of atomic number
 * @param points all structures, by composition and then by energy
 * @param potentials of the elements in their reference states, eV per atom
 * @param voltage at which ions go into a host, where it was asked for
 * @param maxGrade largest extrapolation grade of the structures, where a potential gave any
 * @param leftOut structures whose relaxation did not end
 */
public record HullResult(
    List<Element> elements,
    List<Point> points,
    Map<Element, Double> potentials,
    Optional<VoltageCurve> voltage,
    OptionalDouble maxGrade,
    int leftOut)
    implements SimulationResult {
  /** eV per atom: less is rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * A structure and its place.
   *
   * @param formation energy relative to the elements, eV per atom
   * @param above energy above the hull, eV per atom; 0 on it
   * @param lowest whether no structure of its composition is lower
   * @param margin of a stable phase: how far it lies below the hull of the others, eV per atom; 0
   *     otherwise, and of the elements
   * @param products what it falls apart into, parts of the atoms by formula; itself where stable
   */
  public record Point(
      Phase phase,
      double formation,
      double above,
      boolean lowest,
      double margin,
      Map<String, Double> products) {
    /** Whether it is a phase of the hull. */
    public boolean isStable() {
      return lowest && above <= ROUNDING;
    }
  }

  /**
   * The hull of some phases.
   *
   * @param references energies of pure elements that are given, eV per atom
   * @throws io.crisol.structures.ProblemException OPTION_MISSING where an element has no pure phase
   */
  public static HullResult of(Collection<Phase> phases, Map<Element, Double> references) {
    TreeSet<Element> present = new TreeSet<>(references.keySet());
    phases.forEach(phase -> present.addAll(phase.counts().keySet()));
    List<Element> elements = List.copyOf(present);
    List<Phase> all = new ArrayList<>(phases);
    references.forEach((e, energy) -> all.add(new Phase(Map.of(e, 1), energy, "reference")));
    all.sort(Comparator.comparing(Phase::formula).thenComparingDouble(Phase::energy));
    ConvexHull hull = new ConvexHull(elements.size());
    List<Phase> lowest = new ArrayList<>();
    for (Phase phase : all) {
      if (lowest.isEmpty() || !lowest.getLast().formula().equals(phase.formula())) {
        lowest.add(phase);
        hull.add(parts(elements, phase), phase.energy());
      }
    }
    requireReferences(hull, elements);
    List<Point> points = new ArrayList<>();
    for (Phase phase : all) {
      points.add(point(hull, elements, lowest, phase));
    }
    Map<Element, Double> potentials = new TreeMap<>();
    for (Phase phase : lowest) {
      if (phase.counts().size() == 1) {
        potentials.put(phase.counts().keySet().iterator().next(), phase.energy());
      }
    }
    return new HullResult(
        elements, points, potentials, Optional.empty(), OptionalDouble.empty(), 0);
  }

  private static Point point(
      ConvexHull hull, List<Element> elements, List<Phase> lowest, Phase phase) {
    double[] parts = parts(elements, phase);
    ConvexHull.Mixture mixture = hull.at(parts);
    Map<String, Double> products = new TreeMap<>();
    for (int k = 0; k < mixture.parts().length; k++) {
      products.merge(
          lowest.get(mixture.phases().get(k)).formula(), mixture.parts()[k], Double::sum);
    }
    double above = phase.energy() - mixture.energy();
    boolean isLowest = lowest.contains(phase);
    return new Point(
        phase,
        hull.formation(parts, phase.energy()),
        Math.abs(above) <= ROUNDING ? 0 : above,
        isLowest,
        isLowest && above <= ROUNDING ? margin(elements, lowest, phase) : 0,
        products);
  }

  private static double margin(List<Element> elements, List<Phase> lowest, Phase phase) {
    if (phase.reduced().size() == 1) {
      return 0;
    }
    ConvexHull others = new ConvexHull(elements.size());
    lowest.stream()
        .filter(other -> !other.reduced().equals(phase.reduced()))
        .forEach(other -> others.add(parts(elements, other), other.energy()));
    return Math.max(0, -others.above(parts(elements, phase), phase.energy()));
  }

  private static double[] parts(List<Element> elements, Phase phase) {
    return elements.stream().mapToDouble(phase::part).toArray();
  }

  private static void requireReferences(ConvexHull hull, List<Element> elements) {
    int missing = hull.missing();
    if (missing >= 0) {
      String symbol = elements.get(missing).symbol();
      throw Problem.OPTION_MISSING.with(
          "reference",
          "no structure is pure " + symbol + ", so formation energies have no zero",
          "add one, or give the energy of an atom of it: --reference " + symbol + "=-1.23");
    }
  }

  /** The same with a voltage curve. */
  public HullResult with(VoltageCurve curve) {
    return new HullResult(elements, points, potentials, Optional.of(curve), maxGrade, leftOut);
  }

  /** The same with a grade. */
  public HullResult withGrade(OptionalDouble grade) {
    return new HullResult(elements, points, potentials, voltage, grade, leftOut);
  }

  /** The same with a number of structures that are left out. */
  HullResult leavingOut(int number) {
    return new HullResult(elements, points, potentials, voltage, maxGrade, number);
  }

  /** Voltages alone. */
  public static HullResult of(VoltageCurve curve) {
    return without(List.of()).with(curve);
  }

  /** No hull, for elements of which no pure phase is known. */
  static HullResult without(List<Element> missing) {
    return new HullResult(
        missing, List.of(), Map.of(), Optional.empty(), OptionalDouble.empty(), 0);
  }

  /** The phases of the hull. */
  public List<Point> stable() {
    return points.stream().filter(Point::isStable).toList();
  }

  /** The lowest structure of each composition. */
  public List<Point> lowest() {
    return points.stream().filter(Point::lowest).toList();
  }

  @Override
  public String kind() {
    return "hull";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json = new Json.Obj().put("kind", kind()).put("left_out", leftOut);
    if (points.isEmpty()) {
      json.put("without_reference", Json.of(elements.stream().map(Element::symbol).toList()));
      voltage.ifPresent(curve -> json.put("voltage", curve.toJson()));
      return json.put("max_grade", SimulationResult.number(maxGrade));
    }
    return addTo(json).put("max_grade", SimulationResult.number(maxGrade));
  }

  /** Adds what it says to the results of a run. */
  public Json.Obj addTo(Json.Obj json) {
    voltage.ifPresent(curve -> json.put("voltage", curve.toJson()));
    if (points.isEmpty()) {
      return json.put(
          "without_reference", Json.of(elements.stream().map(Element::symbol).toList()));
    }
    Json.Obj references = new Json.Obj();
    potentials.forEach((element, energy) -> references.put(element.symbol(), energy));
    Json.Arr stable = new Json.Arr();
    stable().forEach(point -> stable.add(json(point)));
    Json.Arr phases = new Json.Arr();
    lowest().forEach(point -> phases.add(json(point)));
    json.put("elements", Json.of(elements.stream().map(Element::symbol).toList()))
        .put("frames", points.size())
        .put("compositions", lowest().size())
        .put("references_eV_per_atom", references)
        .put("stable", stable)
        .put("phases", phases);
    return json;
  }

  private Json.Obj json(Point point) {
    Json.Obj fractions = new Json.Obj();
    elements.forEach(element -> fractions.put(element.symbol(), point.phase.part(element)));
    Json.Obj products = new Json.Obj();
    point.products.forEach(products::put);
    return new Json.Obj()
        .put("formula", point.phase.formula())
        .put("fractions", fractions)
        .put("energy_eV_per_atom", point.phase.energy())
        .put("formation_energy_eV_per_atom", point.formation)
        .put("above_hull_eV_per_atom", point.above)
        .put("stable", point.isStable())
        .put("below_others_eV_per_atom", point.margin)
        .put("products", products)
        .put("source", point.phase.source());
  }
}
