package io.crisol.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help: verbs by task, and how each is called. */
final class Help {
  /** Verbs by task; a test sees that none is missing. */
  static final Map<String, List<String>> TASKS = tasks();

  /** Columns of a help text. */
  static final int WIDTH = 110;

  private Help() {}

  private static Map<String, List<String>> tasks() {
    Map<String, List<String>> tasks = new LinkedHashMap<>();
    tasks.put(
        "From data to a potential",
        List.of(
            "convert", "build", "check", "label", "train", "learn", "study", "evaluate", "select"));
    tasks.put("With a potential", List.of("predict", "explain", "speed", "serve", "export"));
    tasks.put(
        "Crystals, defects, paths",
        List.of(
            "relax",
            "eos",
            "elastic",
            "phonons",
            "phases",
            "surfaces",
            "defects",
            "faults",
            "neb",
            "hops"));
    tasks.put(
        "Motion", List.of("md", "analyse", "diffusion", "conductivity", "arrhenius", "mc", "kmc"));
    tasks.put("Searches", List.of("search", "orderings", "hull", "battery"));
    tasks.put("Around it", List.of("quickstart", "report", "doctor", "dist"));
    return tasks;
  }

  /** Sets out the verbs by task below the first steps. */
  static void overview(CommandLine program) {
    UsageMessageSpec usage = program.getCommandSpec().usageMessage();
    usage.customSynopsis("crisol VERB [ARGUMENTS] [OPTIONS]");
    usage.description(
        "Machine-learned interatomic potentials: from DFT data to a trained potential, simulations"
            + " and a report.");
    program.setHelpSectionKeys(
        List.of(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_FOOTER));
    program
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> verbs(help.commandSpec()));
    usage.footer(
        "",
        "First steps: crisol quickstart    (three minutes: trains on real silicon data, runs MD,"
            + " writes a report)",
        "One verb:    crisol VERB --help   (what it takes, with an example)",
        "Guide:       docs/guide",
        "Exit codes:  0 done, 1 a problem that was explained, 2 wrong usage, 3 stopped by a guard"
            + " or not converged");
  }

  private static String verbs(CommandSpec program) {
    StringBuilder text = new StringBuilder();
    TASKS.forEach(
        (task, verbs) -> {
          text.append(String.format("%n%s%n", task));
          for (String verb : verbs) {
            CommandLine command = program.subcommands().get(verb);
            if (command != null) {
              text.append(
                  String.format(
                      "  %-11s %s%n",
                      verb,
                      String.join(" ", command.getCommandSpec().usageMessage().description())));
            }
          }
        });
    return text.toString();
  }

  /** Says how a computing verb is called, from what its positional arguments are. */
  static void describe(CommandSpec spec, ComputingVerb verb) {
    String name = "crisol " + spec.name();
    StringBuilder call = new StringBuilder(name);
    for (String key : verb.positional()) {
      call.append(' ').append(key.toUpperCase(Locale.ROOT));
    }
    spec.usageMessage().customSynopsis(call + " [OPTIONS]", name + " CONFIG.toml [OPTIONS]");
    spec.usageMessage().optionListHeading("%nThe run:%n");
    spec.mixinStandardHelpOptions(true);
  }
}
