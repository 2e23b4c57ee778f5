package io.crisol.structures;

import java.util.Arrays;
import java.util.Locale;

/**
 * A {@link Problem} that occurred: what, where, why and what to do, ready to be shown to a user.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String where;
  private final transient Object[] arguments;
  private final String what;
  private final String why;
  private final String remedy;

  ProblemException(Problem problem, String where, Object... arguments) {
    super(problem.code());
    this.problem = problem;
    this.where = where;
    this.arguments = arguments.clone();
    int whatCount = count(problem.what());
    int whyCount = count(problem.why());
    this.what = fill(problem.what(), 0);
    this.why = fill(problem.why(), whatCount);
    this.remedy = fill(problem.remedy(), whatCount + whyCount);
  }

  /** The same problem, with the place where it was found ("Si.xyz, frame 3, line 17"). */
  public ProblemException at(String place) {
    ProblemException located = new ProblemException(problem, place, arguments);
    located.setStackTrace(getStackTrace());
    if (getCause() != null) {
      located.initCause(getCause());
    }
    return located;
  }

  /** The same problem with the exception that led to it. */
  public ProblemException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** Which problem of the catalogue this is. */
  public Problem problem() {
    return problem;
  }

  /** Where it was found; empty when not known. */
  public String where() {
    return where;
  }

  /** What happened, one sentence. */
  public String what() {
    return what;
  }

  /** Why, one sentence. */
  public String why() {
    return why;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder(what).append(" [").append(problem.code()).append(']');
    line(text, "where", where);
    line(text, "why", why);
    line(text, "what to do", remedy);
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("\n  ").append(label).append(": ").append(value);
    }
  }

  private static int count(String template) {
    return template.split("%s", -1).length - 1;
  }

  private String fill(String template, int from) {
    int to = from + count(template);
    Object[] values = Arrays.copyOfRange(arguments, Math.min(from, arguments.length), to);
    for (int k = 0; k < values.length; k++) {
      values[k] = values[k] == null ? "" : values[k];
    }
    return String.format(Locale.ROOT, template, values);
  }
}
