package io.crisol.report.page;

import io.crisol.report.plot.Scale;
import java.util.Arrays;

/** Time in fs, or in ps for runs longer than 2 ps. */
record TimeAxis(double[] values, Scale scale, String label, double unit) {
  static TimeAxis of(double[] times) {
    double unit = times[times.length - 1] > 2000 ? 1000 : 1;
    double[] values = Arrays.stream(times).map(t -> t / unit).toArray();
    return new TimeAxis(
        values,
        Scale.between(values[0], values[values.length - 1]),
        unit == 1 ? "time (fs)" : "time (ps)",
        unit);
  }

  double shown(double time) {
    return time / unit;
  }
}
