package io.crisol.simulation.search.hull;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** The hull of structures: of their labels, or of what a potential says of them. */
public final class HullRun {
  /** Å. */
  private static final double SKIN = 0.5;

  private final HullOptions options;

  private record Energy(double total, boolean converged, OptionalDouble grade) {}

  /** A hull as the options say. */
  public HullRun(HullOptions options) {
    this.options = options;
  }

  /**
   * The hull of labelled structures.
   *
   * @throws io.crisol.structures.ProblemException LABELS_MISSING, OPTION_MISSING, OPTION_INVALID
   */
  public HullResult ofLabels(List<Frame> frames) {
    List<Phase> phases = new ArrayList<>();
    for (Frame frame : frames) {
      double energy =
          frame
              .labels()
              .energy()
              .orElseThrow(
                  () ->
                      Problem.LABELS_MISSING.with(
                          name(frame, frames),
                          "energy",
                          "without a potential the labels are taken"));
      phases.add(Phase.of(frame.structure(), energy, name(frame, frames)));
    }
    return result(phases);
  }

  /**
   * The hull of structures with a potential, relaxed as the options say, side by side. Structures
   * whose relaxation does not end are left out and counted.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, NOT_CONVERGED
   *     (none ends)
   */
  public HullResult of(Potential potential, List<Frame> frames, Progress progress) {
    Energy[] energies = new Energy[frames.size()];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        energies.length,
        k -> {
          energies[k] = energy(potential, frames.get(k).structure());
          progress.update(done.incrementAndGet(), energies.length, "structures");
        });
    List<Phase> phases = new ArrayList<>();
    OptionalDouble grade = OptionalDouble.empty();
    for (int k = 0; k < energies.length; k++) {
      if (energies[k].converged) {
        String name = name(frames.get(k), frames);
        phases.add(Phase.of(frames.get(k).structure(), energies[k].total, name));
        if (energies[k].grade.isPresent()) {
          grade = OptionalDouble.of(Math.max(grade.orElse(0), energies[k].grade.getAsDouble()));
        }
      }
    }
    if (phases.isEmpty()) {
      throw Problem.NOT_CONVERGED.with(
          "the relaxation of every structure",
          "none reached the tolerance within " + options.maxSteps() + " steps",
          "allow more with --max-steps, or look at one of them with relax");
    }
    return result(phases).withGrade(grade).leavingOut(energies.length - phases.size());
  }

  private Energy energy(Potential potential, Structure structure) {
    if (options.relax() == HullOptions.Relax.NONE) {
      var prediction = potential.predict(structure, Quantities.GRADED);
      OptionalDouble grade =
          prediction.grades().map(g -> Arrays.stream(g).max()).orElse(OptionalDouble.empty());
      return new Energy(prediction.energy(), Double.isFinite(prediction.energy()), grade);
    }
    boolean cell = options.relax() == HullOptions.Relax.CELL && structure.cell().isBulk();
    RelaxOptions how =
        Settings.of(RelaxOptions.class)
            .build(
                Map.of(
                    "cell", Settings.word(cell ? CellFreedom.FREE : CellFreedom.FIXED),
                    "force_tolerance", options.forceTolerance(),
                    "max_steps", (long) options.maxSteps()));
    RelaxResult relaxed =
        new Relaxation(new PotentialEngine(potential, SKIN), how).run(structure, _ -> {});
    return new Energy(relaxed.energy(), relaxed.converged(), relaxed.maxGrade());
  }

  /** How a person finds a frame. */
  private static String name(Frame frame, List<Frame> frames) {
    Frame.Source source = frame.source();
    if (source.file().isEmpty()) {
      return "frame " + frames.indexOf(frame);
    }
    String label = frame.group().equals("all") ? "" : " (" + frame.group() + ")";
    return source.file() + "@" + source.index() + label;
  }

  private HullResult result(List<Phase> phases) {
    Map<Element, Double> references = options.references();
    List<Element> missing = missing(phases, references);
    HullResult hull =
        missing.isEmpty() || options.ion().isEmpty()
            ? HullResult.of(phases, references)
            : HullResult.without(missing);
    Optional<Element> ion = options.ionElement();
    if (ion.isEmpty()) {
      return hull;
    }
    double metal = metal(phases, references, ion.get());
    return hull.with(VoltageCurve.of(phases, ion.get(), metal));
  }

  private static List<Element> missing(Collection<Phase> phases, Map<Element, Double> references) {
    TreeSet<Element> missing = new TreeSet<>();
    phases.forEach(phase -> missing.addAll(phase.reduced().keySet()));
    missing.removeAll(references.keySet());
    phases.stream()
        .map(phase -> phase.reduced().keySet())
        .filter(elements -> elements.size() == 1)
        .forEach(missing::removeAll);
    return List.copyOf(missing);
  }

  private static double metal(
      Collection<Phase> phases, Map<Element, Double> references, Element ion) {
    Map<Element, Double> pure = new TreeMap<>(references);
    phases.stream()
        .filter(phase -> phase.part(ion) == 1)
        .forEach(phase -> pure.merge(ion, phase.energy(), Math::min));
    if (!pure.containsKey(ion)) {
      throw Problem.OPTION_MISSING.with(
          "reference",
          "no structure is " + ion.symbol() + " metal, against which voltages are measured",
          "add one, or give the energy of an atom of it: --reference " + ion.symbol() + "=-1.23");
    }
    return pure.get(ion);
  }
}
