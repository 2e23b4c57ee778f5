package io.crisol.structures.json;

import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value. Members of an object keep their order; numbers are doubles written so that they
 * come back exactly.
 */
public sealed interface Json {
  /** An object; members in order. Mutable while it is being built. */
  record Obj(Map<String, Json> members) implements Json {
    /** An empty object. */
    public Obj() {
      this(new LinkedHashMap<>());
    }

    /** Adds or replaces a member and returns this object. */
    public Obj put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    /** Adds a number. */
    public Obj put(String name, double value) {
      return put(name, Json.of(value));
    }

    /** Adds a string. */
    public Obj put(String name, String value) {
      return put(name, new Str(value));
    }

    /** Adds a truth value. */
    public Obj put(String name, boolean value) {
      return put(name, new Bool(value));
    }

    /** Adds an array of numbers. */
    public Obj put(String name, double[] values) {
      return put(name, Json.of(values));
    }

    /** The member of this name, if present and not null. */
    public Optional<Json> find(String name) {
      return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Null));
    }

    /**
     * The member of this name.
     *
     * @throws io.crisol.structures.ProblemException PARAMETER_MISSING
     */
    public Json get(String name) {
      return find(name)
          .orElseThrow(() -> Problem.PARAMETER_MISSING.with(name, "the file has no such entry"));
    }
  }

  /** An array. Mutable while it is being built. */
  record Arr(List<Json> items) implements Json {
    /** An empty array. */
    public Arr() {
      this(new ArrayList<>());
    }

    /** Appends a value and returns this array. */
    public Arr add(Json value) {
      items.add(value);
      return this;
    }
  }

  /** A string. */
  record Str(String value) implements Json {}

  /** A number. */
  record Num(double value) implements Json {}

  /** true or false. */
  record Bool(boolean value) implements Json {}

  /** null. */
  record Null() implements Json {}

  /** A number; null where it is not finite (JSON has no NaN). */
  static Json of(double value) {
    return Double.isFinite(value) ? new Num(value) : new Null();
  }

  /** An array of numbers. */
  static Arr of(double[] values) {
    Arr array = new Arr();
    for (double value : values) {
      array.add(of(value));
    }
    return array;
  }

  /** An array of strings. */
  static Arr of(List<String> values) {
    Arr array = new Arr();
    values.forEach(value -> array.add(new Str(value)));
    return array;
  }

  /** Reads a JSON text; {@code source} names it in messages. */
  static Json parse(String text, String source) {
    return JsonReader.parse(text, source);
  }

  /** The JSON text of this value, indented, short arrays on one line. */
  default String text() {
    return JsonWriter.text(this);
  }

  /** This value as an object. */
  default Obj asObject() {
    return expect(Obj.class, "an object");
  }

  /** This value as an array. */
  default List<Json> asList() {
    return expect(Arr.class, "an array").items();
  }

  /** This value as a number. */
  default double asDouble() {
    return expect(Num.class, "a number").value();
  }

  /** This value as an integer. */
  default int asInt() {
    double value = asDouble();
    if (value != Math.rint(value)) {
      throw Problem.PARAMETER_INVALID.with(
          "a number", value, "a whole number is needed", "correct it");
    }
    return (int) value;
  }

  /** This value as a string. */
  default String asString() {
    return expect(Str.class, "a string").value();
  }

  /** This value as a truth value. */
  default boolean asBoolean() {
    return expect(Bool.class, "true or false").value();
  }

  /** This value as an array of numbers. */
  default double[] asDoubles() {
    return asList().stream().mapToDouble(Json::asDouble).toArray();
  }

  private <T extends Json> T expect(Class<T> type, String needed) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    String shown = text();
    throw Problem.PARAMETER_INVALID.with(
        "a value",
        shown.length() > 40 ? shown.substring(0, 40) + " …" : shown,
        needed + " is needed here",
        "correct it");
  }
}
