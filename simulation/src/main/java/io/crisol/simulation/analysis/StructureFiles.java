package io.crisol.simulation.analysis;

import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The curves of an analysis in a folder: rdf.csv, coordination.csv, angles.csv, vibrations.csv,
 * profile.csv, lindemann.csv, fragments-Si.csv …; each where there is anything in it.
 */
public final class StructureFiles {
  private StructureFiles() {}

  /** Writes them. */
  public static void write(Path folder, StructureResult result) {
    result.rdf().ifPresent(c -> curves(folder.resolve("rdf.csv"), "r_angstrom", c.r(), c.g()));
    Map<String, double[]> shares = result.coordination().shares();
    double[] numbers = new double[shares.values().iterator().next().length];
    java.util.Arrays.setAll(numbers, k -> k);
    curves(folder.resolve("coordination.csv"), "neighbours", numbers, shares);
    if (!result.angles().density().isEmpty()) {
      curves(
          folder.resolve("angles.csv"),
          "angle_degrees",
          result.angles().angle(),
          result.angles().density());
    }
    result
        .vibrations()
        .ifPresent(
            c ->
                curves(
                    folder.resolve("vibrations.csv"), "frequency_THz", c.frequency(), c.density()));
    result
        .profile()
        .ifPresent(c -> curves(folder.resolve("profile.csv"), "r_angstrom", c.r(), c.density()));
    result
        .lindemann()
        .ifPresent(indices -> atoms(folder.resolve("lindemann.csv"), result, indices));
    result.fragments().forEach((group, frames) -> fragments(folder, group, frames));
  }

  private static void curves(
      Path file, String first, double[] abscissa, Map<String, double[]> columns) {
    StringBuilder text = new StringBuilder(first);
    columns.keySet().forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (int k = 0; k < abscissa.length; k++) {
      text.append(Math.rint(abscissa[k] * 1e9) / 1e9);
      for (double[] column : columns.values()) {
        text.append(',').append(column[k]);
      }
      text.append('\n');
    }
    AtomicFile.write(file, text.toString());
  }

  private static void atoms(Path file, StructureResult result, Lindemann.Indices indices) {
    boolean cluster = indices.radius().length > 0;
    StringBuilder text = new StringBuilder("atom,atomic_number,lindemann_index");
    text.append(cluster ? ",radius_angstrom\n" : "\n");
    for (int i = 0; i < indices.atoms().length; i++) {
      text.append(i).append(',').append(result.first().element(i).atomicNumber()).append(',');
      text.append(Double.isFinite(indices.atoms()[i]) ? indices.atoms()[i] : "");
      text.append(cluster ? "," + indices.radius()[i] : "").append('\n');
    }
    AtomicFile.write(file, text.toString());
  }

  /** Shares of the atoms frame by frame */
  private static void fragments(Path folder, String group, List<Fragments.Census> frames) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    double[] index = new double[frames.size()];
    java.util.Arrays.setAll(index, k -> k);
    for (Fragments.Kind kind : Fragments.kinds()) {
      columns.put(
          kind.name().toLowerCase(java.util.Locale.ROOT),
          frames.stream().mapToDouble(frame -> frame.share(kind)).toArray());
    }
    curves(folder.resolve("fragments-" + group + ".csv"), "frame", index, columns);
  }
}
