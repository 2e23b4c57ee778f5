package io.crisol.simulation.building;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Spelling;
import java.lang.reflect.ParameterizedType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a recipe, {@code name:value,value,key=value#pick}.
 *
 * @param word without the pick
 * @param step what it does
 * @param pick which of its structures is kept, from 0; all where absent
 */
record RecipeStep(String word, Step step, OptionalInt pick) {
  private static final Pattern PICK = Pattern.compile("(.*)#(\\d{1,9})");

  /**
   * Reads a word.
   *
   * @throws ProblemException RECIPE_WORD, OPTION_UNKNOWN, OPTION_MISSING, OPTION_INVALID
   */
  static RecipeStep of(String text) {
    Matcher picked = PICK.matcher(text);
    boolean one = picked.matches();
    String word = one ? picked.group(1) : text;
    OptionalInt pick =
        one ? OptionalInt.of(Integer.parseInt(picked.group(2))) : OptionalInt.empty();
    String[] parts = word.split("[:,]");
    StepKind<?> kind =
        StepCatalogue.find(parts[0])
            .orElseThrow(
                () ->
                    Problem.RECIPE_WORD.with(
                        parts[0], Spelling.hint(parts[0], StepCatalogue.names())));
    try {
      return new RecipeStep(word, kind.step(new Arguments(kind).of(parts)), pick);
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at("step " + word) : e;
    }
  }

  /** Puts the parts of a word to the settings of its step. */
  private static final class Arguments {
    private final StepKind<?> kind;
    private final List<Settings.Entry> entries;
    private final Map<String, Settings.Text> values = new LinkedHashMap<>();
    private int position;

    Arguments(StepKind<?> kind) {
      this.kind = kind;
      this.entries = kind.entries();
    }

    Map<String, Settings.Text> of(String[] parts) {
      for (int k = 1; k < parts.length; k++) {
        int equals = parts[k].indexOf('=');
        if (equals < 0) {
          plain(parts[k].strip());
        } else {
          named(parts[k].substring(0, equals).strip(), parts[k].substring(equals + 1).strip());
        }
      }
      return values;
    }

    private void plain(String value) {
      Optional<Settings.Entry> flag =
          entries.stream()
              .filter(entry -> entry.type() == boolean.class && entry.key().equals(value))
              .findFirst();
      if (flag.isPresent()) {
        values.put(value, new Settings.Text("true"));
        return;
      }
      // A step with one text, such as supercell, takes all that is given.
      boolean one = entries.size() == 1 && entries.getFirst().type() == String.class;
      if (one) {
        values.merge(
            entries.getFirst().key(),
            new Settings.Text(value),
            (a, b) -> new Settings.Text(a.value() + "," + b.value()));
        return;
      }
      if (position == entries.size() || values.containsKey(entries.get(position).key())) {
        throw Problem.OPTION_INVALID.with(
            kind.name(),
            value,
            "there is no place for it",
            "write " + usage() + "; crisol build --list " + kind.name() + " shows what each is");
      }
      values.put(entries.get(position++).key(), new Settings.Text(value));
    }

    private void named(String written, String value) {
      String key = written.replace('-', '_');
      Optional<Settings.Entry> map = entries.stream().filter(Arguments::isMap).findFirst();
      if (entries.stream().anyMatch(entry -> entry.key().equals(key))) {
        values.put(key, new Settings.Text(value));
      } else if (map.isPresent()) {
        values.merge(
            map.get().key(),
            new Settings.Text(written + "=" + value),
            (a, b) -> new Settings.Text(a.value() + "," + b.value()));
      } else {
        List<String> keys = entries.stream().map(Settings.Entry::key).toList();
        throw Problem.OPTION_UNKNOWN.with(
            written, kind.name() + " has no such key", Spelling.hint(written, keys));
      }
    }

    private static boolean isMap(Settings.Entry entry) {
      return entry.type() instanceof ParameterizedType generic && generic.getRawType() == Map.class;
    }

    private String usage() {
      return kind.name()
          + ":"
          + String.join(",", entries.stream().map(Settings.Entry::key).toList());
    }
  }
}
