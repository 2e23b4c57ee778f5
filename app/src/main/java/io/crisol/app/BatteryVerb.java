package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.simulation.battery.BatteryOptions;
import io.crisol.simulation.battery.BatteryOptions.Part;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What one potential says of one host: voltage, hops, conductivity, on one page. */
@Command(
    name = "battery",
    description = "Voltage, change of volume, hops and conductivity of a host, on one page.",
    footer = {
      "",
      "Examples:",
      "  crisol battery battery.toml --out runs/battery",
      "  crisol battery potential.crisol.json LiAl.cif --parts voltage,hops",
      "  crisol battery --resume --out runs/battery    (after any interruption)",
      "Sections [hull], [hops], [md], [sampling], [guards] and [arrhenius] are those of these"
          + " verbs."
    })
final class BatteryVerb extends ComputingVerb {
  static final String NAME = "battery";

  /** What this verb gives to its steps, or what they ask for only when they run alone. */
  private static final Set<Class<? extends Record>> GIVEN =
      Set.of(
          PotentialInput.class,
          StructureInput.class,
          ReadingInput.class,
          HullVerb.HullInput.class,
          TrajectoryInput.class);

  @Option(
      names = "--resume",
      description = "Go on with what is not finished in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            NAME,
            "Potential, host and ion",
            List.of(
                PotentialInput.class,
                StructureInput.class,
                ReadingInput.class,
                BatteryOptions.class,
                GroundOptions.class)));
    for (ComputingVerb verb : steps().values()) {
      verb.sections().forEach(section -> sections.add(open(section)));
    }
    return sections;
  }

  private static Map<String, ComputingVerb> steps() {
    Map<String, ComputingVerb> steps = new LinkedHashMap<>();
    steps.put("hull", new HullVerb());
    steps.put("hops", new HopsVerb());
    steps.put("md", new MdVerb());
    steps.put("arrhenius", new ArrheniusVerb());
    return steps;
  }

  /** What of a section is left to the user. */
  private static Section open(Section section) {
    return new Section(
        section.name(),
        section.help(),
        section.records().stream().filter(type -> !GIVEN.contains(type)).toList());
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  /** The steps know the ion, and nothing is asked of a step that is not taken. */
  @Override
  void complete(Configuration configuration) {
    BatteryOptions options = configuration.get(NAME, BatteryOptions.class);
    configuration.put("hops", "element", options.ion(), "the ion of [battery]");
    if (!options.asked().contains(Part.CONDUCTIVITY)) {
      configuration.put("md", "steps", 0L, "no conductivity");
      configuration.remove("md", "time");
    }
    new MdVerb().complete(configuration);
  }

  private static BatteryOptions options(Run run) {
    return run.settings(NAME, BatteryOptions.class);
  }

  private static Frame host(Run run) {
    return new Inputs(run, NAME).frame(run.settings(NAME, StructureInput.class));
  }

  @Override
  String plan(Run run) {
    BatteryOptions options = options(run);
    return String.format(
        Locale.ROOT,
        "Would compute %s of %s, of which %s moves; each part as the verb of its name does.",
        String.join(", ", options.parts()),
        host(run).structure().formula(),
        options.ion());
  }

  @Override
  Outcome compute(Run run) {
    BatterySteps battery = new BatterySteps(run, steps(), host(run));
    Set<Part> asked = options(run).asked();
    if (asked.contains(Part.VOLTAGE)) {
      battery.voltage();
    }
    if (asked.contains(Part.HOPS)) {
      battery.hops();
    }
    if (asked.contains(Part.CONDUCTIVITY)) {
      battery.conductivity();
    }
    return battery.outcome();
  }
}
