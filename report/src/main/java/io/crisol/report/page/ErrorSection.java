package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.run.Metrics.Interval;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Errors in tables (by set, configuration type, element, size of the force; beside those of peers)
 * and their distribution.
 */
final class ErrorSection {
  private static final List<String> HEADER =
      List.of(
          "",
          "frames",
          "atoms",
          "energy MAE (meV/atom)",
          "energy RMSE (meV/atom)",
          "force MAE (eV/Å)",
          "force RMSE (eV/Å)");

  private ErrorSection() {}

  static void write(Page page, RunFolder folder, RunFolder step) {
    Subject.of(step)
        .ifPresent(
            subject -> {
              page.heading("Errors");
              Map<String, List<ParityFrame>> sets =
                  step.find(Parity.class).map(Parity::sets).orElse(Map.of());
              bySet(page, sets, subject);
              peers(page, folder, step, subject);
              stress(page, subject);
              byGroup(page, subject);
              ForceErrors.write(page, subject, sets);
            });
  }

  private static void bySet(Page page, Map<String, List<ParityFrame>> sets, Subject subject) {
    List<List<String>> rows = new ArrayList<>();
    if (sets.isEmpty()) {
      rows.add(row(subject.set(), subject.errors()));
    }
    sets.forEach(
        (name, frames) -> {
          rows.add(row((name.equals(subject.set()) ? "*" : "") + name, Errors.of(frames)));
          if (name.equals(subject.set())) {
            intervals(subject).ifPresent(rows::add);
          }
        });
    page.table(
        "Errors by data set: energies per atom without any shift removed, forces per Cartesian component.",
        HEADER,
        rows);
  }

  private static Optional<List<String>> intervals(Subject subject) {
    List<String> cells = new ArrayList<>(List.of("95 % interval", "", ""));
    boolean any = false;
    for (String name :
        List.of(Errors.ENERGY_MAE, Errors.ENERGY_RMSE, Errors.FORCE_MAE, Errors.FORCE_RMSE)) {
      Optional<Interval> interval = subject.metrics().flatMap(metrics -> metrics.interval(name));
      cells.add(
          interval
              .map(ends -> significant(ends.low(), 3) + " to " + significant(ends.high(), 3))
              .orElse(""));
      any |= interval.isPresent();
    }
    return any ? Optional.of(cells) : Optional.empty();
  }

  private static List<String> row(String name, Errors errors) {
    return List.of(
        name,
        count(errors.frames()),
        count(errors.atoms()),
        significant(errors.energyMae(), 3),
        significant(errors.energyRmse(), 3),
        significant(errors.forceMae(), 3),
        significant(errors.forceRmse(), 3));
  }

  private static void peers(Page page, RunFolder folder, RunFolder step, Subject subject) {
    List<Peers.Peer> peers = Peers.of(Verdicts.benchmark(folder, step));
    if (peers.isEmpty() || !subject.unseen()) {
      return;
    }
    Errors own = subject.errors();
    List<List<String>> rows = new ArrayList<>();
    peers.forEach(peer -> rows.add(peerRow(peer)));
    int place = (int) peers.stream().filter(peer -> peer.forceMae() < own.forceMae()).count();
    rows.add(place, ownRow(own));
    page.remarkTable(
        "The same test set with other potentials, in the order of their force error.",
        List.of(
            "potential",
            "energy MAE (meV/atom)",
            "energy RMSE (meV/atom)",
            "force MAE (eV/Å)",
            "force RMSE (eV/Å)",
            "origin"),
        rows);
  }

  private static List<String> peerRow(Peers.Peer peer) {
    return List.of(
        peer.name(),
        significant(peer.energyMae(), 2),
        significant(peer.energyRmse(), 2),
        fixed(peer.forceMae(), peer.decimals()),
        fixed(peer.forceRmse(), 3),
        peer.origin());
  }

  private static List<String> ownRow(Errors own) {
    return List.of(
        "*this run",
        significant(own.energyMae(), 2),
        significant(own.energyRmse(), 2),
        fixed(own.forceMae(), 3),
        fixed(own.forceRmse(), 3),
        "this page");
  }

  private static void stress(Page page, Subject subject) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : List.of("stress_mae_GPa", "stress_rmse_GPa")) {
      subject
          .metrics()
          .ifPresent(
              metrics ->
                  metrics
                      .number(name)
                      .ifPresent(
                          value -> {
                            Optional<Interval> interval = metrics.interval(name);
                            String ends =
                                interval
                                    .map(
                                        i ->
                                            significant(i.low(), 3)
                                                + " to "
                                                + significant(i.high(), 3))
                                    .orElse("");
                            rows.add(List.of(Names.label(name), significant(value, 3), ends));
                          }));
    }
    if (!rows.isEmpty()) {
      page.table(
          "Stress errors over the six components, " + subject.label() + ".",
          List.of("figure", "value (GPa)", "95 % interval (GPa)"),
          rows);
    }
  }

  private static void byGroup(Page page, Subject subject) {
    Map<String, Errors> groups = new LinkedHashMap<>();
    if (subject.frames().isEmpty()) {
      subject
          .metrics()
          .ifPresent(
              metrics ->
                  metrics.groups().forEach((name, group) -> groups.put(name, Errors.of(group))));
    } else {
      Map<String, List<ParityFrame>> frames = new TreeMap<>();
      subject
          .frames()
          .forEach(
              frame -> frames.computeIfAbsent(frame.group(), _ -> new ArrayList<>()).add(frame));
      frames.forEach(
          (name, list) -> groups.put(name.isEmpty() ? "(no type given)" : name, Errors.of(list)));
    }
    if (groups.size() > 1) {
      List<List<String>> rows =
          groups.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
      page.table("Errors by configuration type, " + subject.label() + ".", HEADER, rows);
    }
  }
}
