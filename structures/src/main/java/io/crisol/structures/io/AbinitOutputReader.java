package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values that ABINIT echoes after a computation. */
final class AbinitOutputReader extends CalculationReader {
  private static final Pattern NAMED = Pattern.compile("[-P ]\\s*([a-z][a-z_0-9]*)\\s+(\\S.*)");
  private static final double BOHR3 = Units.BOHR * Units.BOHR * Units.BOHR;

  private final Map<String, StringBuilder> values = new LinkedHashMap<>();
  private String program = "ABINIT";
  private String name = "";
  private boolean echoing;
  private boolean echoed;
  private boolean completed;
  private boolean converged;
  private boolean moves;
  private String unconverged = "";
  private int datasets;
  private int line;
  private boolean done;
  private String why = "";

  AbinitOutputReader(TextSource source) {
    super(source);
  }

  @Override
  String format() {
    return "ABINIT output";
  }

  @Override
  String reason() {
    return why;
  }

  @Override
  Origin origin(LabelKey.Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> new Origin("etotal", "Ha, read as eV");
      case FORCES -> new Origin("fcart", "Ha/bohr, read as eV/Å");
      default -> new Origin("strten", "Ha/bohr³, positive in tension, read as eV/Å³");
    };
  }

  @Override
  Optional<Step> step() {
    if (done) {
      return Optional.empty();
    }
    done = true;
    for (String text = source().nextLine(); text != null; text = source().nextLine()) {
      take(text);
    }
    why = flaw();
    if (!unconverged.isEmpty() && echoed && completed) {
      return structure().map(found -> Step.unconverged(found, Map.of(), line));
    }
    return why.isEmpty() ? structure().map(this::labelled) : Optional.empty();
  }

  private void take(String text) {
    if (echoing) {
      echo(text);
    } else if (text.startsWith(" -outvars: echo values of variables after computation")) {
      echoing = true;
      echoed = true;
      line = source().line();
    } else if (text.contains("was not enough SCF cycles to converge")) {
      unconverged = quote(text);
    } else if (text.strip().startsWith("At SCF step") && text.contains("converged")) {
      converged = true;
    } else if (text.startsWith("== DATASET")) {
      datasets++;
    } else if (text.strip().equals("Calculation completed.")) {
      completed = true;
    } else if (text.startsWith(".Version")) {
      program = "ABINIT " + PwNumbers.words(text + " ?")[1];
    } else if (text.strip().startsWith("intxc =") && !text.matches(".*ionmov = +0 .*")) {
      moves = true;
    }
  }

  private void echo(String text) {
    Matcher matcher = NAMED.matcher(text);
    if (text.startsWith("====")) {
      echoing = false;
    } else if (matcher.matches()) {
      name = matcher.group(1);
      values.put(name, new StringBuilder(matcher.group(2)));
    } else if (!text.isBlank() && values.containsKey(name)) {
      values.get(name).append(' ').append(text.strip());
    }
  }

  /** Why there is no label; empty where there is one. */
  private String flaw() {
    if (!unconverged.isEmpty()) {
      return "the SCF did not converge: " + unconverged;
    }
    if (!completed || !echoed) {
      return "it ends without \"Calculation completed.\": ABINIT was stopped or the file was cut";
    }
    if (datasets != 1) {
      return "it has " + datasets + " data sets; one can be read";
    }
    if (moves) {
      return "its atoms move (ionmov is not 0); only atoms at rest can be read";
    }
    return converged && values.containsKey("etotal")
        ? ""
        : "it does not say that the SCF converged, or holds no etotal";
  }

  private double[] numbers(String key, int count) {
    StringBuilder text = values.get(key);
    double[] found =
        text == null
            ? null
            : PwNumbers.numbers(text.toString().replaceAll("[A-Za-z]{2,}.*", ""), count);
    if (found == null) {
      throw malformed(text == null ? "" : text.toString(), count + " numbers of " + key);
    }
    return found;
  }

  private int count(String key, int most) {
    double value = numbers(key, 1)[0];
    if (!(value >= 1 && value <= most) || value != Math.rint(value)) {
      throw malformed(values.get(key).toString(), "a count of " + key);
    }
    return (int) value;
  }

  private Optional<Structure> structure() {
    if (!values.containsKey("natom") || !values.containsKey("xcart")) {
      why = why.isEmpty() ? "it echoes no structure" : why;
      return Optional.empty();
    }
    int atoms = count("natom", values.get("xcart").length());
    int types = values.containsKey("ntypat") ? count("ntypat", 1000) : 1;
    double[] acell = values.containsKey("acell") ? numbers("acell", 3) : new double[] {1, 1, 1};
    double[] rprim =
        values.containsKey("rprim")
            ? numbers("rprim", 9)
            : new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (int k = 0; k < 9; k++) {
      rprim[k] *= acell[k / 3] * Units.BOHR;
    }
    double[] typat = numbers("typat", atoms);
    double[] znucl = numbers("znucl", types);
    Element[] elements = new Element[atoms];
    for (int i = 0; i < atoms; i++) {
      int type = (int) typat[i];
      if (type < 1 || type > types || type != typat[i]) {
        throw malformed(values.get("typat").toString(), "types of atoms from 1 to " + types);
      }
      elements[i] = Element.ofAtomicNumber((int) Math.round(znucl[type - 1]));
    }
    double[] positions = PwNumbers.scaled(numbers("xcart", 3 * atoms), Units.BOHR);
    return Optional.of(new Structure(Cell.periodic(rprim), elements, positions));
  }

  private Step labelled(Structure structure) {
    Labels labels = Labels.NONE.withEnergy(numbers("etotal", 1)[0] * Units.HARTREE);
    if (values.containsKey("fcart")) {
      double[] forces = numbers("fcart", 3 * structure.size());
      labels = labels.withForces(PwNumbers.scaled(forces, Units.HARTREE / Units.BOHR));
    }
    if (values.containsKey("strten")) {
      double[] s = PwNumbers.scaled(numbers("strten", 6), Units.HARTREE / BOHR3);
      labels =
          labels.withStress(new double[] {s[0], s[5], s[4], s[5], s[1], s[3], s[4], s[3], s[2]});
    }
    return new Step(structure, labels, Map.of("program", program), Map.of(), line);
  }
}
