package io.crisol.training.evaluation;

import io.crisol.potentials.Spread;
import io.crisol.structures.Element;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Errors divided by the spread that a committee gave with the prediction: a spread that is right is
 * not passed, with ratios up to 1, by 68.27 % of the errors.
 */
final class SpreadRatios {
  /** Share of normally distributed errors within one standard deviation. */
  static final double ONE_DEVIATION = 0.6826894921370859;

  private SpreadRatios() {}

  /** Of the force components on atoms of some elements; none without labels. */
  static DoubleStream forces(FrameComparison frame, Predicate<Element> which) {
    double[] spread = frame.prediction().spread().flatMap(Spread::forces).orElse(null);
    double[] errors = frame.forceErrors();
    return spread == null || errors == null
        ? DoubleStream.empty()
        : IntStream.range(0, errors.length)
            .filter(k -> which.test(frame.frame().structure().element(k / 3)))
            .mapToDouble(k -> ratio(errors[k], spread[k / 3]));
  }

  /** Of the energy; none without label. */
  static DoubleStream energy(FrameComparison frame) {
    double error = frame.energyError() / 1000 * frame.frame().size();
    return frame.prediction().spread().isEmpty() || Double.isNaN(error)
        ? DoubleStream.empty()
        : DoubleStream.of(ratio(error, frame.prediction().spread().get().energy()));
  }

  /** Of the six components of the stress; none without label. */
  static DoubleStream stress(FrameComparison frame) {
    double[] errors = frame.stressErrors();
    double spread =
        frame.prediction().spread().map(s -> s.virial().orElse(Double.NaN)).orElse(Double.NaN);
    double volume = frame.frame().structure().cell().volume();
    return errors == null || Double.isNaN(spread)
        ? DoubleStream.empty()
        : Arrays.stream(errors).map(error -> ratio(error / Units.GPA * volume, spread));
  }

  private static double ratio(double error, double spread) {
    return error == 0 ? 0 : Math.abs(error) / spread;
  }

  /** The ratio that this share of ratios does not pass; NaN without any. */
  static double quantile(double[] ratios, double share) {
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int place = Math.min(n, (int) Math.ceil(share * (n + 1)));
    return n == 0 ? Double.NaN : sorted[place - 1];
  }

  /** The share of ratios up to {@code limit}; NaN without any. */
  static double share(double[] ratios, double limit) {
    return Arrays.stream(ratios).map(ratio -> ratio <= limit ? 1 : 0).average().orElse(Double.NaN);
  }
}
