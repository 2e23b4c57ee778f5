package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.file.PotentialFile;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every potential promises. A test of a new one is three lines:
 *
 * <pre>
 *   class NewPotentialTest extends PotentialContract {
 *     protected Potential potential() { return new NewPotential(…); }
 *   }
 * </pre>
 *
 * <p>Structures come from {@link SelfTestStructures}: rattled crystals, one strained, one smaller
 * than most cutoffs, and open clusters. Longer than the norm: the promises stand together.
 */
public abstract class PotentialContract {
  /** Disagreement of two ways to the same number, relative to the largest of its kind. */
  private static final double ROUNDING = 1e-10;

  /** Step of positions (Å) and strains in finite differences. */
  private static final double STEP = 1e-4;

  /**
   * Disagreement with finite differences, relative to the largest number, and at least so many eV/Å
   * or eV.
   */
  private static final double DIFFERENCES = 1e-7;

  /** The potential to be tested. */
  protected abstract Potential potential();

  /** Structures to test on, with every element of the potential. */
  protected List<Structure> structures() {
    return SelfTestStructures.of(potential());
  }

  /** Distances at which some part of the potential ends, Å. */
  protected List<Double> cutoffs() {
    return List.of(potential().cutoff());
  }

  /** The potential written to text and read again. */
  protected Potential reloaded() {
    String text = PotentialFile.toJson(potential(), new Json.Obj(), structures()).text();
    return PotentialFile.fromJson(
            Json.parse(text, "the text just written"), "the text just written")
        .potential();
  }

  /** The model to be trained whose potential is tested, where it can be trained. */
  protected Optional<? extends Trainable> trainable() {
    return Optional.empty();
  }

  /** Bytes that a prediction of energy and forces may allocate per atom once compiled. */
  protected double allocationLimit() {
    return 2000;
  }

  @Test
  void forces_are_minus_the_slope_of_the_energy() {
    for (Structure structure : awayFromCutoffs()) {
      double[] expected = FiniteDifferences.forces(potential(), structure, STEP);
      assertClose("forces", predict(structure).forces(), expected, DIFFERENCES, 1);
    }
  }

  @Test
  void the_virial_is_minus_the_slope_of_the_energy_under_tension_and_shear() {
    for (Structure structure : awayFromCutoffs()) {
      double[] expected = FiniteDifferences.virial(potential(), structure, STEP);
      assertClose("virial", predict(structure).virial(), expected, DIFFERENCES, 1);
    }
  }

  @Test
  void a_translation_changes_nothing() {
    for (Structure structure : structures()) {
      Prediction there =
          predict(Transformations.translated(structure, new double[] {1.7, -11.3, 0.4}));
      assertSame(there, predict(structure));
    }
  }

  @Test
  void a_rotation_turns_forces_and_virial() {
    double[] rotation = Transformations.rotation(1.1);
    for (Structure structure : structures()) {
      Prediction here = predict(structure);
      Prediction turned = predict(Transformations.mapped(structure, rotation));
      assertClose("energy", turned.energy(), here.energy());
      assertClose(
          "forces", turned.forces(), Transformations.rows(here.forces(), rotation), ROUNDING, 1);
      assertClose(
          "virial", turned.virial(), Transformations.tensor(here.virial(), rotation), ROUNDING, 1);
    }
  }

  @Test
  void the_inversion_turns_forces_round() {
    double[] inversion = {-1, 0, 0, 0, -1, 0, 0, 0, -1};
    for (Structure structure : structures()) {
      Prediction here = predict(structure);
      Prediction inverted = predict(Transformations.mapped(structure, inversion));
      assertClose("energy", inverted.energy(), here.energy());
      assertClose(
          "forces", inverted.forces(), Transformations.rows(here.forces(), inversion), ROUNDING, 1);
      assertClose("virial", inverted.virial(), here.virial(), ROUNDING, 1);
    }
  }

  @Test
  void the_order_of_atoms_does_not_matter() {
    for (Structure structure : structures()) {
      Prediction here = predict(structure);
      Prediction other = predict(Transformations.reversed(structure));
      int n = structure.size();
      double[] forces = new double[3 * n];
      for (int k = 0; k < 3 * n; k++) {
        forces[k] = other.forces()[3 * (n - 1 - k / 3) + k % 3];
      }
      assertClose("energy", other.energy(), here.energy());
      assertClose("forces", forces, here.forces(), ROUNDING, 1);
    }
  }

