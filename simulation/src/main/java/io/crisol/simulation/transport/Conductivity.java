package io.crisol.simulation.transport;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Ionic conductivity, collective and after Nernst and Einstein:
 *
 * <pre>σ = (1 / 6VkT) d/dt ⟨|Σ q (r(t₀ + t) − r(t₀))|²⟩,   σ_NE = (1 / VkT) Σ N q² D*</pre>
 *
 * <p>Their ratio σ_NE / σ is Haven's.
 */
public final class Conductivity {
  /** 1 e²Å²/(fs Å³ eV) in mS/cm. */
  public static final double MILLISIEMENS_PER_CM = 1.602176634e7;

  /** Cells whose charges add up to more than this, e, are spoken of. */
  private static final double NEUTRAL = 1e-3;

  private final Diffusion diffusion;
  private final double[] charges;
  private final double temperature;
  private final List<String> notes = new ArrayList<>();

  /**
   * Conductivity along a trajectory.
   *
   * @throws io.crisol.structures.ProblemException CHARGES_MISSING, OPTION_MISSING, TRAJECTORY_UNFIT
   */
  public Conductivity(Diffusion diffusion, ConductivityOptions options) {
    this.diffusion = diffusion;
    Trajectory trajectory = diffusion.trajectory();
    if (!trajectory.cell().isBulk()) {
      throw Problem.TRAJECTORY_UNFIT.with(
          trajectory.name(),
          "its cell does not repeat in all directions: it has no volume to conduct",
          "give a trajectory of a crystal or a liquid; diffusion needs no volume");
    }
    this.charges = charges(trajectory, options);
    OptionalDouble known =
        options.temperature().isPresent() ? options.temperature() : trajectory.temperature();
    this.temperature =
        known.orElseThrow(
            () ->
                Problem.OPTION_MISSING.with(
                    "temperature",
                    trajectory.name() + " does not say it",
                    "give it, such as --temperature 600"));
  }

  private double[] charges(Trajectory trajectory, ConductivityOptions options) {
    if (options.charges().isEmpty()) {
      return trajectory.charges().orElseThrow(() -> Problem.CHARGES_MISSING.with("a conductivity"));
    }
    double[] charges = new double[trajectory.elements().length];
    double sum = 0;
    for (int i = 0; i < charges.length; i++) {
      Element element = trajectory.elements()[i];
      charges[i] = options.charges().getOrDefault(element.symbol(), 0.0);
      sum += charges[i];
    }
    boolean all =
        diffusion.elements().stream().allMatch(e -> options.charges().containsKey(e.symbol()));
    if (all && Math.abs(sum) > NEUTRAL) {
      notes.add(
          "the charges add up to "
              + Math.round(1000 * sum) / 1000.0
              + " e, not to nothing: the conductivity depends on what is held at rest ("
              + diffusion.drift()
              + ")");
    }
    return charges;
  }

  /** Mean square charge of an element, e². */
  private double squareCharge(Element element) {
    double sum = 0;
    int[] atoms = diffusion.trajectory().atoms(element::equals);
    for (int atom : atoms) {
      sum += charges[atom] * charges[atom];
    }
    return sum / atoms.length;
  }

  /** Whether an element diffuses at least a tenth as fast as that which walks. */
  private static boolean isFast(Motion motion, Motion walking) {
    return motion.tracer().estimate() > 0.1 * walking.tracer().estimate();
  }

  /**
   * Computes.
   *
   * @throws io.crisol.structures.ProblemException CHARGES_MISSING (an element that moves has none)
   */
  public ConductivityResult result() {
    DiffusionResult motions = diffusion.result();
    TreeMap<Element, Double> carriers = new TreeMap<>();
    double sum = 0;
    double variance = 0;
    int start = 1;
    for (Motion motion : motions.motions().values()) {
      double square = squareCharge(motion.element());
      boolean moves = motion.judgement().isDiffusive();
      if (moves && square == 0 && isFast(motion, motions.motion())) {
        throw Problem.CHARGES_MISSING.with(motion.element() + ", which diffuses,");
      }
      if (moves && square > 0) {
        carriers.put(motion.element(), Math.sqrt(square));
        double part = motion.walkers() * square * motion.tracer().estimate();
        sum += part;
        variance += part * part * motion.tracer().variance();
        start =
            Math.max(start, (int) Math.round(motion.start() / diffusion.trajectory().interval()));
      }
    }
    double unit = unit();
    Diffusivity tracers = new Diffusivity(sum * unit, sum > 0 ? variance / (sum * sum) : 1);
    Diffusivity collective =
        WalkFit.collective(diffusion.current(charges), start, motions.motion().hops());
    return new ConductivityResult(
        motions, temperature, carriers, tracers, collective.times(unit), notes(motions));
  }

  private double unit() {
    double volume = diffusion.trajectory().cell().volume();
    return MILLISIEMENS_PER_CM / (volume * Units.BOLTZMANN * temperature);
  }

  private List<String> notes(DiffusionResult motions) {
    List<String> all = new ArrayList<>(motions.notes());
    all.addAll(notes);
    return List.copyOf(all);
  }
}
