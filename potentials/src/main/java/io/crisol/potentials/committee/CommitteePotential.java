package io.crisol.potentials.committee;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.OutOfRange;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Spread;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.network.MeanNetworks;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Several potentials of any family that were fitted to the same thing: it predicts the mean of its
 * members, and by their disagreement how far to trust it (query by committee).
 *
 * <p>With M members, E = Σ_k E^k / M, and so for forces and virial, which are the derivatives of
 * this E. The {@link Spread} of a force component on atom i is s_i = c √(Σ_k |F_i^k − F_i|² / 3(M −
 * 1)), with the factor c of its element in the {@link Calibration}.
 *
 * <p>Source: Schran, Brezina, Marsalek, J. Chem. Phys. 153, 104105 (2020), doi:10.1063/5.0016004.
 */
public final class CommitteePotential implements Potential, Extrapolating {
  private final List<Potential> members;
  private final Calibration calibration;
  private final Set<Element> elements = EnumSet.allOf(Element.class);

  /** The mean in one go, where the members have a descriptor in common. */
  private final Optional<Potential> together;

  /**
   * A committee, for structures of the elements that all of its members know.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID with fewer than two members, or
   *     where they have no element in common
   */
  public CommitteePotential(List<Potential> members, Calibration calibration) {
    this.members = List.copyOf(members);
    this.calibration = calibration;
    this.together = together(members);
    this.members.forEach(member -> elements.retainAll(member.elements()));
    if (members.size() < 2) {
      throw Problem.PARAMETER_INVALID.with(
          "the number of members of a committee",
          members.size(),
          "one potential cannot disagree",
          "give at least two");
    }
    if (elements.isEmpty()) {
      throw Problem.PARAMETER_INVALID.with(
          "a committee",
          "of strangers",
          "its members need an element that all of them know",
          "give potentials for the same elements");
    }
  }

  /** Their mean as one potential; what repels nuclei, each has its own, by itself. */
  private static Optional<Potential> together(List<Potential> members) {
    List<Potential> repulsions =
        members.stream().flatMap(m -> SumPotential.repulsionOf(m).stream()).toList();
    if (repulsions.isEmpty() || repulsions.size() < members.size()) {
      return MeanNetworks.of(members).map(mean -> mean);
    }
    return MeanNetworks.of(members.stream().map(SumPotential::withoutRepulsion).toList())
        .map(
            mean ->
                SumPotential.withRepulsion(
                    mean, new CommitteePotential(repulsions, Calibration.NONE)));
  }

  /** The members. */
  public List<Potential> members() {
    return members;
  }

  /** The factors of the spread. */
  public Calibration calibration() {
    return calibration;
  }

  /** The same members with other factors. */
  public CommitteePotential with(Calibration other) {
    return new CommitteePotential(members, other);
  }

  @Override
  public Set<Element> elements() {
    return Collections.unmodifiableSet(elements);
  }

  /** The longest cutoff of the members, Å. */
  @Override
  public double cutoff() {
    return members.stream().mapToDouble(Potential::cutoff).max().orElseThrow();
  }

  @Override
  public boolean isLongRanged() {
    return members.stream().anyMatch(Potential::isLongRanged);
  }

  /** That of the least smooth member. */
  @Override
  public Continuity continuity() {
    return members.stream().map(Potential::continuity).min(Continuity::compareTo).orElseThrow();
  }

