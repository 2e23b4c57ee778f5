package io.crisol.simulation.relax;

/** How the minimum is searched. */
public enum RelaxMethod {
  /** {@link Fire}: damped motion. */
  FIRE,
  /** {@link Lbfgs}: curvature learnt from the last steps. */
  LBFGS
}
