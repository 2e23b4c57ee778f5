package io.crisol.simulation.defects;

import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Cell;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Point defects of a crystal in a supercell of it: formation energies
 *
 * <pre>
 *   E_f = E(defect) − E(perfect) + Σ μ(atoms gone) − Σ μ(atoms come)
 * </pre>
 *
 * (of an element, whose μ is the energy of its crystal, E(N ± 1) − (N ± 1)/N E(N)), each in two
 * supercells, the difference being what is left of the size; relaxed defects are moved a little and
 * relaxed again to see whether they are minima. In a fixed cell the stress that is left gives the
 * elastic dipole P = −V σ and the relaxation volume tr(S P) with the elastic compliances S.
 *
 * <p>Source: Clouet, Varvenne, Jourdan, Comput. Mater. Sci. 147, 49 (2018),
 * doi:10.1016/j.commatsci.2018.01.053 (dipoles).
 */
public final class Defects {
  private final Potential potential;
  private final GroundOptions relaxation;
  private final DefectOptions options;

  /** Defects with this potential. */
  public Defects(Potential potential, GroundOptions relaxation, DefectOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  /** Copies along the cell vectors of the larger supercell of a crystal, int[3]. */
  public static int[] copies(Cell cell, DefectOptions options) {
    return options.copies().orElseGet(() -> Supercell.copies(cell, options.size()));
  }

  /**
   * The defects of a relaxed crystal.
   *
   * @throws io.crisol.structures.ProblemException what the potential says
   */
  public DefectsResult of(Ground ground, Progress progress) {
    Crystal crystal = new Crystal(ground.structure());
    Reservoir reservoir =
        Reservoir.of(
            ground,
            relaxation.pressureGPa() / io.crisol.structures.Units.GPA,
            options.chemicalPotentials());
    int[] copies = copies(ground.structure().cell(), options);
    int[] fewer = Supercell.fewer(copies);
    Supercell large = Supercell.of(ground.structure(), copies);
    Optional<Supercell> small =
        Arrays.equals(copies, fewer)
            ? Optional.empty()
            : Optional.of(Supercell.of(ground.structure(), fewer));
    List<PointDefect> kinds = PointDefects.of(crystal, options);
    Work work = new Work(ground, crystal, kinds, large, small);
    work.run(progress);
    return new DefectsResult(
        ground,
        options.constant(),
        reservoir,
        new DefectsResult.Cells(
            copies,
            large.structure().size(),
            large.shortest(ground.structure().cell()),
            small.map(cell -> cell.structure().size())),
        Names.sorted(work.defects(reservoir)),
        work.hops());
  }

  /** The calculations of one crystal. */
  private final class Work {
    private final Ground ground;
    private final Crystal crystal;
    private final List<PointDefect> kinds;
    private final Supercell large;
    private final Optional<Supercell> small;
    private final Trials trials;
    private final Trial[] inLarge;
    private final Trial[] inSmall;
    private final OptionalDouble[] shaken;
    private final List<Hops.Search> searches = new ArrayList<>();

    Work(
        Ground ground,
        Crystal crystal,
        List<PointDefect> kinds,
        Supercell large,
        Optional<Supercell> small) {
      this.ground = ground;
      this.crystal = crystal;
      this.kinds = kinds;
      this.large = large;
      this.small = small;
      this.trials = new Trials(potential, relaxation, options, ground);
      inLarge = new Trial[kinds.size()];
      inSmall = new Trial[kinds.size()];
      shaken = new OptionalDouble[kinds.size()];
    }

    /** Long ones first, all side by side. */
    void run(Progress progress) {
      List<Runnable> tasks = new ArrayList<>();
      if (options.migration()) {
        searches.addAll(new Hops(potential, trials, options).searches(crystal, kinds));
        for (Hops.Search search : searches) {
          tasks.add(() -> search.run(large));
          small.ifPresent(cell -> tasks.add(() -> search.runSmall(cell)));
        }
      }
      for (int k = 0; k < kinds.size(); k++) {
        int number = k;
        tasks.add(() -> inLarge[number] = trials.of(kinds.get(number), large));
        small.ifPresent(cell -> tasks.add(() -> trySmall(number, cell)));
      }
      AtomicInteger done = new AtomicInteger();
      progress.update(0, tasks.size(), "defects");
      Workers.forEach(
          tasks.size(),
          t -> {
            tasks.get(t).run();
            progress.update(done.incrementAndGet(), tasks.size(), "defects");
          });
      if (small.isEmpty()) {
        Workers.forEach(kinds.size(), k -> shaken[k] = trials.shaken(inLarge[k], large, k));
      }
    }

    private void trySmall(int number, Supercell cell) {
      inSmall[number] = trials.of(kinds.get(number), cell);
      shaken[number] = trials.shaken(inSmall[number], cell, number);
    }

    List<Defect> defects(Reservoir reservoir) {
      Volumes volumes = Volumes.of(potential, relaxation, options, ground);
      List<Defect> defects = new ArrayList<>();
      for (int k = 0; k < kinds.size(); k++) {
        defects.add(
            new Defect(
                    kinds.get(k),
                    inLarge[k],
                    Optional.ofNullable(inSmall[k]),
                    shaken[k],
                    reservoir.exchanged(kinds.get(k)),
                    volumes.of(inLarge[k]),
                    Optional.empty())
                .falling(fall(kinds.get(k))));
      }
      return defects;
    }

    /** How much lower a state is that the hops of a vacancy lead to, eV. */
    private double fall(PointDefect defect) {
      return hops().stream()
          .filter(hop -> defect.kind() == DefectKind.VACANCY && hop.site() == defect.site())
          .mapToDouble(hop -> hop.path().fall())
          .max()
          .orElse(0);
    }

    List<Hop> hops() {
      return searches.stream().map(Hops.Search::found).toList();
    }
  }

  /** The perfect supercell, for a look at it. */
  public static Structure supercell(Ground ground, DefectOptions options) {
    return Supercell.of(ground.structure(), copies(ground.structure().cell(), options)).structure();
  }
}
