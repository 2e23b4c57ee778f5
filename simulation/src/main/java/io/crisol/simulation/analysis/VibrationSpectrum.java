package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Vibrational density of states: power spectrum of the velocities, which is the Fourier transform
 * of their autocorrelation (Wiener-Khinchin), by element, each with integral 1. Velocities are
 * those stored, else differences of unwrapped positions, whose damping (sin x / x)², x = ω Δt/2, is
 * taken out. Averaged over pieces that overlap by half (Welch), under a Hann window.
 *
 * <p>Source: Dickey, Paskin, Phys. Rev. 188, 1407 (1969), doi:10.1103/PhysRev.188.1407.
 */
public final class VibrationSpectrum {
  /** Pieces are no longer than what resolves this, THz. */
  private static final double RESOLUTION = 0.1;

  private static final int FEWEST = 16;

  /** fs⁻¹ in THz. */
  private static final double THZ = 1000;

  /**
   * The spectrum.
   *
   * @param frequency THz
   * @param density by element, 1/THz
   * @param resolution distance of frequencies, THz
   * @param isOfVelocities whether velocities were stored
   */
  public record Curves(
      double[] frequency,
      Map<String, double[]> density,
      double resolution,
      boolean isOfVelocities) {
    /** The highest frequency that frames at these times can show, THz. */
    public double highest() {
      return frequency[frequency.length - 1];
    }

    /** Mean frequency of an element, THz. */
    public double mean(String element) {
      double sum = 0;
      for (int k = 0; k < frequency.length; k++) {
        sum += frequency[k] * density.get(element)[k] * resolution;
      }
      return sum;
    }

    /** Frequency of the highest peak of an element, THz. */
    public double peak(String element) {
      double[] curve = density.get(element);
      int highest = 0;
      for (int k = 1; k < curve.length; k++) {
        highest = curve[k] > curve[highest] ? k : highest;
      }
      return frequency[highest];
    }

    /**
     * Share of the spectrum in the uppermost tenth of the frequencies: where it is not small,
     * faster vibrations are folded back.
     */
    public double shareAtTop() {
      double worst = 0;
      for (double[] curve : density.values()) {
        double sum = 0;
        for (int k = (int) (0.9 * curve.length); k < curve.length; k++) {
          sum += curve[k] * resolution;
        }
        worst = Math.max(worst, sum);
      }
      return worst;
    }
  }

  private VibrationSpectrum() {}

  /**
   * Time between the frames of a trajectory, fs.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING where frames have no times,
   *     TRAJECTORY_BROKEN where they are not evenly spaced
   */
  public static double interval(List<Snapshot> frames, String name) {
    List<OptionalDouble> times = frames.stream().map(Snapshot::time).toList();
    if (times.stream().anyMatch(OptionalDouble::isEmpty)) {
      throw Problem.OPTION_MISSING.with(
          "frame_time",
          "the frames of " + name + " do not tell their time",
          "give the time between frames, such as --frame-time \"10 fs\"");
    }
    double interval =
        (times.getLast().orElseThrow() - times.getFirst().orElseThrow()) / (frames.size() - 1);
    for (int k = 1; k < times.size(); k++) {
      double step = times.get(k).orElseThrow() - times.get(k - 1).orElseThrow();
      if (!(interval > 0) || Math.abs(step - interval) > 1e-3 * interval) {
        throw Problem.TRAJECTORY_BROKEN.with(
            name,
            "frame "
                + k
                + " comes "
                + step
                + " fs after the one before, the mean is "
                + interval
                + " fs: a frame is missing or there twice",
            "give frames that are evenly spaced in time");
      }
    }
    return interval;
  }

  /** Whether there are frames enough. */
  public static boolean suits(List<Snapshot> frames) {
    return frames.size() > FEWEST;
  }

  /** The spectrum of frames that follow each other after {@code interval} fs. */
  public static Curves of(List<Snapshot> frames, double interval) {
    boolean stored = frames.stream().allMatch(frame -> frame.velocities().isPresent());
    List<double[]> velocities =
        stored
            ? frames.stream().map(frame -> frame.velocities().orElseThrow()).toList()
            : differences(Unwrapped.positions(frames), interval);
    int length = length(velocities.size(), interval);
    Structure structure = frames.getFirst().structure();
    Map<String, double[]> density = new LinkedHashMap<>();
    double resolution = THZ / (length * interval);
    PowerSpectrum spectrum = new PowerSpectrum(length);
    for (Element element : structure.elementSet()) {
      double[] sums = new double[length / 2 + 1];
      double[] values = new double[velocities.size()];
      for (int k = 0; k < 3 * structure.size(); k++) {
        if (structure.element(k / 3) == element) {
          int component = k;
          Arrays.setAll(values, frame -> velocities.get(frame)[component]);
          for (int from = 0; from + length <= values.length; from += length / 2) {
            spectrum.add(values, from, 1, sums);
          }
        }
      }
      density.put(element.symbol(), normal(sums, stored, resolution));
    }
    double[] frequency = new double[length / 2 + 1];
    Arrays.setAll(frequency, k -> k * resolution);
    return new Curves(frequency, density, resolution, stored);
  }

  private static int length(int frames, double interval) {
    int length = Integer.highestOneBit(frames);
    while (length > FEWEST && THZ / (length * interval) < RESOLUTION / 2) {
      length /= 2;
    }
    return length;
  }

  private static List<double[]> differences(List<double[]> positions, double interval) {
    List<double[]> all = new ArrayList<>();
    for (int frame = 1; frame < positions.size(); frame++) {
      double[] before = positions.get(frame - 1);
      double[] now = positions.get(frame);
      double[] v = new double[now.length];
      Arrays.setAll(v, k -> (now[k] - before[k]) / interval);
      all.add(v);
    }
    return all;
  }

  /** With integral 1; the damping of differences taken out. */
  private static double[] normal(double[] sums, boolean stored, double resolution) {
    double total = 0;
    for (int k = 0; k < sums.length; k++) {
      double x = 0.5 * Math.PI * k / (sums.length - 1);
      double damping = stored || k == 0 ? 1 : StrictMath.sin(x) / x;
      sums[k] /= damping * damping;
      total += sums[k] * resolution;
    }
    for (int k = 0; k < sums.length && total > 0; k++) {
      sums[k] /= total;
    }
    return sums;
  }
}
