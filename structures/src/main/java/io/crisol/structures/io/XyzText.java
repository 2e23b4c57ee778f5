package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A frame as extended XYZ text, in eV, Å, eV/Å³ and Å/fs. Every number is read back as the same
 * double.
 */
final class XyzText {
  private static final String VELOCITIES_UNIT = "velocities_unit";

  private final StringBuilder out = new StringBuilder();
  private final XyzDigits digits;

  private XyzText(XyzDigits digits) {
    this.digits = digits;
  }

  static String of(Frame frame, XyzDigits digits) {
    XyzText text = new XyzText(digits);
    text.write(frame);
    return text.out.toString();
  }

  private void write(Frame frame) {
    Structure structure = frame.structure();
    Map<String, double[]> columns = columns(frame);
    out.append(structure.size()).append('\n');
    comment(frame, columns);
    double[] positions = structure.positions();
    for (int i = 0; i < structure.size(); i++) {
      out.append(structure.element(i).symbol());
      values(positions, i, 3);
      for (double[] column : columns.values()) {
        values(column, i, column.length / structure.size());
      }
      out.append('\n');
    }
  }

  private static Map<String, double[]> columns(Frame frame) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    frame.labels().forces().ifPresent(forces -> columns.put("forces", forces));
    frame.structure().charges().ifPresent(charges -> columns.put("charge", charges));
    frame.labels().charges().ifPresent(charges -> columns.put("REF_charges", charges));
    frame.columns().forEach(columns::putIfAbsent);
    return columns;
  }

  private void comment(Frame frame, Map<String, double[]> columns) {
    Set<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    written.addAll(Set.of("Lattice", "Properties", "pbc", "energy", "stress"));
    Cell cell = frame.structure().cell();
    lattice(cell.vectors());
    out.append("Properties=species:S:1:pos:R:3");
    columns.forEach(
        (name, v) -> out.append(':').append(name).append(":R:").append(v.length / frame.size()));
    labels(frame.labels());
    if (columns.containsKey("velocities")) {
      out.append(' ').append(VELOCITIES_UNIT).append("=Angstrom/fs");
      written.add(VELOCITIES_UNIT);
    }
    periodicity(cell);
    frame
        .metadata()
        .forEach(
            (key, value) -> {
              if (written.add(key)) {
                entry(key, value);
              }
            });
    out.append('\n');
  }

  /** Nothing where there is no cell. */
  private void lattice(double[] vectors) {
    if (Arrays.stream(vectors).anyMatch(component -> component != 0)) {
      out.append("Lattice=\"").append(joined(vectors)).append("\" ");
    }
  }

  private void periodicity(Cell cell) {
    out.append(" pbc=\"")
        .append(flag(cell, 0))
        .append(' ')
        .append(flag(cell, 1))
        .append(' ')
        .append(flag(cell, 2))
        .append('"');
  }

  private void entry(String key, String value) {
    out.append(' ').append(CommentLine.quote(key)).append('=').append(CommentLine.quote(value));
  }

  private void labels(Labels labels) {
    labels.energy().ifPresent(energy -> out.append(" energy=").append(number(energy)));
    labels
        .stress()
        .ifPresent(stress -> out.append(" stress=\"").append(joined(stress)).append('"'));
  }

  private static char flag(Cell cell, int a) {
    return cell.isPeriodic(a) ? 'T' : 'F';
  }

  private String joined(double[] values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      text.append(text.isEmpty() ? "" : " ").append(number(value));
    }
    return text.toString();
  }

  private void values(double[] flat, int i, int width) {
    for (int k = i * width; k < (i + 1) * width; k++) {
      out.append(' ').append(number(flat[k]));
    }
  }

  private String number(double value) {
    if (digits == XyzDigits.SHORTEST || value == 0 || !Double.isFinite(value)) {
      return Double.toString(value);
    }
    return String.format(Locale.ROOT, "%.16e", new BigDecimal(value).round(new MathContext(17)));
  }
}
