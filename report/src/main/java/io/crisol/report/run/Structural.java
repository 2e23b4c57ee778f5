package io.crisol.report.run;

/**
 * A curve or several of the structure along trajectories; the first column is the abscissa.
 *
 * @param kind of what
 * @param table the file
 */
public record Structural(Kind kind, Table table) implements Part {
  /** Files of {@code analyse}. */
  public enum Kind {
    /** Coordination numbers. */
    COORDINATION(
        "coordination.csv",
        "Coordination numbers",
        "number of neighbours",
        "share of the atoms",
        "Share of the atoms that have so many neighbours; A-B: neighbours B of A."),
    /** Bond angles. */
    ANGLES(
        "angles.csv",
        "Angles between neighbours",
        "angle (degrees)",
        "distribution (1/degree)",
        "Distribution of the angles between two neighbours of an atom, which stands in the middle"
            + " of the name."),
    /** Vibrational density of states. */
    VIBRATIONS(
        "vibrations.csv",
        "Vibrational density of states",
        "frequency (THz)",
        "density of states (1/THz)",
        "Power spectrum of the velocities, by element, each with integral 1."),
    /** Radial composition. */
    PROFILE(
        "profile.csv",
        "Composition from inside out",
        "distance from the centre of mass (Å)",
        "atoms per volume (1/Å³)",
        "Atoms of each element per volume of a shell about the centre of mass.");

    private final String file;
    private final String title;
    private final String x;
    private final String y;
    private final String caption;

    Kind(String file, String title, String x, String y, String caption) {
      this.file = file;
      this.title = title;
      this.x = x;
      this.y = y;
      this.caption = caption;
    }

    /** Name of the file. */
    public String file() {
      return file;
    }

    /** What it shows. */
    public String title() {
      return title;
    }

    /** Label of the abscissa, with its unit. */
    public String x() {
      return x;
    }

    /** Label of the ordinate, with its unit. */
    public String y() {
      return y;
    }

    /** What there is to see. */
    public String caption() {
      return caption;
    }
  }
}
