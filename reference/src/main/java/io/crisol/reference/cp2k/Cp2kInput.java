package io.crisol.reference.cp2k;

import io.crisol.reference.KMesh;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The input of CP2K's Quickstep (Gaussian and plane waves). Source: https://manual.cp2k.org. The
 * self-consistent field begins from atoms and no restart file is written, so that none can be found
 * by a later run.
 */
final class Cp2kInput {
  /** Names of the files that hold what is used of CP2K's data. */
  static final String BASIS = "basis-sets";

  static final String POTENTIALS = "potentials";

  /** Most of CP2K's steps between two steps of the outer loop of OT. */
  private static final int INNER = 25;

  private final Cp2kOptions options;
  private final Cp2kData data;

  Cp2kInput(Cp2kOptions options, Cp2kData data) {
    this.options = options;
    this.data = data;
  }

  private static double rydberg(double energy) {
    return energy / (Units.HARTREE / 2);
  }

  /** The mesh of a cell. */
  int[] mesh(Cell cell) {
    return KMesh.of(cell, options.kSpacing(), options.kGrid());
  }

  /**
   * The text of the input for a structure in a periodic cell.
   *
   * @param mesh k points along each cell vector
   */
  String text(Structure structure, int[] mesh, Remedy remedy) {
    Section all = new Section("");
    all.open("GLOBAL").add("PROJECT x").add("RUN_TYPE ENERGY_FORCE").add("PRINT_LEVEL MEDIUM");
    Section evaluation = all.open("FORCE_EVAL").add("METHOD Quickstep");
    evaluation.add("STRESS_TENSOR " + (options.stress() ? "ANALYTICAL" : "NONE"));
    dft(evaluation.open("DFT"), mesh, remedy);
    subsystem(evaluation.open("SUBSYS"), structure);
    Section print = evaluation.open("PRINT");
    print.open("FORCES").add("NDIGITS 12");
    print.open("STRESS_TENSOR");
    return all.text();
  }

  private void dft(Section dft, int[] mesh, Remedy remedy) {
    dft.add("BASIS_SET_FILE_NAME ./" + BASIS).add("POTENTIAL_FILE_NAME ./" + POTENTIALS);
    dft.add("CHARGE " + options.totalCharge());
    if (options.multiplicity().isPresent() || !options.magnetization().isEmpty()) {
      dft.add("UKS");
      options.multiplicity().ifPresent(value -> dft.add("MULTIPLICITY " + value));
    }
    dft.open("QS").add("EPS_DEFAULT " + options.accuracy());
    dft.open("MGRID")
        .add("CUTOFF " + rydberg(options.gridCutoff()))
        .add("REL_CUTOFF " + rydberg(options.relativeCutoff()));
    functional(dft.open("XC"));
    boolean single = mesh[0] * mesh[1] * mesh[2] == 1;
    if (!single) {
      // Listed one by one: CP2K's own schemes leave the origin out of even meshes.
      Section points = dft.open("KPOINTS").add("SCHEME GENERAL").add("UNITS B_VECTOR");
      for (double[] k : KMesh.halved(mesh)) {
        points.add("KPOINT %s %s %s %s".formatted(k[0], k[1], k[2], k[3]));
      }
    }
    options.dftLines().forEach(dft::add);
    field(dft.open("SCF"), single, remedy.changes());
  }

  private void functional(Section xc) {
    if (options.functional().equalsIgnoreCase("PBEsol")) {
      xc.open("XC_FUNCTIONAL").open("PBE").add("PARAMETRIZATION PBESOL");
    } else {
      xc.open("XC_FUNCTIONAL " + options.functional());
    }
    if (options.dispersion() != Cp2kOptions.Dispersion.NONE) {
      boolean damped = options.dispersion() == Cp2kOptions.Dispersion.D3_BJ;
      Section pairs =
          xc.open("VDW_POTENTIAL").add("POTENTIAL_TYPE PAIR_POTENTIAL").open("PAIR_POTENTIAL");
      pairs.add("TYPE " + (damped ? "DFTD3(BJ)" : "DFTD3")).add("PARAMETER_FILE_NAME dftd3.dat");
      pairs.add("REFERENCE_FUNCTIONAL " + options.functional());
    }
  }

