package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code results.json}: the figures of a run. An interval of the figure {@code x} is the member
 * {@code x_interval_95} (two numbers).
 *
 * @param values the object as it was read
 */
public record Metrics(Json.Obj values) implements Part {
  /**
   * A 95 % interval.
   *
   * @param low lower end
   * @param high upper end
   */
  public record Interval(double low, double high) {}

  static Metrics of(Json.Obj object, String source) {
    return new Metrics(object);
  }

  /** The number of this name, if there is one. */
  public OptionalDouble number(String name) {
    return values
        .find(name)
        .filter(Json.Num.class::isInstance)
        .map(value -> OptionalDouble.of(value.asDouble()))
        .orElse(OptionalDouble.empty());
  }

  /** All numbers by name, in the order of the file. */
  public Map<String, Double> numbers() {
    Map<String, Double> found = new LinkedHashMap<>();
    values
        .members()
        .keySet()
        .forEach(name -> number(name).ifPresent(value -> found.put(name, value)));
    return found;
  }

  /** The text of this name, if there is one. */
  public Optional<String> text(String name) {
    return values.find(name).filter(Json.Str.class::isInstance).map(Json::asString);
  }

  /** Whether the entry of this name is true. */
  public boolean yes(String name) {
    return values.find(name).filter(Json.Bool.class::isInstance).map(Json::asBoolean).orElse(false);
  }

  /** Whether an entry of this name is there, even if null. */
  public boolean mentions(String name) {
    return values.members().containsKey(name);
  }

  /** The 95 % interval of the number of this name. */
  public Optional<Interval> interval(String name) {
    return values
        .find(name + "_interval_95")
        .filter(Json.Arr.class::isInstance)
        .map(Json::asDoubles)
        .filter(ends -> ends.length == 2)
        .map(ends -> new Interval(ends[0], ends[1]));
  }

  /** The lines of text of this name; none where it is not a list of texts. */
  public List<String> lines(String name) {
    return values
        .find(name)
        .filter(Json.Arr.class::isInstance)
        .map(Json::asList)
        .orElse(List.of())
        .stream()
        .filter(Json.Str.class::isInstance)
        .map(Json::asString)
        .toList();
  }

  /** The rows of numbers of this name; none where it is not a table of numbers. */
  public List<double[]> rows(String name) {
    return values
        .find(name)
        .filter(Json.Arr.class::isInstance)
        .map(Json::asList)
        .orElse(List.of())
        .stream()
        .filter(Json.Arr.class::isInstance)
        .map(Json::asDoubles)
        .toList();
  }

  /** The metrics of each object in the list of this name. */
  public List<Metrics> items(String name) {
    return values
        .find(name)
        .filter(Json.Arr.class::isInstance)
        .map(Json::asList)
        .orElse(List.of())
        .stream()
        .filter(Json.Obj.class::isInstance)
        .map(item -> new Metrics(item.asObject()))
        .toList();
  }

  /** The metrics by configuration type. */
  public Map<String, Metrics> groups() {
    return nested("groups");
  }

  /** The metrics by element. */
  public Map<String, Metrics> elements() {
    return nested("elements");
  }

  /** How much of each set kept aside is known from the training frames. */
  public Map<String, Metrics> leakage() {
    return nested("leakage");
  }

  /** The metrics of a nested object, such as a data set. */
  public Optional<Metrics> section(String name) {
    return values
        .find(name)
        .filter(Json.Obj.class::isInstance)
        .map(value -> new Metrics(value.asObject()));
  }

  /** The metrics of each nested object of an object of this name. */
  public Map<String, Metrics> nested(String name) {
    Map<String, Metrics> found = new LinkedHashMap<>();
    values
        .find(name)
        .filter(Json.Obj.class::isInstance)
        .ifPresent(
            object ->
                object
                    .asObject()
                    .members()
                    .forEach(
                        (key, value) -> {
                          if (value instanceof Json.Obj inner) {
                            found.put(key, new Metrics(inner));
                          }
                        }));
    return found;
  }
}
