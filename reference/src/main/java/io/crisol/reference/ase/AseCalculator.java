package io.crisol.reference.ase;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Plausibility;
import io.crisol.reference.jobs.Exits;
import io.crisol.reference.jobs.Program;
import io.crisol.reference.jobs.Remedy;
import io.crisol.reference.jobs.Results;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.io.XyzDigits;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Any calculator of ASE, such as GPAW: a Python script is written for each calculation and answers
 * in JSON. Energies are those that the forces belong to (ASE's free energy) where the calculator
 * has them. A. H. Larsen et al., J. Phys.: Condens. Matter 29, 273002 (2017),
 * doi:10.1088/1361-648X/aa680e.
 */
public final class AseCalculator implements Program {
  private static final String ANSWER = "answer.json";

  private static final String SCRIPT =
      """
      import json, os
      import ase, ase.io
      from ase.calculators.calculator import PropertyNotImplementedError

      atoms = ase.io.read('structure.xyz', format='extxyz')
      # The settings:
      %s
      # As far as here.
      atoms.calc = calculator
      try:
          energy = atoms.get_potential_energy(force_consistent=True)
      except PropertyNotImplementedError:
          energy = atoms.get_potential_energy()
      forces = atoms.get_forces(apply_constraint=False)
      try:
          stress = atoms.get_stress(voigt=False).tolist() if atoms.pbc.all() else None
      except PropertyNotImplementedError:
          stress = None
      answer = {'energy': float(energy), 'forces': forces.tolist(), 'stress': stress,
                'symbols': atoms.get_chemical_symbols(), 'program': calculator.name or '',
                'ase': ase.__version__}
      with open('answer.part', 'w') as out:
          json.dump(answer, out)
      os.replace('answer.part', 'answer.json')
      """;

  private final AseOptions options;

  /**
   * A calculator.
   *
   * @throws ProblemException OPTION_MISSING
   */
  public AseCalculator(AseOptions options) {
    this.options = options;
    if (options.calculator().stream().noneMatch(line -> line.matches(".*\\bcalculator\\s*=.*"))) {
      throw Problem.OPTION_MISSING.with(
          "calculator",
          "no line of Python makes one",
          "write [ase] calculator = [\"from … import …\", \"calculator = …\"]");
    }
  }

  @Override
  public String name() {
    return "ASE";
  }

  @Override
  public String identity() {
    return String.join("\n", options.calculator());
  }

  @Override
  public List<Remedy> ladder() {
    return List.of();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public Optional<String> executable() {
    return Optional.of(options.python().strip().split("\\s+")[0]);
  }

  @Override
  public void prepare(Structure structure, Remedy remedy, Path folder) {
    Frame frame = Frame.of(structure, Labels.NONE);
    ExtendedXyz.write(folder.resolve("structure.xyz"), List.of(frame), XyzDigits.SEVENTEEN);
    AtomicFile.write(
        folder.resolve("label.py"), SCRIPT.formatted(String.join("\n", options.calculator())));
  }

  @Override
  public String script() {
    return options.python().strip() + " label.py >ase.out 2>ase.err";
  }

  @Override
  public Labelling read(Structure structure, Path folder, int exit) {
    String errors = Results.text(folder, "ase.err");
    Optional<Failure> code = Exits.explain(exit, errors, folder);
    if (code.isPresent()) {
      return code.get();
    }
    if (exit != 0) {
      String words = Results.quote(errors.lines().reduce("", (_, line) -> line));
      return Failure.of(kind(errors), folder.toString(), words + Exits.code(exit));
    }
    try {
      String text = Results.text(folder, ANSWER);
      return labelling(Json.parse(text, ANSWER).asObject(), structure, folder);
    } catch (ProblemException e) {
      return Failure.of(
          Failure.Kind.IMPLAUSIBLE, folder.toString(), ANSWER + ": " + e.what() + ": " + e.why());
    }
  }

  private static Failure.Kind kind(String errors) {
    String small = errors.toLowerCase(Locale.ROOT);
    if (small.contains("modulenotfounderror") || small.contains("importerror")) {
      return Failure.Kind.NOT_STARTED;
    }
    return small.contains("convergenceerror") || small.contains("did not converge")
        ? Failure.Kind.NOT_CONVERGED
        : Failure.Kind.CRASHED;
  }

  private static Labelling labelling(Json.Obj answer, Structure structure, Path folder) {
    List<String> symbols = answer.get("symbols").asList().stream().map(Json::asString).toList();
    List<String> asked =
        java.util.Arrays.stream(structure.elements()).map(Element::symbol).toList();
    if (!symbols.equals(asked)) {
      return Failure.of(
          Failure.Kind.IMPLAUSIBLE, folder.toString(), "the answer is about other atoms");
    }
    Labels labels =
        Labels.NONE
            .withEnergy(answer.get("energy").asDouble())
            .withForces(flat(answer.get("forces")));
    Optional<Json> stress = answer.find("stress");
    if (stress.isPresent() && structure.cell().isBulk()) {
      labels = labels.withStress(flat(stress.get()));
    }
    Optional<String> wrong = Plausibility.of(labels, structure);
    if (wrong.isPresent()) {
      return Failure.of(Failure.Kind.IMPLAUSIBLE, folder.toString(), wrong.get());
    }
    String program = answer.get("program").asString() + " (ASE " + answer.get("ase").asString();
    return new Labelled(labels, Map.of("program", program + ")"), List.of(), 0, false);
  }

  private static double[] flat(Json rows) {
    return rows.asList().stream()
        .flatMap(row -> row.asList().stream())
        .mapToDouble(Json::asDouble)
        .toArray();
  }

  @Override
  public List<String> results() {
    return List.of();
  }
}
