package io.crisol.training;

import io.crisol.potentials.HybridPotential;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.potentials.network.ChargedNetworks;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The total charges of frames. A structure's is the sum of the charges it brings; where it brings
 * none, the entry total_charge (or charge) of its frame counts, and where there is none of these
 * either it is neutral.
 */
public final class TotalCharges {
  private static final List<String> KEYS = List.of("total_charge", "charge");

  /** What the reference charges may be off in all, and more for each atom: rounding of files, e. */
  private static final double TOLERANCE = 0.01;

  private static final double ROUNDING = 1e-3;

  private TotalCharges() {}

  /** The frames with structures that bring their total charge, where the potential needs it. */
  public static List<Frame> applied(Potential potential, List<Frame> frames) {
    return hasCharges(potential) ? applied(frames) : frames;
  }

  private static boolean hasCharges(Potential potential) {
    return switch (potential) {
      case ChargedNetworks _ -> true;
      case CommitteePotential committee ->
          committee.members().stream().anyMatch(TotalCharges::hasCharges);
      case SumPotential sum -> sum.terms().stream().anyMatch(TotalCharges::hasCharges);
      case HybridPotential hybrid -> hybrid.terms().stream().anyMatch(TotalCharges::hasCharges);
      default -> false;
    };
  }

  /**
   * Refuses a frame that names a total charge which its structure does not bring, where the
   * potential needs it.
   *
   * @throws io.crisol.structures.ProblemException LABELS_SUSPECT
   */
  public static void requireBrought(Potential potential, Frame frame) {
    if (hasCharges(potential)
        && frame.structure().charges().isEmpty()
        && named(frame).orElse(0) != 0) {
      throw Problem.LABELS_SUSPECT
          .with(
              "the frame names a total charge of " + named(frame).getAsDouble() + " e",
              "the structure itself has no column charge and would count as neutral",
              "add a column charge that adds up to it, or take the entry away")
          .at(frame.source().toString());
    }
  }

  /**
   * The frames with structures that bring their total charge.
   *
   * @throws io.crisol.structures.ProblemException LABELS_SUSPECT where the reference charges of a
   *     frame add up to another one
   */
  static List<Frame> applied(List<Frame> frames) {
    return frames.stream().map(TotalCharges::applied).toList();
  }

  private static Frame applied(Frame frame) {
    Structure structure = frame.structure();
    double total =
        structure.charges().map(q -> Arrays.stream(q).sum()).orElse(named(frame).orElse(0));
    frame.labels().charges().ifPresent(q -> compare(frame, Arrays.stream(q).sum(), total));
    if (structure.charges().isPresent() || total == 0) {
      return frame;
    }
    double[] even = new double[structure.size()];
    Arrays.fill(even, total / even.length);
    return new Frame(
        structure.withCharges(even),
        frame.labels(),
        frame.metadata(),
        frame.columns(),
        frame.source());
  }

  private static OptionalDouble named(Frame frame) {
    for (String key : KEYS) {
      for (Map.Entry<String, String> entry : frame.metadata().entrySet()) {
        if (entry.getKey().equalsIgnoreCase(key)) {
          return OptionalDouble.of(number(frame, entry));
        }
      }
    }
    return OptionalDouble.empty();
  }

  private static double number(Frame frame, Map.Entry<String, String> entry) {
    try {
      return Double.parseDouble(entry.getValue().strip());
    } catch (NumberFormatException e) {
      throw Problem.LABELS_SUSPECT
          .with(
              "the total charge of a frame is written as " + entry,
              "it is no number",
              "correct the entry")
          .causedBy(e)
          .at(frame.source().toString());
    }
  }

  private static void compare(Frame frame, double references, double total) {
    if (!(Math.abs(references - total) <= TOLERANCE + ROUNDING * frame.size())) {
      throw Problem.LABELS_SUSPECT
          .with(
              "the reference charges of a frame add up to " + references + " e",
              "its total charge is " + total + " e",
              "give it as total_charge=1 among the entries of the frame, or as a column charge, or"
                  + " leave the frame out")
          .at(frame.source().toString());
    }
  }
}
