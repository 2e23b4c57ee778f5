package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Kr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For each promise of the contract a potential that breaks it: the contract must notice. */
class BrokenPotentialsTest {
  private static final LennardJones SOUND = lennardJones(Smoothing.FORCE_SHIFT, 0.0104);

  private static LennardJones lennardJones(Smoothing smoothing, double epsilon) {
    return new LennardJones(
        Map.of(
            ElementPair.of(Ar),
            new LennardJones.Pair(epsilon, 3.4),
            ElementPair.of(Kr),
            new LennardJones.Pair(0.014, 3.65),
            new ElementPair(Ar, Kr),
            new LennardJones.Pair(0.012, 3.5)),
        7,
        smoothing);
  }

  /** The contract applied to any potential. */
  private static class Contract extends PotentialContract {
    private final Potential potential;
    private final Potential reloaded;

    Contract(Potential potential, Potential reloaded) {
      this.potential = potential;
      this.reloaded = reloaded;
    }

    @Override
    protected Potential potential() {
      return potential;
    }

    /** The potential that is not the sound one comes with a model that forgets a parameter. */
    @Override
    protected Optional<Trainable.Differentiable> trainable() {
      return potential.equals(SOUND) ? Optional.empty() : Optional.of(new Forgetful(0.0104));
    }

    @Override
    protected Potential reloaded() {
      return reloaded;
    }

    @Override
    protected List<Structure> structures() {
      return SelfTestStructures.of(SOUND);
    }
  }

  /** A sound potential whose answers are spoilt. */
  private abstract static class Spoilt implements Potential {
    @Override
    public Set<Element> elements() {
      return SOUND.elements();
    }

    @Override
    public double cutoff() {
      return SOUND.cutoff();
    }

    abstract Prediction spoil(Prediction sound, Structure structure);

