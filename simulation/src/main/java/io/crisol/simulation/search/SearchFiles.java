package io.crisol.simulation.search;

import io.crisol.simulation.search.hull.HullFiles;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Settings;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a search leaves in its folder. */
final class SearchFiles {
  private SearchFiles() {}

  static void write(Path folder, SearchResult result, SearchState state) {
    List<Frame> frames = new ArrayList<>();
    for (Candidate candidate : result.structures()) {
      Map<String, String> metadata = new LinkedHashMap<>();
      metadata.put("relaxation", String.valueOf(candidate.number()));
      metadata.put("move", Settings.word(candidate.move()));
      frames.add(
          new Frame(
              candidate.structure(),
              Labels.NONE.withEnergy(candidate.energy()),
              metadata,
              Map.of(),
              Frame.Source.NONE));
    }
    ExtendedXyz.write(folder.resolve("structures.xyz"), frames);
    AtomicFile.write(folder.resolve("search.csv"), steps(state));
    result.hull().ifPresent(hull -> HullFiles.write(folder, hull));
  }

  /** Energy of every structure, and the lowest so far; empty where it was not believed. */
  private static String steps(SearchState state) {
    StringBuilder text = new StringBuilder("relaxation,energy_eV_per_atom,lowest_eV_per_atom\n");
    double lowest = Double.POSITIVE_INFINITY;
    double[] energies = state.energies();
    for (int k = 0; k < energies.length; k++) {
      boolean believed = Double.isFinite(energies[k]);
      lowest = believed ? Math.min(lowest, energies[k]) : lowest;
      text.append(k + 1)
          .append(',')
          .append(believed ? energies[k] : "")
          .append(',')
          .append(Double.isFinite(lowest) ? lowest : "")
          .append('\n');
    }
    return text.toString();
  }
}
