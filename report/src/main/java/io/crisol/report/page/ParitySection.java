package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Hexagons;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Layer.Dots.Cluster;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Reference against prediction, energies and force components; points name their frame and open it
 * in the viewer.
 */
final class ParitySection {
  /** Above this many points a set is drawn as a density, with its worst points on top. */
  static final int DENSE = 9000;

  private static final int WORST = 150;

  private ParitySection() {}

  static void write(Page page, Parity parity) {
    Map<String, List<ParityFrame>> sets = parity.sets();
    List<Markup> charts = new ArrayList<>();
    if (sets.values().stream().flatMap(List::stream).anyMatch(ParityFrame::hasEnergy)) {
      charts.add(energies(page, sets));
    }
    if (sets.values().stream().flatMap(List::stream).anyMatch(ParityFrame::hasForces)) {
      charts.add(forces(page, sets));
    }
    if (charts.isEmpty()) {
      return;
    }
    page.heading("Predicted against reference");
    page.figure(
        "Predicted against reference values"
            + described(sets)
            + ". The line is perfect agreement. Point at a dot to see its frame, click it to see the frame in three dimensions.",
        charts);
  }

  private static String described(Map<String, List<ParityFrame>> sets) {
    List<String> words = new ArrayList<>();
    sets.forEach(
        (name, frames) -> words.add(Verdicts.plural(frames.size(), "frame") + " of " + name));
    return " for " + String.join(", ", words);
  }

  private static Markup energies(Page page, Map<String, List<ParityFrame>> sets) {
    double[] all =
        sets.values().stream()
            .flatMap(List::stream)
            .filter(ParityFrame::hasEnergy)
            .flatMapToDouble(
                frame -> DoubleStream.of(frame.energyPerAtom(), frame.energyPerAtomPredicted()))
            .toArray();
    Scale scale = Scale.around(all);
    Chart chart =
        square(page.id("parity energy"), "Energy per atom, predicted against reference", scale)
            .x(scale, "reference energy (eV/atom)")
            .y(scale, "predicted energy (eV/atom)");
    eachSet(
        sets,
        (name, frames) -> {
          Style style = style(name).width(isFront(sets, name) ? 6 : 4.5);
          chart
              .add(
                  new Layer.Dots(
                      clusters(page, frames, ParityFrame::energyPerAtomPredicted), style, true))
              .legendPoints(name, style);
        });
    return chart.markup();
  }

  /**
   * Error of the energy of each frame against its reference energy: what a parity plot is too
   * coarse to show.
   */
  static Optional<Markup> energyErrors(Page page, Map<String, List<ParityFrame>> sets) {
    List<ParityFrame> all =
        sets.values().stream().flatMap(List::stream).filter(ParityFrame::hasEnergy).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    double most = all.stream().mapToDouble(frame -> Math.abs(energyError(frame))).max().orElse(1);
    Scale x = Scale.around(all.stream().mapToDouble(ParityFrame::energyPerAtom).toArray());
    Chart chart =
        Chart.of(
                page.id("energy errors"),
                "Energy errors",
                "Predicted minus reference energy of each frame against its reference energy.")
            .size(460, 300)
            .x(x, "reference energy (eV/atom)")
            .y(Scale.between(-1.1 * most, 1.1 * most), "predicted − reference (meV/atom)")
            .add(Layer.Rule.horizontal(0, x, new Style("#2b3038", "", 0.9), ""));
    eachSet(
        sets,
        (name, frames) -> {
          Style style = style(name).width(isFront(sets, name) ? 6 : 4.5);
          chart
              .add(new Layer.Dots(clusters(page, frames, ParitySection::energyError), style, true))
              .legendPoints(name, style);
        });
    return Optional.of(chart.markup());
  }

  private static double energyError(ParityFrame frame) {
    return 1000 * (frame.energyPerAtomPredicted() - frame.energyPerAtom());
  }

  private static List<Cluster> clusters(
      Page page, List<ParityFrame> frames, ToDoubleFunction<ParityFrame> height) {
    return frames.stream()
        .filter(ParityFrame::hasEnergy)
        .map(
            frame ->
                new Cluster(
                    page.frames().key(frame),
                    frame.title()
                        + "; energy off by "
                        + withUnit(significant(energyError(frame), 2), "meV/atom"),
                    new double[] {frame.energyPerAtom()},
                    new double[] {height.applyAsDouble(frame)},
                    new int[0]))
        .toList();
  }

