package io.crisol.reference;

import io.crisol.structures.Labels;
import java.util.List;
import java.util.Map;

/**
 * Labels of a structure.
 *
 * @param labels energy and forces, and stress where it can be trusted
 * @param metadata what else is known of the calculation, as in a frame
 * @param remedies what had to be changed before it converged, in order
 * @param seconds wall seconds of all attempts, also where they are from a record
 * @param isRecorded whether nothing was computed now
 */
public record Labelled(
    Labels labels,
    Map<String, String> metadata,
    List<String> remedies,
    double seconds,
    boolean isRecorded)
    implements Labelling {
  /** Copies. */
  public Labelled {
    metadata = Map.copyOf(metadata);
    remedies = List.copyOf(remedies);
  }

  /** Labels that cost nothing worth mentioning. */
  public static Labelled of(Labels labels) {
    return new Labelled(labels, Map.of(), List.of(), 0, false);
  }
}
