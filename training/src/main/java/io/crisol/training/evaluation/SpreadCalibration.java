package io.crisol.training.evaluation;

import io.crisol.potentials.committee.Calibration;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Finds the factors that make the spread of a committee the band that holds 68.27 % of the errors
 * on frames that it was not trained on.
 *
 * <p>Each factor is a quantile of |error| / spread, as in split conformal prediction: no shape of
 * the distribution of errors is assumed, and on frames like these the band holds its share. On
 * others it need not, which {@link SpreadSummary} shows.
 *
 * <p>Source: Hu, Musielewicz, Ulissi, Medford, Mach. Learn.: Sci. Technol. 3, 045028 (2022),
 * doi:10.1088/2632-2153/aca7b1.
 */
public final class SpreadCalibration {
  /** Force components that an element needs for a factor of its own. */
  private static final int LEAST_COMPONENTS = 300;

  /** Frames that the factor of energies needs; stress components that its factor needs. */
  private static final int LEAST_VALUES = 20;

  private SpreadCalibration() {}

  /**
   * Fits the factors; what has too few labels gets none.
   *
   * @param committee without calibration
   * @param frames frames that no member was trained on
   */
  public static Calibration of(CommitteePotential committee, List<Frame> frames) {
    List<FrameComparison> compared = Evaluation.of(committee, frames).frames();
    Map<Element, Double> forces = new TreeMap<>();
    for (Element element : committee.elements()) {
      factor(compared, f -> SpreadRatios.forces(f, element::equals), LEAST_COMPONENTS)
          .ifPresent(value -> forces.put(element, value));
    }
    return new Calibration(
        factor(compared, f -> SpreadRatios.forces(f, _ -> true), LEAST_VALUES),
        forces,
        factor(compared, SpreadRatios::energy, LEAST_VALUES),
        factor(compared, SpreadRatios::stress, LEAST_VALUES));
  }

  private static OptionalDouble factor(
      List<FrameComparison> frames, Function<FrameComparison, DoubleStream> ratios, int least) {
    double[] all = frames.stream().flatMapToDouble(ratios).toArray();
    double factor = SpreadRatios.quantile(all, SpreadRatios.ONE_DEVIATION);
    boolean usable = all.length >= least && factor > 0 && Double.isFinite(factor);
    return usable ? OptionalDouble.of(factor) : OptionalDouble.empty();
  }
}