  private void field(Section scf, boolean single, Map<String, String> changes) {
    int steps = Integer.parseInt(changes.getOrDefault(Cp2kRemedies.STEPS, "" + options.scfSteps()));
    boolean fixed =
        options.filling() == Cp2kOptions.Filling.FIXED && !changes.containsKey(Cp2kRemedies.WIDTH);
    boolean other = changes.containsKey(Cp2kRemedies.SOLVER);
    boolean transformed = single && fixed && (other || options.solver() == Cp2kOptions.Solver.OT);
    scf.add("EPS_SCF " + options.scfTolerance());
    scf.add("MAX_SCF " + (transformed ? Math.min(steps, INNER) : steps));
    scf.add(
        "SCF_GUESS " + (single ? changes.getOrDefault(Cp2kRemedies.GUESS, "ATOMIC") : "ATOMIC"));
    if (!fixed) {
      double width =
          Double.parseDouble(
              changes.getOrDefault(Cp2kRemedies.WIDTH, "" + options.smearingWidth()));
      scf.add("ADDED_MOS -1");
      scf.open("SMEAR ON")
          .add("METHOD FERMI_DIRAC")
          .add("ELECTRONIC_TEMPERATURE " + width / Units.BOLTZMANN);
    }
    if (transformed) {
      transformation(scf, changes.isEmpty(), steps);
    } else {
      mixing(scf, other, changes);
    }
    options.scfLines().forEach(scf::add);
    scf.open("PRINT").open("RESTART OFF");
  }

  private void transformation(Section scf, boolean first, int steps) {
    scf.open("OT")
        .add("MINIMIZER " + (first ? "DIIS" : "CG"))
        .add("PRECONDITIONER " + (first ? "FULL_SINGLE_INVERSE" : "FULL_ALL"));
    scf.open("OUTER_SCF")
        .add("EPS_SCF " + options.scfTolerance())
        .add("MAX_SCF " + (steps + INNER - 1) / INNER);
  }

  private void mixing(Section scf, boolean other, Map<String, String> changes) {
    scf.open("DIAGONALIZATION").add("ALGORITHM STANDARD");
    Section mixing = scf.open("MIXING");
    mixing.add("METHOD " + (other ? "KERKER_MIXING" : "BROYDEN_MIXING"));
    mixing.add("ALPHA " + changes.getOrDefault(Cp2kRemedies.ALPHA, "" + options.mixing()));
    if (other) {
      mixing.add("BETA 0.5");
    } else {
      mixing.add("NBROYDEN " + (changes.isEmpty() ? 8 : 12));
    }
  }

  private void subsystem(Section subsystem, Structure structure) {
    Section cell = subsystem.open("CELL");
    for (int a = 0; a < 3; a++) {
      Cell box = structure.cell();
      String row = "%s %s %s".formatted(box.vector(a, 0), box.vector(a, 1), box.vector(a, 2));
      cell.add("ABC".charAt(a) + " [angstrom] " + row);
    }
    cell.add("PERIODIC XYZ");
    Section atoms = subsystem.open("COORD");
    for (int i = 0; i < structure.size(); i++) {
      StringBuilder row = new StringBuilder(structure.element(i).symbol());
      for (int axis = 0; axis < 3; axis++) {
        row.append(' ').append(structure.coordinate(3 * i + axis));
      }
      atoms.add(row.toString());
    }
    for (Element element : structure.elementSet()) {
      Section kind = subsystem.open("KIND " + element);
      kind.add("BASIS_SET " + data.basisSet(element)).add("POTENTIAL " + data.potential(element));
      Double moment = options.magnetization().get(element.symbol());
      if (moment != null) {
        kind.add("MAGNETIZATION " + moment);
      }
    }
  }

  /** Everything but the structure that decides the numbers. */
  String identity() {
    String k = options.kGrid().isEmpty() ? "spacing " + options.kSpacing() : "" + options.kGrid();
    return String.join(
        "\n",
        "functional " + options.functional() + " " + options.dispersion(),
        "cutoffs Ry " + rydberg(options.gridCutoff()) + " " + rydberg(options.relativeCutoff()),
        "k points " + k,
        "filling " + options.filling() + " " + options.smearingWidth(),
        "spin " + options.multiplicity() + " " + new TreeMap<>(options.magnetization()),
        "charge " + options.totalCharge() + ", vacuum " + options.vacuum(),
        "solver " + options.solver() + " " + options.scfTolerance() + " " + options.accuracy(),
        "steps " + options.scfSteps() + " " + options.mixing() + " " + options.remedies(),
        "stress " + options.stress(),
        "lines " + options.dftLines() + options.scfLines(),
        data.identity());
  }

  /** A section of the input, from {@code &NAME} to {@code &END}. */
  private static final class Section {
    private final String header;
    private final List<Object> content = new java.util.ArrayList<>();

    Section(String header) {
      this.header = header;
    }

    Section add(String line) {
      content.add(line);
      return this;
    }

    /** A section inside this one. */
    Section open(String name) {
      Section inner = new Section(name);
      content.add(inner);
      return inner;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (Object item : content) {
        if (item instanceof Section inner) {
          text.append('&').append(inner.header).append('\n');
          inner.text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
          text.append("&END ").append(inner.header.split(" ")[0]).append('\n');
        } else {
          text.append(item).append('\n');
        }
      }
      return text.toString();
    }
  }
}
