package io.crisol.simulation.building;

import io.crisol.structures.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of step as a user writes it.
 *
 * @param name the word
 * @param help what it does, one sentence without a final point
 * @param example a whole recipe with it
 * @param options record of its settings; what is given without a key fills them in order
 * @param maker the step of a record
 */
public record StepKind<R extends Record>(
    String name, String help, String example, Class<R> options, Function<R, Step> maker) {
  /** A kind whose record of settings is the step itself. */
  static <R extends Record & Step> StepKind<R> of(
      String name, Class<R> type, String help, String example) {
    return new StepKind<>(name, help, example, type, step -> step);
  }

  /** Its settings in order. */
  public List<Settings.Entry> entries() {
    return Settings.of(options).entries();
  }

  Step step(Map<String, ?> values) {
    return maker.apply(Settings.of(options).build(values));
  }

  /** Whether a recipe may begin with it. */
  public boolean begins() {
    return Step.Beginning.class.isAssignableFrom(options)
        || options == PrototypeOptions.class
        || options == MagicOptions.class;
  }
}
