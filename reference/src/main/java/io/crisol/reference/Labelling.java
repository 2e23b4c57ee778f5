package io.crisol.reference;

/** What became of the wish to label a structure. */
public sealed interface Labelling permits Labelled, Failure {
  /** What the calculation took, wall seconds of all its attempts; 0 where nothing was computed. */
  double seconds();

  /** Whether it was found in a record, so that nothing was computed now. */
  boolean isRecorded();
}
