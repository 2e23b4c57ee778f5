package io.crisol.simulation.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of energy from the neighbourhood against energies of the whole. */
class LocalEnergyTest {
  /** A potential of many bodies that says nothing of pairs and densities. */
  private record Plain(AtomicPotential of) implements AtomicPotential {
    @Override
    public Set<Element> elements() {
      return of.elements();
    }

    @Override
    public double cutoff() {
      return of.cutoff();
    }

    @Override
    public double energy(Environment around, PairGradient out) {
      return of.energy(around, out);
    }
  }

  /** A potential that is known only as a whole. */
  private record Opaque(Potential of) implements Potential {
    @Override
    public Set<Element> elements() {
      return of.elements();
    }

    @Override
    public double cutoff() {
      return of.cutoff();
    }

    @Override
    public io.crisol.potentials.Prediction predict(
        Structure structure, io.crisol.structures.Neighbors neighbors, Quantities wanted) {
      return of.predict(structure, neighbors, wanted);
    }
  }

  private static Potential potential(String name) {
    return switch (name) {
      case "pairs" -> pairs();
      case "embedded" -> Alloy.potential();
      case "atomic" -> new Plain(Alloy.potential());
      case "sum" -> new SumPotential(List.of(Alloy.potential(), pairs()));
      default -> new Opaque(Alloy.potential());
    };
  }

  private static LennardJones pairs() {
    return new LennardJones(
        Map.of(
            ElementPair.of(Alloy.COPPER),
            new LennardJones.Pair(0.2, 2.2),
            ElementPair.of(Alloy.GOLD),
            new LennardJones.Pair(0.3, 2.5),
            new ElementPair(Alloy.COPPER, Alloy.GOLD),
            new LennardJones.Pair(0.26, 2.3)),
        5.1,
        Smoothing.SHIFT);
  }

  private static Structure structure(String name) {
    return switch (name) {
      case "crystal" -> Alloy.crystal(3, true, true, true);
      case "slab" -> Alloy.crystal(2, true, true, false);
      case "cluster" -> Alloy.crystal(2, false, false, false);
      default ->
          new Structure(
              Cell.periodic(new double[] {2.6, 0.1, 0, 1.2, 2.4, 0.2, 0.9, 0.8, 4.1}),
              new Element[] {Alloy.COPPER, Alloy.GOLD},
              new double[] {0.1, 0, 0, 1.9, 1.2, 2.3});
    };
  }

  private static double whole(Potential potential, MovingAtoms atoms) {
    return potential.predict(atoms.structure(), Quantities.ENERGY).energy();
  }

  @ParameterizedTest
  @CsvSource({
    "pairs,crystal",
    "pairs,slab",
    "pairs,cluster",
    "pairs,tiny",
    "embedded,crystal",
    "embedded,slab",
    "embedded,cluster",
    "embedded,tiny",
    "atomic,crystal",
    "atomic,cluster",
    "atomic,tiny",
    "sum,slab",
    "sum,tiny",
    "whole,slab"
  })
  void everyTrialChangesTheEnergyAsTheWholeDoes(String kind, String where) {
    Potential potential = potential(kind);
    MovingAtoms atoms = new MovingAtoms(potential, structure(where));
    RandomStream random = new RandomStream(3);
    for (int trial = 0; trial < 120; trial++) {
      double before = whole(potential, atoms);
      assertThat(atoms.energy()).isCloseTo(before, within(1e-9 * (1 + Math.abs(before))));
      change(atoms, trial, random);
      double change = atoms.change();
      double after = whole(potential, atoms);
      assertThat(change)
          .as("trial " + trial)
          .isCloseTo(after - before, within(1e-9 * (1 + Math.abs(before) + Math.abs(after))));
      // What rests on a huge energy has lost its digits; no walk accepts it.
      if (trial % 3 == 0 || change > 10) {
        atoms.reject();
      } else {
        atoms.accept();
      }
    }
    assertThat(Math.abs(atoms.refresh())).isLessThan(1e-9 * (1 + Math.abs(atoms.energy())));
  }

  /** One of all kinds of change, some of them several at once. */
  private static void change(MovingAtoms atoms, int trial, RandomStream random) {
    AtomGrid grid = atoms.grid();
    int slot = grid.population().any(random);
    switch (trial % 5) {
      case 0 -> atoms.turn(slot, other(grid.kinds()[slot]));
      case 1 -> {
        int second = grid.population().any(random);
        atoms.turn(slot, other(grid.kinds()[slot]));
        atoms.turn(second, other(grid.kinds()[second]));
      }
      case 2 -> {
        if (grid.population().size() > 1) {
          atoms.remove(slot);
        }
      }
      case 3 -> {
        double f = random.nextDouble();
        Cell cell = grid.cell();
        double[] x = new double[3];
        for (int k = 0; k < 9; k++) {
          x[k % 3] += (k < 3 ? f : random.nextDouble()) * cell.vector(k / 3, k % 3);
        }
        atoms.put(grid.free(), Alloy.GOLD.ordinal(), x[0], x[1], x[2]);
      }
      default ->
          atoms.put(
              slot,
              grid.kinds()[slot],
              grid.position(3 * slot) + 0.3 * random.nextGaussian(),
              grid.position(3 * slot + 1) + 0.3 * random.nextGaussian(),
              grid.position(3 * slot + 2) + 3 * random.nextGaussian());
    }
  }

  private static int other(int kind) {
    return kind == Alloy.GOLD.ordinal() ? Alloy.COPPER.ordinal() : Alloy.GOLD.ordinal();
  }

  /**
   * The terms that a swap of two atoms far from each other evaluates, for crystals of two sizes.
   */
  @ParameterizedTest
  @ValueSource(strings = {"pairs", "embedded", "atomic"})
  void aSwapCostsItsNeighbourhoodWhateverTheSizeOfTheSystem(String kind) {
    long small = termsOfASwap(potential(kind), Alloy.crystal(6, true, true, true));
    long large = termsOfASwap(potential(kind), Alloy.crystal(10, true, true, true));
    assertThat(large).isEqualTo(small).isPositive();
  }

  private static long termsOfASwap(Potential potential, Structure structure) {
    MovingAtoms atoms = new MovingAtoms(potential, structure);
    long before = atoms.evaluations();
    int far = structure.size() / 2;
    while (structure.element(far) == structure.element(0)) {
      far++;
    }
    atoms.turn(0, structure.ordinals()[far]);
    atoms.turn(far, structure.ordinals()[0]);
    atoms.change();
    atoms.accept();
    return atoms.evaluations() - before;
  }
}