  @Test
  void a_supercell_has_its_multiple_of_the_energy() {
    for (Structure structure : crystals()) {
      Prediction one = predict(structure);
      Prediction many = predict(structure.replicate(2, 1, 3));
      assertClose("energy", many.energy(), 6 * one.energy());
      double[] forces = new double[18 * structure.size()];
      for (int k = 0; k < forces.length; k++) {
        forces[k] = one.forces()[k % one.forces().length];
      }
      assertClose("forces", many.forces(), forces, ROUNDING, 1);
    }
  }

  @Test
  void a_cell_smaller_than_the_cutoff_counts_every_image() {
    for (Structure structure : crystals()) {
      Optional<double[]> energies = all(structure).atomEnergies();
      if (potential().isLongRanged() || energies.isEmpty()) {
        return;
      }
      int[] copies = new int[3];
      for (int a = 0; a < 3; a++) {
        copies[a] = 2 * (int) Math.ceil(potential().cutoff() / structure.cell().height(a)) + 1;
      }
      // The cell in the middle of an open block of copies has all neighbours it has in the crystal.
      Structure block =
          Transformations.opened(structure.replicate(copies[0], copies[1], copies[2]));
      double[] inBlock = all(block).atomEnergies().orElseThrow();
      int middle = copies[0] * copies[1] * copies[2] / 2;
      double[] found =
          java.util.Arrays.copyOfRange(
              inBlock, middle * structure.size(), (middle + 1) * structure.size());
      assertClose("atom energies", found, energies.get(), ROUNDING, 1);
    }
  }

  @Test
  void an_isolated_atom_feels_no_force() {
    for (Element element : elements()) {
      Prediction alone = predict(atoms(element));
      assertThat(alone.energy()).as("energy of one %s", element).isFinite();
      assertThat(alone.forces()).as("forces on one %s", element).containsOnly(0, 0, 0);
      assertThat(alone.virial()).as("virial of one %s", element).containsOnly(0);
    }
  }

  @Test
  void distant_fragments_add() {
    if (potential().isLongRanged()) {
      return;
    }
    Structure first = cluster();
    double far = 2 * potential().cutoff() + 40;
    Structure second =
        Transformations.translated(
            Transformations.mapped(first, Transformations.rotation(0.7)),
            new double[] {far, -far, 0.5 * far});
    Prediction together = predict(Transformations.joined(first, second));
    assertClose("energy", together.energy(), predict(first).energy() + predict(second).energy());
    double[] forces = java.util.Arrays.copyOf(together.forces(), 3 * first.size());
    assertClose("forces", forces, predict(first).forces(), ROUNDING, 1);
  }

  @Test
  void the_energy_is_continuous_through_the_cutoff() {
    for (double cutoff : cutoffs()) {
      if (potential().continuity() != Continuity.BROKEN && cutoff > 0) {
        for (Element a : elements()) {
          for (Element b : elements()) {
            assertNoJump(
                "energy of " + a + "-" + b,
                cutoff,
                r -> predict(atDistance(a, b, r, cutoff)).energy());
          }
        }
      }
    }
  }

  @Test
  void the_force_is_continuous_through_the_cutoff() {
    for (double cutoff : cutoffs()) {
      if (potential().continuity() == Continuity.FORCES && cutoff > 0) {
        for (Element a : elements()) {
          for (Element b : elements()) {
            assertNoJump(
                "force of " + a + "-" + b,
                cutoff,
                r -> predict(atDistance(a, b, r, cutoff)).forces()[3]);
          }
        }
      }
    }
  }

  /** An atom at a distance from another that has a third one beside it. */
  private static Structure atDistance(Element a, Element b, double r, double cutoff) {
    return new Structure(
        Cell.OPEN,
        new Element[] {a, b, a},
        new double[] {0, 0, 0, r, 0, 0, -0.1 * cutoff, 0.5 * cutoff, 0});
  }

  /**
   * A jump stays as large when one looks a hundred times closer; a slope, however steep, does not.
   */
  private static void assertNoJump(
      String what, double cutoff, java.util.function.DoubleUnaryOperator f) {
    double wide = Math.abs(f.applyAsDouble(cutoff + 1e-2) - f.applyAsDouble(cutoff - 1e-2));
    double narrow = Math.abs(f.applyAsDouble(cutoff + 1e-4) - f.applyAsDouble(cutoff - 1e-4));
    double scale = Math.abs(f.applyAsDouble(cutoff));
    assertThat(narrow)
        .as("jump of the %s at %s Å", what, cutoff)
        .isLessThanOrEqualTo(0.2 * wide + 1e-14 * (1 + scale));
  }

