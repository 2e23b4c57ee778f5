package io.crisol.structures;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one option of a run on a component of an options record. It is the only declaration: the
 * key in the configuration file (the component's name in snake_case), the flag, help texts,
 * documentation, error texts and the resolved configuration derive from it. Components may be
 * {@code double}, {@code int}, {@code long}, {@code boolean}, {@code String}, an enum, an {@code
 * Optional}, {@code OptionalDouble}, {@code OptionalInt} or {@code OptionalLong} (absent where not
 * given), a {@code List} of {@code String}, {@code Double} or {@code Integer}, or a {@code
 * Map<String, Double>}. Ranges are checked in the record's compact constructor. {@link Settings}
 * reads it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** What it is, one sentence without a final point. */
  String help();

  /**
   * Unit of the number as stored in the record, e.g. {@code fs}, {@code Å}, {@code GPa}; see {@link
   * Quantity}.
   */
  String unit() default "";

  /**
   * Default as a user would write it, without quotes; empty means that a value must be given (or is
   * absent, for an Optional, a List or a Map).
   */
  String value() default "";
}
