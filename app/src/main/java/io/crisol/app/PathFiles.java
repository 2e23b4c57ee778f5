package io.crisol.app;

import io.crisol.simulation.BandResult;
import io.crisol.simulation.path.PathResult;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** path.xyz (all images with their energies) and path.csv, of one path or of several. */
final class PathFiles {
  private final List<Frame> frames = new ArrayList<>();
  private final StringBuilder rows =
      new StringBuilder("hop,image,distance_angstrom,energy_eV,force_eV_per_angstrom\n");

  static void write(Path folder, PathResult result) {
    PathFiles files = new PathFiles();
    files.add(0, result, Map.of());
    files.write(folder);
  }

  /** Adds the path of a hop. */
  void add(int hop, PathResult result) {
    add(hop, result, Map.of("hop", Integer.toString(hop)));
  }

  private void add(int hop, PathResult result, Map<String, String> names) {
    BandResult band = result.band();
    for (int k = 0; k < band.images().size(); k++) {
      Map<String, String> metadata = new java.util.LinkedHashMap<>(names);
      metadata.put("image", Integer.toString(k));
      metadata.put("distance_angstrom", Double.toString(band.distances()[k]));
      frames.add(
          new Frame(
              band.images().get(k),
              Labels.NONE.withEnergy(band.energies()[k]),
              metadata,
              Map.of(),
              Frame.Source.NONE));
      rows.append(hop).append(',').append(k).append(',').append(band.distances()[k]);
      rows.append(',').append(band.energies()[k] - band.energies()[0]);
      rows.append(',').append(-band.slopes()[k]).append('\n');
    }
  }

  /** Writes both files, where there is any path. */
  void write(Path folder) {
    if (frames.isEmpty()) {
      return;
    }
    ExtendedXyz.write(folder.resolve("path.xyz"), frames);
    AtomicFile.write(folder.resolve("path.csv"), rows.toString());
  }
}
