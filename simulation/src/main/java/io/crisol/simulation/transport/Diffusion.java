package io.crisol.simulation.transport;

import io.crisol.simulation.transport.TrajectoryOptions.Drift;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Diffusion along a trajectory: which element walks, what it walks through, how far it comes.
 *
 * <p>The host are the elements whose atoms, after a quarter of the run, have moved less than a
 * quarter (in the mean square) of those that move most; its centre of mass is held at rest.
 */
public final class Diffusion {
  private static final double HOST = 0.25;

  /** A centre of mass that moves this much more than that of independent walkers drifts. */
  private static final double DRIFTS = 25;

  private static final int CURVE_POINTS = 90;

  private final Trajectory trajectory;
  private final TrajectoryOptions options;
  private final List<String> notes;
  private final Map<Element, int[]> atoms = new TreeMap<>();
  private final Element walking;
  private final String drift;
  private final double[][] frame;
  private final boolean hasHost;

  /**
   * Looks at who moves.
   *
   * @throws io.crisol.structures.ProblemException TRAJECTORY_UNFIT, OPTION_INVALID
   */
  public Diffusion(Trajectory trajectory, TrajectoryOptions options) {
    this.trajectory = trajectory;
    this.options = options;
    this.notes = new ArrayList<>(trajectory.notes());
    for (Element element : new TreeSet<>(List.of(trajectory.elements()))) {
      atoms.put(element, trajectory.atoms(element::equals));
    }
    Map<Element, Double> moved = moved();
    this.walking = walking(moved);
    List<Element> host = host(moved);
    Drift chosen = chosen(host);
    this.hasHost = chosen == Drift.HOST;
    this.drift =
        switch (chosen) {
          case HOST -> host.stream().map(Element::symbol).collect(Collectors.joining(", "));
          case ALL -> "all atoms";
          default -> "none";
        };
    this.frame =
        switch (chosen) {
          case HOST -> trajectory.centre(trajectory.atoms(host::contains));
          case ALL -> trajectory.centre(trajectory.atoms(_ -> true));
          default -> trajectory.origin();
        };
    if (chosen == Drift.NONE) {
      warnOfDrift(moved.get(walking));
    }
  }

  /** Mean square displacements after a quarter of the run, relative to the centre of mass. */
  private Map<Element, Double> moved() {
    double[][] centre =
        atoms.size() > 1 ? trajectory.centre(trajectory.atoms(_ -> true)) : trajectory.origin();
    int lag = Math.max(1, (trajectory.frames() - 1) / 4);
    Map<Element, Double> moved = new LinkedHashMap<>();
    atoms.forEach(
        (element, which) -> moved.put(element, trajectory.walkers(which, centre).meanSquare(lag)));
    return moved;
  }

  private Element walking(Map<Element, Double> moved) {
    if (options.element().isPresent()) {
      Element element = Element.of(options.element().get());
      if (!atoms.containsKey(element)) {
        throw Problem.OPTION_INVALID.with(
            "element",
            element,
            trajectory.name()
                + " has no such atoms, only "
                + atoms.keySet().stream().map(Element::symbol).collect(Collectors.joining(", ")),
            "name one of these");
      }
      return element;
    }
    return moved.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private List<Element> host(Map<Element, Double> moved) {
    return atoms.keySet().stream()
        .filter(element -> element != walking)
        .filter(element -> moved.get(element) < HOST * moved.get(walking))
        .toList();
  }

  private Drift chosen(List<Element> host) {
    if (options.drift() == Drift.HOST && host.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "drift",
          "host",
          "no element of " + trajectory.name() + " stays in place while " + walking + " moves",
          "say all or none");
    }
    if (options.drift() != Drift.AUTO) {
      return options.drift();
    }
    if (host.isEmpty()) {
      notes.add(
          "no element stays in place, so no drift was taken out; --drift all takes out that of all"
              + " atoms; where momentum is conserved, the sum of all positions is at rest");
    }
    return host.isEmpty() ? Drift.NONE : Drift.HOST;
  }

