package io.crisol.potentials.lammps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the commands of an input have said about its potential so far. */
final class InputState {
  /** How pair styles are put together. */
  enum Joining {
    /** One style. */
    SINGLE,
    /** Each pair of types belongs to one of several styles. */
    HYBRID,
    /** Styles add. */
    OVERLAY
  }

  Joining joining = Joining.SINGLE;
  List<StyleUse> uses = List.of();
  Optional<Double> kspaceAccuracy = Optional.empty();
  double dielectric = 1;

  /** Lines of a hybrid that take pairs away from every style. */
  final List<StyleUse.Coefficients> nothing = new ArrayList<>();

  /** Lines of coefficients so far. */
  int lines;

  boolean unitsGiven;
  Optional<Command> wholeInput = Optional.empty();
  final Map<Integer, Double> masses = new TreeMap<>();
  final Map<Integer, Double> charges = new TreeMap<>();
  final Map<Integer, String> labels = new TreeMap<>();
  final Set<String> ignored = new TreeSet<>();

  /** Takes a command. */
  void accept(Command command) {
    if (Inputs.belongsToWholeInput(command.name())) {
      wholeInput = Optional.of(command);
    }
    switch (command.name()) {
      case "pair_style" -> PairCommands.style(this, command);
      case "pair_coeff" -> PairCommands.coefficients(this, command);
      case "pair_modify" -> PairCommands.modify(this, command);
      case "kspace_style" -> kspaceStyle(command);
      case "kspace_modify" -> kspaceModify(command);
      case "units" -> units(command);
      case "dielectric" -> dielectric(command);
      case "mass" -> mass(command);
      case "set" -> set(command);
      case "labelmap" -> labelmap(command);
      case "clear" -> clear();
      case "special_bonds", "atom_style" -> ignored.add(command.name());
      default -> others(command);
    }
  }

  private void clear() {
    uses = List.of();
    nothing.clear();
    kspaceAccuracy = Optional.empty();
    dielectric = 1;
    masses.clear();
    charges.clear();
    labels.clear();
  }

  private void others(Command command) {
    objection(command)
        .ifPresent(
            why -> {
              throw command.notHonoured(why);
            });
    ignored.add(command.name());
  }

  /** What stands against leaving a command out. */
  private static Optional<String> objection(Command command) {
    List<String> arguments = command.arguments();
    String all = String.join(" ", arguments);
    boolean none = arguments.isEmpty() || Set.of("none", "zero").contains(arguments.getFirst());
    return switch (command.name()) {
      case "bond_style", "angle_style", "dihedral_style", "improper_style" ->
          when(!none, "Crisol computes no bonded terms");
      case "fix" ->
          when(
              arguments.size() > 2 && Inputs.isForcing(arguments.get(2)),
              "this fix changes energies or forces");
      case "fix_modify" ->
          when(all.contains("energy yes"), "the energy of a fix is not computed here");
      case "neigh_modify" -> when(arguments.contains("exclude"), "it leaves out pairs of atoms");
      case "dimension" -> when(!all.equals("3"), "Crisol computes three dimensions");
      case "if", "python" ->
          when(
              all.contains("pair_") || all.contains("kspace_"),
              "it decides about the potential while LAMMPS runs");
      default ->
          when(
              !Inputs.isHarmless(command.name()),
              "\"" + command.name() + "\" is no command that Crisol knows");
    };
  }

  private static Optional<String> when(boolean so, String why) {
    return so ? Optional.of(why) : Optional.empty();
  }

  private void units(Command command) {
    if (!command.arguments().equals(List.of("metal"))) {
      throw command.notHonoured("Crisol reads inputs in units metal (eV, Å)");
    }
    unitsGiven = true;
  }

  private void kspaceStyle(Command command) {
    command.atLeast(1);
    String style = Styles.plain(command.arguments().getFirst());
    switch (style) {
      case "none" -> kspaceAccuracy = Optional.empty();
      case "ewald", "pppm", "pppm/cg", "pppm/stagger" -> {
        command.atLeast(2);
        kspaceAccuracy = Optional.of(command.number(command.arguments().get(1)));
      }
      default ->
          throw command.notHonoured(
              "Crisol sums charges as ewald and pppm do, and no dispersion, dipoles or others");
    }
  }

  /** Meshes and splittings do not matter to a sum that is converged; the rest does. */
  private static void kspaceModify(Command command) {
    Set<String> harmless =
        Set.of(
            "mesh",
            "order",
            "gewald",
            "minorder",
            "overlap",
            "diff",
            "kmax/ewald",
            "fftbench",
            "collective",
            "cutoff/adjust",
            "pressure/scalar",
            "eigtol",
            "splittol",
            "scafacos",
            "force");
    List<String> words = command.arguments();
    boolean keywordsOnly =
        words.stream()
            .filter(word -> Character.isLetter(word.charAt(0)))
            .allMatch(
                word -> harmless.contains(word) || Set.of("yes", "no", "ik", "ad").contains(word));
    if (!keywordsOnly) {
      throw command.notHonoured("one of its keywords changes what is summed");
    }
  }

  private void dielectric(Command command) {
    command.atLeast(1);
    dielectric = command.number(command.arguments().getFirst());
    if (!(dielectric > 0)) {
      throw command.wrong("a dielectric constant is greater than 0");
    }
  }

  private void mass(Command command) {
    command.atLeast(2);
    try {
      masses.put(
          Integer.parseInt(command.arguments().get(0)), command.number(command.arguments().get(1)));
    } catch (NumberFormatException _) {
      ignored.add("mass"); // A range of types says nothing about one of them.
    }
  }

  private void labelmap(Command command) {
    List<String> words = command.arguments();
    if (words.isEmpty() || !words.getFirst().equals("atom")) {
      return;
    }
    for (int k = 1; k + 1 < words.size(); k += 2) {
      try {
        labels.put(Integer.parseInt(words.get(k)), words.get(k + 1));
      } catch (NumberFormatException e) {
        throw (RuntimeException)
            command.wrong("\"" + words.get(k) + "\" is no type number").causedBy(e);
      }
    }
  }

  /** {@code set type 1 charge 1.0}; other settings do not concern the potential. */
  private void set(Command command) {
    List<String> words = command.arguments();
    int charge = words.indexOf("charge");
    if (charge < 0) {
      ignored.add("set");
      return;
    }
    boolean plain = words.size() == 4 && words.get(0).equals("type") && charge == 2;
    if (!plain || !words.get(1).matches("\\d{1,6}")) {
      throw command.notHonoured("charges are taken from lines such as \"set type 1 charge 1.0\"");
    }
    charges.put(Integer.parseInt(words.get(1)), command.number(words.get(3)));
  }

  /** Uses of a style of this name, by number. */
  Map<Integer, StyleUse> named(String name) {
    Map<Integer, StyleUse> found = new HashMap<>();
    uses.stream()
        .filter(use -> use.name.equals(Styles.plain(name)))
        .forEach(use -> found.put(use.number, use));
    return found;
  }

  /** What results should say about lines left out. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!ignored.isEmpty()) {
      notes.add(
          "commands of the LAMMPS input that do not matter here: " + String.join(", ", ignored));
    }
    return notes;
  }
}
