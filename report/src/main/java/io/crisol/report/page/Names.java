package io.crisol.report.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names of figures in JSON taken apart into words and unit, so that a figure nobody foresaw is
 * shown with its unit all the same.
 */
final class Names {
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    // The longest first.
    UNITS.put("_meV_per_atom_per_ps", "meV/atom/ps");
    UNITS.put("_microseconds_per_atom_step", "µs per atom and step");
    UNITS.put("_J_per_mol_K", "J/mol/K");
    UNITS.put("_meV_per_atom", "meV/atom");
    UNITS.put("_eV_per_atom", "eV/atom");
    UNITS.put("_eV_per_angstrom3", "eV/Å³");
    UNITS.put("_eV_per_angstrom", "eV/Å");
    UNITS.put("_angstrom3_per_atom", "Å³/atom");
    UNITS.put("_angstrom_per_fs", "Å/fs");
    UNITS.put("_mJ_per_m2", "mJ/m²");
    UNITS.put("_cm2_per_s", "cm²/s");
    UNITS.put("_angstrom", "Å");
    UNITS.put("_seconds", "s");
    UNITS.put("_GPa", "GPa");
    UNITS.put("_degree", "°");
    UNITS.put("_THz", "THz");
    UNITS.put("_meV", "meV");
    UNITS.put("_eV", "eV");
    UNITS.put("_fs", "fs");
    UNITS.put("_ps", "ps");
    UNITS.put("_K", "K");
    UNITS.put("_MB", "MB");
    UNITS.put("_GB", "GB");
  }

  private Names() {}

  /** The unit at the end of the name; empty for a plain number. */
  static String unit(String name) {
    return UNITS.keySet().stream().filter(name::endsWith).findFirst().map(UNITS::get).orElse("");
  }

  /** The name in words, without its unit. */
  static String label(String name) {
    String suffix = UNITS.keySet().stream().filter(name::endsWith).findFirst().orElse("");
    String words =
        name.substring(0, name.length() - suffix.length())
            .replace('_', ' ')
            .replaceAll("\\bmae\\b", "MAE")
            .replaceAll("\\brmse\\b", "RMSE");
    return words.isEmpty() ? name : words;
  }
}
