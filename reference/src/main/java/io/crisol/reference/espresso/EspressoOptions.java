package io.crisol.reference.espresso;

import io.crisol.reference.KMesh;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What pw.x is to compute.
 *
 * @param command how it is started
 * @param pseudoFolder folder of the pseudopotentials
 * @param pseudopotentials by element
 * @param wavefunctionCutoff eV
 * @param densityCutoff eV
 * @param kSpacing 1/Å
 * @param kGrid three numbers
 * @param kShift half a step
 * @param smearing how levels are filled
 * @param smearingWidth eV
 * @param magnetization by element
 * @param totalMagnetization Bohr magnetons
 * @param hubbardU by element, eV
 * @param hubbardProjection onto which orbitals
 * @param functional overrides that of the pseudopotentials
 * @param dispersion correction
 * @param totalCharge e
 * @param vacuum Å
 * @param scfTolerance eV
 * @param scfSteps iterations
 * @param mixing share of the new density
 * @param stress whether stress becomes a label
 * @param remedies what is tried when it does not converge
 * @param systemLines more of &SYSTEM
 * @param electronsLines more of &ELECTRONS
 */
public record EspressoOptions(
    @Setting(
            help =
                "how pw.x is started, e.g. \"mpirun -np 4 pw.x\"; \"-in pw.in\" is added by the"
                    + " program",
            value = "pw.x")
        String command,
    @Setting(help = "folder of the pseudopotential files", unit = "file")
        Optional<String> pseudoFolder,
    @Setting(
            help =
                "pseudopotential of each element, e.g. [\"Si=Si.pz-vbc.UPF\"]; an element for which"
                    + " the folder holds exactly one file need not be named")
        List<String> pseudopotentials,
    @Setting(
            help =
                "cutoff of the wave functions (ecutwfc), e.g. \"40 Ry\"; by default the largest"
                    + " that the pseudopotential files suggest",
            unit = "eV")
        OptionalDouble wavefunctionCutoff,
    @Setting(
            help =
                "cutoff of the density (ecutrho); by default what the files suggest, at least four"
                    + " times that of the wave functions",
            unit = "eV")
        OptionalDouble densityCutoff,
    @Setting(
            help =
                "largest distance of k points (with the factor 2π), so that cells of any size are"
                    + " sampled alike",
            unit = "1/Å",
            value = "0.25")
        double kSpacing,
    @Setting(help = "k points along the three cell vectors, in place of k_spacing")
        List<Integer> kGrid,
    @Setting(help = "whether the mesh is shifted by half a step", value = "false") boolean kShift,
    @Setting(
            help = "how levels are filled; fixed for insulators, any other for metals",
            value = "marzari-vanderbilt")
        Smearing smearing,
    @Setting(help = "width of the smearing", unit = "eV", value = "0.1") double smearingWidth,
    @Setting(
            help =
                "starting magnetization of each element, -1 to 1, e.g. Fe=0.5; the calculation is"
                    + " then spin-polarized")
        Map<String, Double> magnetization,
    @Setting(help = "magnetization of the cell that is kept fixed, Bohr magnetons")
        OptionalDouble totalMagnetization,
    @Setting(help = "Hubbard U of each element, e.g. Co=5.2", unit = "eV")
        Map<String, Double> hubbardU,
    @Setting(help = "orbitals that U acts on", value = "ortho-atomic") Projection hubbardProjection,
    @Setting(help = "functional (input_dft), where not that of the pseudopotentials")
        Optional<String> functional,
    @Setting(help = "dispersion correction (vdw_corr), e.g. grimme-d3") Optional<String> dispersion,
    @Setting(help = "charge of the cell", unit = "e", value = "0") double totalCharge,
    @Setting(
            help = "empty space around molecules and isolated atoms, which are refused without it",
            unit = "Å")
        OptionalDouble vacuum,
    @Setting(
            help = "energy to which the self-consistent field converges (conv_thr), per cell",
            unit = "eV",
            value = "1e-7")
        double scfTolerance,
    @Setting(help = "iterations of the self-consistent field at most", value = "100") int scfSteps,
    @Setting(help = "share of the new density that is mixed in", value = "0.7") double mixing,
    @Setting(
            help =
                "whether stress becomes a label: auto leaves it out below the cutoffs that the"
                    + " pseudopotential files suggest, where it is wrong by the change of the basis"
                    + " with the cell (Pulay stress), and where they suggest none",
            value = "auto")
        StressUse stress,
    @Setting(
            help =
                "what is tried, one after the other, when it does not converge: mixing,"
                    + " wave-functions, diagonalization, and smearing (which changes what is"
                    + " computed and is not tried unless named)",
            value = "mixing,wave-functions,diagonalization")
        List<String> remedies,
    @Setting(help = "more lines for &SYSTEM, e.g. [\"nbnd = 40\"]") List<String> systemLines,
    @Setting(help = "more lines for &ELECTRONS") List<String> electronsLines) {
  /** How levels are filled. */
  public enum Smearing {
    /** Occupied or empty. */
    FIXED("fixed"),
    /** Gaussian. */
    GAUSSIAN("gaussian"),
    /** Cold smearing of Marzari and Vanderbilt, doi:10.1103/PhysRevLett.82.3296. */
    MARZARI_VANDERBILT("mv"),
    /** Methfessel and Paxton, first order, doi:10.1103/PhysRevB.40.3616. */
    METHFESSEL_PAXTON("mp"),
    /** Fermi and Dirac. */
    FERMI_DIRAC("fd");

    private final String word;

    Smearing(String word) {
      this.word = word;
    }

    /** As pw.x calls it. */
    String word() {
      return word;
    }
  }

  /** Orbitals that U acts on. */
  public enum Projection {
    /** Atomic. */
    ATOMIC,
    /** Atomic, made orthogonal. */
    ORTHO_ATOMIC
  }

  /** Whether stress becomes a label. */
  public enum StressUse {
    /** Where the cutoffs allow. */
    AUTO,
    /** In every case. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** Refuses what cannot be. */
  public EspressoOptions {
    positive("k_spacing", kSpacing);
    positive("smearing_width", smearingWidth);
    positive("scf_tolerance", scfTolerance);
    positive("scf_steps", scfSteps);
    positive("wavefunction_cutoff", wavefunctionCutoff.orElse(1));
    positive("density_cutoff", densityCutoff.orElse(1));
    positive("vacuum", vacuum.orElse(1));
    if (!(mixing > 0 && mixing <= 1)) {
      throw Problem.OPTION_INVALID.with("mixing", mixing, "it is a share", "give e.g. 0.4");
    }
    KMesh.requireGrid(kGrid);
    magnetization.keySet().forEach(Element::of);
    hubbardU.keySet().forEach(Element::of);
    EspressoRemedies.check(remedies);
    pseudopotentials.forEach(EspressoOptions::requirePair);
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw Problem.OPTION_INVALID.with(name, value, "it must be above zero", "correct it");
    }
  }

  private static void requirePair(String text) {
    if (!text.matches("[A-Z][a-z]?=.+")) {
      throw Problem.OPTION_INVALID.with(
          "pseudopotentials", text, "it names an element and its file", "write e.g. Si=Si.UPF");
    }
  }
}
