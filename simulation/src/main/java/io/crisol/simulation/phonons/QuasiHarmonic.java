package io.crisol.simulation.phonons;

import io.crisol.potentials.Potential;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.bulk.EosFit;
import io.crisol.simulation.bulk.EosForm;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The quasi-harmonic approximation: vibrations are harmonic at every volume, and the volume at a
 * temperature is that of the least E(V) + F(V, T) + pV, by an equation of state. Lengths change
 * alike in all directions; atoms are relaxed at each volume. With the entropy S(V, T) of the
 * vibrations, fitted by the same cubic as the free energy so that these are its derivatives,
 *
 * <pre>
 *   α = (∂S/∂V) / B,   γ = V (∂S/∂V) / C_V.
 * </pre>
 *
 * <p>Source: Born and Huang, Dynamical Theory of Crystal Lattices (1954), § 4.
 */
final class QuasiHarmonic {
  private static final int LEAST = 6;

  private final Potential potential;
  private final GroundOptions relaxation;
  private final PhononOptions options;

  /**
   * A volume.
   *
   * @param volume Å³ per atom
   * @param energy eV per atom
   */
  private record Sample(
      double volume, double energy, Vibrations vibrations, OptionalDouble maxGrade) {}

  /** What was found, if enough volumes are stable, and the largest grade met. */
  record Found(Optional<Expansion> expansion, OptionalDouble maxGrade) {}

  QuasiHarmonic(Potential potential, GroundOptions relaxation, PhononOptions options) {
    this.potential = potential;
    this.relaxation = relaxation;
    this.options = options;
  }

  Found of(Phonons phonons, Crystal crystal, Boxes.Choice choice, Progress progress) {
    int n = options.volumes();
    Sample[] samples = new Sample[n];
    AtomicInteger done = new AtomicInteger();
    Workers.forEach(
        n,
        k -> {
          // Half as far to the small side: crystals expand.
          double share = 1 + options.volumeRange() * (1.5 * k / (n - 1) - 0.5);
          samples[k] = sample(phonons, crystal, choice, StrictMath.cbrt(share));
          progress.update(done.incrementAndGet(), n, "volumes");
        });
    List<Sample> stable =
        Arrays.stream(samples).filter(s -> Objects.nonNull(s.vibrations)).toList();
    OptionalDouble grade = Arrays.stream(samples).flatMapToDouble(s -> s.maxGrade.stream()).max();
    if (stable.size() < LEAST) {
      return new Found(Optional.empty(), grade);
    }
    return new Found(expansion(stable, n - stable.size()), grade);
  }

  private Sample sample(Phonons phonons, Crystal crystal, Boxes.Choice choice, double scale) {
    double e = scale - 1;
    Structure scaled = crystal.primitive().strained(new double[] {e, 0, 0, 0, e, 0, 0, 0, e});
    RelaxResult relaxed = Ground.relax(potential, scaled, relaxation.ofAtoms());
    Structure primitive = relaxed.structure();
    Crystal there = crystal.withStructure(primitive);
    Supercell box = choice.scaled(scale).of(primitive);
    Phonons.Response response = phonons.response(there, box, options.displacement(), Progress.NONE);
    DynamicalMatrix matrix = new DynamicalMatrix(response.constants());
    Mesh mesh = Mesh.of(matrix, crystal.operations(), phonons.meshTimes(crystal.primitive()));
    boolean stable =
        Arrays.stream(mesh.frequencies()).allMatch(row -> row[0] > -PhononsResult.Lowest.NOTHING);
    return new Sample(
        primitive.cell().volume() / primitive.size(),
        relaxed.energy() / primitive.size(),
        stable ? Vibrations.of(mesh, matrix, primitive) : null,
        response.maxGrade());
  }

  /** Empty where even at 0 K the volume is not among the samples. */
  private Optional<Expansion> expansion(List<Sample> samples, int unstable) {
    double[] volumes = samples.stream().mapToDouble(Sample::volume).toArray();
    List<Expansion.State> states = new ArrayList<>();
    double error = Double.NaN;
    for (double temperature : options.grid()) {
      Optional<Expansion.State> state =
          state(samples, volumes, temperature, EosForm.BIRCH_MURNAGHAN);
      if (state.isEmpty()) {
        break;
      }
      states.add(state.get());
      if (Math.abs(temperature - 300) < 1e-9) {
        error =
            state(samples, volumes, temperature, EosForm.VINET)
                .map(other -> Math.abs(other.expansion() - state.get().expansion()) / 3)
                .orElse(Double.NaN);
      }
    }
    return states.isEmpty()
        ? Optional.empty()
        : Optional.of(new Expansion(states, volumes, unstable, error));
  }

  private Optional<Expansion.State> state(
      List<Sample> samples, double[] volumes, double temperature, EosForm form) {
    double pressure = relaxation.pressureGPa() / Units.GPA;
    int n = volumes.length;
    double[] free = new double[n];
    double[] entropy = new double[n];
    double[] heat = new double[n];
    for (int k = 0; k < n; k++) {
      Vibrations.State state = samples.get(k).vibrations.at(temperature);
      free[k] = samples.get(k).energy + state.freeEnergy() + pressure * volumes[k];
      entropy[k] = state.entropy();
      heat[k] = state.heatCapacity();
    }
    EosFit fit = EosFit.of(form, volumes, free);
    double volume = fit.volume();
    if (!(volume >= volumes[0] && volume <= volumes[n - 1])) {
      return Optional.empty();
    }
    double slope = Units.BOLTZMANN * EosFit.cubic(volumes, entropy, volume)[1];
    double capacity = EosFit.cubic(volumes, heat, volume)[0];
    return Optional.of(
        new Expansion.State(
            temperature,
            volume,
            fit.energy(),
            slope / fit.bulkModulus(),
            fit.bulkModulus(),
            capacity + 0.0,
            temperature > 0 ? volume * slope / (Units.BOLTZMANN * capacity) : Double.NaN));
  }
}
