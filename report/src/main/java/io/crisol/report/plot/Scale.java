package io.crisol.report.plot;

import io.crisol.report.markup.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The scale of an axis: where a value lies between its ends, and which values are marked. */
public sealed interface Scale {
  /** Value at the low end. */
  double low();

  /** Value at the high end. */
  double high();

  /** 0 at the low end, 1 at the high end. */
  double position(double value);

  /** The values that carry a label. */
  List<Double> ticks();

  /** The values of the finer grid. */
  List<Double> minorTicks();

  /** How a tick is written. */
  String label(double tick);

  /** Equal steps. */
  record Linear(double low, double high, double step) implements Scale {
    @Override
    public double position(double value) {
      return (value - low) / (high - low);
    }

    @Override
    public List<Double> ticks() {
      return multiples(step);
    }

    @Override
    public List<Double> minorTicks() {
      double leading = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
      return multiples(step / (Math.round(leading) == 2 ? 4 : 5));
    }

    @Override
    public String label(double tick) {
      if (Math.max(Math.abs(low), Math.abs(high)) >= 1e6) {
        return Numbers.significant(tick, 3);
      }
      return Numbers.fixed(tick, (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
    }

    private List<Double> multiples(double of) {
      List<Double> found = new ArrayList<>();
      for (long k = (long) Math.ceil(low / of - 1e-6); k * of <= high + 1e-6 * of; k++) {
        found.add(k * of);
      }
      return found;
    }
  }

  /** Equal factors; both ends are positive. */
  record Logarithmic(double low, double high) implements Scale {
    @Override
    public double position(double value) {
      return Math.log(Math.max(value, low * 1e-3) / low) / Math.log(high / low);
    }

    @Override
    public List<Double> ticks() {
      double decades = Math.log10(high / low);
      int every = (int) Math.ceil(decades / 7);
      List<Double> found = new ArrayList<>();
      for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
        for (double leading :
            decades < 1.1
                ? new double[] {1, 2, 3, 5}
                : decades < 2.3 ? new double[] {1, 3} : new double[] {1}) {
          double value = leading * Math.pow(10, e);
          if (e % every == 0 && value >= low * 0.9999 && value <= high * 1.0001) {
            found.add(value);
          }
        }
      }
      return found;
    }

    @Override
    public List<Double> minorTicks() {
      List<Double> found = new ArrayList<>();
      for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
        for (int leading = 1; leading < 10; leading++) {
          double value = leading * Math.pow(10, e);
          if (value >= low && value <= high) {
            found.add(value);
          }
        }
      }
      return found;
    }

    @Override
    public String label(double tick) {
      int exponent = (int) Math.floor(Math.log10(tick) + 1e-9);
      if (exponent >= -3 && exponent <= 3) {
        return Numbers.significant(tick, 1);
      }
      long leading = Math.round(tick / Math.pow(10, exponent));
      return (leading == 1 ? "" : leading + "·") + Numbers.powerOfTen(exponent);
    }
  }

  /** Equal steps with marks at given places, each with its name. */
  record Named(double low, double high, List<Double> ticks, List<String> names) implements Scale {
    @Override
    public double position(double value) {
      return (value - low) / (high - low);
    }

    @Override
    public List<Double> minorTicks() {
      return List.of();
    }

    @Override
    public String label(double tick) {
      return names.get(ticks.indexOf(tick));
    }
  }

  /** A linear scale from a to b exactly, with round ticks. */
  static Scale between(double from, double to) {
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
      double half = Math.max(1e-6, 0.01 * Math.abs(low));
      return between(low - half, high + half);
    }
    return new Linear(low, high, niceStep((high - low) / 5));
  }

  /** A linear scale that holds these values, NaN aside, with a little room. */
  static Scale around(double... values) {
    double[] range = range(values);
    double room = 0.04 * (range[1] - range[0]);
    return between(range[0] - room, range[1] + room);
  }

  /** A linear scale from zero that holds these values. */
  static Scale fromZero(double... values) {
    double high = range(values)[1];
    return between(0, high > 0 ? 1.06 * high : 1);
  }

  /** A logarithmic scale that holds those of the values that are positive, with a little room. */
  static Scale logarithmic(double... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (double value : values) {
      if (value > 0 && Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (high == 0) {
      return new Logarithmic(0.1, 10);
    }
    return high / low < 2.5
        ? new Logarithmic(low / 1.8, high * 1.8)
        : new Logarithmic(low / 1.15, high * 1.15);
  }

  private static double[] range(double... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low > high ? new double[] {0, 1} : new double[] {low, high};
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double leading = rough / power;
    return (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10) * power;
  }
}
