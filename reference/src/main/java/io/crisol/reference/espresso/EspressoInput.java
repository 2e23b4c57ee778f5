package io.crisol.reference.espresso;

import io.crisol.reference.KMesh;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The input of pw.x, in the syntax of version 6.7 (Hubbard parameters in &amp;SYSTEM). Source:
 * https://www.quantum-espresso.org/Doc/INPUT_PW.html.
 */
final class EspressoInput {
  /** Name of all files below the scratch folder. */
  static final String PREFIX = "x";

  private final EspressoOptions options;
  private final PseudoSet pseudos;

  EspressoInput(EspressoOptions options, PseudoSet pseudos) {
    this.options = options;
    this.pseudos = pseudos;
  }

  /** Energy in Ry. */
  static double rydberg(double energy) {
    return energy / (Units.HARTREE / 2);
  }

  /**
   * The text of the input for a structure in a periodic cell.
   *
   * @param mesh k points along each cell vector
   */
  String text(Structure structure, int[] mesh, Remedy remedy) {
    StringBuilder text = new StringBuilder();
    namelist(text, "CONTROL", control(), Map.of(), List.of());
    namelist(text, "SYSTEM", system(structure), changes(remedy, "system."), options.systemLines());
    namelist(
        text, "ELECTRONS", electrons(), changes(remedy, "electrons."), options.electronsLines());
    text.append("ATOMIC_SPECIES\n");
    for (Element element : structure.elementSet()) {
      String file = pseudos.of(element).file().getFileName().toString();
      text.append("%s %s %s\n".formatted(element, element.mass(), file));
    }
    cell(text, structure);
    text.append(kPoints(mesh));
    return text.toString();
  }