  private void warnOfDrift(double moved) {
    double[][] centre = trajectory.centre(trajectory.atoms(_ -> true));
    double[] last = centre[centre.length - 1];
    double far = last[0] * last[0] + last[1] * last[1] + last[2] * last[2];
    if (far > DRIFTS * 4 * moved / trajectory.elements().length && far > 1e-6) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the centre of mass moves by %.3g Å: perhaps the whole drifts (--drift all)",
              Math.sqrt(far)));
    }
  }

  /** The element that walks. */
  public Element walking() {
    return walking;
  }

  /** Paths of the atoms of an element, relative to the host. */
  public Walkers walkers(Element element) {
    return trajectory.walkers(atoms.get(element), frame);
  }

  /** The path Σ q r of the charges of all atoms, relative to the host, e Å. */
  Walkers current(double[] charges) {
    double[] sum = new double[3 * trajectory.frames()];
    for (int f = 0; f < trajectory.frames(); f++) {
      for (int i = 0; i < charges.length; i++) {
        for (int axis = 0; axis < 3 && charges[i] != 0; axis++) {
          sum[3 * f + axis] +=
              charges[i]
                  * (trajectory.positions()[f][3 * i + axis]
                      - trajectory.positions()[0][3 * i + axis]
                      - frame[f][axis]
                      + frame[0][axis]);
        }
      }
    }
    return new Walkers(new double[][] {sum}, trajectory.interval());
  }

  /** The trajectory. */
  public Trajectory trajectory() {
    return trajectory;
  }

  /** Whether there are elements that stay in place, whose motion is taken out. */
  boolean hasHost() {
    return hasHost;
  }

  /** Coordinate of an atom relative to what is at rest, Å. */
  double position(int f, int atom, int axis) {
    return trajectory.positions()[f][3 * atom + axis] - frame[f][axis];
  }

  /** Whose motion is taken out. */
  public String drift() {
    return drift;
  }

  /** The elements in it. */
  public List<Element> elements() {
    return List.copyOf(atoms.keySet());
  }

  /** Computes. */
  public DiffusionResult result() {
    Map<Element, Motion> motions = new LinkedHashMap<>();
    motions.put(walking, motion(walking));
    for (Element element : atoms.keySet()) {
      motions.computeIfAbsent(element, this::motion);
    }
    return new DiffusionResult(trajectory, walking, motions, drift, List.copyOf(notes));
  }

  /** How the atoms of one element move. */
  public Motion motion(Element element) {
    return motion(element, walkers(element), spacing());
  }

  /** Half of the mean distance of atoms, at most 1.2 Å: who moved farther left his place. */
  private double spacing() {
    return trajectory.cell().isBulk()
        ? Math.cbrt(trajectory.cell().volume() / trajectory.elements().length)
        : 2.4;
  }

  static Motion motion(Element element, Walkers walkers, double spacing) {
    int moved = walkers.moved(Math.min(1.2, 0.5 * spacing));
    if (moved == 0) {
      return still(element, walkers, spacing);
    }
    WalkEstimate estimate = WalkFit.of(walkers);
    Diffusivity tracer = estimate.tracer();
    return new Motion(
        element,
        walkers.size(),
        moved,
        Judgement.of(estimate, moved),
        tracer,
        estimate.collective(),
        estimate.hops(),
        tracer.isKnown()
            ? tracer.quantile(0.95)
            : Math.max(0, tracer.estimate()) + 1.645 * tracer.error(),
        estimate.start() * walkers.interval(),
        curve(walkers, estimate.intercept()));
  }

  /** Fewer than three hops, of one spacing each, have been (95 %). */
  private static Motion still(Element element, Walkers walkers, double spacing) {
    double upper = 3 * spacing * spacing / (6 * walkers.size() * walkers.time());
    Diffusivity nothing = new Diffusivity(0, Double.POSITIVE_INFINITY);
    return new Motion(
        element,
        walkers.size(),
        0,
        new Judgement(Judgement.State.NO_HOPS, 10),
        nothing,
        nothing,
        0,
        upper,
        0,
        curve(walkers, 0));
  }

  private static Motion.Curve curve(Walkers walkers, double intercept) {
    int longest = walkers.steps() / 2;
    int[] lags =
        java.util.stream.IntStream.range(0, CURVE_POINTS)
            .map(k -> (int) Math.round(StrictMath.pow(longest, k / (CURVE_POINTS - 1.0))))
            .distinct()
            .toArray();
    Walkers together = walkers.together();
    double[] time = new double[lags.length];
    double[] tracer = new double[lags.length];
    double[] collective = new double[lags.length];
    for (int k = 0; k < lags.length; k++) {
      time[k] = lags[k] * walkers.interval();
      tracer[k] = walkers.meanSquare(lags[k]);
      collective[k] = together.meanSquare(lags[k]);
    }
    return new Motion.Curve(time, tracer, collective, intercept);
  }
}
