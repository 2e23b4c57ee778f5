package io.crisol.app;

import io.crisol.simulation.building.StepCatalogue;
import io.crisol.simulation.building.StepKind;
import io.crisol.structures.Problem;
import io.crisol.structures.Settings;
import io.crisol.structures.Spelling;
import java.util.List;
import java.util.Locale;

/** The steps of recipes, as {@code build --list} shows them. */
final class StepsShown {
  private StepsShown() {}

  /**
   * All steps with an example each, or those of these names with their values.
   *
   * @throws io.crisol.structures.ProblemException RECIPE_WORD
   */
  static void print(Console console, List<String> names) {
    if (names.isEmpty()) {
      for (StepKind<?> kind : StepCatalogue.steps()) {
        console.print(String.format(Locale.ROOT, "%-14s %s", kind.name(), kind.help()));
        console.print("               " + example(kind));
      }
    }
    names.forEach(name -> print(console, kind(name)));
  }

  private static String example(StepKind<?> kind) {
    return "crisol build " + kind.example() + " --to x.xyz";
  }

  private static StepKind<?> kind(String name) {
    return StepCatalogue.find(name)
        .orElseThrow(
            () ->
                Problem.RECIPE_WORD.with(
                    name,
                    Spelling.hint(
                        name, StepCatalogue.steps().stream().map(StepKind::name).toList())));
  }

  private static void print(Console console, StepKind<?> kind) {
    console.print(kind.name() + ": " + kind.help());
    for (Settings.Entry entry : kind.entries()) {
      String without = entry.isRequired() ? " (must be given)" : "";
      console.print(
          String.format(
              Locale.ROOT,
              "  %-12s %s%s",
              entry.key(),
              entry.help(),
              entry.fallback().isEmpty() ? without : " (" + entry.fallback() + ")"));
    }
    console.print("  Example: " + example(kind));
  }
}
