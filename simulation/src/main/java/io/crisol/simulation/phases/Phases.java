package io.crisol.simulation.phases;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.bulk.ElasticOptions;
import io.crisol.simulation.bulk.Elasticity;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Energies and cells of crystal structures: of an element in its common ones, begun at the distance
 * of nearest atoms where each has its lowest energy, or of structures that are given; and the
 * tetragonal path from bcc (c/a = 1) to fcc (c/a = √2), relaxed in volume.
 *
 * <p>Source: Bain, Trans. AIME 70, 25 (1924) (the path).
 */
public final class Phases {
  /** Distances that are tried, in sums of two covalent radii. */
  private static final double SHORTEST = 0.8;

  private static final double LONGEST = 2.0;
  private static final int TRIED = 61;

  /** Points between bcc and fcc; a quarter as many more on both sides. */
  private static final int BETWEEN = 16;

  private final Potential potential;
  private final GroundOptions relaxation;
  private final PhaseOptions options;

  /** Phases with this potential. */
  public Phases(Potential potential, GroundOptions relaxation, PhaseOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  /** The common structures of an element; those without a minimum are named, not guessed. */
  public PhasesResult of(Element element, Progress progress) {
    List<Prototype> wanted = options.wanted();
    Phase[] found = new Phase[wanted.size()];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        found.length,
        k -> {
          found[k] = phase(element, wanted.get(k)).orElse(null);
          progress.update(done.incrementAndGet(), found.length, "phases");
        });
    List<Phase> phases = Arrays.stream(found).filter(Objects::nonNull).toList();
    if (phases.isEmpty()) {
      throw Problem.NOT_CONVERGED.with(
          "the search for crystals of " + element,
          "no structure has a minimum of the energy between "
              + "0.8 and 2 sums of two covalent radii",
          "look whether the potential is one for this element");
    }
    List<String> missing = new ArrayList<>();
    for (int k = 0; k < found.length; k++) {
      if (found[k] == null) {
        missing.add(wanted.get(k).word());
      }
    }
    return new PhasesResult(phases, missing, bain(element, phases));
  }

  /**
   * Structures that are given, relaxed.
   *
   * @param structures by name
   * @throws ProblemException NOT_CONVERGED, OPTION_INVALID (a cell that does not repeat)
   */
  public PhasesResult of(Map<String, Structure> structures, Progress progress) {
    List<String> names = List.copyOf(structures.keySet());
    Phase[] found = new Phase[names.size()];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        found.length,
        k -> {
          String name = names.get(k);
          found[k] = judged(name, Ground.of(potential, structures.get(name), relaxation));
          progress.update(done.incrementAndGet(), found.length, "phases");
        });
    return new PhasesResult(List.of(found), List.of(), List.of());
  }

  private Optional<Phase> phase(Element element, Prototype prototype) {
    double step = (LONGEST - SHORTEST) / (TRIED - 1) * 2 * element.covalentRadius();
    double[] enthalpies = new double[TRIED];
    int lowest = -1;
    for (int k = 0; k < TRIED; k++) {
      enthalpies[k] = enthalpy(prototype.of(element, distance(element, k, step)));
      boolean dip =
          k > 1 && enthalpies[k - 1] < enthalpies[k - 2] && enthalpies[k - 1] < enthalpies[k];
      if (dip && (lowest < 0 || enthalpies[k - 1] < enthalpies[lowest])) {
        lowest = k - 1;
      }
    }
    if (lowest < 0) {
      return Optional.empty();
    }
    Structure start = prototype.of(element, distance(element, lowest, step));
    try {
      Ground ground = Ground.of(potential, start, relaxation.with(prototype.freedom()));
      return Optional.of(judged(prototype.word(), ground));
    } catch (ProblemException e) {
      if (e.problem() == Problem.NOT_CONVERGED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static double distance(Element element, int k, double step) {
    return 2 * SHORTEST * element.covalentRadius() + k * step;
  }

  /** Per atom, eV. */
  private double enthalpy(Structure structure) {
    double energy = potential.predict(structure, Quantities.ENERGY).energy();
    double work = relaxation.pressureGPa() / Units.GPA * structure.cell().volume();
    return (energy + work) / structure.size();
  }

  private Phase judged(String name, Ground ground) {
    if (!options.stability()) {
      return new Phase(name, ground, Optional.empty());
    }
    try {
      ElasticOptions strain = Settings.defaults(ElasticOptions.class);
      var found = new Elasticity(potential, relaxation, strain).of(ground, Progress.NONE);
      return new Phase(name, ground, Optional.of(found.constants().isStable()));
    } catch (ProblemException e) {
      if (e.problem() != Problem.NOT_CONVERGED) {
        throw e;
      }
      // Strained, its atoms run away: they stood on a saddle.
      return new Phase(name, ground, Optional.of(false));
    }
  }

  /** Rows of c/a and energy per atom, eV; none where it is not wanted. */
  private List<double[]> bain(Element element, List<Phase> phases) {
    if (!options.bain()) {
      return List.of();
    }
    double volume = phases.getFirst().volume();
    int more = BETWEEN / 4;
    double[][] rows = new double[BETWEEN + 2 * more + 1][];
    Workers.forEach(
        rows.length,
        k -> {
          double ratio = 1 + (Math.sqrt(2) - 1) * (k - more) / BETWEEN;
          double a = StrictMath.cbrt(2 * volume / ratio);
          Structure start =
              new Structure(
                  Cell.box(a, a, ratio * a),
                  new Element[] {element, element},
                  new double[] {0, 0, 0, a / 2, a / 2, ratio * a / 2});
          try {
            Ground ground = Ground.of(potential, start, relaxation.with(CellFreedom.VOLUME));
            rows[k] = new double[] {ratio, ground.relaxed().energy() / 2};
          } catch (ProblemException e) {
            if (e.problem() != Problem.NOT_CONVERGED) {
              throw e;
            }
            rows[k] = new double[] {ratio, Double.NaN};
          }
        });
    return List.of(rows);
  }
}
