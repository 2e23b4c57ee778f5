package io.crisol.simulation.defects;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A point defect and what was computed of it.
 *
 * @param what it is
 * @param large in the larger supercell
 * @param small in the smaller one, where there is one
 * @param shaken lowest energy that starts with moved atoms relaxed to, as the energies of the
 *     supercell that it was tested in; absent where none was
 * @param exchanged chemical potentials of the atoms that have gone less those that have come, eV;
 *     absent where they are not known
 * @param relaxationVolume by how much the crystal grows when the defect relaxes, Å³
 * @param became name of the defect that it turned into, where it did
 */
public record Defect(
    PointDefect what,
    Trial large,
    Optional<Trial> small,
    OptionalDouble shaken,
    OptionalDouble exchanged,
    OptionalDouble relaxationVolume,
    Optional<String> became) {
  /** Energies nearer than this are one, eV. */
  static final double SAME = 1e-3;

  /** Relaxed formation energy, eV. */
  public OptionalDouble formation() {
    return with(large.energy());
  }

  /** Unrelaxed formation energy, eV. */
  public OptionalDouble unrelaxed() {
    return with(OptionalDouble.of(large.unrelaxed()));
  }

  private OptionalDouble with(OptionalDouble energy) {
    return energy.isPresent() && exchanged.isPresent()
        ? OptionalDouble.of(energy.getAsDouble() + exchanged.getAsDouble())
        : OptionalDouble.empty();
  }

  /** What the larger supercell changes of the relaxed energy, eV. */
  public OptionalDouble change() {
    return large.converged() && small.filter(Trial::converged).isPresent()
        ? OptionalDouble.of(Math.abs(large.relaxed() - small.get().relaxed()))
        : OptionalDouble.empty();
  }

  /** By how much lower moved starts end, eV; 0 where they come back. */
  public OptionalDouble fall() {
    Trial tested = small.orElse(large);
    if (shaken.isEmpty() || !tested.converged()) {
      return OptionalDouble.empty();
    }
    double fall = tested.relaxed() - shaken.getAsDouble();
    return OptionalDouble.of(fall > SAME ? fall : 0);
  }

  /** Whether moved starts come back to it; absent where that was not tested. */
  public Optional<Boolean> isStable() {
    return fall().isPresent() ? Optional.of(fall().getAsDouble() == 0) : Optional.empty();
  }

  /** The same, known to have a state lower by this on the way of a hop, eV. */
  Defect falling(double fall) {
    Trial tested = small.orElse(large);
    if (fall <= SAME || !tested.converged()) {
      return this;
    }
    double lowest = Math.min(shaken.orElse(Double.POSITIVE_INFINITY), tested.relaxed() - fall);
    return new Defect(
        what, large, small, OptionalDouble.of(lowest), exchanged, relaxationVolume, became);
  }

  Defect turnedInto(Optional<String> other) {
    return new Defect(what, large, small, shaken, exchanged, relaxationVolume, other);
  }

  Defect named(String name) {
    return new Defect(what.named(name), large, small, shaken, exchanged, relaxationVolume, became);
  }
}
