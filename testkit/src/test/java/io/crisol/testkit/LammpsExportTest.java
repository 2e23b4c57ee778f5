package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Cu;
import static io.crisol.structures.Element.Kr;
import static io.crisol.structures.Element.Mg;
import static io.crisol.structures.Element.Na;
import static io.crisol.structures.Element.Ni;
import static io.crisol.structures.Element.O;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.HybridPotential;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.potentials.electrostatics.GaussianCharges;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.lammps.LammpsFolder;
import io.crisol.potentials.pair.Buckingham;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.LennardJones;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Smoothing;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Debian's LAMMPS runs exported folders and finds the numbers in them. */
class LammpsExportTest {
  @TempDir Path folder;

  private static LennardJones lennardJones(Smoothing smoothing) {
    return new LennardJones(
        Map.of(
            ElementPair.of(Ar),
            new LennardJones.Pair(0.0104, 3.4),
            ElementPair.of(Kr),
            new LennardJones.Pair(0.014, 3.65),
            new ElementPair(Ar, Kr),
            new LennardJones.Pair(0.0115, 3.5)),
        new PairCutoffs(7, Map.of(ElementPair.of(Kr), 8.0)),
        smoothing);
  }

  private static Potential magnesia() {
    Buckingham pairs =
        new Buckingham(
            Map.of(
                ElementPair.of(Mg),
                Buckingham.Pair.NONE,
                new ElementPair(Mg, O),
                new Buckingham.Pair(1428.5, 0.2945, 0),
                ElementPair.of(O),
                new Buckingham.Pair(22764, 0.149, 27.879)),
            PairCutoffs.of(7),
            Smoothing.SHIFT);
    return new SumPotential(List.of(pairs, new PointCharges(Map.of(Mg, 1.7, O, -1.7))));
  }

  /** Name, potential, relative tolerance of energies: LAMMPS' Coulomb sums know 1e-6. */
  static Stream<Arguments> potentials() {
    return Stream.of(
        Arguments.of("lj", lennardJones(Smoothing.NONE), 1e-10),
        Arguments.of("table", TabulatedPairsTest.table(), 1e-10),
        Arguments.of("lj, shifted", lennardJones(Smoothing.SHIFT), 1e-10),
        Arguments.of("lj, force-shifted", lennardJones(Smoothing.FORCE_SHIFT), 1e-10),
        Arguments.of("buckingham and charges", magnesia(), 3e-6),
        Arguments.of("eam", EmbeddedAtomTest.tables(List.of(Ni, Cu), false), 1e-10),
        Arguments.of("eam/fs", EmbeddedAtomTest.tables(List.of(Ni, Cu), true), 1e-10),
        Arguments.of("sw", BondedSets.stillingerWeberOfTwo(), 1e-10),
        Arguments.of("tersoff", BondedSets.tersoffOfTwo(0), 1e-10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("potentials")
  void LAMMPS_finds_the_expected_numbers(String name, Potential potential, double tolerance)
      throws IOException {
    Lmp.require();
    List<Structure> crystals =
        SelfTestStructures.of(potential).stream().filter(s -> s.cell().isBulk()).toList();
    LammpsFolder.write(folder, potential, crystals);
    List<Json> cases =
        Json.parse(Files.readString(folder.resolve("expected.json")), "expected.json")
            .asObject()
            .get("cases")
            .asList();
    assertThat(cases).hasSize(crystals.size()).isNotEmpty();
    for (int k = 1; k <= cases.size(); k++) {
      Json.Obj expected = cases.get(k - 1).asObject();
      Lmp found = Lmp.run(folder, "in." + k, "forces-" + k + ".dump");
      double energy = expected.get("energy_eV").asDouble();
      assertThat(found.energy()).isCloseTo(energy, within(tolerance * Math.abs(energy)));
      double[] forces = expected.get("forces_eV_per_angstrom").asDoubles();
      assertThat(found.forces())
          .usingComparatorWithPrecision(tolerance * 10 * (1 + largest(forces)))
          .containsExactly(forces);
      double[] stress = expected.get("stress_eV_per_angstrom3").asDoubles();
      double[] six = {stress[0], stress[4], stress[8], stress[1], stress[2], stress[5]};
      assertThat(found.stress())
          .usingComparatorWithPrecision(
              (10 * tolerance + 2 * Lmp.unitDifference()) * largest(stress))
          .containsExactly(six);
    }
  }

  private static double largest(double[] values) {
    return java.util.Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** Debian's LAMMPS is built without the style: all else of the input must be understood. */
  @Test
  void a_network_of_n2p2_is_written_with_an_input_that_lacks_the_style_alone() throws IOException {
    Lmp.require();
    RadialFactor radial = new RadialFactor.Gaussian(0.05, 0, 5, Falloff.POLYNOMIAL_2, 0);
    List<SymmetryFunction> functions = new ArrayList<>();
    for (Element neighbour : List.of(O, Mg)) {
      functions.add(new SymmetryFunction.Radial(Optional.of(neighbour), radial));
      functions.add(
          new SymmetryFunction.Angular(
              Optional.of(new SymmetryFunction.Pair(O, neighbour)),
              radial,
              new AngularFactor.CosinePower(1, 2),
              false));
    }
    Potential network =
        NetworkModels.trainable(
                new SymmetryFunctionDescriptor(List.of(O, Mg), List.of(functions, functions)))
            .potential();
    Structure oxide = SelfTestStructures.of(network).getFirst();
    LammpsFolder.write(folder, network, List.of(oxide));
    assertThatThrownBy(() -> Lmp.run(folder, "in.1", "forces-1.dump"))
        .hasMessageContaining("Unrecognized pair style 'hdnnp'");
    List<String> lines =
        Files.readAllLines(folder.resolve("in.1")).stream()
            .map(line -> line.startsWith("pair_style hdnnp") ? "pair_style zero 5.0" : line)
            .map(line -> line.startsWith("pair_coeff") ? "pair_coeff * *" : line)
            .toList();
    Files.write(folder.resolve("in.1"), lines);
    Lmp found = Lmp.run(folder, "in.1", "forces-1.dump");
    assertThat(found.energy()).isZero();
    assertThat(found.forces()).hasSize(3 * oxide.size());
  }

  @Test
  void what_LAMMPS_has_not_is_refused_by_name() {
    Structure salt = SelfTestStructures.of(new PointCharges(Map.of(Na, 1.0, Cl, -1.0))).getFirst();
    Potential clouds =
        new GaussianCharges(Map.of(Na, 1.0, Cl, -1.0), Map.of(Na, 0.8, Cl, 1.1), 1e-8);
    assertThatThrownBy(() -> LammpsFolder.write(folder, clouds, List.of(salt)))
        .hasMessageContaining("cannot be written for LAMMPS");
  }

  @Test
  void a_hybrid_keeps_its_elements_apart() throws IOException {
    Potential nickel = EmbeddedAtomTest.tables(List.of(Ni, Cu), false);
    Potential hybrid =
        new HybridPotential(
            List.of(lennardJones(Smoothing.NONE), nickel),
            List.of(java.util.Set.of(Ar), java.util.Set.of(Cu)));
    Structure structure = SelfTestStructures.of(nickel).getFirst();
    assertThatThrownBy(() -> LammpsFolder.write(folder, hybrid, List.of(structure)))
        .hasMessageContaining("does not know Ni");
  }
}
