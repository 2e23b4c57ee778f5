package io.crisol.simulation.defects;

import io.crisol.simulation.SimulationResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Point defects of a crystal.
 *
 * @param ground the relaxed crystal
 * @param constant what the supercells keep
 * @param reservoir where atoms come from and go to
 * @param cells the supercells
 * @param defects vacancies first, of each element from the lowest energy up
 * @param hops of atoms into vacancies
 */
public record DefectsResult(
    Ground ground,
    Held constant,
    Reservoir reservoir,
    Cells cells,
    List<Defect> defects,
    List<Hop> hops)
    implements SimulationResult {
  /**
   * The supercells.
   *
   * @param copies of the crystal along its cell vectors in the larger one, int[3]
   * @param atoms of it when it is perfect
   * @param shortest distance of an image, Å
   * @param smaller atoms of the smaller one, where there is one
   */
  public record Cells(int[] copies, int atoms, double shortest, Optional<Integer> smaller) {}

  @Override
  public String kind() {
    return "defects";
  }

  /** Whether the crystal is of one element. */
  public boolean isElement() {
    return ground.structure().elementSet().size() == 1;
  }

  /** The defect of this kind and element, gone or come, that has the lowest energy. */
  public Optional<Defect> lowest(DefectKind kind, Element element) {
    return defects.stream()
        .filter(d -> isAmong(d, kind) && d.what().change(element) != 0)
        .filter(d -> d.large().converged())
        .min(Comparator.comparingDouble(d -> d.large().relaxed()));
  }

  /** Dumbbells are interstitials. */
  private static boolean isAmong(Defect defect, DefectKind kind) {
    DefectKind own = defect.what().kind();
    return own == kind || kind == DefectKind.INTERSTITIAL && own == DefectKind.DUMBBELL;
  }

  /** The hop of an element with the lowest barrier. */
  public Optional<Hop> easiest(Element element) {
    return hops.stream()
        .filter(hop -> hop.element() == element && hop.converged())
        .min(Comparator.comparingDouble(Hop::barrier));
  }

  /** Whether everything that was searched has been found. */
  public boolean converged() {
    return defects.stream().allMatch(d -> d.large().converged())
        && hops.stream().noneMatch(hop -> hop.verdict() == HopPath.Verdict.NOT_CONVERGED);
  }

  /** Largest grade of all relaxed defects and paths, where there are grades. */
  public OptionalDouble maxGrade() {
    var relaxed = defects.stream().flatMapToDouble(d -> d.large().found().maxGrade().stream());
    var paths = hops.stream().flatMapToDouble(hop -> hop.path().band().maxGrade().stream());
    return java.util.stream.DoubleStream.concat(relaxed, paths).max();
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        ground
            .addTo(new Json.Obj().put("kind", kind()).put("atoms", cells.atoms()))
            .put("constant", constant.name().toLowerCase(Locale.ROOT))
            .put("supercell", "%dx%dx%d".formatted(boxed(cells.copies())))
            .put("shortest_repeat_angstrom", cells.shortest())
            .put("smaller_atoms", cells.smaller().<Json>map(Json::of).orElse(new Json.Null()))
            .put("reference", reservoir.reference());
    return new DefectsJson(this)
        .addTo(json)
        .put("converged", converged())
        .put("max_grade", SimulationResult.number(maxGrade()));
  }

  private static Object[] boxed(int... three) {
    return new Object[] {three[0], three[1], three[2]};
  }
}
