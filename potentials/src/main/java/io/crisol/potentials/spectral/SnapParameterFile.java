package io.crisol.potentials.spectral;

import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys and values of a LAMMPS file of SNAP parameters. */
final class SnapParameterFile {
  private static final List<String> KEYS =
      List.of(
          "rcutfac",
          "twojmax",
          "rfac0",
          "rmin0",
          "switchflag",
          "bzeroflag",
          "bnormflag",
          "quadraticflag",
          "chemflag",
          "wselfallflag",
          "switchinnerflag",
          "sinner",
          "dinner",
          "chunksize",
          "parallelthresh");

  /** What we do not have, where it is switched on. */
  private static final Set<String> REFUSED = Set.of("chemflag", "switchinnerflag");

  private final Path file;
  private final Map<String, String> values = new LinkedHashMap<>();

  private SnapParameterFile(Path file) {
    this.file = file;
  }

  static SnapSettings read(Path file) {
    SnapParameterFile parameters = new SnapParameterFile(file);
    WordLines lines = WordLines.of(file);
    while (lines.hasNext()) {
      lines.next("a key and a value", 2, Integer.MAX_VALUE);
      parameters.put(lines);
    }
    return LammpsSnap.located(file, parameters::settings);
  }

  private void put(WordLines lines) {
    String key = lines.word(0);
    if (!KEYS.contains(key)) {
      throw Problem.OPTION_UNKNOWN
          .with(key, Spelling.hint(key, KEYS), "correct or remove the line")
          .at(lines.place());
    }
    if (REFUSED.contains(key) && lines.integer(1) != 0) {
      throw Problem.PARAMETER_INVALID
          .with(key, lines.word(1), "Crisol does not have this form of SNAP", "use another file")
          .at(lines.place());
    }
    boolean list = key.equals("sinner") || key.equals("dinner");
    if (!list && lines.words() != 2) {
      throw lines.malformed(key + " has one value, and the line has " + (lines.words() - 1));
    }
    if (values.put(key, lines.word(1)) != null) {
      throw lines.malformed(key + " stands there twice");
    }
  }

  private SnapSettings settings() {
    try {
      return new SnapSettings(
          integer("twojmax", null),
          number("rcutfac", null),
          number("rfac0", "0.99363"),
          number("rmin0", "0"),
          integer("switchflag", "1") != 0,
          integer("bzeroflag", "1") != 0,
          integer("bnormflag", "0") != 0,
          integer("quadraticflag", "0") != 0);
    } catch (NumberFormatException e) {
      throw Problem.FILE_MALFORMED.with(file, "a value is no number: " + e.getMessage());
    }
  }

  private String value(String key, String standard) {
    String value = values.getOrDefault(key, standard);
    if (value == null) {
      throw Problem.PARAMETER_MISSING.with(key, "every SNAP has it").at(file.toString());
    }
    return value;
  }

  private int integer(String key, String standard) {
    return Integer.parseInt(value(key, standard));
  }

  private double number(String key, String standard) {
    return Double.parseDouble(value(key, standard));
  }

  /** The parameters as LAMMPS reads them. */
  static String text(SnapSettings settings) {
    return "# SNAP parameters, units metal, written by Crisol\n"
        + "rcutfac "
        + settings.radiusFactor()
        + "\ntwojmax "
        + settings.order()
        + "\nrfac0 "
        + settings.angleFactor()
        + "\nrmin0 "
        + settings.shortest()
        + "\nswitchflag "
        + flag(settings.switched())
        + "\nbzeroflag "
        + flag(settings.zeroed())
        + "\nbnormflag "
        + flag(settings.normalised())
        + "\nquadraticflag "
        + flag(settings.quadratic())
        + "\n";
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }
}
