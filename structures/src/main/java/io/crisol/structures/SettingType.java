package io.crisol.structures;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How values of one Java type are written in a configuration file or behind a flag. */
sealed interface SettingType {
  /** A plain value: number, word, truth value, text. */
  record Plain(Class<?> type) implements SettingType {}

  /** A value that may be absent; {@code wrapper} is one of the Optional classes. */
  record Maybe(Class<?> wrapper, SettingType of) implements SettingType {}

  /** A list. */
  record Many(SettingType of) implements SettingType {}

  /** Numbers by name. */
  record Named() implements SettingType {}

  static SettingType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == Map.class) {
        return new Named();
      }
      Type argument = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Optional.class
          ? new Maybe(Optional.class, of(argument))
          : new Many(of(argument));
    }
    if (type == OptionalDouble.class) {
      return new Maybe(OptionalDouble.class, new Plain(double.class));
    }
    if (type == OptionalInt.class) {
      return new Maybe(OptionalInt.class, new Plain(int.class));
    }
    if (type == OptionalLong.class) {
      return new Maybe(OptionalLong.class, new Plain(long.class));
    }
    return new Plain((Class<?>) type);
  }

  default boolean mayBeAbsent() {
    return !(this instanceof Plain);
  }

  default Object absent() {
    return switch (this) {
      case Maybe maybe when maybe.wrapper == OptionalDouble.class -> OptionalDouble.empty();
      case Maybe maybe when maybe.wrapper == OptionalInt.class -> OptionalInt.empty();
      case Maybe maybe when maybe.wrapper == OptionalLong.class -> OptionalLong.empty();
      case Maybe _ -> Optional.empty();
      case Many _ -> List.of();
      case Named _ -> Map.of();
      case Plain plain -> throw new IllegalStateException("no value of " + plain.type);
    };
  }

  default String expected() {
    return switch (this) {
      case Maybe maybe -> maybe.of.expected();
      case Many many -> "list of " + many.of.expected();
      case Named _ -> "numbers by name";
      case Plain(Class<?> type) when isReal(type) -> "number";
      case Plain(Class<?> type) when isWhole(type) -> "whole number";
      case Plain(Class<?> type) when type == boolean.class || type == Boolean.class ->
          "true or false";
      case Plain(Class<?> type) when type.isEnum() -> String.join(" | ", words(type));
      case Plain _ -> "text";
    };
  }

  private static boolean isReal(Class<?> type) {
    return type == double.class || type == Double.class;
  }

  private static boolean isWhole(Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class || type == Long.class;
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Settings.word((Enum<?>) constant))
        .toList();
  }

  default Object convert(Settings.Entry entry, Object value) {
    return switch (this) {
      case Maybe(Class<?> wrapper, SettingType of) -> wrap(wrapper, of.convert(entry, value));
      case Many(SettingType of) ->
          items(entry, value).stream().map(item -> of.convert(entry, item)).toList();
      case Named _ -> named(entry, value);
      case Plain(Class<?> type) when isReal(type) -> real(entry, value);
      case Plain(Class<?> type) when isWhole(type) -> whole(entry, value, type);
      case Plain(Class<?> type) when type == boolean.class || type == Boolean.class ->
          truth(entry, value);
      case Plain(Class<?> type) when type.isEnum() -> constant(entry, value, type);
      case Plain _ -> text(entry, value);
    };
  }

  private static Object wrap(Class<?> wrapper, Object value) {
    if (wrapper == OptionalDouble.class) {
      return OptionalDouble.of((Double) value);
    }
    if (wrapper == OptionalInt.class) {
      return OptionalInt.of((Integer) value);
    }
    return wrapper == OptionalLong.class ? OptionalLong.of((Long) value) : Optional.of(value);
  }

  private static List<?> items(Settings.Entry entry, Object value) {
    return switch (value) {
      case Settings.Text(String text) ->
          Arrays.stream(text.split(",")).map(item -> new Settings.Text(item.strip())).toList();
      case List<?> list -> list;
      // One value where several may stand is what people write.
      case String _, Number _ -> List.of(value);
      default -> throw wrong(entry, value);
    };
  }

  private static Map<String, Double> named(Settings.Entry entry, Object value) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (value instanceof Settings.Text(String text)) {
      for (String item : text.split(",")) {
        String[] sides = item.split("=", 2);
        if (sides.length < 2) {
          throw wrong(entry, text);
        }
        numbers.put(sides[0].strip(), Quantity.parse(entry.key(), sides[1], entry.unit()));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, number) -> numbers.put((String) name, real(entry, number)));
    } else {
      throw wrong(entry, value);
    }
    return numbers;
  }

  private static double real(Settings.Entry entry, Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case String text -> Quantity.parse(entry.key(), text, entry.unit());
      case Settings.Text(String text) -> Quantity.parse(entry.key(), text, entry.unit());
      default -> throw wrong(entry, value);
    };
  }

  private static Object whole(Settings.Entry entry, Object value, Class<?> type) {
    double number =
        switch (value) {
          case Number given -> given.doubleValue();
          case Settings.Text(String text) -> Quantity.parse(entry.key(), text, "");
          default -> throw wrong(entry, value);
        };
    boolean small = type == int.class || type == Integer.class;
    if (number != Math.rint(number) || Math.abs(number) > (small ? Integer.MAX_VALUE : 0x1p53)) {
      throw wrong(entry, value);
    }
    if (small) {
      return (int) number;
    }
    return (long) number;
  }

  private static boolean truth(Settings.Entry entry, Object value) {
    Object plain = value instanceof Settings.Text(String text) ? text : value;
    if (value instanceof Boolean given) {
      return given;
    }
    if (value instanceof Settings.Text && (plain.equals("true") || plain.equals("false"))) {
      return plain.equals("true");
    }
    throw wrong(entry, value);
  }

  private static Object constant(Settings.Entry entry, Object value, Class<?> type) {
    String word = text(entry, value);
    for (Object constant : type.getEnumConstants()) {
      if (Settings.word((Enum<?>) constant).equalsIgnoreCase(word.replace('_', '-'))) {
        return constant;
      }
    }
    String nearest =
        Spelling.nearest(word, words(type)).map(near -> "; did you mean " + near + "?").orElse("");
    throw Problem.OPTION_INVALID.with(
        entry.key(),
        word,
        "it is one of " + String.join(", ", words(type)) + nearest,
        "give one of them");
  }

  private static String text(Settings.Entry entry, Object value) {
    return switch (value) {
      case String text -> text;
      case Settings.Text(String text) -> text;
      default -> throw wrong(entry, value);
    };
  }

  private static ProblemException wrong(Settings.Entry entry, Object value) {
    Object shown =
        value instanceof Settings.Text(String text)
            ? text
            : value instanceof String ? "\"" + value + "\"" : value;
    return Problem.OPTION_INVALID.with(
        entry.key(),
        shown,
        "a value of another kind is needed: " + entry.expected(),
        "see the help of " + entry.key() + ": " + entry.help());
  }
}
