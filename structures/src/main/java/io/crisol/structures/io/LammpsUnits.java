package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Factors from a LAMMPS unit system to Å, Å/fs, amu, e, eV/Å and fs.
 *
 * <p>Source: the definitions in LAMMPS' documentation of its command "units", with CODATA 2018.
 *
 * @param name of the system
 * @param stated whether the file or the user named it; metal is assumed otherwise
 * @param length to Å
 * @param velocity to Å/fs
 * @param mass to amu
 * @param charge to e
 * @param force to eV/Å
 * @param time to fs
 */
record LammpsUnits(
    String name,
    boolean stated,
    double length,
    double velocity,
    double mass,
    double charge,
    double force,
    double time) {
  private static final double ELEMENTARY_CHARGE = 1.602176634e-19;
  private static final double AMU_KG = 1.66053906660e-27;
  private static final double KCAL_PER_MOL = 4184 / 96485.33212331001;

  /** 1 e in statcoulomb: ten times the speed of light in m/s times e in C. */
  private static final double STATCOULOMB = ELEMENTARY_CHARGE * 2997924580.0;

  /** 1 N in eV/Å. */
  private static final double NEWTON = 1e-10 / ELEMENTARY_CHARGE;

  /** The time in which LAMMPS' electron units measure velocities, √(amu·bohr²/Hartree), fs. */
  private static final double ATOMIC_TIME =
      Math.sqrt(Units.AMU * Units.BOHR * Units.BOHR / Units.HARTREE);

  private static final Map<String, double[]> SYSTEMS =
      Map.of(
          "metal", new double[] {1, 1e-3, 1, 1, 1, 1e3},
          "real", new double[] {1, 1, 1, 1, KCAL_PER_MOL, 1},
          "electron",
              new double[] {
                Units.BOHR, Units.BOHR / ATOMIC_TIME, 1, 1, Units.HARTREE / Units.BOHR, 1
              },
          "si", new double[] {1e10, 1e-5, 1 / AMU_KG, 1 / ELEMENTARY_CHARGE, NEWTON, 1e15},
          "cgs", new double[] {1e8, 1e-7, 1e-3 / AMU_KG, 1 / STATCOULOMB, 1e-5 * NEWTON, 1e15},
          "micro",
              new double[] {
                1e4, 1e-5, 1e-18 / AMU_KG, 1e-12 / ELEMENTARY_CHARGE, 1e-9 * NEWTON, 1e9
              },
          "nano", new double[] {10, 1e-5, 1e-21 / AMU_KG, 1, 1e-12 * NEWTON, 1e6});

  /**
   * The system that a file states, else the one the user gave, else metal.
   *
   * @throws io.crisol.structures.ProblemException UNIT_UNKNOWN, also for lj
   */
  static LammpsUnits of(Optional<String> file, Optional<String> given, ReadingNotes notes) {
    if (file.isPresent() && given.isPresent() && !file.get().equalsIgnoreCase(given.get())) {
      notes.note(
          "the file says that its units are \""
              + file.get()
              + "\": the units given, \""
              + given.get()
              + "\", were not used");
    }
    Optional<String> said = file.or(() -> given);
    if (said.isEmpty()) {
      notes.note(
          "the file names no unit system: LAMMPS' metal units assumed (--units says others)");
    }
    LammpsUnits units = of(said.orElse("metal"), said.isPresent());
    if (!"metal".equals(units.name)) {
      notes.note("converted from LAMMPS' " + units.name + " units");
    }
    return units;
  }

  private static LammpsUnits of(String name, boolean stated) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    double[] f = SYSTEMS.get(word);
    if (f == null) {
      String known = String.join(", ", new TreeSet<>(SYSTEMS.keySet()));
      throw Problem.UNIT_UNKNOWN.with(
          name,
          known
              + ("lj".equals(word)
                  ? "; reduced (lj) units are multiples of an epsilon, sigma and mass that the file"
                      + " does not hold"
                  : ""));
    }
    return new LammpsUnits(word, stated, f[0], f[1], f[2], f[3], f[4], f[5]);
  }

  /** What a report says about a quantity in these units. */
  String describe(String ours) {
    return ours + " from LAMMPS' " + name + " units" + (stated ? "" : " (assumed)");
  }
}