  private static void cell(StringBuilder text, Structure structure) {
    text.append("CELL_PARAMETERS angstrom\n");
    double[] cell = structure.cell().vectors();
    for (int a = 0; a < 3; a++) {
      text.append("%s %s %s\n".formatted(cell[3 * a], cell[3 * a + 1], cell[3 * a + 2]));
    }
    text.append("ATOMIC_POSITIONS angstrom\n");
    for (int i = 0; i < structure.size(); i++) {
      text.append(structure.element(i));
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(structure.coordinate(3 * i + axis));
      }
      text.append('\n');
    }
  }

  private static Map<String, String> changes(Remedy remedy, String prefix) {
    return remedy.changes().entrySet().stream()
        .filter(change -> change.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                change -> change.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  private static void namelist(
      StringBuilder text,
      String name,
      Map<String, String> entries,
      Map<String, String> changes,
      List<String> lines) {
    Map<String, String> all = new LinkedHashMap<>(entries);
    new TreeMap<>(changes).forEach(all::put);
    text.append('&').append(name).append('\n');
    all.forEach(
        (key, value) -> text.append("  ").append(key).append(" = ").append(value).append('\n'));
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("/\n");
  }

  private Map<String, String> control() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("calculation", "'scf'");
    entries.put("prefix", "'" + PREFIX + "'");
    entries.put("outdir", "'./scratch'");
    entries.put("pseudo_dir", "'" + pseudos.folder() + "'");
    entries.put("tprnfor", ".true.");
    entries.put("tstress", ".true.");
    entries.put("disk_io", "'low'"); // With less it writes no XML file.
    return entries;
  }

  private Map<String, String> system(Structure structure) {
    Map<String, String> entries = new LinkedHashMap<>();
    List<Element> species = List.copyOf(structure.elementSet());
    entries.put("ibrav", "0");
    entries.put("nat", Integer.toString(structure.size()));
    entries.put("ntyp", Integer.toString(species.size()));
    entries.put("ecutwfc", number(pseudos.wavefunctionCutoffRy()));
    entries.put("ecutrho", number(pseudos.densityCutoffRy()));
    if (options.smearing() == EspressoOptions.Smearing.FIXED) {
      entries.put("occupations", "'fixed'");
    } else {
      entries.put("occupations", "'smearing'");
      entries.put("smearing", "'" + options.smearing().word() + "'");
      entries.put("degauss", number(rydberg(options.smearingWidth())));
    }
    if (options.totalCharge() != 0) {
      entries.put("tot_charge", number(options.totalCharge()));
    }
    options.functional().ifPresent(name -> entries.put("input_dft", "'" + name + "'"));
    options.dispersion().ifPresent(name -> entries.put("vdw_corr", "'" + name + "'"));
    spin(entries, species);
    hubbard(entries, species);
    return entries;
  }

  private void spin(Map<String, String> entries, List<Element> species) {
    if (options.magnetization().isEmpty() && options.totalMagnetization().isEmpty()) {
      return;
    }
    entries.put("nspin", "2");
    for (int k = 0; k < species.size(); k++) {
      Double start = options.magnetization().get(species.get(k).symbol());
      if (start != null) {
        entries.put("starting_magnetization(" + (k + 1) + ")", number(start));
      }
    }
    options
        .totalMagnetization()
        .ifPresent(value -> entries.put("tot_magnetization", number(value)));
  }

  private void hubbard(Map<String, String> entries, List<Element> species) {
    boolean any = species.stream().anyMatch(e -> options.hubbardU().containsKey(e.symbol()));
    if (!any) {
      return;
    }
    entries.put("lda_plus_u", ".true.");
    entries.put("lda_plus_u_kind", "0");
    String projection = options.hubbardProjection().name().toLowerCase(Locale.ROOT);
    entries.put("U_projection_type", "'" + projection.replace('_', '-') + "'");
    for (int k = 0; k < species.size(); k++) {
      Double u = options.hubbardU().get(species.get(k).symbol());
      if (u != null) {
        entries.put("Hubbard_U(" + (k + 1) + ")", number(u));
      }
    }
  }

  private Map<String, String> electrons() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("conv_thr", number(rydberg(options.scfTolerance())));
    entries.put("electron_maxstep", Integer.toString(options.scfSteps()));
    entries.put("mixing_beta", number(options.mixing()));
    return entries;
  }

  private static String number(double value) {
    return Double.toString(value);
  }

  /** The mesh: at least one point along each vector, no farther apart than asked for. */
  int[] mesh(Cell cell) {
    return KMesh.of(cell, options.kSpacing(), options.kGrid());
  }

  private String kPoints(int[] n) {
    int shift = options.kShift() ? 1 : 0;
    if (n[0] * n[1] * n[2] == 1 && shift == 0) {
      return "K_POINTS gamma\n"; // Real wave functions: half the work.
    }
    return "K_POINTS automatic\n%d %d %d %d %d %d\n"
        .formatted(n[0], n[1], n[2], shift, shift, shift);
  }

  /** What a reader of labels asks first. */
  String description() {
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "cutoffs of %.4g and %.4g Ry",
            pseudos.wavefunctionCutoffRy(),
            pseudos.densityCutoffRy()));
    parts.add(
        options.kGrid().isEmpty()
            ? "k points at most " + options.kSpacing() + " 1/Å apart"
            : "k points " + options.kGrid());
    parts.add(
        options.smearing() == EspressoOptions.Smearing.FIXED
            ? "fixed occupations"
            : Settings.word(options.smearing())
                + " smearing of "
                + options.smearingWidth()
                + " eV");
    options.functional().ifPresent(parts::add);
    options.dispersion().ifPresent(parts::add);
    if (!options.hubbardU().isEmpty()) {
      parts.add("U " + new TreeMap<>(options.hubbardU()) + " eV");
    }
    parts.add(pseudos.description());
    return String.join(", ", parts);
  }

  /** Everything but the structure that decides the numbers. */
  String identity() {
    String k = options.kGrid().isEmpty() ? "spacing " + options.kSpacing() : "" + options.kGrid();
    return String.join(
        "\n",
        "electrons " + electrons(),
        "k points " + k + (options.kShift() ? " shifted" : ""),
        "cutoffs Ry " + pseudos.wavefunctionCutoffRy() + " " + pseudos.densityCutoffRy(),
        "smearing " + options.smearing() + " " + options.smearingWidth(),
        "spin " + new TreeMap<>(options.magnetization()) + " " + options.totalMagnetization(),
        "hubbard " + new TreeMap<>(options.hubbardU()) + " " + options.hubbardProjection(),
        "functional " + options.functional() + " " + options.dispersion(),
        "charge " + options.totalCharge() + ", vacuum " + options.vacuum(),
        "stress " + options.stress(),
        "remedies " + options.remedies(),
        "lines " + options.systemLines() + options.electronsLines(),
        pseudos.identity());
  }
}
