package io.crisol.potentials.n2p2;

import io.crisol.structures.Units;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units of a potential of n2p2, which its files state in a comment at most.
 *
 * @param length Å
 * @param energy eV
 * @param note what results should say of how they became known; empty where they are stated
 */
public record FileUnits(double length, double energy, String note) {
  private static final Pattern LENGTH =
      Pattern.compile("(?i)length\\s*units?\\s*[:=]\\s*([A-Za-zÅå]+)");
  private static final Pattern ENERGY =
      Pattern.compile("(?i)energy\\s*units?\\s*[:=]\\s*([A-Za-z]+)");
  private static final FileUnits ATOMIC = new FileUnits(Units.BOHR, Units.HARTREE, "");

  /** What a comment of {@code input.nn} says, such as "Length unit : Bohr". */
  static Optional<FileUnits> stated(Path input) {
    Optional<Double> length = Optional.empty();
    Optional<Double> energy = Optional.empty();
    for (String line : TextLines.raw(input)) {
      int hash = line.indexOf('#');
      String comment = hash < 0 ? "" : line.substring(hash);
      length = length.isPresent() ? length : find(LENGTH, comment).flatMap(FileUnits::length);
      energy = energy.isPresent() ? energy : find(ENERGY, comment).flatMap(FileUnits::energy);
    }
    if (length.isEmpty() || energy.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FileUnits(length.get(), energy.get(), ""));
  }

  private static Optional<String> find(Pattern pattern, String comment) {
    Matcher matcher = pattern.matcher(comment);
    return matcher.find()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<Double> length(String name) {
    return switch (name) {
      case "bohr" -> Optional.of(Units.BOHR);
      case "a", "angstrom", "angstroms", "ang", "å" -> Optional.of(1.0);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> energy(String name) {
    return switch (name) {
      case "ha", "hartree", "hartrees", "eh" -> Optional.of(Units.HARTREE);
      case "ev" -> Optional.of(1.0);
      case "ry", "rydberg" -> Optional.of(Units.HARTREE / 2);
      default -> Optional.empty();
    };
  }

  /**
   * Where nothing is stated: bohr and Hartree, the units of RuNNer and of n2p2's examples, unless
   * the atoms of the training data would then stand far closer than atoms do.
   *
   * @param volume volume per atom that the data suggest, in the cube of the file's unit; NaN where
   *     unknown
   * @param radius mean covalent radius of the elements, Å
   */
  static FileUnits assumed(double volume, double radius) {
    double sphere = Math.cbrt(3 * volume / (4 * Math.PI));
    if (sphere * Units.BOHR < 0.95 * radius) {
      return new FileUnits(
          1,
          1,
          ("units ASSUMED to be Å and eV: input.nn does not say, and in bohr its training data would have one atom"
                  + " in %.2f Å³; state them in a comment of input.nn, such as \"# Length unit : Bohr\" and"
                  + " \"# Energy unit : Ha\"")
              .formatted(volume * Units.BOHR * Units.BOHR * Units.BOHR));
    }
    return new FileUnits(
        ATOMIC.length,
        ATOMIC.energy,
        "units ASSUMED to be bohr and Hartree, RuNNer's own, since input.nn does not say; if they are others, state them"
            + " in a comment of input.nn, such as \"# Length unit : Angstrom\" and \"# Energy unit : eV\"");
  }
}
