package io.crisol.simulation.hops;

import io.crisol.potentials.Potential;
import io.crisol.simulation.BandResult.Verdict;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.hops.HopNetwork.Carrier;
import io.crisol.simulation.hops.HopNetwork.Hop;
import io.crisol.simulation.hops.HopNetwork.Site;
import io.crisol.simulation.path.PathResult;
import io.crisol.simulation.path.PathSearch;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hops of the atoms of an element into vacancies of a crystal: enumerated with its symmetry,
 * one of each class found as a path in a supercell, one after the other, images side by side. Sites
 * have the lowest energy that the vacancy has there in any path.
 */
public final class Hops {
  /** The supercell is so many times wider than the longest hop. */
  private static final double WIDER = 2.2;

  /** To which a vacancy is relaxed that no path has told of, eV/Å. */
  private static final double FORCE = 1e-3;

  private final Potential potential;
  private final GroundOptions relaxation;
  private final HopsOptions options;

  /** Hops with this potential. */
  public Hops(Potential potential, GroundOptions relaxation, HopsOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  /** What would be done: classes of hops and atoms of the supercell. */
  public record Plan(int orbits, int hops, double reach, int atoms) {}

  /**
   * Looks at a crystal without computing anything.
   *
   * @throws ProblemException OPTION_INVALID
   */
  public static Plan plan(Structure crystal, HopsOptions options) {
    HopSites sites = HopSites.of(crystal, options);
    int[] copies = copies(crystal, sites.reach(), options);
    return new Plan(
        sites.orbits(),
        sites.hops().size(),
        sites.reach(),
        copies[0] * copies[1] * copies[2] * crystal.size());
  }

  /** Copies of a crystal along its cell vectors, int[3]. */
  private static int[] copies(Structure crystal, double reach, HopsOptions options) {
    double width = Math.max(options.supercell(), WIDER * reach);
    int[] copies = new int[3];
    Arrays.setAll(copies, a -> (int) Math.ceil(width / crystal.cell().height(a) - 1e-6));
    return copies;
  }

  /**
   * Finds all hops.
   *
   * @param checkpoints folder where searches write down how far they are
   * @param resume whether to go on from there
   * @throws ProblemException OPTION_INVALID (no such atoms or hops), NOT_CONVERGED (a vacancy that
   *     cannot be relaxed)
   */
  public HopsResult of(Ground ground, Path checkpoints, boolean resume, Progress progress) {
    Structure crystal = ground.structure();
    HopSites sites = HopSites.of(crystal, options);
    int[] copies = copies(crystal, sites.reach(), options);
    Structure supercell = crystal.replicate(copies[0], copies[1], copies[2]);
    List<FoundHop> found = new ArrayList<>();
    for (int orbit = 0; orbit < sites.orbits(); orbit++) {
      Path file = checkpoints.resolve("checkpoint-" + orbit + ".json");
      Optional<PathSearch.Checkpoint> checkpoint =
          Optional.of(new PathSearch.Checkpoint(file, resume));
      found.add(
          found(sites, orbit, ends(sites, sites.first(orbit), supercell, copies), checkpoint));
      progress.update(orbit + 1, sites.orbits(), "inequivalent hops");
    }
    return result(ground, sites, found, copies, supercell);
  }

  /** The supercell with the vacancy at one end of a hop and at the other. */
  private static Structure[] ends(HopSites sites, Hop hop, Structure supercell, int[] copies) {
    int n = sites.crystal().size();
    int empty = sites.atoms()[hop.from()];
    int copy = 0;
    for (int a = 0; a < 3; a++) {
      copy = copy * copies[a] + Math.floorMod(hop.cell()[a], copies[a]);
    }
    int mover = copy * n + sites.atoms()[hop.to()];
    Structure start = without(supercell, empty);
    double[] positions = start.positions();
    int moved = mover - (mover > empty ? 1 : 0);
    for (int axis = 0; axis < 3; axis++) {
      positions[3 * moved + axis] = supercell.coordinate(3 * empty + axis);
    }
    return new Structure[] {start, start.withPositions(positions)};
  }

  private static Structure without(Structure structure, int atom) {
    Element[] elements = new Element[structure.size() - 1];
    double[] positions = new double[3 * elements.length];
    double[] charges = new double[elements.length];
    Optional<double[]> given = structure.charges();
    for (int i = 0; i < elements.length; i++) {
      int from = i < atom ? i : i + 1;
      elements[i] = structure.element(from);
      charges[i] = given.map(q -> q[from]).orElse(0.0);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = structure.coordinate(3 * from + axis);
      }
    }
    Structure left = new Structure(structure.cell(), elements, positions);
    return given.isPresent() ? left.withCharges(charges) : left;
  }

