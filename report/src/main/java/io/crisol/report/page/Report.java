package io.crisol.report.page;

import io.crisol.report.markup.Markup;
import io.crisol.report.markup.Numbers;
import io.crisol.report.run.Campaign;
import io.crisol.report.run.Findings;
import io.crisol.report.run.Images;
import io.crisol.report.run.LearningCurve;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Parity;
import io.crisol.report.run.Part;
import io.crisol.report.run.PotentialCard;
import io.crisol.report.run.Provenance;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Settings;
import io.crisol.report.run.Structural;
import io.crisol.report.run.Study;
import io.crisol.report.run.Thermo;
import io.crisol.report.run.Transport;
import io.crisol.report.run.Vibrations;
import io.crisol.report.run.Walks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the page of one run together: summary, one section per step, settings and provenance at the
 * end.
 */
public final class Report {
  private Report() {}

  /** The page as HTML. */
  public static String html(RunFolder folder) {
    Page page = new Page(new ViewerFrames(folder));
    summary(page, folder);
    folder.find(Metrics.class).ifPresent(metrics -> BatterySection.write(page, metrics));
    for (RunFolder step : folder.each()) {
      page.section(title(step.kind()));
      int before = page.body().length();
      step.parts().forEach(part -> section(page, folder, step, part));
      if (page.body().length() == before) {
        page.paragraph("This step left no more than its settings and figures; they stand below.");
      }
    }
    page.section("Settings and provenance");
    folder.each().forEach(step -> origin(page, step));
    if (!folder.steps().isEmpty()) {
      origin(page, folder);
    }
    ProvenanceSection.cite(page, folder);
    return page.html(headline(folder), header(folder));
  }

  private static void origin(Page page, RunFolder step) {
    step.find(PotentialCard.class).ifPresent(card -> SettingsSection.potential(page, card));
    FiguresSection.write(page, step);
    step.find(Settings.class).ifPresent(found -> SettingsSection.settings(page, step, found));
    step.find(Provenance.class).ifPresent(found -> ProvenanceSection.write(page, step, found));
  }

  /** The compiler checks that every type of part has its place. */
  private static void section(Page page, RunFolder folder, RunFolder step, Part part) {
    switch (part) {
      case Metrics _ -> reported(page, folder, step);
      case Findings findings -> CheckSection.write(page, findings);
      case LearningCurve curve -> LearningSection.write(page, step, curve);
      case Study study -> StudySection.write(page, study);
      case Campaign campaign -> CampaignSection.write(page, step, campaign);
      case Parity parity -> errors(page, folder, step, parity);
      case Thermo thermo -> DynamicsSection.thermo(page, step, thermo);
      case Part.RadialDistribution radial -> DynamicsSection.radial(page, radial);
      case Part.Displacement displacement -> DynamicsSection.displacement(page, displacement);
      case Part.EquationOfState energies -> BulkSection.equationOfState(page, step, energies);
      case Walks walks -> WalkSection.write(page, step, walks);
      case Structural structural -> StructureSection.curves(page, structural);
      case Vibrations vibrations -> PhononsSection.write(page, step, vibrations);
      case Part.SearchSteps steps -> SearchSection.write(page, step, steps);
      case Part.Hull hull -> HullSection.hull(page, step, hull);
      case Part.Voltage voltage -> HullSection.voltage(page, step, voltage);
      case Part.Orderings orderings -> OrderingsSection.write(page, step, orderings);
      case Transport transport -> TransportSection.write(page, step, transport);
      case Part.EnergyPaths paths -> PathSection.energies(page, step, paths);
      // At the end of the page, together for all steps; images are in the viewer.
      case Settings _, PotentialCard _, Provenance _, Images _ -> {}
    }
  }

  private static void errors(Page page, RunFolder folder, RunFolder step, Parity parity) {
    SplitSection.write(page, step, parity);
    ParitySection.write(page, parity);
    ErrorSection.write(page, folder, step);
    ChargeSection.write(page, step, parity);
    SpreadSection.write(page, step);
  }

  /** Errors that come without frames; all other figures stand at the end of the page. */
  private static void reported(Page page, RunFolder folder, RunFolder step) {
    step.find(Metrics.class)
        .ifPresent(
            metrics -> {
              SplitSection.choices(page, metrics);
              DynamicsSection.stop(page, metrics);
              ReplicasSection.write(page, metrics);
              StructureSection.write(page, metrics);
              BulkSection.elastic(page, metrics);
              SurfacesSection.write(page, metrics);
              WalkSection.table(page, metrics);
              TransportSection.table(page, metrics);
              SitesSection.hops(page, metrics);
              DefectsSection.write(page, metrics);
              FaultsSection.write(page, metrics);
              PhasesSection.write(page, metrics);
              HopsSection.write(page, metrics);
            });
    if (step.find(Parity.class).isEmpty()) {
      ErrorSection.write(page, folder, step);
    }
  }

