package io.crisol.reference;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.List;

/**
 * A structure that could not be labelled.
 *
 * @param kind what kind of failure
 * @param where the folder of the calculation, or empty
 * @param why what happened, in the words of the program where it said any
 * @param remedies what was tried in vain, in order
 * @param seconds wall seconds of all attempts
 * @param isRecorded whether it failed before, and was not tried again now
 */
public record Failure(
    Kind kind, String where, String why, List<String> remedies, double seconds, boolean isRecorded)
    implements Labelling {
  /** Kinds of failures. */
  public enum Kind {
    /** The self-consistent field did not converge, whatever was tried. */
    NOT_CONVERGED(
        true,
        "the self-consistent field did not converge",
        "look at the structure; if it is sound, allow more steps, a smaller mixing or a smearing"),
    /** The program ended by itself, with an error or without results. */
    CRASHED(true, "the program crashed", "look at its output in the folder"),
    /** The program refused its input. */
    REFUSED(
        true,
        "the program refused its input",
        "correct the settings; a structure with overlapping atoms must be left out"),
    /** It took longer than allowed. */
    TIMED_OUT(true, "the time limit was reached", "raise time_limit, or leave the structure out"),
    /** What it wrote contradicts itself or the structure. */
    IMPLAUSIBLE(
        true,
        "the output cannot be trusted",
        "look at the output in the folder; nothing was taken from it"),
    /** The settings do not fit this structure. */
    UNFIT(
        true,
        "the structure cannot be computed with these settings",
        "change the structure or the settings"),
    /** A signal ended it. */
    KILLED(
        false,
        "the program was killed",
        "was there enough memory? The same command tries it again"),
    /** There was no room for its files. */
    DISK_FULL(
        false, "the disk is full", "free space; the same command goes on with what is missing"),
    /** The queue dropped it. */
    CANCELLED(false, "the job was cancelled", "the same command submits it again"),
    /** A machine failed under it. */
    NODE_FAILED(false, "a node of the cluster failed", "the same command submits it again"),
    /** It could not be started. */
    NOT_STARTED(
        false, "the program could not be started", "correct the command; then run it again"),
    /** The other side of a socket went away. */
    PEER_LOST(
        false,
        "the program at the other end of the socket went away",
        "look at its output; the same command tries it again"),
    /** There is no record of such a calculation. */
    NOT_RECORDED(
        false, "no recorded calculation is of this structure", "add it, or label with a program");

    private final boolean lasting;
    private final String what;
    private final String remedy;

    Kind(boolean lasting, String what, String remedy) {
      this.lasting = lasting;
      this.what = what;
      this.remedy = remedy;
    }

    /** Whether doing the same again would fail again. */
    public boolean isLasting() {
      return lasting;
    }

    /** What happened, in words. */
    public String what() {
      return what;
    }

    /** What to do about it. */
    public String remedy() {
      return remedy;
    }
  }

  /** Copies. */
  public Failure {
    remedies = List.copyOf(remedies);
  }

  /** A failure of which no more is known yet. */
  public static Failure of(Kind kind, String where, String why) {
    return new Failure(kind, where, why, List.of(), 0, false);
  }

  /** As a problem that can be shown: what, where, why, what to do. */
  public ProblemException problem() {
    String tried = remedies.isEmpty() ? "" : " (tried: " + String.join("; ", remedies) + ")";
    ProblemException problem =
        Problem.LABEL_FAILED.with("a structure", kind.what(), why + tried, kind.remedy());
    return where.isEmpty() ? problem : problem.at(where);
  }
}
