package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Writes MLIP cfg files; types are numbered in order of atomic number over all frames. */
final class MlipWriter {
  private static final Keeps KEEPS =
      Keeps.only(
              Keeps.Part.ENERGY,
              Keeps.Part.FORCES,
              Keeps.Part.STRESS,
              Keeps.Part.CHARGES,
              Keeps.Part.MOLECULES,
              Keeps.Part.METADATA)
          .andColumns("energies");

  private final List<Element> types;
  private final StringBuilder out = new StringBuilder();

  private MlipWriter(List<Element> types) {
    this.types = types;
  }

  static void write(Path file, List<Frame> frames, Consumer<String> note) {
    KEEPS.tell(frames, note);
    Set<Element> all = EnumSet.noneOf(Element.class);
    frames.forEach(frame -> all.addAll(frame.structure().elementSet()));
    List<Element> types = List.copyOf(all);
    note.accept(
        "elements are numbered: types 0, 1, … are "
            + String.join(", ", types.stream().map(Element::symbol).toList())
            + " (also in a Feature line, which only Crisol reads)");
    if (frames.stream().anyMatch(MlipWriter::isSkew)) {
      note.accept("the stress is not symmetric: the means of xy and yx, … are written");
    }
    TextOutput.write(file, frames, frame -> new MlipWriter(types).text(frame));
  }

  static boolean isSkew(Frame frame) {
    double[] s = frame.labels().stress().orElse(new double[9]);
    return s[1] != s[3] || s[2] != s[6] || s[5] != s[7];
  }

  private String text(Frame frame) {
    Structure structure = frame.structure();
    out.append("BEGIN_CFG\n Size\n    ").append(structure.size()).append('\n');
    supercell(structure.cell());
    atoms(frame);
    frame.labels().energy().ifPresent(e -> out.append(" Energy\n    ").append(e).append('\n'));
    frame.labels().stress().ifPresent(stress -> virial(stress, structure.cell()));
    feature(MlipCfg.ELEMENTS, String.join(",", types.stream().map(Element::symbol).toList()));
    frame.metadata().forEach(this::feature);
    return out.append("END_CFG\n\n").toString();
  }

  private void supercell(Cell cell) {
    if (cell.isPeriodic()) {
      out.append(" Supercell\n");
      for (int a = 0; a < 3; a++) {
        out.append("   ");
        for (int axis = 0; axis < 3; axis++) {
          out.append(' ').append(cell.vector(a, axis));
        }
        out.append('\n');
      }
    }
  }

  private void atoms(Frame frame) {
    Structure structure = frame.structure();
    double[] forces = frame.labels().forces().orElse(null);
    double[] charges = structure.charges().orElse(null);
    double[] energies = frame.columns().get("energies");
    out.append(" AtomData:  id type       cartes_x      cartes_y      cartes_z")
        .append(forces == null ? "" : "           fx          fy          fz")
        .append(energies == null ? "" : " site_en")
        .append(charges == null ? "" : " charge")
        .append('\n');
    for (int i = 0; i < structure.size(); i++) {
      out.append(
          String.format(Locale.ROOT, " %13d %4d", i + 1, types.indexOf(structure.element(i))));
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        out.append(' ').append(structure.coordinate(k));
      }
      for (int k = 3 * i; k < 3 * i + 3 && forces != null; k++) {
        out.append(' ').append(forces[k]);
      }
      out.append(energies == null ? "" : " " + energies[i])
          .append(charges == null ? "" : " " + charges[i])
          .append('\n');
    }
  }

  private void virial(double[] s, Cell cell) {
    if (!cell.isPeriodic()) {
      return;
    }
    double v = -cell.volume();
    out.append(" PlusStress:  xx          yy          zz          yz          xz          xy\n   ");
    double[] six = {
      s[0], s[4], s[8], 0.5 * (s[5] + s[7]), 0.5 * (s[2] + s[6]), 0.5 * (s[1] + s[3])
    };
    for (double value : six) {
      out.append(' ').append(value * v);
    }
    out.append('\n');
  }

  private void feature(String name, String value) {
    out.append(" Feature   ")
        .append(name.replaceAll("\\s+", "_"))
        .append("       ")
        .append(value.replaceAll("\\s+", " "))
        .append('\n');
  }
}
