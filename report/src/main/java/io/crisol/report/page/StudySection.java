package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trainings on the same data: errors against frames, by fold, or by candidate. */
final class StudySection {
  private static final String FRAMES = "training_frames";
  private static final String ENERGY = "energy_mae_meV_per_atom";
  private static final String FORCE = "force_mae_eV_per_angstrom";

  private StudySection() {}

  static void write(Page page, Study study) {
    switch (study.kind()) {
      case "learning-curve" -> curve(page, study);
      case "folds" -> page.heading("Cross-validation");
      default -> page.heading("Search, the best first");
    }
    table(page, study);
  }

  /** What the study says, in a sentence; nothing where it has no force errors. */
  static Optional<Verdict> verdict(Study study) {
    List<Study.Entry> there =
        study.entries().stream().filter(e -> e.number(FORCE).isPresent()).toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Verdict(Verdict.Level.NOTE, "Study", sentence(study, there)));
  }

  private static String sentence(Study study, List<Study.Entry> there) {
    Study.Entry first = there.getFirst();
    Study.Entry last = there.getLast();
    return switch (study.kind()) {
      case "learning-curve" ->
          "force errors of "
              + force(first)
              + " with "
              + counted(first, FRAMES)
              + " frames and "
              + force(last)
              + " with "
              + counted(last, FRAMES)
              + " (mean absolute, unseen frames).";
      case "folds" ->
          "force error "
              + withUnit(spread(study, FORCE), "eV/Å")
              + " over "
              + there.size()
              + " folds (mean absolute, mean and standard deviation).";
      default ->
          first.name()
              + " is best of "
              + study.entries().size()
              + ", force error "
              + force(first)
              + " (mean absolute, unseen frames).";
    };
  }

  private static String force(Study.Entry entry) {
    return withUnit(significant(entry.number(FORCE).getAsDouble(), 3), "eV/Å");
  }

  private static void curve(Page page, Study study) {
    page.heading("Learning curve");
    List<Markup> charts = new ArrayList<>();
    chart(page, study, FORCE, "force MAE (eV/Å)").ifPresent(charts::add);
    chart(page, study, ENERGY, "energy MAE (meV/atom)").ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.figure(
          "Errors on the same unseen frames against the number of training frames, each training"
              + " with all frames of the smaller ones. Both axes are logarithmic.",
          charts);
    }
  }

  private static Optional<Markup> chart(Page page, Study study, String error, String label) {
    List<Study.Entry> there =
        study.entries().stream()
            .filter(e -> e.number(error).isPresent() && e.number(FRAMES).isPresent())
            .toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    double[] xs = there.stream().mapToDouble(e -> e.number(FRAMES).getAsDouble()).toArray();
    double[] ys = there.stream().mapToDouble(e -> e.number(error).getAsDouble()).toArray();
    Chart chart =
        Chart.of(
                page.id("study " + label),
                "Learning curve, " + label,
                label + " on unseen frames against training frames, both logarithmic.")
            .size(460, 310)
            .x(Scale.logarithmic(xs), "training frames")
            .y(Scale.logarithmic(ys), label)
            .line("unseen frames", xs, ys, Style.BLUE);
    for (int k = 0; k < xs.length; k++) {
      chart.add(new Layer.Mark(xs[k], ys[k], Style.BLUE, significant(ys[k], 3)));
    }
    return Optional.of(chart.markup());
  }

  private static void table(Page page, Study study) {
    List<List<String>> rows = new ArrayList<>();
    for (Study.Entry entry : study.entries()) {
      List<String> words = new ArrayList<>();
      if (study.kind().equals("search")) {
        entry.varied().forEach((name, value) -> words.add(name + " " + value));
      }
      rows.add(
          List.of(
              entry.name(),
              counted(entry, FRAMES),
              counted(entry, "planned_iterations"),
              shown(entry, ENERGY),
              shown(entry, FORCE),
              shown(entry, "train_seconds"),
              String.join("; ", words)));
    }
    if (study.kind().equals("folds")) {
      rows.add(mean(study));
    }
    page.remarkTable(
        "Errors on the frames that each training has not seen (mean absolute errors).",
        List.of(
            "training", "frames", "iterations", "energy, meV/atom", "force, eV/Å", "time, s", ""),
        rows);
  }

  private static List<String> mean(Study study) {
    return List.of(
        "mean ± standard deviation", "", "", spread(study, ENERGY), spread(study, FORCE), "", "");
  }

  private static String spread(Study study, String error) {
    double[] values =
        study.entries().stream()
            .filter(e -> e.number(error).isPresent())
            .mapToDouble(e -> e.number(error).getAsDouble())
            .toArray();
    if (values.length < 2) {
      return "";
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / (values.length - 1);
    }
    return significant(mean, 3) + " ± " + significant(Math.sqrt(square), 2);
  }

  private static String counted(Study.Entry entry, String name) {
    return entry.number(name).isPresent() ? count(entry.number(name).getAsDouble()) : "–";
  }

  private static String shown(Study.Entry entry, String name) {
    return entry.number(name).isPresent() ? significant(entry.number(name).getAsDouble(), 3) : "–";
  }
}