  private static void summary(Page page, RunFolder folder) {
    page.section("Summary");
    List<Verdict> verdicts = Verdicts.of(folder);
    if (verdicts.isEmpty()) {
      page.paragraph("The run left no figures to judge.");
      return;
    }
    Markup body = page.body().open("ul", "class", "verdicts");
    for (Verdict verdict : verdicts) {
      String level = verdict.level().name().toLowerCase(Locale.ROOT);
      body.open("li", "class", level);
      body.open("span", "class", "level")
          .element("span", verdict.level().sign(), "class", "sign", "aria-hidden", "true")
          .text(verdict.level().word())
          .close();
      body.open("span", "class", "says")
          .element("b", verdict.topic() + ": ")
          .text(verdict.sentence())
          .close()
          .close();
    }
    body.closeLine();
  }

  private static Markup header(RunFolder folder) {
    StringBuilder line = new StringBuilder();
    folder
        .findAnywhere(Provenance.class)
        .ifPresent(
            found -> {
              add(
                  line,
                  "",
                  found.entry("started").replace('T', ' ').replaceAll("[.].*|Z$", ""),
                  "");
              add(line, "Crisol ", found.entry("version"), "");
              add(
                  line,
                  "",
                  found.entry("threads"),
                  found.entry("threads").equals("1") ? " thread" : " threads");
            });
    Optional<Metrics> metrics = folder.find(Metrics.class);
    metrics.ifPresent(
        found ->
            found.number("total_seconds").ifPresent(s -> add(line, "", Numbers.duration(s), "")));
    Markup header = new Markup();
    header.open("header", "class", "page");
    header.open("div", "class", "brand").text("Crisol").element("span", " report").close();
    header.element("h1", headline(folder)).element("p", line, "class", "line");
    return header.closeLine();
  }

  private static void add(StringBuilder line, String before, String text, String after) {
    if (!text.isEmpty()) {
      line.append(line.isEmpty() ? "" : " · ").append(before).append(text).append(after);
    }
  }

  /** What the page is about, in one line. */
  static String headline(RunFolder folder) {
    Set<String> elements = elements(folder);
    String of = elements.isEmpty() ? "" : " for " + String.join("-", elements);
    return switch (folder.kind()) {
      case "quickstart" ->
          "Quickstart: a machine-learned potential" + of + ", from data to dynamics";
      case "train" -> "Training of a potential" + of;
      case "study" -> "Study of trainings" + of;
      case "learn" -> "Learning on the fly of a potential" + of;
      case "md" -> "Molecular dynamics" + of;
      case "relax" -> "Relaxation" + of;
      case "eos" -> "Equation of state" + of;
      case "elastic" -> "Elastic constants" + of;
      case "phonons" -> "Lattice vibrations" + of;
      case "analyse" -> "Structure along trajectories" + of;
      case "surfaces" -> "Surface energies" + of;
      case "mc" -> "Monte Carlo" + of;
      case "kmc" -> "Kinetic Monte Carlo" + of;
      case "search" -> "Search for structures" + of;
      case "hull" -> "Convex hull" + of;
      case "orderings" -> "Orderings of a crystal";
      case "diffusion" -> "Diffusion" + of;
      case "conductivity" -> "Ionic conductivity" + of;
      case "arrhenius" -> "Diffusion against temperature" + of;
      case "defects" -> "Point defects" + of;
      case "faults" -> "Stacking faults" + of;
      case "phases" -> "Crystal structures" + of;
      default -> of(folder.kind()) + of;
    };
  }

  private static String of(String kind) {
    return switch (kind) {
      case "check" -> "Check of a data set";
      case "evaluate" -> "Errors of a potential";
      case "neb" -> "Path of least energy";
      case "hops" -> "Hops and their network";
      case "" -> "A run";
      case "battery" -> "A host and its ions";
      default -> "A run of " + kind;
    };
  }

  private static Set<String> elements(RunFolder folder) {
    Set<String> elements = new TreeSet<>();
    for (RunFolder step : folder.each()) {
      Optional<Parity> parity = step.find(Parity.class);
      parity.ifPresent(
          found ->
              found
                  .sets()
                  .values()
                  .forEach(frames -> frames.forEach(frame -> elements.addAll(frame.elements()))));
      step.find(Images.class)
          .ifPresent(found -> found.frames().forEach(frame -> elements.addAll(frame.elements())));
      step.find(PotentialCard.class).ifPresent(card -> elements.addAll(card.elements()));
    }
    return elements;
  }

  private static String title(String kind) {
    return switch (kind) {
      case "check" -> "Check of the data";
      case "train" -> "Training";
      case "study" -> "Trainings";
      case "learn" -> "Learning on the fly";
      case "evaluate" -> "Test";
      case "md" -> "Molecular dynamics";
      case "relax" -> "Relaxation";
      case "eos" -> "Equation of state";
      case "elastic" -> "Elastic constants";
      case "phonons" -> "Lattice vibrations";
      case "analyse" -> "Structure";
      case "surfaces" -> "Surfaces";
      case "mc" -> "Monte Carlo";
      case "kmc" -> "Kinetic Monte Carlo";
      case "search" -> "Search for structures";
      case "hull" -> "Stable phases";
      case "orderings" -> "Orderings";
      case "defects" -> "Defects";
      case "faults" -> "Stacking faults";
      case "phases" -> "Crystal structures";
      case "neb" -> "Path";
      case "hops" -> "Hops";
      case "" -> "Results";
      default -> kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    };
  }
}
