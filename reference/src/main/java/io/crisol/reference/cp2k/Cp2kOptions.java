package io.crisol.reference.cp2k;

import io.crisol.reference.KMesh;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What CP2K is to compute.
 *
 * @param command how it is started
 * @param dataFolder folder of basis sets and potentials
 * @param basisFiles files of basis sets
 * @param basisSet name of the basis set of every element
 * @param basisSets those that differ, by element
 * @param potentialFiles files of potentials
 * @param potential name of the potential of every element
 * @param potentials those that differ, by element
 * @param functional exchange and correlation
 * @param dispersion correction
 * @param gridCutoff eV
 * @param relativeCutoff eV
 * @param kSpacing 1/Å
 * @param kGrid three numbers
 * @param filling how levels are filled
 * @param smearingWidth eV
 * @param multiplicity 2S + 1
 * @param magnetization by element, Bohr magnetons
 * @param totalCharge e
 * @param vacuum Å
 * @param solver of the self-consistent field
 * @param scfTolerance largest change of the density matrix, or of the gradient
 * @param accuracy of everything else
 * @param scfSteps iterations
 * @param mixing share of the new density
 * @param stress whether stress becomes a label
 * @param remedies what is tried when it does not converge
 * @param dftLines more of &DFT
 * @param scfLines more of &SCF
 */
public record Cp2kOptions(
    @Setting(
            help =
                "how CP2K is started, e.g. \"mpirun -np 4 cp2k.psmp\"; \"-i cp2k.inp\" is added by"
                    + " the program",
            value = "cp2k")
        String command,
    @Setting(
            help =
                "folder of basis sets and potentials; by default that of the environment variable"
                    + " CP2K_DATA_DIR, or the one beside the program",
            unit = "file")
        Optional<String> dataFolder,
    @Setting(help = "files of basis sets in that folder", value = "BASIS_MOLOPT")
        List<String> basisFiles,
    @Setting(help = "basis set of every element", value = "DZVP-MOLOPT-SR-GTH") String basisSet,
    @Setting(help = "basis sets of single elements, e.g. [\"O=TZVP-MOLOPT-GTH\"]")
        List<String> basisSets,
    @Setting(help = "files of potentials in that folder", value = "GTH_POTENTIALS")
        List<String> potentialFiles,
    @Setting(help = "potential of every element", value = "GTH-PBE") String potential,
    @Setting(help = "potentials of single elements, e.g. [\"Ti=GTH-PBE-q12\"]")
        List<String> potentials,
    @Setting(
            help = "functional, as XC_FUNCTIONAL names it, or PBEsol; it should be the potentials'",
            value = "PBE")
        String functional,
    @Setting(help = "dispersion correction: none, d3 or d3-bj", value = "none")
        Dispersion dispersion,
    @Setting(help = "cutoff of the finest grid (CUTOFF)", unit = "eV", value = "400 Ry")
        double gridCutoff,
    @Setting(
            help = "cutoff for a Gaussian of unit exponent (REL_CUTOFF)",
            unit = "eV",
            value = "60 Ry")
        double relativeCutoff,
    @Setting(
            help =
                "largest distance of k points (with the factor 2π), so that cells of any size are"
                    + " sampled alike",
            unit = "1/Å",
            value = "0.25")
        double kSpacing,
    @Setting(help = "k points along the three cell vectors, in place of k_spacing")
        List<Integer> kGrid,
    @Setting(help = "how levels are filled: fixed for insulators", value = "fixed") Filling filling,
    @Setting(help = "kT of filling = \"fermi-dirac\"", unit = "eV", value = "0.026")
        double smearingWidth,
    @Setting(help = "2S + 1 of the cell; the calculation is then spin-polarized")
        OptionalInt multiplicity,
    @Setting(
            help =
                "starting magnetization of each element, in Bohr magnetons, e.g. Fe=4; the"
                    + " calculation is then spin-polarized")
        Map<String, Double> magnetization,
    @Setting(help = "charge of the cell", unit = "e", value = "0") int totalCharge,
    @Setting(
            help = "empty space around molecules and isolated atoms, which are refused without it",
            unit = "Å")
        OptionalDouble vacuum,
    @Setting(
            help =
                "how the self-consistent field is found: diagonalization, or ot (orbital"
                    + " transformation: insulators in cells so large that one k point is enough)",
            value = "diagonalization")
        Solver solver,
    @Setting(help = "convergence of the self-consistent field (EPS_SCF)", value = "1e-6")
        double scfTolerance,
    @Setting(help = "accuracy of integrals (EPS_DEFAULT)", value = "1e-12") double accuracy,
    @Setting(help = "iterations of the self-consistent field at most", value = "100") int scfSteps,
    @Setting(help = "share of the new density that is mixed in", value = "0.4") double mixing,
    @Setting(help = "whether stress becomes a label", value = "true") boolean stress,
    @Setting(
            help =
                "what is tried, one after the other, when it does not converge: mixing,"
                    + " starting-density, solver, and smearing (which changes what is computed and"
                    + " is not tried unless named)",
            value = "mixing,starting-density,solver")
        List<String> remedies,
    @Setting(help = "more lines for &DFT, e.g. [\"&PRINT\", \"&END PRINT\"]") List<String> dftLines,
    @Setting(help = "more lines for &SCF") List<String> scfLines) {
  /** Dispersion corrections. */
  public enum Dispersion {
    /** No correction. */
    NONE,
    /** Grimme's D3, doi:10.1063/1.3382344. */
    D3,
    /** D3 with the damping of Becke and Johnson, doi:10.1002/jcc.21759. */
    D3_BJ
  }

  /** How levels are filled. */
  public enum Filling {
    /** Occupied or empty. */
    FIXED,
    /** Fermi and Dirac. */
    FERMI_DIRAC
  }

  /** How the self-consistent field is found. */
  public enum Solver {
    /** Diagonalization with mixing of densities. */
    DIAGONALIZATION,
    /** Orbital transformation, doi:10.1063/1.1543154. */
    OT
  }

  /** Refuses what cannot be. */
  public Cp2kOptions {
    positive("grid_cutoff", gridCutoff);
    positive("relative_cutoff", relativeCutoff);
    positive("k_spacing", kSpacing);
    positive("smearing_width", smearingWidth);
    positive("scf_tolerance", scfTolerance);
    positive("accuracy", accuracy);
    positive("scf_steps", scfSteps);
    positive("vacuum", vacuum.orElse(1));
    positive("multiplicity", multiplicity.orElse(1));
    if (!(mixing > 0 && mixing <= 1)) {
      throw Problem.OPTION_INVALID.with("mixing", mixing, "it is a share", "give e.g. 0.2");
    }
    if (solver == Solver.OT && filling != Filling.FIXED) {
      throw Problem.OPTION_INVALID.with(
          "solver", "ot", "it fills levels as fixed", "take solver = \"diagonalization\"");
    }
    KMesh.requireGrid(kGrid);
    magnetization.keySet().forEach(Element::of);
    Cp2kRemedies.check(remedies);
    basisSets.forEach(text -> requirePair("basis_sets", text));
    potentials.forEach(text -> requirePair("potentials", text));
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw Problem.OPTION_INVALID.with(name, value, "it must be above zero", "correct it");
    }
  }

  private static void requirePair(String key, String text) {
    if (!text.matches("[A-Z][a-z]?=\\S+")) {
      throw Problem.OPTION_INVALID.with(
          key, text, "it names an element and what is taken for it", "write e.g. Si=NAME");
    }
  }
}