  @Test
  void any_number_of_threads_gives_the_same_bits() {
    Structure large = crystals().getFirst();
    int copies = (int) Math.ceil(Math.cbrt(300.0 / large.size()));
    Structure many = large.replicate(copies, copies, copies);
    int before = Workers.threads();
    try {
      Workers.setThreads(1);
      Prediction one = all(many);
      for (int threads : new int[] {2, 8}) {
        Workers.setThreads(threads);
        assertIdentical(all(many), one);
      }
    } finally {
      Workers.setThreads(before);
    }
  }

  @Test
  void saved_and_loaded_it_gives_the_same_bits() {
    Potential reloaded = reloaded();
    assertThat(reloaded.elements()).isEqualTo(potential().elements());
    assertThat(reloaded.cutoff()).isEqualTo(potential().cutoff());
    for (Structure structure : structures()) {
      assertIdentical(reloaded.predict(structure, Quantities.ALL), all(structure));
    }
  }

  @Test
  void the_fast_path_agrees_with_the_definition() {
    if (potential() instanceof AtomicPotential atomic) {
      Potential plain = new Definition(atomic);
      for (Structure structure : structures()) {
        assertSame(predict(structure), plain.predict(structure, Quantities.FORCES));
      }
    }
  }

  @Test
  void input_and_earlier_answers_stay_as_they_are() {
    for (Structure structure : structures()) {
      Prediction first = all(structure);
      double[] kept = first.forces().clone();
      Prediction second = all(structure.strained(new double[] {0.01, 0, 0, 0, 0, 0, 0, 0, 0}));
      assertThat(second.energy()).isNotEqualTo(first.energy());
      assertThat(first.forces()).as("forces predicted before").isEqualTo(kept);
      assertIdentical(all(structure), first);
      if (potential() instanceof AtomicPotential atomic) {
        assertBlockUnchanged(atomic, structure);
      }
    }
  }

