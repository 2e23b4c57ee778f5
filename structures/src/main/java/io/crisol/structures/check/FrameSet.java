package io.crisol.structures.check;

import io.crisol.structures.ClosePairs;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.List;

/** Frames with the few numbers that several questions need. */
final class FrameSet {
  final List<Frame> frames;
  final CheckOptions options;
  final FrameGroups groups;

  /** Energy per atom, eV; NaN where absent or not finite. */
  final double[] energy;

  /** Mean square of the force components, eV²/Å²; NaN where absent or not finite. */
  final double[] forceSquare;

  /**
   * Closest pair of each frame relative to the covalent radii; null where no two atoms are near.
   */
  final ClosePairs.Pair[] closest;

  final Fingerprint[] prints;

  FrameSet(List<Frame> frames, CheckOptions options) {
    this.frames = frames;
    this.options = options;
    this.groups = FrameGroups.of(frames);
    this.energy = new double[frames.size()];
    this.forceSquare = new double[frames.size()];
    this.closest = new ClosePairs.Pair[frames.size()];
    this.prints = Copies.fingerprints(frames);
    Workers.forEach(closest.length, k -> closest[k] = closest(frames.get(k).structure()));
    for (int k = 0; k < energy.length; k++) {
      Frame frame = frames.get(k);
      double e = frame.labels().energy().orElse(Double.NaN) / frame.size();
      energy[k] = Double.isFinite(e) ? e : Double.NaN;
      double f = frame.labels().forces().map(FrameSet::meanSquare).orElse(Double.NaN);
      forceSquare[k] = Double.isFinite(f) ? f : Double.NaN;
    }
  }

  private static ClosePairs.Pair closest(Structure structure) {
    double radius =
        structure.elementSet().stream().mapToDouble(Element::covalentRadius).max().orElse(0);
    return ClosePairs.closest(structure, 2 * radius).orElse(null);
  }

  private static double meanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }

  int size() {
    return frames.size();
  }

  Frame frame(int k) {
    return frames.get(k);
  }
}
