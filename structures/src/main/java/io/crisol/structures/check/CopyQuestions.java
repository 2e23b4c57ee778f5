package io.crisol.structures.check;

import java.util.ArrayList;
import java.util.List;

/** Frames that stand in the set twice. */
final class CopyQuestions implements DatasetCheck.Question {
  /** Copies whose energies differ by more (eV/atom) contradict each other. */
  private static final double CONTRADICTION = 2e-3;

  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    List<Integer> copies = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    List<int[]> shown = new ArrayList<>();
    for (Copies.Match match : Copies.within(set.frames, set.prints, set.options.duplicate())) {
      double difference = Math.abs(set.energy[match.one()] - set.energy[match.two()]);
      if (match.exact() && difference > CONTRADICTION) {
        String text =
            "frames %d and %d hold the same structure with energies that differ by %.4f eV/atom"
                .formatted(match.one(), match.two(), difference);
        findings.add(
            new Finding(
                "duplicate-conflict", Severity.ERROR, text, List.of(match.one(), match.two())));
      } else {
        (match.exact() ? copies : near).add(match.two());
        shown.add(match.exact() ? new int[] {match.one(), match.two()} : new int[0]);
      }
    }
    int[] example = shown.stream().filter(pair -> pair.length == 2).findFirst().orElse(new int[2]);
    if (!copies.isEmpty()) {
      String text =
          "%d frames repeat an earlier one up to translation, wrapping and order of atoms (frame %d repeats %d)"
              .formatted(copies.stream().distinct().count(), example[1], example[0]);
      findings.add(
          new Finding(
              "duplicate", Severity.WARNING, text, copies.stream().distinct().sorted().toList()));
    }
    if (!near.isEmpty()) {
      String text =
          "%d frames are nearly copies of an earlier one (atoms moved by less than %.2f Å)"
              .formatted(near.stream().distinct().count(), Copies.NEAR);
      findings.add(
          new Finding(
              "near-duplicate", Severity.NOTE, text, near.stream().distinct().sorted().toList()));
    }
  }
}
