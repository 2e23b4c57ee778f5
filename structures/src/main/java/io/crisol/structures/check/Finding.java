package io.crisol.structures.check;

import java.util.List;

/**
 * Something found in a set of frames.
 *
 * @param code stable name, e.g. {@code stress-sign}
 * @param severity how much it matters
 * @param message one or two sentences with numbers
 * @param frames positions in the list of frames, from 0; empty where it concerns the set as a whole
 */
public record Finding(String code, Severity severity, String message, List<Integer> frames) {
  @Override
  public String toString() {
    String which = frames.isEmpty() ? "" : " (" + list() + ")";
    return severity.word() + " [" + code + "] " + message + which;
  }

  private String list() {
    StringBuilder text =
        new StringBuilder(frames.size() == 1 ? "frame " : frames.size() + " frames: ");
    for (int k = 0; k < Math.min(8, frames.size()); k++) {
      text.append(k == 0 ? "" : ", ").append(frames.get(k));
    }
    return text.append(frames.size() > 8 ? ", …" : "").toString();
  }
}