    @Override
    public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
      return spoil(
          SOUND.predict(structure, neighbors, new Quantities(true, wanted.perAtom(), false)),
          structure);
    }
  }

  private interface Spoiling {
    Prediction apply(Prediction sound, Structure structure);
  }

  private static Potential spoilt(Spoiling spoiling) {
    return new Spoilt() {
      @Override
      Prediction spoil(Prediction sound, Structure structure) {
        return spoiling.apply(sound, structure);
      }
    };
  }

  private static Prediction withEnergy(Prediction sound, double energy) {
    return Prediction.of(energy).withGradients(sound.forces(), sound.virial());
  }

  private static Prediction withForce(Prediction sound, int component, double force) {
    double[] forces = sound.forces().clone();
    forces[component] += force;
    return Prediction.of(sound.energy()).withGradients(forces, sound.virial());
  }

  private static Prediction withVirial(Prediction sound, int component, double virial) {
    double[] w = sound.virial().clone();
    w[component] += virial;
    return Prediction.of(sound.energy()).withGradients(sound.forces(), w);
  }

  /** An atomic potential with a plain definition and, where it is broken, another fast path. */
  private abstract static class SpoiltAtomic implements AtomicPotential {
    @Override
    public Set<Element> elements() {
      return SOUND.elements();
    }

    @Override
    public double cutoff() {
      return SOUND.cutoff();
    }

    @Override
    public double energy(Environment around, PairGradient out) {
      return SOUND.energy(around, out);
    }

    @Override
    public void energies(EnvironmentBlock atoms, BlockGradient out) {
      SOUND.energies(atoms, out);
      spoil(atoms, out);
    }

    abstract void spoil(EnvironmentBlock atoms, BlockGradient out);
  }

  private static Potential spoiltFastPath(BiConsumer<EnvironmentBlock, BlockGradient> spoiling) {
    return new SpoiltAtomic() {
      @Override
      void spoil(EnvironmentBlock atoms, BlockGradient out) {
        spoiling.accept(atoms, out);
      }
    };
  }

  /** Each pair is counted by its smallest image only. */
  private static Potential nearestImageOnly() {
    return new SpoiltAtomic() {
      @Override
      void spoil(EnvironmentBlock atoms, BlockGradient out) {}

      @Override
      public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
        // Atoms of a small cell lose the neighbours that a larger cell has.
        double scale = structure.cell().isBulk() && structure.size() < 20 ? 0.9 : 1;
        Prediction sound = SOUND.predict(structure, neighbors, Quantities.ALL);
        double[] energies = sound.atomEnergies().orElseThrow().clone();
        for (int i = 0; i < energies.length; i++) {
          energies[i] *= scale;
        }
        return sound.withAtoms(energies, null);
      }
    };
  }

  private record Broken(
      String promise, Potential potential, Potential reloaded, Consumer<PotentialContract> check) {}

  private static Broken broken(
      String promise, Potential potential, Consumer<PotentialContract> check) {
    return new Broken(promise, potential, potential, check);
  }

  private static List<Broken> all() {
    double[] kept = new double[3 * 4096];
    return List.of(
        broken(
            "the_parameter_gradient_is_the_slope_of_a_loss",
            lennardJones(Smoothing.FORCE_SHIFT, 0.02),
            PotentialContract::the_parameter_gradient_is_the_slope_of_a_loss),
        broken(
            "forces_are_minus_the_slope_of_the_energy",
            spoilt((p, s) -> withForce(p, 0, 1e-6 * (1 + max(p.forces())))),
            PotentialContract::forces_are_minus_the_slope_of_the_energy),
        broken(
            "the_virial_is_minus_the_slope_of_the_energy_under_tension_and_shear",
            spoilt((p, s) -> withVirial(p, 5, 1e-6 * (1 + max(p.virial())))),
            PotentialContract::the_virial_is_minus_the_slope_of_the_energy_under_tension_and_shear),
        broken(
            "a_translation_changes_nothing",
            spoilt((p, s) -> withEnergy(p, p.energy() + 1e-8 * s.coordinate(0))),
            PotentialContract::a_translation_changes_nothing),
        broken(
            "a_rotation_turns_forces_and_virial",
            spoilt((p, s) -> withVirial(p, 0, 1e-6)),
            PotentialContract::a_rotation_turns_forces_and_virial),
        broken(
            "the_inversion_turns_forces_round",
            spoilt((p, s) -> withEnergy(p, p.energy() + 1e-7 * Math.signum(s.coordinate(0)))),
            PotentialContract::the_inversion_turns_forces_round),
        broken(
            "the_order_of_atoms_does_not_matter",
            spoilt((p, s) -> withEnergy(p, p.energy() + 1e-7 * s.element(0).atomicNumber())),
            PotentialContract::the_order_of_atoms_does_not_matter),
        broken(
            "a_supercell_has_its_multiple_of_the_energy",
            spoilt((p, s) -> withEnergy(p, p.energy() + 1e-6)),
            PotentialContract::a_supercell_has_its_multiple_of_the_energy),
        broken(
            "a_cell_smaller_than_the_cutoff_counts_every_image",
            nearestImageOnly(),
            PotentialContract::a_cell_smaller_than_the_cutoff_counts_every_image),
        broken(
            "an_isolated_atom_feels_no_force",
            spoilt((p, s) -> s.size() == 1 ? withEnergy(p, Double.NaN) : p),
            PotentialContract::an_isolated_atom_feels_no_force),
        broken(
            "distant_fragments_add",
            spoilt((p, s) -> withEnergy(p, p.energy() + 1e-9 * s.size() * s.size())),
            PotentialContract::distant_fragments_add),
        broken(
            "the_energy_is_continuous_through_the_cutoff",
            claiming(Continuity.FORCES, Smoothing.NONE),
            PotentialContract::the_energy_is_continuous_through_the_cutoff),
        broken(
            "the_force_is_continuous_through_the_cutoff",
            claiming(Continuity.FORCES, Smoothing.SHIFT),
            PotentialContract::the_force_is_continuous_through_the_cutoff),
        broken(
            "any_number_of_threads_gives_the_same_bits",
            spoilt((p, s) -> withEnergy(p, p.energy() * (1 + Workers.threads() * 1e-15))),
            PotentialContract::any_number_of_threads_gives_the_same_bits),
        new Broken(
            "saved_and_loaded_it_gives_the_same_bits",
            SOUND,
            lennardJones(Smoothing.FORCE_SHIFT, Math.nextUp(0.0104)),
            PotentialContract::saved_and_loaded_it_gives_the_same_bits),
        broken(
            "the_fast_path_agrees_with_the_definition",
            spoiltFastPath((b, g) -> g.setEnergy(0, g.energies()[0] + 1e-8)),
            PotentialContract::the_fast_path_agrees_with_the_definition),
        broken(
            "input_and_earlier_answers_stay_as_they_are",
            spoiltFastPath((b, g) -> b.x()[0] *= 1 + 1e-15),
            PotentialContract::input_and_earlier_answers_stay_as_they_are),
        broken(
            "input_and_earlier_answers_stay_as_they_are",
            spoilt(
                (p, s) -> {
                  System.arraycopy(p.forces(), 0, kept, 0, p.forces().length);
                  return Prediction.of(p.energy()).withGradients(kept, p.virial());
                }),
            PotentialContract::input_and_earlier_answers_stay_as_they_are),
        broken(
            "an_unknown_element_is_refused_by_name",
            new SpoiltAtomic() {
              @Override
              void spoil(EnvironmentBlock atoms, BlockGradient out) {}

              @Override
              public Prediction predict(
                  Structure structure, Neighbors neighbors, Quantities wanted) {
                return Prediction.of(0)
                    .withGradients(new double[3 * structure.size()], new double[9]);
              }
            },
            PotentialContract::an_unknown_element_is_refused_by_name),
        broken(
            "what_belongs_to_atoms_adds_up",
            spoilt(
                (p, s) ->
                    p.atomEnergies().isEmpty()
                        ? p
                        : Prediction.of(p.energy() + 1e-7)
                            .withGradients(p.forces(), p.virial())
                            .withAtoms(p.atomEnergies().get(), null)),
            PotentialContract::what_belongs_to_atoms_adds_up),
        broken(
            "forces_and_torques_cancel",
            spoilt((p, s) -> withForce(p, 2, 1e-7 * (1 + max(p.forces())))),
            PotentialContract::forces_and_torques_cancel),
        broken(
            "forces_and_torques_cancel",
            spoilt((p, s) -> withVirial(p, 1, 1e-6 * (1 + max(p.virial())))),
            PotentialContract::forces_and_torques_cancel),
        broken(
            "nothing_is_allocated_in_the_kernels",
            spoiltFastPath(
                (b, g) -> {
                  for (int a = 0; a < b.size(); a++) {
                    g.setEnergy(a, g.energies()[a] + leak());
                  }
                }),
            PotentialContract::nothing_is_allocated_in_the_kernels));
  }

  /** A model whose gradient misses a parameter. */
  private static final class Forgetful implements Trainable.Differentiable {
    private final double[] parameters;

    Forgetful(double... parameters) {
      this.parameters = parameters;
    }

    @Override
    public Potential potential() {
      return lennardJones(Smoothing.FORCE_SHIFT, parameters[0]);
    }

    @Override
    public double[] parameters() {
      return parameters.clone();
    }

    @Override
    public Forgetful withParameters(double[] other) {
      return new Forgetful(other);
    }

    private record Whole(Structure structure) implements Trainable.Example {
      @Override
      public int size() {
        return structure.size();
      }

      @Override
      public long bytes() {
        return 0;
      }
    }

    @Override
    public Trainable.Example prepare(Structure structure, Neighbors neighbors) {
      return new Whole(structure);
    }

    @Override
    public long bytesPerExample(int atoms, long entries) {
      return 0;
    }

    @Override
    public Trainable.Response respond(Trainable.Example example) {
      Prediction prediction = potential().predict(((Whole) example).structure(), Quantities.FORCES);
      return new Trainable.Response() {
        @Override
        public Prediction prediction() {
          return prediction;
        }

        @Override
        public void pullBack(Trainable.Adjoint adjoint, double[] gradient) {
          gradient[0] += 0;
        }
      };
    }
  }

  private static volatile Object leaked;

  /** Allocates what the compiler cannot take away. */
  private static double leak() {
    leaked = new double[512];
    return leaked == null ? 1 : 0;
  }

  private static double max(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** A potential that says it is smoother than it is. */
  private static Potential claiming(Continuity claimed, Smoothing actual) {
    LennardJones rough = lennardJones(actual, 0.0104);
    return new SpoiltAtomic() {
      @Override
      void spoil(EnvironmentBlock atoms, BlockGradient out) {}

      @Override
      public Continuity continuity() {
        return claimed;
      }

      @Override
      public void energies(EnvironmentBlock atoms, BlockGradient out) {
        rough.energies(atoms, out);
      }
    };
  }

  @TestFactory
  List<DynamicTest> the_contract_notices() {
    return all().stream()
        .map(
            broken ->
                DynamicTest.dynamicTest(
                    "that this is broken: " + broken.promise().replace('_', ' '),
                    () ->
                        assertThatThrownBy(
                                () ->
                                    broken
                                        .check()
                                        .accept(
                                            new Contract(broken.potential(), broken.reloaded())))
                            .isInstanceOf(AssertionError.class)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> the_contract_passes_what_is_sound() {
    return all().stream()
        .map(
            broken ->
                DynamicTest.dynamicTest(
                    broken.promise(), () -> broken.check().accept(new Contract(SOUND, SOUND))))
        .toList();
  }

  @Test
  void every_promise_has_a_potential_that_breaks_it() {
    Set<String> promises = new TreeSet<>();
    for (Method method : PotentialContract.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        promises.add(method.getName());
      }
    }
    Map<String, Long> broken = new TreeMap<>();
    all().forEach(one -> broken.merge(one.promise(), 1L, Long::sum));
    assertThat(broken.keySet()).isEqualTo(promises);
  }
}
