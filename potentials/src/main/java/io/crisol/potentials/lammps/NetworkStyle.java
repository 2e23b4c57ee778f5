package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.n2p2.FileUnits;
import io.crisol.potentials.n2p2.N2p2Folder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code pair_style hdnnp CUTOFF dir FOLDER cflength … cfenergy …}: networks of n2p2. */
final class NetworkStyle {
  /** Settings that only say what is printed, or when LAMMPS is to stop. */
  private static final Set<String> SILENT = Set.of("showew", "showewsum", "maxew", "resetew");

  private NetworkStyle() {}

  static Potential read(StyleUse use, PotentialRequest request) {
    double cutoff = use.setting(0);
    Path folder = null;
    double length = 1;
    double energy = 1;
    for (int k = 1; k < use.settings.size(); k += 2) {
      String key = use.settings.get(k);
      if (k + 1 >= use.settings.size()) {
        throw use.command.wrong(key + " needs a value");
      }
      switch (key) {
        case "dir" ->
            folder = request.locate(unquoted(use.settings.get(k + 1)), use.command.file());
        case "cflength" -> length = positive(use, k + 1);
        case "cfenergy" -> energy = positive(use, k + 1);
        default -> checkSilent(use, key);
      }
    }
    if (folder == null) {
      folder = request.locate("hdnnp", use.command.file());
    }
    Potential potential =
        N2p2Folder.read(folder, Optional.of(new FileUnits(1 / length, 1 / energy, "")), _ -> {});
    checkCutoff(use, cutoff, potential.cutoff());
    return potential;
  }

  private static void checkSilent(StyleUse use, String key) {
    if (!SILENT.contains(key)) {
      throw use.command.notHonoured(
          "hdnnp has no setting \"" + key + "\"; known are dir, cflength, cfenergy, " + SILENT);
    }
  }

  private static String unquoted(String name) {
    return name.replaceAll("^\"(.*)\"$", "$1");
  }

  private static double positive(StyleUse use, int position) {
    double value = use.setting(position);
    if (!(value > 0)) {
      throw use.command.wrong(use.settings.get(position - 1) + " must be positive");
    }
    return value;
  }

  /** LAMMPS would hand over neighbours up to the stated cutoff only. */
  private static void checkCutoff(StyleUse use, double stated, double needed) {
    if (stated < needed * (1 - 1e-6)) {
      throw use.command.notHonoured(
          "its cutoff of %s is below that of the symmetry functions, %.6f; check cflength"
              .formatted(stated, needed));
    }
  }
}
