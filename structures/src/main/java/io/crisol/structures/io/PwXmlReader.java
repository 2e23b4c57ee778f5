package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the steps of pw.x's XML file. */
final class PwXmlReader extends CalculationReader {
  private static final int DEEPEST = 100;

  private final XmlElements elements;
  private final PwSpecies species = new PwSpecies();
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, String> input = new HashMap<>();
  private PwXmlSection section;
  private PwXmlSection last;
  private int steps;
  private String program = "pw.x";
  private String speciesName = "";
  private String why = "it holds neither a step nor an output";
  private boolean ended;

  PwXmlReader(TextSource source) {
    super(source);
    elements = new XmlElements(source);
  }

  @Override
  String format() {
    return "Quantum ESPRESSO data-file-schema.xml";
  }

  @Override
  String reason() {
    return why;
  }

  @Override
  Origin origin(LabelKey.Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> new Origin("total_energy/etot", "Ha, read as eV (E − TS with smearing)");
      case FORCES -> new Origin("forces", "Ha/bohr, read as eV/Å");
      default ->
          new Origin(
              "stress", "Ha/bohr³, positive when compressed, read as eV/Å³, positive in tension");
    };
  }

  @Override
  public void close() {
    elements.close();
  }

  @Override
  Optional<Step> step() {
    while (!ended) {
      XmlElements.Kind kind = elements.next();
      Optional<Step> done =
          switch (kind) {
            case START -> {
              start(elements.name());
              yield Optional.empty();
            }
            case END -> end();
            case FINISHED, CUT -> {
              finish(kind);
              yield Optional.empty();
            }
          };
      if (done.isPresent()) {
        return done;
      }
    }
    return Optional.empty();
  }

  private void finish(XmlElements.Kind kind) {
    ended = true;
    if (kind == XmlElements.Kind.CUT) {
      String cut = "the file ends early, in line " + elements.line() + ": it was cut";
      why = section == null && steps > 0 ? why : cut;
      notes().remark(cut + (section == null ? "" : "; the step it ends in is not used"));
    }
  }

  private void start(String name) {
    String parent = path.isEmpty() ? "" : path.peek();
    if (path.isEmpty() && !"espresso".equals(name)) {
      throw malformed("<" + name + ">", "the element <qes:espresso>");
    }
    if (path.isEmpty()) {
      requireUnits(elements.attribute("Units"));
    }
    if (path.size() > DEEPEST) {
      throw malformed("<" + name + ">", "no element as deep as this");
    }
    path.push(name);
    if (path.size() == 2 && ("step".equals(name) || "output".equals(name))) {
      section = new PwXmlSection(elements.line());
    } else if (section != null) {
      inSection(name, parent);
    } else {
      inInput(name);
    }
  }

  private void requireUnits(String units) {
    if (units != null && !units.startsWith("Hartree")) {
      throw Problem.UNIT_UNKNOWN.with(units, "Hartree atomic units");
    }
  }

  private void inSection(String name, String parent) {
    switch (name) {
      case "atomic_structure" -> section.announce(elements.attribute("nat"));
      case "atom" -> {
        String label = elements.attribute("name");
        String text = text();
        if (text != null) {
          section.atom(label, text, this);
        }
      }
      case "a1", "a2", "a3", "etot", "demet" -> keep(name);
      case "forces", "stress" -> {
        if (path.size() == 3) {
          keep(name);
        }
      }
      case "convergence_achieved", "scf_error" -> keep(parent + "/" + name);
      case "species" -> speciesName = String.valueOf(elements.attribute("name"));
      case "mass" -> mass();
      default -> {
        // Everything else of a step is of no use here.
      }
    }
  }

  private void mass() {
    String text = text();
    if (text != null && !speciesName.isEmpty()) {
      species.declare(speciesName, Numbers.parse(text.strip()));
    }
  }

  private void inInput(String name) {
    switch (name) {
      case "calculation", "free_positions", "conv_thr" -> {
        String text = text();
        if (text != null) {
          input.put(name, text);
        }
      }
      case "creator" -> program = "pw.x " + elements.attribute("VERSION");
      case "species" -> speciesName = String.valueOf(elements.attribute("name"));
      case "mass" -> mass();
      default -> {
        // Other settings do not change what the numbers mean.
      }
    }
  }

  /** The text of the current element, which ends; null where the file does. */
  private String text() {
    String text = elements.text();
    path.pop();
    return text;
  }

  private void keep(String name) {
    String text = text();
    if (text != null) {
      section.put(name, text);
    }
  }

  private Optional<Step> end() {
    String name = path.pop();
    if (path.size() != 1 || section == null) {
      return Optional.empty();
    }
    PwXmlSection done = section;
    section = null;
    if ("output".equals(name)) {
      return isOutputUsed(done) ? result(done) : Optional.empty();
    }
    last = done;
    return result(done);
  }

  /**
   * Whether the output element is a result of its own: not where it repeats the last step, and not
   * where pw.x moved the atoms after it had computed their forces.
   */
  private boolean isOutputUsed(PwXmlSection output) {
    String calculation = input.getOrDefault("calculation", "scf").strip();
    switch (calculation) {
      case "scf", "ensemble" -> {
        return true;
      }
      case "nscf", "bands" -> {
        why = "calculation = " + calculation + " computes no total energy";
        return false;
      }
      default -> {
        boolean settled = output.isRelaxed() || last != null && output.isWhere(last);
        boolean repeated = last != null && output.isWhere(last) && output.hasEnergyOf(last);
        if (!settled || calculation.contains("md")) {
          why = steps == 0 ? "its structure was moved after the forces were computed" : why;
          return false;
        }
        return !repeated;
      }
    }
  }

  private Optional<Step> result(PwXmlSection done) {
    steps++;
    Optional<Double> threshold =
        Optional.ofNullable(input.get("conv_thr"))
            .map(text -> Numbers.parse(text.strip()))
            .filter(Double::isFinite);
    Optional<Boolean> converged = done.converged(threshold);
    if (!done.hasStructure()) {
      return drop("it has no structure");
    }
    if (converged.isEmpty()) {
      return drop("the file does not say whether the SCF converged");
    }
    Structure structure = done.structure(species, this);
    Optional<double[]> mask = mask(structure.size());
    Map<String, double[]> columns = new HashMap<>();
    mask.ifPresent(flags -> columns.put("move_mask", flags));
    if (!converged.get()) {
      why = "the SCF did not converge (convergence_achieved is false)";
      return Optional.of(Step.unconverged(structure, columns, done.line()));
    }
    if (!done.hasEnergy()) {
      return drop("it has no total energy");
    }
    Map<String, String> metadata = new HashMap<>(done.metadata(structure.elements(), this));
    metadata.put("program", program);
    metadata.put("ionic_step", Integer.toString(steps));
    return Optional.of(
        new Step(structure, done.labels(this, mask), metadata, columns, done.line()));
  }

  private Optional<Step> drop(String reason) {
    why = reason;
    notes().remark("step " + steps + " is not used: " + reason);
    return Optional.empty();
  }

  /** Which coordinates may move; empty where all may. */
  private Optional<double[]> mask(int atoms) {
    String text = input.get("free_positions");
    double[] flags = text == null ? null : PwNumbers.numbers(text, 3 * atoms);
    if (flags == null) {
      return Optional.empty();
    }
    boolean anyFixed = false;
    for (int k = 0; k < flags.length; k++) {
      flags[k] = flags[k] == 0 ? 0 : 1;
      anyFixed |= flags[k] == 0;
    }
    return anyFixed ? Optional.of(flags) : Optional.empty();
  }
}