  private static Markup forces(Page page, Map<String, List<ParityFrame>> sets) {
    double most = largestForce(sets);
    Scale scale = Scale.between(-1.05 * most, 1.05 * most);
    Chart chart =
        square(page.id("parity force"), "Force components, predicted against reference", scale)
            .x(scale, "reference force component (eV/Å)")
            .y(scale, "predicted force component (eV/Å)");
    eachSet(
        sets,
        (name, frames) -> {
          List<ParityFrame> labelled = frames.stream().filter(ParityFrame::hasForces).toList();
          int points = labelled.stream().mapToInt(frame -> frame.forces().length).sum();
          Style style = style(name).width(isFront(sets, name) ? 3.4 : 2.8);
          if (points > DENSE) {
            chart.add(new Hexagons(joined(labelled, true), joined(labelled, false), 5));
            chart.add(new Layer.Dots(worst(page, labelled), style, false));
            chart.legendPoints(name + " (density, " + WORST + " worst)", style);
          } else if (points > 0) {
            chart.add(
                new Layer.Dots(
                    labelled.stream().map(frame -> cluster(page, frame, new int[0])).toList(),
                    style,
                    false));
            chart.legendPoints(name, style);
          }
        });
    return chart.markup();
  }

  private static double largestForce(Map<String, List<ParityFrame>> sets) {
    return sets.values().stream()
        .flatMap(List::stream)
        .filter(ParityFrame::hasForces)
        .flatMapToDouble(
            frame ->
                DoubleStream.concat(
                    DoubleStream.of(frame.forces()), DoubleStream.of(frame.predicted())))
        .map(Math::abs)
        .filter(Double::isFinite)
        .max()
        .orElse(1);
  }

  static Chart square(String id, String title, Scale scale) {
    return Chart.of(
            id,
            title,
            "Scatter plot from "
                + scale.label(scale.low())
                + " to "
                + scale.label(scale.high())
                + " on both axes with the diagonal.")
        .size(460, 450)
        .add(
            new Layer.Rule(
                scale.low(),
                scale.low(),
                scale.high(),
                scale.high(),
                new Style("#2b3038", "", 0.9),
                ""));
  }

  /** Training data first, so that test data lie on top. */
  static void eachSet(
      Map<String, List<ParityFrame>> sets,
      java.util.function.BiConsumer<String, List<ParityFrame>> draw) {
    Stream.concat(Stream.of("train", "validation"), sets.keySet().stream())
        .distinct()
        .filter(sets::containsKey)
        .forEach(name -> draw.accept(name, sets.get(name)));
  }

  static boolean isFront(Map<String, List<ParityFrame>> sets, String name) {
    return sets.size() == 1 || !name.equals("train");
  }

  static Style style(String set) {
    return switch (set) {
      case "train" -> Style.GRAY;
      case "validation" -> Style.ORANGE;
      default -> Style.BLUE;
    };
  }

  private static double[] joined(List<ParityFrame> frames, boolean reference) {
    return frames.stream()
        .flatMapToDouble(frame -> DoubleStream.of(reference ? frame.forces() : frame.predicted()))
        .toArray();
  }

  private static Cluster cluster(Page page, ParityFrame frame, int[] components) {
    double[] xs = components.length == 0 ? frame.forces() : pick(frame.forces(), components);
    double[] ys = components.length == 0 ? frame.predicted() : pick(frame.predicted(), components);
    String title =
        frame.title() + "; force RMSE " + withUnit(significant(frame.forceRmse(), 2), "eV/Å");
    return new Cluster(page.frames().key(frame), title, xs, ys, components);
  }

  private static double[] pick(double[] values, int[] indices) {
    return java.util.Arrays.stream(indices).mapToDouble(k -> values[k]).toArray();
  }

  private record Component(int frame, int index, double error) {}

  private static List<Cluster> worst(Page page, List<ParityFrame> frames) {
    List<Component> all = new ArrayList<>();
    for (int f = 0; f < frames.size(); f++) {
      for (int k = 0; k < frames.get(f).forces().length; k++) {
        all.add(
            new Component(
                f, k, Math.abs(frames.get(f).predicted()[k] - frames.get(f).forces()[k])));
      }
    }
    List<Component> worst =
        all.stream()
            .sorted(Comparator.comparingDouble(Component::error).reversed())
            .limit(WORST)
            .toList();
    List<Cluster> clusters = new ArrayList<>();
    for (int f = 0; f < frames.size(); f++) {
      int frame = f;
      int[] indices =
          worst.stream()
              .filter(c -> c.frame() == frame)
              .mapToInt(Component::index)
              .sorted()
              .toArray();
      if (indices.length > 0) {
        clusters.add(cluster(page, frames.get(f), indices));
      }
    }
    return clusters;
  }
}
