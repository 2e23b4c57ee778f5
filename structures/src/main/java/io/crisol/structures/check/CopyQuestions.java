package io.crisol.structures.check;

import java.util.ArrayList;
import java.util.List;

/** Frames that stand in the set twice. */
final class CopyQuestions implements DatasetCheck.Question {
  /** Copies whose energies differ by more (eV/atom) contradict each other. */
  private static final double CONTRADICTION = 2e-3;

  @Override
  public void ask(FrameSet set, List<Finding> findings) {
    List<Copies.Match> copies = new ArrayList<>();
    List<Copies.Match> near = new ArrayList<>();
    for (Copies.Match match : Copies.within(set.frames, set.prints, set.options.duplicate())) {
      double difference = Math.abs(set.energy[match.one()] - set.energy[match.two()]);
      if (match.exact() && difference > CONTRADICTION) {
        findings.add(conflict(match, difference));
      } else {
        (match.exact() ? copies : near).add(match);
      }
    }
    if (!copies.isEmpty()) {
      findings.add(repetition(copies));
    }
    if (!near.isEmpty()) {
      findings.add(nearRepetition(near));
    }
  }

  private static Finding conflict(Copies.Match match, double difference) {
    String text =
        "frames %d and %d hold the same structure with energies that differ by %.4f eV/atom"
            .formatted(match.one(), match.two(), difference);
    return new Finding(
        "duplicate-conflict", Severity.ERROR, text, List.of(match.one(), match.two()));
  }

  private static Finding repetition(List<Copies.Match> copies) {
    List<Integer> frames = later(copies);
    Copies.Match example = copies.getFirst();
    String text =
        "%d frames repeat an earlier one up to translation, wrapping and order of atoms (frame %d repeats %d)"
            .formatted(frames.size(), example.two(), example.one());
    return new Finding("duplicate", Severity.WARNING, text, frames);
  }

  private static Finding nearRepetition(List<Copies.Match> near) {
    List<Integer> frames = later(near);
    String text =
        "%d frames are nearly copies of an earlier one (atoms moved by less than %.2f Å)"
            .formatted(frames.size(), Copies.NEAR);
    return new Finding("near-duplicate", Severity.NOTE, text, frames);
  }

  /** The later frame of each match, once. */
  private static List<Integer> later(List<Copies.Match> matches) {
    return matches.stream().map(Copies.Match::two).distinct().sorted().toList();
  }
}