  private static void assertBlockUnchanged(AtomicPotential atomic, Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, atomic.cutoff(), 0);
    EnvironmentBlock block = new EnvironmentBlock(atomic.cutoff());
    block.fill(structure, neighbors, neighbors.positions(structure), 0, structure.size());
    double[][] before = {
      block.x().clone(), block.y().clone(), block.z().clone(), block.r().clone()
    };
    BlockGradient gradient = new BlockGradient();
    gradient.clear(block, Quantities.FORCES);
    atomic.energies(block, gradient);
    assertThat(new double[][] {block.x(), block.y(), block.z(), block.r()})
        .as("environments")
        .isDeepEqualTo(before);
  }

  @Test
  void an_unknown_element_is_refused_by_name() {
    Optional<Element> unknown =
        java.util.Arrays.stream(Element.values())
            .filter(e -> !potential().elements().contains(e))
            .findFirst();
    unknown.ifPresent(
        element ->
            assertThatThrownBy(() -> predict(atoms(elements().getFirst(), element)))
                .isInstanceOfSatisfying(
                    ProblemException.class,
                    e -> assertThat(e.problem()).isEqualTo(Problem.POTENTIAL_ELEMENT))
                .hasMessageContaining(element.symbol()));
  }

  @Test
  void what_belongs_to_atoms_adds_up() {
    for (Structure structure : structures()) {
      Prediction all = all(structure);
      all.atomEnergies()
          .ifPresent(energies -> assertClose("energy", sum(energies, 1)[0], all.energy()));
      all.atomVirials()
          .ifPresent(virials -> assertClose("virial", sum(virials, 9), all.virial(), ROUNDING, 1));
    }
  }

  private static double[] sum(double[] values, int size) {
    double[] sum = new double[size];
    for (int k = 0; k < values.length; k++) {
      sum[k % size] += values[k];
    }
    return sum;
  }

  @Test
  void forces_and_torques_cancel() {
    for (Structure structure : structures()) {
      Prediction all = predict(structure);
      double scale = 1 + largest(all.forces());
      assertThat(sum(all.forces(), 3))
          .as("net force")
          .usingComparatorWithPrecision(1e-10 * scale)
          .containsOnly(0);
      double[] w = all.virial();
      double[] antisymmetric = {w[1] - w[3], w[2] - w[6], w[5] - w[7]};
      assertThat(antisymmetric)
          .as("net torque")
          .usingComparatorWithPrecision(1e-9 * (1 + largest(w)))
          .containsOnly(0);
    }
  }

  @Test
  void nothing_is_allocated_in_the_kernels() {
    if (potential().isLongRanged()) {
      return; // A sum over the whole structure makes its lists and phases anew each time.
    }
    Structure large = crystals().getFirst();
    int copies = (int) Math.ceil(Math.cbrt(250.0 / large.size()));
    Structure many = large.replicate(copies, copies, copies);
    assertThat(Allocation.perAtom(potential(), many, allocationLimit()))
        .as("bytes allocated per atom")
        .isLessThanOrEqualTo(allocationLimit());
  }

  @Test
  void the_parameter_gradient_is_the_slope_of_a_loss() {
    trainable()
        .ifPresent(
            model -> {
              for (Structure structure : structures()) {
                switch (model) {
                  case Trainable.Differentiable d -> ParameterGradient.verify(d, structure);
                  case Trainable.Linear linear -> ParameterGradient.verify(linear, structure);
                }
              }
            });
  }

  private List<Element> elements() {
    return structures().getFirst().elementSet().stream().sorted().toList();
  }

  /**
   * The structures stretched a little, until no finite step takes a pair through a cutoff, where
   * slopes may jump.
   */
  private List<Structure> awayFromCutoffs() {
    return structures().stream().map(this::awayFromCutoffs).toList();
  }

  private Structure awayFromCutoffs(Structure structure) {
    for (int stretch = 0; stretch < 200; stretch++) {
      double e = 0.001 * stretch;
      Structure stretched = structure.strained(new double[] {e, 0, 0, 0, e, 0, 0, 0, e});
      boolean away =
          cutoffs().stream()
              .allMatch(
                  cutoff ->
                      Neighbors.of(stretched, cutoff * (1 + 3 * STEP), 0).entries()
                          == Neighbors.of(stretched, cutoff * (1 - 3 * STEP), 0).entries());
      if (away) {
        return stretched;
      }
    }
    throw new AssertionError("no stretching takes all pairs away from the cutoffs of " + structure);
  }

  private List<Structure> crystals() {
    return structures().stream().filter(structure -> structure.cell().isBulk()).toList();
  }

  private Structure cluster() {
    return structures().stream()
        .filter(structure -> !structure.cell().isPeriodic())
        .findFirst()
        .orElseGet(() -> Transformations.opened(structures().getFirst()));
  }

  /**
   * Atoms in a row, far from each other; charged, so that potentials that need charges have them.
   */
  private static Structure atoms(Element... elements) {
    double[] positions = new double[3 * elements.length];
    for (int i = 0; i < elements.length; i++) {
      positions[3 * i] = 1000.0 * i;
    }
    return new Structure(Cell.OPEN, elements, positions).withCharges(new double[elements.length]);
  }

  private Prediction predict(Structure structure) {
    return potential().predict(structure, Quantities.FORCES);
  }

  private Prediction all(Structure structure) {
    return potential().predict(structure, Quantities.ALL);
  }

  private static double largest(double[] values) {
    return java.util.Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static void assertSame(Prediction actual, Prediction expected) {
    assertClose("energy", actual.energy(), expected.energy());
    assertClose("forces", actual.forces(), expected.forces(), ROUNDING, 1);
    assertClose("virial", actual.virial(), expected.virial(), ROUNDING, 1);
  }

  private static void assertClose(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(ROUNDING * (1 + Math.abs(expected))));
  }

  private static void assertClose(
      String what, double[] actual, double[] expected, double relative, double floor) {
    double tolerance = relative * Math.max(floor, largest(expected));
    assertThat(actual).as(what).usingComparatorWithPrecision(tolerance).containsExactly(expected);
  }

  private static void assertIdentical(Prediction actual, Prediction expected) {
    assertThat(Double.doubleToLongBits(actual.energy()))
        .as("energy")
        .isEqualTo(Double.doubleToLongBits(expected.energy()));
    assertThat(actual.forces()).as("forces").isEqualTo(expected.forces());
    assertThat(actual.virial()).as("virial").isEqualTo(expected.virial());
    assertThat(actual.atomEnergies())
        .as("atom energies")
        .usingRecursiveComparison()
        .isEqualTo(expected.atomEnergies());
    assertThat(actual.atomVirials())
        .as("atom virials")
        .usingRecursiveComparison()
        .isEqualTo(expected.atomVirials());
    assertThat(actual.charges())
        .as("charges")
        .usingRecursiveComparison()
        .isEqualTo(expected.charges());
    assertThat(actual.grades())
        .as("grades")
        .usingRecursiveComparison()
        .isEqualTo(expected.grades());
  }
}
