package io.crisol.report.page;

import io.crisol.report.run.Images;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The frames that the page carries for its viewer. Every frame is named; coordinates (0.01 Å) and
 * forces (0.001 eV/Å) are carried for as many as a page of a sensible size can hold: images of
 * paths and test frames first, then validation, then training, within a set those with the largest
 * force errors first.
 */
final class ViewerFrames {
  /** Atoms whose coordinates and forces are carried in all: about 45 characters each. */
  static final int ATOMS = 16_000;

  private record Entry(String key, String set, ParityFrame frame) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<ParityFrame, String> keys = new IdentityHashMap<>();
  private final Set<String> carried = new HashSet<>();

  ViewerFrames(RunFolder folder) {
    for (RunFolder step : folder.each()) {
      String prefix = step.name().isEmpty() ? "" : step.name() + "/";
      step.find(Parity.class)
          .ifPresent(
              parity ->
                  parity
                      .sets()
                      .forEach(
                          (set, frames) -> {
                            for (int k = 0; k < frames.size(); k++) {
                              Entry entry = new Entry(prefix + set + "/" + k, set, frames.get(k));
                              entries.add(entry);
                              keys.put(entry.frame(), entry.key());
                            }
                          }));
      step.find(Images.class)
          .ifPresent(
              images -> {
                for (int k = 0; k < images.frames().size(); k++) {
                  Entry entry = new Entry(prefix + "path/" + k, "path", images.frames().get(k));
                  entries.add(entry);
                  keys.put(entry.frame(), entry.key());
                }
              });
    }
    choose();
  }

  /** Key of a frame, such as {@code train/validation/3}. */
  String key(ParityFrame frame) {
    return keys.get(frame);
  }

  /** How many frames can be looked at, and how many there are. */
  int carriedCount() {
    return carried.size();
  }

  int count() {
    return entries.size();
  }

  private void choose() {
    int room = ATOMS;
    Comparator<Entry> order =
        Comparator.comparingInt((Entry entry) -> rank(entry.set()))
            .thenComparing(
                entry -> Double.isNaN(entry.frame().forceRmse()) ? 0 : -entry.frame().forceRmse());
    for (Entry entry :
        entries.stream().filter(entry -> entry.frame().hasGeometry()).sorted(order).toList()) {
      boolean first = carried.isEmpty();
      if (first || entry.frame().atoms() <= room) {
        carried.add(entry.key());
        room -= entry.frame().atoms();
      }
    }
  }

  private static int rank(String set) {
    return switch (set) {
      case "validation" -> 1;
      case "train" -> 2;
      default -> 0;
    };
  }

  /** The frames as compact JSON, safe inside a script element. */
  String json() {
    Set<String> symbols = new TreeSet<>();
    StringBuilder list = new StringBuilder();
    for (Entry entry : entries) {
      list.append(list.isEmpty() ? "\n" : ",\n").append(frame(entry));
      if (carried.contains(entry.key())) {
        symbols.addAll(entry.frame().elements());
      }
    }
    StringBuilder elements = new StringBuilder();
    for (String symbol : symbols) {
      double radius = Element.find(symbol).map(Element::covalentRadius).orElse(1.2);
      elements
          .append(elements.isEmpty() ? "" : ",")
          .append(quoted(symbol))
          .append(":[")
          .append(radius)
          .append(',')
          .append(quoted(Colors.of(symbol)))
          .append(']');
    }
    return "{\"elements\":{" + elements + "},\"frames\":[" + list + "]}";
  }

  private String frame(Entry entry) {
    ParityFrame frame = entry.frame();
    StringBuilder out = new StringBuilder("{\"id\":").append(quoted(entry.key()));
    out.append(",\"name\":")
        .append(quoted(frame.shortSource()))
        .append(",\"set\":")
        .append(quoted(entry.set()))
        .append(",\"group\":")
        .append(quoted(frame.group()))
        .append(",\"n\":")
        .append(frame.atoms());
    out.append(",\"e\":")
        .append(rounded(frame.energyPerAtom(), 1e5))
        .append(",\"ep\":")
        .append(rounded(frame.energyPerAtomPredicted(), 1e5))
        .append(",\"rmse\":")
        .append(rounded(frame.forceRmse(), 1e4));
    if (carried.contains(entry.key())) {
      out.append(",\"z\":").append(elements(frame.elements()));
      integers(out, "l", frame.lattice(), 1000);
      integers(out, "p", frame.positions(), 100);
      integers(out, "f", frame.forces(), 1000);
      integers(out, "q", frame.predicted(), 1000);
    }
    return out.append('}').toString();
  }

  /** Runs of equal symbols: [["Si",63]]. */
  private static String elements(List<String> symbols) {
    StringBuilder out = new StringBuilder("[");
    for (int k = 0; k < symbols.size(); ) {
      int end = k;
      while (end < symbols.size() && symbols.get(end).equals(symbols.get(k))) {
        end++;
      }
      out.append(k == 0 ? "[" : ",[")
          .append(quoted(symbols.get(k)))
          .append(',')
          .append(end - k)
          .append(']');
      k = end;
    }
    return out.append(']').toString();
  }

  private static void integers(StringBuilder out, String name, double[] values, double perUnit) {
    if (values.length == 0) {
      return;
    }
    out.append(",\"").append(name).append("\":[");
    for (int k = 0; k < values.length; k++) {
      out.append(k == 0 ? "" : ",").append(Math.round(values[k] * perUnit));
    }
    out.append(']');
  }

  private static String rounded(double value, double perUnit) {
    return Double.isFinite(value) ? Double.toString(Math.round(value * perUnit) / perUnit) : "null";
  }

  private static String quoted(String text) {
    return new Json.Str(text).text().strip();
  }
}
