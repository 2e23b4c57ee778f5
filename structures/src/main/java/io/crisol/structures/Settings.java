package io.crisol.structures;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The settings that an options record declares by {@link Setting}, and how values become a record.
 * Values are what a configuration file holds ({@code Double}, {@code Long}, {@code Boolean}, {@code
 * String}, {@code List}, {@code Map<String, ?>}) or {@link Text}, as typed behind a flag.
 *
 * @param <R> the record
 */
public final class Settings<R extends Record> {
  /**
   * A value typed behind a flag: numbers, lists (comma-separated) and maps (Na=1,Cl=-1) are read
   * from it.
   *
   * @param value as typed
   */
  public record Text(String value) {}

  /**
   * One setting.
   *
   * @param key name in snake_case
   * @param help what it is
   * @param unit unit of a number, or empty
   * @param fallback default as text; empty for none
   * @param type of the record component
   */
  public record Entry(String key, String help, String unit, String fallback, Type type) {
    /** Whether a value must be given. */
    public boolean isRequired() {
      return fallback.isEmpty() && !SettingType.of(type).mayBeAbsent();
    }

    /** What may be written, for people: "number, fs", "whole number", "a, b or c". */
    public String expected() {
      return SettingType.of(type).expected() + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /**
     * The record component for a value.
     *
     * @throws ProblemException OPTION_INVALID
     */
    public Object convert(Object value) {
      return SettingType.of(type).convert(this, value);
    }
  }

  private final Constructor<R> constructor;
  private final RecordComponent[] components;
  private final List<Entry> entries = new ArrayList<>();

  private Settings(Class<R> type) {
    components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
    for (RecordComponent component : components) {
      Setting setting = component.getAnnotation(Setting.class);
      if (setting == null) {
        throw new IllegalStateException(component + " has no @Setting");
      }
      entries.add(
          new Entry(
              key(component.getName(), setting.unit()),
              setting.help(),
              setting.unit(),
              setting.value(),
              component.getGenericType()));
    }
  }

  /** The settings of a record type; every component must carry {@link Setting}. */
  public static <R extends Record> Settings<R> of(Class<R> type) {
    return new Settings<>(type);
  }

  /** The record with every default; no setting may be required. */
  public static <R extends Record> R defaults(Class<R> type) {
    return of(type).build(Map.of());
  }

  /** The settings in order of declaration. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * A record from values by key, defaults elsewhere. Keys that are no setting of this record are
   * not looked at.
   *
   * @throws ProblemException OPTION_MISSING, OPTION_INVALID, and what the record's constructor
   *     refuses
   */
  public R build(Map<String, ?> values) {
    Object[] arguments =
        entries.stream().map(entry -> argument(entry, values.get(entry.key()))).toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object argument(Entry entry, Object given) {
    if (given != null) {
      return entry.convert(given);
    }
    if (entry.isRequired()) {
      throw Problem.OPTION_MISSING.with(
          entry.key(), entry.help(), "give it as " + entry.expected());
    }
    return entry.fallback().isEmpty()
        ? SettingType.of(entry.type()).absent()
        : entry.convert(new Text(entry.fallback()));
  }

  /**
   * The values of a record by key, in order, as a configuration file would hold them; what is
   * absent is left out.
   */
  public Map<String, Object> values(R record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int k = 0; k < components.length; k++) {
      try {
        String key = entries.get(k).key();
        plain(components[k].getAccessor().invoke(record))
            .ifPresent(value -> values.put(key, value));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return values;
  }

  private static Optional<Object> plain(Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Optional<?> optional -> optional.flatMap(Settings::plain);
      case OptionalDouble number ->
          number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
      case OptionalInt number ->
          number.isPresent() ? Optional.of((long) number.getAsInt()) : Optional.empty();
      case OptionalLong number ->
          number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
      case Integer number -> Optional.of(number.longValue());
      case Enum<?> constant -> Optional.of(word(constant));
      case List<?> list ->
          list.isEmpty()
              ? Optional.empty()
              : Optional.of(list.stream().map(item -> plain(item).orElseThrow()).toList());
      case Map<?, ?> map when map.isEmpty() -> Optional.empty();
      default -> Optional.of(value);
    };
  }

  /** How an enum constant is written: lower case, with hyphens. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@code maxSteps} becomes {@code max_steps}; a unit in the name is left out: {@code pressureGPa}
   * becomes {@code pressure}.
   */
  private static String key(String component, String unit) {
    // The last letter of totalCharge, in e, is no unit.
    boolean carriesUnit =
        !unit.isEmpty()
            && Character.isUpperCase(unit.charAt(0))
            && component.endsWith(unit)
            && component.length() > unit.length();
    String name =
        carriesUnit ? component.substring(0, component.length() - unit.length()) : component;
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