  private FoundHop found(
      HopSites sites, int orbit, Structure[] ends, Optional<PathSearch.Checkpoint> checkpoint) {
    Hop first = sites.first(orbit);
    int count = (int) sites.hops().stream().filter(hop -> hop.orbit() == orbit).count();
    try {
      PathResult path =
          new PathSearch(potential, options.neb()).between(ends[0], ends[1], _ -> true, checkpoint);
      Verdict verdict = path.band().verdict();
      boolean known = verdict != Verdict.NOT_CONVERGED && verdict != Verdict.STOPPED;
      String why =
          String.format(
              Locale.ROOT,
              "the band did not come to rest in %d iterations: its largest force is %.3g eV/Å",
              path.band().steps(),
              path.band().maxForce());
      return new FoundHop(
          orbit, count, first, known ? Optional.of(path) : Optional.empty(), known ? "" : why);
    } catch (ProblemException e) {
      // One vacancy that has no minimum of its own must not hide the other hops.
      if (e.problem() != Problem.OPTION_INVALID && e.problem() != Problem.NOT_CONVERGED) {
        throw e;
      }
      return new FoundHop(orbit, count, first, Optional.empty(), e.what() + "; " + e.why());
    }
  }

  private HopsResult result(
      Ground ground, HopSites sites, List<FoundHop> found, int[] copies, Structure supercell) {
    SiteEnergies energies = new SiteEnergies(sites, found);
    energies.complete(
        site ->
            Ground.relax(
                    potential,
                    without(supercell, sites.atoms()[site]),
                    relaxation.withForceTolerance(FORCE).ofAtoms())
                .energy());
    List<FoundHop> barriers = found.stream().map(energies::withBarriers).toList();
    HopNetwork network = network(sites, energies, barriers);
    return new HopsResult(
        ground,
        network,
        Percolation.of(network),
        barriers,
        copies,
        supercell.size(),
        energies.spread());
  }

  private HopNetwork network(HopSites sites, SiteEnergies energies, List<FoundHop> barriers) {
    List<Site> places = new ArrayList<>();
    for (int k = 0; k < sites.atoms().length; k++) {
      double[] f = HopSites.fractional(sites.crystal(), sites.atoms()[k]);
      places.add(new Site(f, energies.above(k)));
    }
    List<Hop> hops = new ArrayList<>();
    for (int k = 0; k < sites.hops().size(); k++) {
      Hop hop = sites.hops().get(k);
      FoundHop like = barriers.get(hop.orbit());
      if (like.isKnown()) {
        hops.add(with(hop, sites.forward()[k] ? like.hop() : like.hop().reversed()));
      }
    }
    return new HopNetwork(options.species(), Carrier.VACANCY, sites.crystal().cell(), places, hops);
  }

  /** A hop with the barriers of another. */
  private static Hop with(Hop hop, Hop like) {
    return new Hop(
        hop.from(),
        hop.to(),
        hop.cell(),
        like.barrier(),
        like.reverseBarrier(),
        hop.length(),
        hop.orbit());
  }
}
