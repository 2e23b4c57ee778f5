package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Metrics.Interval;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Errors in tables (by set, configuration type, element, size of the force; beside those of peers) and their distribution. */
final class ErrorSection {
  private static final List<String> HEADER = List.of("", "frames", "atoms", "energy MAE (meV/atom)", "energy RMSE (meV/atom)", "force MAE (eV/Å)", "force RMSE (eV/Å)");

  private ErrorSection() {}

  static void write(Page page, RunFolder folder, RunFolder step) {
    Subject.of(step).ifPresent(subject -> {
      page.heading("Errors");
      Map<String, List<ParityFrame>> sets = step.find(Parity.class).map(Parity::sets).orElse(Map.of());
      bySet(page, sets, subject);
      peers(page, folder, step, subject);
      byGroup(page, subject);
      byElement(page, subject);
      bySize(page, subject);
      distribution(page, sets);
    });
  }

  private static void bySet(Page page, Map<String, List<ParityFrame>> sets, Subject subject) {
    List<List<String>> rows = new ArrayList<>();
    if (sets.isEmpty()) {
      rows.add(row(subject.set(), subject.errors()));
    }
    sets.forEach((name, frames) -> {
      rows.add(row((name.equals(subject.set()) ? "*" : "") + name, Errors.of(frames)));
      if (name.equals(subject.set())) {
        intervals(subject).ifPresent(rows::add);
      }
    });
    page.table("Errors by data set: energies per atom without any shift removed, forces per Cartesian component.", HEADER, rows);
  }

  private static java.util.Optional<List<String>> intervals(Subject subject) {
    List<String> cells = new ArrayList<>(List.of("95 % interval", "", ""));
    boolean any = false;
    for (String name : List.of(Errors.ENERGY_MAE, Errors.ENERGY_RMSE, Errors.FORCE_MAE, Errors.FORCE_RMSE)) {
      java.util.Optional<Interval> interval = subject.metrics().flatMap(metrics -> metrics.interval(name));
      cells.add(interval.map(ends -> significant(ends.low(), 3) + " to " + significant(ends.high(), 3)).orElse(""));
      any |= interval.isPresent();
    }
    return any ? java.util.Optional.of(cells) : java.util.Optional.empty();
  }

  private static List<String> row(String name, Errors errors) {
    return List.of(name, count(errors.frames()), count(errors.atoms()), significant(errors.energyMae(), 3), significant(errors.energyRmse(), 3),
        significant(errors.forceMae(), 3), significant(errors.forceRmse(), 3));
  }

  private static void peers(Page page, RunFolder folder, RunFolder step, Subject subject) {
    List<Peers.Peer> peers = Peers.of(Verdicts.benchmark(folder, step));
    if (peers.isEmpty() || !subject.unseen()) {
      return;
    }
    Errors own = subject.errors();
    List<List<String>> rows = new ArrayList<>();
    boolean placed = false;
    for (Peers.Peer peer : peers) {
      if (!placed && own.forceMae() <= peer.forceMae()) {
        rows.add(ownRow(own));
        placed = true;
      }
      rows.add(List.of(peer.name(), significant(peer.energyMae(), 2), significant(peer.energyRmse(), 2), fixed(peer.forceMae(), peer.decimals()),
          fixed(peer.forceRmse(), 3), peer.origin()));
    }
    if (!placed) {
      rows.add(ownRow(own));
    }
    page.table("The same test set with other potentials, in the order of their force error.",
        List.of("potential", "energy MAE (meV/atom)", "energy RMSE (meV/atom)", "force MAE (eV/Å)", "force RMSE (eV/Å)", "origin"), rows);
  }

  private static List<String> ownRow(Errors own) {
    return List.of("*this run", significant(own.energyMae(), 2), significant(own.energyRmse(), 2), fixed(own.forceMae(), 3), fixed(own.forceRmse(), 3), "this page");
  }

  private static void byGroup(Page page, Subject subject) {
    Map<String, Errors> groups = new LinkedHashMap<>();
    if (subject.frames().isEmpty()) {
      subject.metrics().ifPresent(metrics -> metrics.groups().forEach((name, group) -> groups.put(name, Errors.of(group))));
    } else {
      Map<String, List<ParityFrame>> frames = new TreeMap<>();
      subject.frames().forEach(frame -> frames.computeIfAbsent(frame.group(), _ -> new ArrayList<>()).add(frame));
      frames.forEach((name, list) -> groups.put(name.isEmpty() ? "(no type given)" : name, Errors.of(list)));
    }
    if (groups.size() > 1) {
      List<List<String>> rows = groups.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
      page.table("Errors by configuration type, " + subject.set() + " set.", HEADER, rows);
    }
  }

