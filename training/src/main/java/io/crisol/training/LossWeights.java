package io.crisol.training;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;

/**
 * Weights of the loss, per frame
 *
 * <pre>  w (energy (ΔE/N)² + force ⟨ΔF²⟩ + stress ⟨Δσ²⟩ + charge ⟨ΔQ²⟩),  </pre>
 *
 * with ⟨⟩ the mean over the 3N force components, 9 stress components and N charges and units eV,
 * eV/Å, eV/Å³, e; averaged over the frames. A label that a frame does not have adds nothing. The
 * factor w of a frame is that of its configuration type times the entry {@code weight} of the frame
 * itself, each 1 where there is none. Other {@linkplain Weighting weightings} count frames by their
 * number of atoms.
 *
 * @param groups factors by configuration type
 * @param weighting how the terms of a frame grow with its number of atoms
 */
public record LossWeights(
    double energy,
    double force,
    double stress,
    double charge,
    Map<String, Double> groups,
    Weighting weighting) {
  /** Refuses negative weights and all zero. */
  public LossWeights {
    groups = Map.copyOf(groups);
    boolean allowed = energy >= 0 && force >= 0 && stress >= 0 && charge >= 0;
    if (!allowed || energy + force + stress == 0) {
      throw Problem.OPTION_INVALID.with(
          "loss weights",
          energy + ", " + force + ", " + stress + ", " + charge,
          "weights are at least 0 and one of energy, force and stress is positive",
          "take the defaults");
    }
    groups.forEach(
        (group, factor) -> {
          if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw Problem.OPTION_INVALID.with(
                "group_weights." + group, factor, "a factor is 0 or more", "correct it");
          }
        });
  }

  /** Weights of frames of certain configuration types, by means. */
  public LossWeights(
      double energy, double force, double stress, double charge, Map<String, Double> groups) {
    this(energy, force, stress, charge, groups, Weighting.MEANS);
  }

  /** Weights that are the same for all frames. */
  public LossWeights(double energy, double force, double stress, double charge) {
    this(energy, force, stress, charge, Map.of());
  }

  /** The weights of the means of a frame: of (ΔE/N)², ⟨ΔF²⟩, ⟨Δσ²⟩ and ⟨ΔQ²⟩. */
  LossWeights of(Frame frame) {
    if (weighting == Weighting.MEANS) {
      return this;
    }
    Structure structure = frame.structure();
    return new LossWeights(
        energy * weighting.ofEnergy(structure),
        force * weighting.ofForces(structure),
        stress * weighting.ofStress(structure),
        charge,
        groups);
  }

  /**
   * Factor of a frame.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID for a weight that is none
   */
  double factor(Frame frame) {
    String own = frame.metadata().get("weight");
    double shared = groups.isEmpty() ? 1 : groups.getOrDefault(frame.group(), 1.0);
    return shared * (own == null ? 1 : parse(own, frame));
  }

  /** Whether the loss of a frame takes forces or stress. */
  boolean takeDerivatives(Frame frame) {
    return (force > 0 && frame.labels().forces().isPresent())
        || (stress > 0 && frame.labels().stress().isPresent());
  }

  private static double parse(String text, Frame frame) {
    double factor;
    try {
      factor = Double.parseDouble(text);
    } catch (NumberFormatException _) {
      factor = Double.NaN;
    }
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw Problem.OPTION_INVALID
          .with("weight", text, "the weight of a frame is a number, 0 or more", "correct it")
          .at(frame.source().toString());
    }
    return factor;
  }

  /**
   * Checks the factors against the frames that are there.
   *
   * @throws io.crisol.structures.ProblemException OPTION_UNKNOWN for a configuration type that no
   *     frame has, OPTION_INVALID for a weight that is none
   */
  void requireFor(List<Frame> frames) {
    List<String> known = frames.stream().map(Frame::group).distinct().sorted().toList();
    for (String group : groups.keySet()) {
      if (!known.contains(group)) {
        throw Problem.OPTION_UNKNOWN.with(
            "group_weights." + group,
            "the configuration types of the data are " + String.join(", ", known),
            "correct or remove it");
      }
    }
    frames.forEach(this::factor);
  }
}
