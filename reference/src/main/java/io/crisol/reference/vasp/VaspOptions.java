package io.crisol.reference.vasp;

import io.crisol.reference.KMesh;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What VASP is to compute.
 *
 * @param command how it is started
 * @param potcarFolder folder of the potentials
 * @param potcars potentials by element
 * @param planeWaveCutoff eV
 * @param functional overrides that of the potentials
 * @param kSpacing 1/Å
 * @param kGrid three numbers
 * @param smearing how levels are filled
 * @param smearingWidth eV
 * @param magnetization by element, Bohr magnetons
 * @param hubbardU by element, eV
 * @param totalCharge e
 * @param vacuum Å
 * @param scfTolerance eV
 * @param scfSteps iterations
 * @param stress whether stress becomes a label
 * @param remedies what is tried when it does not converge
 * @param incarLines more of INCAR
 */
public record VaspOptions(
    @Setting(help = "how VASP is started, e.g. \"mpirun -np 4 vasp_std\"", value = "vasp_std")
        String command,
    @Setting(
            help =
                "your folder of potentials, in which Si/POTCAR is that of silicon; by default that"
                    + " of the environment variable VASP_PP_PATH",
            unit = "file")
        Optional<String> potcarFolder,
    @Setting(
            help =
                "potentials of single elements, e.g. [\"Li=Li_sv\"]: folders in potcar_folder; by"
                    + " default those called as the element")
        List<String> potcars,
    @Setting(
            help =
                "cutoff (ENCUT); by default 1.3 times the largest ENMAX of the potentials, as"
                    + " stress needs it",
            unit = "eV")
        OptionalDouble planeWaveCutoff,
    @Setting(help = "functional (GGA), e.g. PS for PBEsol, where not that of the potentials")
        Optional<String> functional,
    @Setting(
            help =
                "largest distance of k points (with the factor 2π), so that cells of any size are"
                    + " sampled alike",
            unit = "1/Å",
            value = "0.25")
        double kSpacing,
    @Setting(help = "k points along the three cell vectors, in place of k_spacing")
        List<Integer> kGrid,
    @Setting(help = "how levels are filled", value = "gaussian") Smearing smearing,
    @Setting(help = "width of the smearing (SIGMA)", unit = "eV", value = "0.05")
        double smearingWidth,
    @Setting(
            help =
                "starting magnetization of each element, in Bohr magnetons, e.g. Fe=4; the"
                    + " calculation is then spin-polarized")
        Map<String, Double> magnetization,
    @Setting(
            help =
                "Hubbard U of each element, after Dudarev, e.g. Co=5.2: on f of lanthanides and"
                    + " actinides, d of transition metals, p of others",
            unit = "eV")
        Map<String, Double> hubbardU,
    @Setting(help = "charge of the cell", unit = "e", value = "0") double totalCharge,
    @Setting(
            help = "empty space around molecules and isolated atoms, which are refused without it",
            unit = "Å")
        OptionalDouble vacuum,
    @Setting(
            help = "energy to which the self-consistent field converges (EDIFF), per cell",
            unit = "eV",
            value = "1e-6")
        double scfTolerance,
    @Setting(help = "iterations of the self-consistent field at most (NELM)", value = "100")
        int scfSteps,
    @Setting(
            help =
                "whether stress becomes a label: auto leaves it out where the cutoff is below 1.3"
                    + " times the largest ENMAX, where it is wrong by the change of the basis with"
                    + " the cell (Pulay stress)",
            value = "auto")
        StressUse stress,
    @Setting(
            help =
                "what is tried, one after the other, when it does not converge: mixing, algorithm,"
                    + " starting-density, and smearing (which changes what is computed and is not"
                    + " tried unless named)",
            value = "mixing,algorithm,starting-density")
        List<String> remedies,
    @Setting(
            help =
                "more lines for INCAR, e.g. [\"IVDW = 12\", \"NCORE = 4\"]; they stand in the place"
                    + " of ours of the same tag")
        List<String> incarLines) {
  /** What makes more than one calculation of it. */
  private static final Set<String> NOT_OURS = Set.of("NSW", "IBRION", "ISIF", "SYSTEM");

  /** How levels are filled. */
  public enum Smearing {
    /** Gaussian. */
    GAUSSIAN(0),
    /** Methfessel and Paxton, first order, doi:10.1103/PhysRevB.40.3616; for metals. */
    METHFESSEL_PAXTON(1),
    /** Fermi and Dirac. */
    FERMI_DIRAC(-1),
    /** Tetrahedra, doi:10.1103/PhysRevB.49.16223; for insulators, forces of metals are wrong. */
    TETRAHEDRON(-5);

    private final int number;

    Smearing(int number) {
      this.number = number;
    }

    /** ISMEAR. */
    int number() {
      return number;
    }
  }

  /** Whether stress becomes a label. */
  public enum StressUse {
    /** Where the cutoff allows. */
    AUTO,
    /** In every case. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** Refuses what cannot be. */
  public VaspOptions {
    positive("plane_wave_cutoff", planeWaveCutoff.orElse(1));
    positive("k_spacing", kSpacing);
    positive("smearing_width", smearingWidth);
    positive("vacuum", vacuum.orElse(1));
    positive("scf_tolerance", scfTolerance);
    positive("scf_steps", scfSteps);
    KMesh.requireGrid(kGrid);
    magnetization.keySet().forEach(Element::of);
    hubbardU.keySet().forEach(Element::of);
    VaspRemedies.check(remedies);
    for (String text : potcars) {
      if (!text.matches("[A-Z][a-z]?=\\S+")) {
        throw Problem.OPTION_INVALID.with(
            "potcars", text, "it names an element and its potential", "write e.g. Li=Li_sv");
      }
    }
    incarLines.forEach(VaspOptions::requireTag);
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw Problem.OPTION_INVALID.with(name, value, "it must be above zero", "correct it");
    }
  }

  private static void requireTag(String line) {
    if (!line.matches("\\s*[A-Za-z_0-9]+\\s*=.*")) {
      throw Problem.OPTION_INVALID.with(
          "incar_lines", line, "a line is a tag and its value", "write e.g. NCORE = 4");
    }
    if (NOT_OURS.contains(tag(line))) {
      throw Problem.OPTION_INVALID.with(
          "incar_lines", line, "a label is one calculation of one structure", "leave it out");
    }
  }

  /** The tag of a line of INCAR. */
  static String tag(String line) {
    return line.substring(0, line.indexOf('=')).strip().toUpperCase(Locale.ROOT);
  }
}