  /**
   * The mean of the members. What one of them does not give is absent; the spread is there where
   * grades are wanted, and grades are the largest of those that have any.
   */
  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    if (!wanted.grades() && together.isPresent()) {
      return together.get().predict(structure, neighbors, wanted);
    }
    List<Prediction> all = new ArrayList<>();
    for (Potential member : members) {
      all.add(member.predict(structure, neighbors, wanted));
    }
    // The same bits with and without grades.
    Quantities plain = new Quantities(wanted.gradients(), wanted.perAtom(), false);
    Prediction mean =
        together.isPresent()
            ? together.get().predict(structure, neighbors, plain)
            : mean(all, wanted.gradients());
    return wanted.grades() ? judged(mean, structure, all, wanted.gradients()) : mean;
  }

  private static Prediction mean(List<Prediction> all, boolean gradients) {
    Prediction mean = Prediction.of(Deviations.mean(energies(all))[0]);
    if (gradients) {
      mean =
          mean.withGradients(
              Deviations.mean(gather(all, Prediction::forces)),
              Deviations.mean(gather(all, Prediction::virial)));
    }
    double[][] atoms = gather(all, p -> p.atomEnergies().orElse(null));
    if (atoms != null) {
      double[][] virials = gather(all, p -> p.atomVirials().orElse(null));
      mean =
          mean.withAtoms(Deviations.mean(atoms), virials == null ? null : Deviations.mean(virials));
    }
    double[][] charges = gather(all, p -> p.charges().orElse(null));
    return charges == null ? mean : mean.withCharges(Deviations.mean(charges));
  }

  private static double[][] energies(List<Prediction> all) {
    return gather(all, p -> new double[] {p.energy()});
  }

  /** The mean with grades and spread. */
  private Prediction judged(
      Prediction mean, Structure structure, List<Prediction> all, boolean gradients) {
    double deviation = Deviations.each(energies(all), new double[] {mean.energy()})[0];
    Spread spread = Spread.of(calibration.hasForces(), calibration.energy().orElse(1) * deviation);
    if (gradients) {
      double[][] virials = gather(all, Prediction::virial);
      spread =
          spread.withGradients(
              forceSpread(structure, gather(all, Prediction::forces), mean.forces()),
              calibration.stress().orElse(1) * Deviations.whole(virials, mean.virial()));
    }
    double[][] atoms = gather(all, p -> p.atomEnergies().orElse(null));
    if (atoms != null && mean.atomEnergies().isPresent()) {
      spread = spread.withAtomEnergies(Deviations.each(atoms, mean.atomEnergies().get()));
    }
    double[] grades = largest(all);
    return (grades == null ? mean : mean.withGrades(grades)).withSpread(spread);
  }

  private double[] forceSpread(Structure structure, double[][] forces, double[] mean) {
    double[] spread = Deviations.ofAtoms(forces, mean);
    for (int i = 0; i < spread.length; i++) {
      spread[i] *= calibration.forceFactor(structure.element(i));
    }
    return spread;
  }

  /** The numbers of each member; null where one has none. */
  private static double[][] gather(List<Prediction> all, Function<Prediction, double[]> of) {
    double[][] values = new double[all.size()][];
    for (int k = 0; k < values.length; k++) {
      values[k] = of.apply(all.get(k));
      if (values[k] == null) {
        return null;
      }
    }
    return values;
  }

  /** The largest grade of each atom; null where no member gives any. */
  private static double[] largest(List<Prediction> all) {
    double[] largest = null;
    for (Prediction prediction : all) {
      double[] grades = prediction.grades().orElse(null);
      for (int i = 0; largest != null && grades != null && i < grades.length; i++) {
        largest[i] = Math.max(largest[i], grades[i]);
      }
      largest = largest == null && grades != null ? grades.clone() : largest;
    }
    return largest;
  }

  /** That of the member with the largest grade; NaN where none knows its training data. */
  @Override
  public Extrapolation explain(Structure structure, Neighbors neighbors, int atom) {
    Extrapolation worst =
        new Extrapolation(atom, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN);
    for (Potential member : members) {
      Optional<Extrapolating> trained = Extrapolating.of(member);
      if (trained.isPresent()) {
        Extrapolation own = trained.get().explain(structure, neighbors, atom);
        worst = worst.grade() >= own.grade() || Double.isNaN(own.grade()) ? worst : own;
      }
    }
    return worst;
  }

  /** That of the first member that knows the ranges of its training data. */
  @Override
  public Optional<List<OutOfRange>> outOfRange(Structure structure, Neighbors neighbors) {
    return members.stream()
        .flatMap(member -> Extrapolating.of(member).stream())
        .flatMap(member -> member.outOfRange(structure, neighbors).stream())
        .findFirst();
  }

  /** The shortest of the members; NaN where none knows its training data. */
  @Override
  public double shortestDistance(Element a, Element b) {
    double shortest = Double.NaN;
    for (Potential member : members) {
      Optional<Extrapolating> trained = Extrapolating.of(member);
      if (trained.isPresent()) {
        double own = trained.get().shortestDistance(a, b);
        shortest = shortest <= own || Double.isNaN(own) ? shortest : own;
      }
    }
    return shortest;
  }
}
