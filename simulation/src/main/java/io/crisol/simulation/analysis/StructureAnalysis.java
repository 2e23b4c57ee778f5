package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that the frames of one or several trajectories of the same atoms tell of their
 * structure. Averages are over all frames; what needs a series (vibrations, Lindemann index) is of
 * the first trajectory.
 */
public final class StructureAnalysis {
  private final StructureOptions options;
  private final List<String> notes = new ArrayList<>();

  /** An analysis. */
  public StructureAnalysis(StructureOptions options) {
    this.options = options;
  }

  /**
   * Measures.
   *
   * @param trajectories frames of each, at least one in all
   * @param names of the trajectories, for messages
   * @throws ProblemException TRAJECTORY_BROKEN, OPTION_INVALID (cutoffs or clusters of elements
   *     that are not there)
   */
  public StructureResult of(
      List<List<Snapshot>> trajectories, List<String> names, Progress progress) {
    List<Structure> all =
        trajectories.stream().flatMap(List::stream).map(Snapshot::structure).toList();
    Structure first = all.getFirst();
    requireSameElements(all, names);
    List<Element> elements = List.copyOf(first.elementSet());
    RadialDistribution rdf = new RadialDistribution(1, options.reach(), options.width(), 0);
    BondCutoffs cutoffs = cutoffs(all, elements, rdf, progress);
    Neighborhoods around = new Neighborhoods(elements, groups(cutoffs), options);
    for (int k = 0; k < all.size(); k++) {
      around.add(all.get(k), BondGraph.of(all.get(k), cutoffs));
      progress.update(all.size() + k + 1L, 2L * all.size(), "neighbours");
    }
    List<Snapshot> series = trajectories.getFirst();
    return new StructureResult(
        first,
        all.size(),
        rdf.result(),
        cutoffs,
        around.coordination.result(),
        around.angles.result(),
        around.fragments,
        first.cell().isPeriodic() ? Optional.empty() : Optional.of(around.profile.result()),
        lindemann(series, cutoffs),
        vibrations(series, names.getFirst()),
        List.copyOf(notes));
  }

  private BondCutoffs cutoffs(
      List<Structure> all, List<Element> elements, RadialDistribution rdf, Progress progress) {
    PairDistances distances = new PairDistances(elements, options.reach());
    for (int k = 0; k < all.size(); k++) {
      distances.add(all.get(k));
      rdf.add(all.get(k));
      progress.update(k, 2L * all.size(), "distances");
    }
    return BondCutoffs.of(elements, distances, options.cutoffs());
  }

  private static void requireSameElements(List<Structure> all, List<String> names) {
    Structure first = all.getFirst();
    for (Structure structure : all) {
      boolean same =
          structure.composition().equals(first.composition())
              && structure.cell().isPeriodic() == first.cell().isPeriodic();
      if (!same) {
        throw Problem.TRAJECTORY_BROKEN.with(
            String.join(", ", names),
            "one is of " + structure.formula() + ", the first of " + first.formula(),
            "give trajectories of the same atoms in one call");
      }
    }
  }

  /** The elements whose fragments are counted. */
  private Map<String, Set<Element>> groups(BondCutoffs cutoffs) {
    Map<String, Set<Element>> groups = new LinkedHashMap<>();
    for (String wanted : options.clusters()) {
      Set<Element> elements = StructureOptions.elements(wanted);
      if (!cutoffs.elements().containsAll(elements)) {
        throw Problem.OPTION_INVALID.with(
            "clusters",
            wanted,
            "the trajectory has " + cutoffs.elements(),
            "name elements that it has");
      }
      groups.put(name(elements), elements);
    }
    for (Element element : cutoffs.elements()) {
      if (options.clusters().isEmpty() && cutoffs.areBound(element, element)) {
        groups.put(element.symbol(), Set.of(element));
      }
    }
    return groups;
  }

  private static String name(Set<Element> elements) {
    return elements.stream().map(Element::symbol).collect(Collectors.joining("+"));
  }

  private Optional<Lindemann.Indices> lindemann(List<Snapshot> series, BondCutoffs cutoffs) {
    if (series.size() < 2) {
      notes.add("one frame: no Lindemann index, no vibrations");
      return Optional.empty();
    }
    BondGraph bonds = BondGraph.of(series.getFirst().structure(), cutoffs);
    return Optional.of(Lindemann.of(series, bonds));
  }

  private Optional<VibrationSpectrum.Curves> vibrations(List<Snapshot> series, String name) {
    if (!VibrationSpectrum.suits(series)) {
      notes.add(series.size() + " frames are too few for a vibrational spectrum");
      return Optional.empty();
    }
    double interval;
    try {
      interval = VibrationSpectrum.interval(series, name);
    } catch (ProblemException e) {
      if (e.problem() != Problem.OPTION_MISSING) {
        throw e;
      }
      notes.add("no vibrational spectrum: " + e.why() + "; " + e.remedy());
      return Optional.empty();
    }
    VibrationSpectrum.Curves curves = VibrationSpectrum.of(series, interval);
    if (curves.shareAtTop() > 0.02) {
      notes.add(
          String.format(
              java.util.Locale.ROOT,
              "frames every %g fs show vibrations up to %.3g THz only; faster ones are folded back:"
                  + " write frames more often",
              interval,
              curves.highest()));
    }
    return Optional.of(curves);
  }

  /** What is measured of the neighbours in every frame. */
  private static final class Neighborhoods {
    private final Map<String, Set<Element>> groups;
    private final Coordination coordination;
    private final BondAngles angles;
    private final RadialProfile profile;
    private final Map<String, List<Fragments.Census>> fragments = new LinkedHashMap<>();

    Neighborhoods(
        List<Element> elements, Map<String, Set<Element>> groups, StructureOptions options) {
      this.groups = groups;
      this.coordination = new Coordination(elements);
      this.angles = new BondAngles(elements, (int) Math.round(180 / options.angleWidth()));
      this.profile = new RadialProfile(elements, options.profileWidth());
      groups.keySet().forEach(name -> fragments.put(name, new ArrayList<>()));
    }

    void add(Structure structure, BondGraph graph) {
      coordination.add(structure, graph);
      angles.add(structure, graph);
      if (!structure.cell().isPeriodic()) {
        profile.add(structure);
      }
      groups.forEach(
          (name, elements) -> fragments.get(name).add(Fragments.of(structure, graph, elements)));
    }
  }
}