  private static void byElement(Page page, Subject subject) {
    Map<String, Errors.Sum> sums = new TreeMap<>();
    Map<String, Errors.Sum> typical = new TreeMap<>();
    for (ParityFrame frame : subject.frames()) {
      for (int k = 0; k < frame.forces().length && frame.hasForces() && !frame.elements().isEmpty(); k++) {
        String element = frame.elements().get(k / 3);
        sums.computeIfAbsent(element, _ -> new Errors.Sum()).add(frame.predicted()[k] - frame.forces()[k]);
        typical.computeIfAbsent(element, _ -> new Errors.Sum()).add(frame.forces()[k]);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    sums.forEach((element, sum) -> rows.add(List.of(element, count(sum.count() / 3), significant(sum.mean(), 3), significant(sum.rms(), 3), significant(typical.get(element).rms(), 3))));
    if (rows.isEmpty()) {
      subject.metrics().map(Metrics::elements).orElse(Map.of()).forEach((element, metrics) -> rows.add(List.of(element, "–",
          significant(Errors.of(metrics).forceMae(), 3), significant(Errors.of(metrics).forceRmse(), 3), "–")));
    }
    if (!rows.isEmpty()) {
      page.table("Force errors by element, " + subject.set() + " set.", List.of("element", "atoms", "force MAE (eV/Å)", "force RMSE (eV/Å)", "RMS reference force (eV/Å)"), rows);
    }
  }

  private static void bySize(Page page, Subject subject) {
    double[] edges = {0, 0.1, 0.3, 1, 3, Double.POSITIVE_INFINITY};
    Errors.Sum[] sums = new Errors.Sum[edges.length - 1];
    Arrays.setAll(sums, _ -> new Errors.Sum());
    for (ParityFrame frame : subject.frames()) {
      for (int k = 0; k + 2 < frame.forces().length && frame.hasForces(); k += 3) {
        double size = Math.sqrt(Math.pow(frame.forces()[k], 2) + Math.pow(frame.forces()[k + 1], 2) + Math.pow(frame.forces()[k + 2], 2));
        int bin = 0;
        while (size >= edges[bin + 1]) {
          bin++;
        }
        for (int c = k; c < k + 3; c++) {
          sums[bin].add(frame.predicted()[c] - frame.forces()[c]);
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int bin = 0; bin < sums.length; bin++) {
      if (sums[bin].count() > 0) {
        String range = bin == sums.length - 1 ? "above " + significant(edges[bin], 1) : significant(edges[bin], 1) + " to " + significant(edges[bin + 1], 1);
        rows.add(List.of(range, count(sums[bin].count() / 3), significant(sums[bin].mean(), 3), significant(sums[bin].rms(), 3)));
      }
    }
    if (rows.size() > 1) {
      page.table("Force errors by the size of the reference force on the atom, " + subject.set() + " set.",
          List.of("reference force (eV/Å)", "atoms", "force MAE (eV/Å)", "force RMSE (eV/Å)"), rows);
    }
  }

  private static void distribution(Page page, Map<String, List<ParityFrame>> sets) {
    List<Markup> charts = new ArrayList<>();
    cumulative(page, sets, "error distribution force", "Cumulative distribution of force errors", "|error| of a force component (eV/Å)", false).ifPresent(charts::add);
    cumulative(page, sets, "error distribution energy", "Cumulative distribution of energy errors", "|error| of the energy (meV/atom)", true).ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.figure("Share of errors below a value: the median error is read at 50 %, the tail at the top.", charts);
    }
  }

  private static java.util.Optional<Markup> cumulative(Page page, Map<String, List<ParityFrame>> sets, String id, String title, String label, boolean energy) {
    Map<String, double[]> errors = new LinkedHashMap<>();
    sets.forEach((name, frames) -> {
      double[] sorted = frames.stream().flatMapToDouble(frame -> errors(frame, energy)).map(Math::abs).filter(e -> e > 0).sorted().toArray();
      if (sorted.length > 0) {
        errors.put(name, sorted);
      }
    });
    if (errors.isEmpty()) {
      return java.util.Optional.empty();
    }
    double[] shown = errors.values().stream().flatMapToDouble(e -> Arrays.stream(new double[] {e[(int) (0.02 * e.length)], e[e.length - 1]})).toArray();
    Chart chart = Chart.of(page.id(id), title, "Rising curves from 0 to 100 %, one per data set.").size(460, 300)
        .x(Scale.logarithmic(shown), label).y(Scale.between(0, 100), "share of errors below (%)");
    errors.forEach((name, sorted) -> {
      double[] share = new double[sorted.length];
      Arrays.setAll(share, k -> 100.0 * (k + 1) / sorted.length);
      Style style = ParitySection.style(name);
      thinned(chart, name, sorted, share, style);
    });
    return java.util.Optional.of(chart.markup());
  }

  /** At most 200 quantiles: more cannot be seen. */
  private static void thinned(Chart chart, String name, double[] values, double[] share, Style style) {
    int n = Math.min(200, values.length);
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int k = 0; k < n; k++) {
      int at = n == 1 ? 0 : (int) ((long) k * (values.length - 1) / (n - 1));
      xs[k] = values[at];
      ys[k] = share[at];
    }
    chart.line(name, xs, ys, style);
  }

  private static java.util.stream.DoubleStream errors(ParityFrame frame, boolean energy) {
    if (energy) {
      return frame.hasEnergy() ? java.util.stream.DoubleStream.of(1000 * (frame.energyPerAtomPredicted() - frame.energyPerAtom())) : java.util.stream.DoubleStream.empty();
    }
    return frame.hasForces()
        ? java.util.stream.IntStream.range(0, frame.forces().length).mapToDouble(k -> frame.predicted()[k] - frame.forces()[k])
        : java.util.stream.DoubleStream.empty();
  }
}
