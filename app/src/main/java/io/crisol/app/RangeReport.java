package io.crisol.app;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.OutOfRange;
import io.crisol.potentials.Potential;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which descriptor components left their range in training, on a set of frames. */
final class RangeReport {
  /** Components that are named on a terminal. */
  private static final int SHOWN = 5;

  private final List<Frame> frames;
  private final List<List<OutOfRange>> byFrame;

  private RangeReport(List<Frame> frames, List<List<OutOfRange>> byFrame) {
    this.frames = frames;
    this.byFrame = byFrame;
  }

  /** The report on some frames; absent where the potential does not know its ranges. */
  static Optional<RangeReport> of(Potential potential, List<Frame> frames) {
    Optional<Extrapolating> trained = Extrapolating.of(potential);
    if (trained.isEmpty() || frames.isEmpty()) {
      return Optional.empty();
    }
    List<Optional<List<OutOfRange>>> found =
        new ArrayList<>(java.util.Collections.nCopies(frames.size(), Optional.empty()));
    Workers.forEach(
        frames.size(),
        f -> {
          Structure structure = frames.get(f).structure();
          Neighbors neighbors = Neighbors.of(structure, potential.cutoff(), 0);
          found.set(f, trained.get().outOfRange(structure, neighbors));
        });
    return found.stream().allMatch(Optional::isPresent)
        ? Optional.of(new RangeReport(frames, found.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  /** Number of components outside of their ranges of each atom of frame {@code f}. */
  double[] counts(int f) {
    double[] counts = new double[frames.get(f).size()];
    byFrame.get(f).forEach(out -> counts[out.atom()]++);
    return counts;
  }

  private long atomsOutside() {
    long atoms = 0;
    for (int f = 0; f < frames.size(); f++) {
      atoms += Arrays.stream(counts(f)).filter(count -> count > 0).count();
    }
    return atoms;
  }

  /** What is outside by element and component, the most frequent first. */
  private List<List<OutOfRange>> components() {
    Map<String, List<OutOfRange>> all = new LinkedHashMap<>();
    for (List<OutOfRange> frame : byFrame) {
      for (OutOfRange out : frame) {
        all.computeIfAbsent(out.element() + " " + out.component(), _ -> new ArrayList<>()).add(out);
      }
    }
    List<List<OutOfRange>> sorted = new ArrayList<>(all.values());
    sorted.sort(Comparator.comparingInt(list -> -list.size()));
    return sorted;
  }

  private static OutOfRange farthest(List<OutOfRange> list) {
    return list.stream().max(Comparator.comparingDouble(OutOfRange::excess)).orElseThrow();
  }

  /** Says how many atoms have something outside, and what. */
  void print(Console console) {
    int atoms = frames.stream().mapToInt(Frame::size).sum();
    long outside = atomsOutside();
    if (outside == 0) {
      console.print(
          "range: all descriptor components of all atoms are in their ranges in training");
      return;
    }
    List<List<OutOfRange>> components = components();
    console.print(
        String.format(
            Locale.ROOT,
            "range: %d of %d atoms have descriptor components outside of their range in training,"
                + " %d different ones:",
            outside,
            atoms,
            components.size()));
    components.stream().limit(SHOWN).forEach(list -> print(console, list));
    if (components.size() > SHOWN) {
      console.print("  … and " + (components.size() - SHOWN) + " more");
    }
  }

  private static void print(Console console, List<OutOfRange> list) {
    OutOfRange out = farthest(list);
    console.print(
        String.format(
            Locale.ROOT,
            "  %-2s %-40s %6d atoms   farthest %.6g, in training %.6g to %.6g",
            out.element(),
            out.component(),
            list.size(),
            out.value(),
            out.low(),
            out.high()));
  }

  /** All components that were outside. */
  Json.Obj json() {
    Json.Arr list = new Json.Arr();
    for (List<OutOfRange> own : components()) {
      OutOfRange out = farthest(own);
      list.add(
          new Json.Obj()
              .put("element", out.element().symbol())
              .put("component", out.component())
              .put("atoms", own.size())
              .put("farthest", out.value())
              .put("low", out.low())
              .put("high", out.high()));
    }
    return new Json.Obj()
        .put("frames", frames.size())
        .put("atoms", frames.stream().mapToInt(Frame::size).sum())
        .put("atoms_outside", atomsOutside())
        .put("components", list);
  }
}
