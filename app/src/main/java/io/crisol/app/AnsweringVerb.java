package io.crisol.app;

/**
 * A verb whose result is what it prints or the one file it is asked for: no run folder, no report.
 */
abstract class AnsweringVerb extends ComputingVerb {
  @Override
  boolean keepsFolder() {
    return false;
  }

  @Override
  boolean reports() {
    return false;
  }
}
