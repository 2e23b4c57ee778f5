package io.crisol.simulation.search.hull;

import io.crisol.structures.Element;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;

/** hull.csv and voltage.csv in a run folder. */
public final class HullFiles {
  private HullFiles() {}

  /** Writes them. */
  public static void write(Path folder, HullResult result) {
    if (!result.points().isEmpty()) {
      AtomicFile.write(folder.resolve("hull.csv"), points(result));
    }
    result
        .voltage()
        .ifPresent(curve -> AtomicFile.write(folder.resolve("voltage.csv"), steps(curve)));
  }

  /** One line for each structure; parts of the elements among the atoms. */
  private static String points(HullResult result) {
    StringBuilder text = new StringBuilder();
    for (Element element : result.elements()) {
      text.append("part_").append(element.symbol()).append(',');
    }
    text.append("formation_energy_eV_per_atom,above_hull_eV_per_atom,lowest\n");
    for (HullResult.Point point : result.points()) {
      for (Element element : result.elements()) {
        text.append(point.phase().part(element)).append(',');
      }
      text.append(point.formation())
          .append(',')
          .append(point.above())
          .append(',')
          .append(point.lowest() ? 1 : 0)
          .append('\n');
    }
    return text.toString();
  }

  private static String steps(VoltageCurve curve) {
    StringBuilder text = new StringBuilder("x_from,x_to,voltage_V\n");
    for (VoltageCurve.Step step : curve.steps()) {
      text.append(step.from())
          .append(',')
          .append(step.to())
          .append(',')
          .append(step.voltage())
          .append('\n');
    }
    return text.toString();
  }
}
