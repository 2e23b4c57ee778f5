package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacking faults and crystal structures on the command line. */
class FaultsVerbTest {
  private static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)";
  private static final double MILLIJOULE = 16.02176634;

  @TempDir Path folder;

  private static String copper() {
    Path path = Launched.root().resolve("../shared/golden/potentials/Cu_mishin1.eam.alloy");
    boolean there = Files.exists(path);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + path);
    }
    if (!there) {
      System.out.println("skipped: there is no " + path);
    }
    assumeTrue(there, "there is no " + path);
    return path.toString();
  }

  private Path fcc(String element, double a) throws IOException {
    String atoms = "";
    for (String site : List.of("0 0 0", "0 .5 .5", ".5 0 .5", ".5 .5 0")) {
      atoms += element;
      for (String x : site.split(" ")) {
        atoms += " " + a * Double.parseDouble(x);
      }
      atoms += "\n";
    }
    String lattice = "4\nLattice=\"%s 0 0 0 %s 0 0 0 %s\"\n".formatted(a, a, a);
    return Files.writeString(folder.resolve(element + ".xyz"), lattice + atoms);
  }

  private Json.Obj run(String verb, String potential, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(verb, potential));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--out", folder.resolve(verb).toString()));
    Crisol crisol = Crisol.run(arguments.toArray(String[]::new));
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Path results = folder.resolve(verb).resolve("results.json");
    return Json.parse(Files.readString(results), results.toString()).asObject();
  }

  private static double number(Json.Obj json, String name) {
    return json.get(name).asDouble();
  }

  /**
   * With interactions of layers up to the second neighbour (Denteneer and van Haeringen, J. Phys. C
   * 20, L883 (1987)) the fault is made of what hcp and dhcp cost.
   */
  @Test
  void theFaultOfCopperFollowsFromItsCloselyPackedStructures() throws IOException {
    Json.Obj faults =
        run("faults", copper(), fcc("Cu", 3.6).toString(), "--plane", "111", "--direction", "11-2");
    Json.Obj phases =
        run("phases", copper(), "--element", "Cu", "--bain", "false", "--stability", "false");
    Json.Obj differences = phases.get("differences").asObject();
    double a = faults.get("lattice_constants_angstrom").asDoubles()[0];
    double layers =
        number(differences, "hcp_minus_fcc_meV_per_atom")
            + 2 * number(differences, "dhcp_minus_fcc_meV_per_atom");
    double expected = layers / (a * a * Math.sqrt(3) / 4) * MILLIJOULE;
    assertThat(number(faults, "intrinsic_stacking_fault_mJ_per_m2"))
        .isCloseTo(expected, within(1.0));
    assertThat(number(faults, "intrinsic_stacking_fault_slip_angstrom"))
        .isCloseTo(a / Math.sqrt(6), within(1e-3));
    assertThat(number(faults, "unstable_stacking_fault_mJ_per_m2"))
        .isBetween(2 * expected, 5 * expected);
    assertThat(Files.readAllLines(folder.resolve("faults/gamma.csv"))).hasSize(26);
    assertThat(folder.resolve("faults/stacking-fault.xyz")).exists();
    assertThat(Files.readString(folder.resolve("faults/report.html")))
        .contains("Generalised stacking faults (111)[11-2]", "behind a barrier of");
    assertThat(phases.get("lowest").asString()).isEqualTo("fcc");
    assertThat(Files.readString(folder.resolve("phases/report.html")))
        .contains("the lowest structure is fcc", "meV/atom below dhcp");
  }

  @Test
  void structuresThatAreGivenAreCompared() throws IOException {
    Path second =
        Files.writeString(folder.resolve("sc.xyz"), "1\nLattice=\"3 0 0 0 3 0 0 0 3\"\nAr 0 0 0\n");
    Json.Obj phases =
        run("phases", LJ, fcc("Ar", 5.3).toString(), second.toString(), "--stability", "false");
    assertThat(phases.get("phases").asObject().members().keySet()).containsExactly("Ar", "sc");
    assertThat(number(phases.get("differences").asObject(), "sc_minus_Ar_meV_per_atom"))
        .isPositive();
    assertThat(phases.get("lowest").asString()).isEqualTo("Ar");
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    Crisol none = Crisol.run("phases", LJ);
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("nothing to compare", "--element");
    Crisol wrong =
        Crisol.run("faults", LJ, fcc("Ar", 5.3).toString(), "--plane", "111", "--direction", "100");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("does not lie in the plane (111)");
  }
}
