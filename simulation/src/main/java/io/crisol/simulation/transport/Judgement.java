package io.crisol.simulation.transport;

import java.util.Locale;

/**
 * Whether atoms diffuse, in the sense that a diffusivity can be told.
 *
 * @param state what is the case
 * @param longer by which factor the run should be longer; 1 where it need not be
 */
public record Judgement(State state, int longer) {
  /** Relative error above which no diffusivity is told. */
  private static final double MOST_ERROR = 0.4;

  /** Relative error that a longer run should reach. */
  private static final double WANTED_ERROR = 0.2;

  private static final int MOST_LONGER = 1000;

  /** What is the case. */
  public enum State {
    /** Displacements grow in proportion to time. */
    DIFFUSIVE,
    /** Atoms move, but not long enough to say how fast they diffuse. */
    TOO_SHORT,
    /** No atom left its place. */
    NO_HOPS
  }

  static Judgement of(WalkEstimate estimate, int moved) {
    if (moved == 0) {
      return new Judgement(State.NO_HOPS, 10);
    }
    double variance = estimate.tracer().variance();
    if (estimate.longer() > 1) {
      return tooShort(Math.max(estimate.longer(), variance / (WANTED_ERROR * WANTED_ERROR)));
    }
    return estimate.tracer().isKnown() && variance <= MOST_ERROR * MOST_ERROR
        ? new Judgement(State.DIFFUSIVE, 1)
        : tooShort(variance / (WANTED_ERROR * WANTED_ERROR));
  }

  private static Judgement tooShort(double factor) {
    double bounded = Double.isFinite(factor) ? Math.clamp(factor, 2, MOST_LONGER) : MOST_LONGER;
    return new Judgement(State.TOO_SHORT, (int) Math.ceil(bounded));
  }

  /** Whether a diffusivity can be told. */
  public boolean isDiffusive() {
    return state == State.DIFFUSIVE;
  }

  /** In words. */
  String words(String element, double from, double error) {
    return switch (state) {
      case DIFFUSIVE ->
          String.format(
              Locale.ROOT,
              "diffusive: %s displacements are a straight line from %.3g ps on; relative error %.2g"
                  + " %%",
              element,
              from / 1000,
              100 * error);
      case TOO_SHORT ->
          "not diffusive yet: run "
              + longer
              + " times longer"
              + (longer == MOST_LONGER ? " or more, or hotter" : "");
      case NO_HOPS ->
          "no hops: no "
              + element
              + " atom left its place; run at least "
              + longer
              + " times longer, or hotter";
    };
  }
}
