package io.crisol.app;

import io.crisol.simulation.BandResult;
import io.crisol.simulation.path.NebOptions;
import io.crisol.simulation.path.PathEnds;
import io.crisol.simulation.path.PathResult;
import io.crisol.simulation.path.Saddle;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is told of a path on the console. */
final class PathTold {
  /** Way of an atom below which a structure was given relaxed, Å. */
  private static final double RELAXED = 1e-3;

  private final Run run;
  private final PathResult result;

  PathTold(Run run, PathResult result) {
    this.run = run;
    this.result = result;
  }

  /** What was done to the ends before. */
  void ends(NebOptions options) {
    end(0, "start", options);
    end(1, "end", options);
    PathEnds ends = result.ends();
    List<Integer> permuted = ends.permuted();
    if (!permuted.isEmpty()) {
      String atoms =
          permuted.stream()
              .limit(12)
              .map(i -> ends.start().element(i).symbol() + " " + i)
              .collect(Collectors.joining(", "));
      note(
          "note: %d atoms have another number in the end than in the start and were matched: %s%s",
          permuted.size(), atoms, permuted.size() > 12 ? " …" : "");
    }
    if (ends.wrapped() > 0) {
      note(
          "note: %d atoms of the end lie in another cell than those of the start; each goes the"
              + " shortest way",
          ends.wrapped());
    }
  }

  private void end(int k, String name, NebOptions options) {
    if (result.moved()[k] > RELAXED) {
      note("note: the %s was not relaxed; it is now (moved by %.3g Å)", name, result.moved()[k]);
    }
    if (!options.relaxEnds() && result.endForces()[k] > options.forceTolerance()) {
      note(
          "note: the %s is no minimum, its largest force is %.3g eV/Å; the barrier is counted from"
              + " where it is",
          name, result.endForces()[k]);
    }
  }

  private void note(String text, Object... values) {
    run.console().note(String.format(Locale.ROOT, text, values));
  }

  /** What was found. */
  void path() {
    Rows rows = new Rows(run.console());
    BandResult band = result.band();
    add(rows, "barrier", "%.4f ± %.4f eV", result.barrier(), result.barrierError());
    add(rows, "reverse barrier", "%.4f eV", result.reverseBarrier());
    Structure start = result.ends().start();
    int mover = result.ends().mover();
    add(
        rows,
        "path",
        "%d images, %.3f Å long; atom %d (%s) goes farthest, %.3f Å",
        band.images().size() - 2,
        band.distances()[band.distances().length - 1],
        mover,
        start.element(mover).symbol(),
        result.ends().farthest());
    add(
        rows,
        "iterations",
        "%d (%d evaluations), largest force %.3g eV/Å",
        band.steps(),
        band.evaluations(),
        band.maxForce());
    saddle(rows);
  }

  private void saddle(Rows rows) {
    if (!result.minima().isEmpty()) {
      rows.add("minima on the way", "at images " + result.minima());
    }
    result.saddle().ifPresent(saddle -> add(rows, saddle));
    result
        .prefactor()
        .ifPresent(found -> add(rows, "attempt frequency", "%.3f THz", found.forward()));
    result
        .maxGrade()
        .ifPresent(grade -> add(rows, "largest grade", "%.2f (doubtful above 2)", grade));
  }

  private static void add(Rows rows, Saddle saddle) {
    add(
        rows,
        "saddle",
        "%s; curvatures %.3f (along the path %.3f) and %.3f eV/Å²",
        saddle.isFirstOrder() ? "of first order" : "NOT of first order",
        saddle.lowest(),
        saddle.alongPath(),
        saddle.second());
  }

  private static void add(Rows rows, String name, String text, Object... values) {
    rows.add(name, String.format(Locale.ROOT, text, values));
  }
}
