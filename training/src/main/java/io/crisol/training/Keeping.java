package io.crisol.training;

/** What of a prepared frame is kept between evaluations. */
enum Keeping {
  /** All of it. */
  WHOLE,
  /** Descriptor values, all that an energy takes. */
  VALUES,
  /** Descriptor values; the whole is prepared anew for each evaluation, to the same bits. */
  REMADE
}
