package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What POSCAR and XDATCAR share when they are written. */
final class VaspText {
  private static final double LEAST_PLAIN = 1e-18;
  private static final double MOST_PLAIN = 1e15;

  private VaspText() {}

  /** OUTPUT_UNFIT unless a frame repeats in all directions. */
  static void requireBulk(String format, Frame frame) {
    if (!frame.structure().cell().isBulk()) {
      throw Problem.OUTPUT_UNFIT.with(
          format,
          "VASP repeats the cell in all three directions, and "
              + (frame.source().file().isEmpty() ? "a frame" : frame.source().toString())
              + " does not");
    }
  }

  /** Title, scale 1, cell, symbols, counts; atoms stay in their order. */
  static void header(StringBuilder out, Structure structure) {
    out.append(structure.formula()).append("\n1.0\n");
    double[] cell = structure.cell().vectors();
    for (int a = 0; a < 3; a++) {
      row(out, cell, 3 * a).append('\n');
    }
    List<Element> kinds = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < structure.size(); i++) {
      if (i > 0 && structure.element(i) == kinds.getLast()) {
        counts.set(counts.size() - 1, counts.getLast() + 1);
      } else {
        kinds.add(structure.element(i));
        counts.add(1);
      }
    }
    kinds.forEach(kind -> out.append("%4s".formatted(kind)));
    out.append('\n');
    counts.forEach(count -> out.append("%4s".formatted(" " + count)));
    out.append('\n');
  }

  /** Three numbers, each read back as the same double. */
  static StringBuilder row(StringBuilder out, double[] values, int from) {
    for (int k = from; k < from + 3; k++) {
      out.append("%24s".formatted(" " + number(values[k])));
    }
    return out;
  }

  /** 16 decimals or more; an exponent only where the number is tiny or huge; −0 keeps its sign. */
  private static String number(double value) {
    String shortest = Double.toString(value);
    double size = Math.abs(value);
    if (size < LEAST_PLAIN || size >= MOST_PLAIN) {
      return shortest;
    }
    BigDecimal exact = new BigDecimal(shortest);
    return exact.setScale(Math.max(16, exact.scale())).toPlainString();
  }
}
