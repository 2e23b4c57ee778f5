package io.crisol.app;

import io.crisol.app.config.FileNames;
import io.crisol.app.config.Section;
import io.crisol.structures.Problem;
import io.crisol.structures.Settings;

/** The pages of the guide that follow from the program. */
final class GeneratedPages {
  private static final String GENERATED =
      "<!-- Written by GeneratedPagesTest with -Dcrisol.write=true; do not edit. -->\n";

  private GeneratedPages() {}

  /** Every key of every verb. */
  static String configuration() {
    StringBuilder page = new StringBuilder(GENERATED);
    page.append(
        """
        # Configuration

        A run is set by flags, by one TOML file, or by both: `crisol VERB CONFIG.toml`; a flag goes before the file. The flag of a key is the key
        with hyphens (`max_steps`, `--max-steps`). A number may carry its unit as text: `timestep = "0.5 fs"`, `time = "10 ps"`, `cutoff = "6 Å"` or
        `"6 angstrom"`, `pressure = "10 kbar"`, `"25 meV/atom"`. File names are relative to the file that names them. An unknown key is refused. Every
        run writes `run.toml` with all its settings into its folder; `crisol VERB run.toml` repeats it.
        """);
    for (Verb verb : Main.verbs()) {
      if (verb instanceof ComputingVerb computing) {
        String name =
            Main.program(Console.system()).getSubcommands().entrySet().stream()
                .filter(entry -> entry.getValue().getCommand().getClass() == verb.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
        page.append("\n## crisol ").append(name).append('\n');
        computing.sections().forEach(section -> table(page, section));
      }
    }
    return page.toString();
  }

  private static void table(StringBuilder page, Section section) {
    page.append("\n### [")
        .append(section.name())
        .append("]\n")
        .append(section.help())
        .append(".\n\n| key | value | default | |\n|---|---|---|---|\n");
    for (Settings.Entry entry : section.entries()) {
      String kind =
          entry.unit().equals(FileNames.FILE) ? "file" : entry.expected().replace("|", "\\|");
      String fallback =
          entry.isRequired()
              ? "*must be given*"
              : entry.fallback().isEmpty() ? "" : "`" + entry.fallback() + "`";
      page.append("| `")
          .append(entry.key())
          .append("` | ")
          .append(kind)
          .append(" | ")
          .append(fallback)
          .append(" | ")
          .append(entry.help())
          .append(" |\n");
    }
  }

  /** Every problem of the catalogue. */
  static String errors() {
    StringBuilder page = new StringBuilder(GENERATED);
    page.append(
        """
        # Messages

        What a user can cause is told as a problem of this catalogue: what happened with its code in brackets, where, why, and what to do. The exit code
        is 1 (3 for `stopped-by-guard` and `not-converged`; 2 is wrong usage of the command line). `--debug` shows where in the program it came from.
        Below, … stands for what depends on the case.
        """);
    for (Problem problem : Problem.values()) {
      page.append("\n## ").append(problem.code()).append('\n');
      page.append(plain(problem.what())).append(".\n\n");
      page.append("- Why: ")
          .append(plain(problem.why()))
          .append("\n- What to do: ")
          .append(plain(problem.remedy()))
          .append('\n');
    }
    return page.toString();
  }

  private static String plain(String template) {
    return template.replace("%s", "…");
  }
}
