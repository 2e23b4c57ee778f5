package io.crisol.simulation.defects;

import io.crisol.potentials.Potential;
import io.crisol.simulation.defects.Surroundings.Near;
import io.crisol.simulation.path.BandOptions;
import io.crisol.structures.Cell;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hops of the atoms of a vacancy's element that are nearest to it, one of each class that the
 * symmetry about the vacancy makes alike, as paths of least energy in the cell of the crystal.
 */
final class Hops {
  /** Atoms farther than the nearest by no more than this share hop. */
  private static final double SHELL = 0.1;

  private static final double SAME = 1e-2;

  private final Potential potential;
  private final Trials trials;
  private final BandOptions how;

  Hops(Potential potential, Trials trials, DefectOptions options) {
    this.potential = potential;
    this.trials = trials;
    this.how =
        Settings.of(BandOptions.class)
            .build(
                Map.of(
                    "images",
                    (long) options.images(),
                    "force_tolerance",
                    options.bandForceTolerance(),
                    "relax_ends",
                    false,
                    "max_steps",
                    2000L));
  }

  /** What is to be searched for the vacancies among some defects. */
  List<Search> searches(Crystal crystal, List<PointDefect> defects) {
    List<Search> searches = new ArrayList<>();
    for (PointDefect defect : defects) {
      if (defect.kind() == DefectKind.VACANCY) {
        searches.addAll(around(crystal, defect));
      }
    }
    return searches;
  }

  private List<Search> around(Crystal crystal, PointDefect vacancy) {
    int site = vacancy.site();
    Structure unit = crystal.unit();
    List<Near> same = List.of();
    for (double atoms = 60; same.isEmpty() && atoms <= 2000; atoms *= 2) {
      double reach = Surroundings.reach(unit, atoms);
      same =
          Surroundings.ofAtom(unit, site, reach).stream()
              .filter(near -> unit.element(near.atom()) == unit.element(site))
              .toList();
    }
    List<Search> found = new ArrayList<>();
    for (Near near : same) {
      if (near.distance() > (1 + SHELL) * same.getFirst().distance()) {
        break;
      }
      Optional<Search> like =
          found.stream()
              .filter(search -> areAlike(crystal, site, near.way(), search.way))
              .findFirst();
      like.ifPresent(search -> search.alike++);
      if (like.isEmpty()) {
        found.add(new Search(vacancy, near));
      }
    }
    return found;
  }

  private static boolean areAlike(Crystal crystal, int site, double[] way, double[] other) {
    return crystal.rotationsAbout(site).stream()
        .map(m -> Crystal.times(way, m))
        .anyMatch(v -> Crystal.norm(v[0] - other[0], v[1] - other[1], v[2] - other[2]) < SAME);
  }

  /** One hop, and what was found of it. */
  final class Search {
    private final PointDefect vacancy;
    private final Near near;
    private final double[] way;
    private int alike = 1;
    private HopPath large;
    private HopPath small;

    Search(PointDefect vacancy, Near near) {
      this.vacancy = vacancy;
      this.near = near;
      this.way = near.way();
    }

    void run(Supercell cell) {
      large = path(cell);
    }

    void runSmall(Supercell cell) {
      small = path(cell);
    }

    private HopPath path(Supercell cell) {
      Structure start = vacancy.in(cell.structure());
      int hopper = hopper(cell.structure());
      hopper -= hopper > vacancy.site() ? 1 : 0;
      double[] positions = start.positions();
      for (int x = 0; x < 3; x++) {
        // To the empty site by the way that is short, through the boundary where it leads there.
        positions[3 * hopper + x] -= way[x];
      }
      return new HopPath.Finder(potential, trials, how)
          .between(trials.rest(start), trials.rest(start.withPositions(positions)));
    }

    /** The atom of the supercell at the other end of the way. */
    private int hopper(Structure host) {
      Cell cell = host.cell();
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < host.size(); i++) {
        double[] d = new double[3];
        for (int x = 0; x < 3; x++) {
          d[x] = host.coordinate(3 * i + x) - host.coordinate(3 * vacancy.site() + x) - way[x];
        }
        double distance = Crystal.norm(Crystal.shortest(cell, d));
        if (distance < least) {
          least = distance;
          nearest = i;
        }
      }
      return nearest;
    }

    Hop found() {
      return new Hop(
          vacancy.removed().orElseThrow(),
          vacancy.name(),
          vacancy.site(),
          near.atom(),
          near.distance(),
          alike,
          large,
          Optional.ofNullable(small));
    }
  }
}
