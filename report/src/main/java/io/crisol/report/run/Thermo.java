package io.crisol.report.run;

/**
 * {@code thermo.csv}: energies, temperature and pressure along a run.
 *
 * @param table the file
 */
public record Thermo(Table table) implements Part {
  /** Time after which the drift is taken, fs (docs: metrics). */
  public static final double SETTLED = 1000;

  /**
   * A straight line y = intercept + slope t.
   *
   * @param slope per fs
   */
  public record Trend(double intercept, double slope) {
    /** Its value at a time, fs. */
    public double at(double time) {
      return intercept + slope * time;
    }
  }

  /** Checks that the times are there. */
  public Thermo {
    table.column("time_fs");
  }

  /**
   * Least-squares line through values against time, from {@link #SETTLED} on where the run is
   * longer than that.
   */
  public Trend trend(double[] values) {
    double[] times = table.column("time_fs");
    double from = times[times.length - 1] > 2 * SETTLED ? times[0] + SETTLED : times[0];
    double n = 0;
    double t = 0;
    double v = 0;
    for (int k = 0; k < times.length; k++) {
      if (times[k] >= from && Double.isFinite(values[k])) {
        n++;
        t += times[k];
        v += values[k];
      }
    }
    double tt = 0;
    double tv = 0;
    for (int k = 0; k < times.length; k++) {
      if (times[k] >= from && Double.isFinite(values[k])) {
        tt += (times[k] - t / n) * (times[k] - t / n);
        tv += (times[k] - t / n) * (values[k] - v / n);
      }
    }
    double slope = tt > 0 ? tv / tt : 0;
    return new Trend(v / n - slope * t / n, slope);
  }
}
