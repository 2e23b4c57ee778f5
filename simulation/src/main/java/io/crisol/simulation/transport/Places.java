package io.crisol.simulation.transport;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where atoms dwell in a host at rest, and how they hop: density map, sites, hops, van Hove's
 * functions.
 *
 * @param vanHove how far atoms come
 */
public record Places(DensityMap density, Hops hops, VanHove vanHove, String xsf) {
  /** More maxima than this per atom are those of a liquid. */
  private static final int MOST_SITES = 20;

  /**
   * Looks, where there is a host and the cell repeats.
   *
   * @param reference structure that names the sites
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (no such atoms in the reference)
   */
  public static Optional<Places> of(
      Diffusion diffusion, Optional<Structure> reference, DiffusionOptions options) {
    Trajectory trajectory = diffusion.trajectory();
    if (!diffusion.hasHost() || !trajectory.cell().isBulk()) {
      return Optional.empty();
    }
    Walkers walkers = diffusion.walkers(diffusion.walking());
    DensityMap density = DensityMap.of(walkers, trajectory.cell(), options.gridSpacing());
    Sites sites =
        reference.isPresent()
            ? given(reference.get(), diffusion.walking(), trajectory)
            : Sites.peaks(density);
    if (sites.size() == 0 || sites.size() > MOST_SITES * walkers.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Places(
            density,
            Hops.of(walkers, sites, density, options.concertedWindow()),
            VanHove.of(walkers, trajectory.cell()),
            xsf(diffusion, density)));
  }

  private static Sites given(Structure reference, Element element, Trajectory trajectory) {
    List<double[]> sites = new ArrayList<>();
    double[] x = reference.positions();
    for (int i = 0; i < reference.size(); i++) {
      if (reference.element(i) == element) {
        double[] s = new double[3];
        for (int a = 0; a < 3; a++) {
          s[a] = reference.cell().fractional(a, x[3 * i], x[3 * i + 1], x[3 * i + 2]);
        }
        sites.add(s);
      }
    }
    if (sites.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "sites", "given", "the structure has no " + element, "put " + element + " at each site");
    }
    double ratio = reference.cell().volume() / trajectory.cell().volume();
    if (!(ratio > 0.7 && ratio < 1.4)) {
      throw Problem.OPTION_INVALID.with(
          "sites",
          "given",
          "the cell of the structure is not that of the trajectory",
          "repeat it, such as with build or --replicate, so that the cells are the same");
    }
    return Sites.of(trajectory.cell(), sites);
  }

  /** The density with the mean host. */
  private static String xsf(Diffusion diffusion, DensityMap density) {
    Trajectory trajectory = diffusion.trajectory();
    int[] host = trajectory.atoms(element -> element != diffusion.walking());
    double[] mean = new double[3 * host.length];
    for (int i = 0; i < host.length; i++) {
      for (int f = 0; f < trajectory.frames(); f++) {
        for (int axis = 0; axis < 3; axis++) {
          mean[3 * i + axis] += diffusion.position(f, host[i], axis) / trajectory.frames();
        }
      }
    }
    Element[] elements = new Element[host.length];
    for (int i = 0; i < host.length; i++) {
      elements[i] = trajectory.elements()[host[i]];
    }
    return density.xsf(elements, mean);
  }
}
