package io.crisol.training;

import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.structures.Frame;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The search for radial functions: the loss has several minima, some of them far worse than others,
 * and {@link MomentSteps} leads into the nearest. Random functions go a few steps on some of the
 * frames, the better half of them goes on until it has settled, and the best of these is given.
 */
final class MomentStarts {
  /**
   * The first functions fall off with the distance, each faster than the one before: their
   * coefficients by orthonormal functions are powers of this number, less a little more for each.
   */
  private static final double FALL = -0.3;

  private static final double FASTER = -0.2;

  /** Random part of the first coefficient, and by how many coefficients it falls to 1/e. */
  private static final double NOISE = 0.3;

  private static final double NOISE_LENGTH = 1.5;

  /** Steps of all starts, and further ones of the better half. */
  private static final int FIRST = 9;

  private static final int FURTHER = 9;

  /** Force components in the frames of the search for each parameter, at least. */
  private static final int ROWS = 30;

  private final MomentShape shape;
  private final MomentSteps steps;

  /** A search on some of the frames, watched on all of {@code validation}. */
  MomentStarts(
      MomentShape shape, LossWeights weights, List<Frame> frames, List<PreparedFrame> validation) {
    this.shape = shape;
    steps = new MomentSteps(weights, some(frames, shape.parameterCount()), validation);
  }

  /** Evenly spaced frames, enough for so many parameters. */
  static List<Frame> some(List<Frame> frames, int parameters) {
    int components = 3 * frames.stream().mapToInt(Frame::size).sum();
    int spacing = Math.max(1, components / (ROWS * parameters));
    return IntStream.range(0, frames.size())
        .filter(k -> k % spacing == 0)
        .mapToObj(frames::get)
        .toList();
  }

  /** The best of so many starts. */
  MomentSteps.Reached best(int starts, RandomStream random, Progress progress) {
    if (starts == 1) {
      return MomentSteps.begin(random(random.fork(0)));
    }
    List<MomentSteps.Reached> tried = new ArrayList<>();
    int better = (starts + 1) / 2;
    int all = starts * FIRST + better * FURTHER;
    for (int s = 0; s < starts; s++) {
      MomentSteps.Reached begin = MomentSteps.begin(random(random.fork(s)));
      tried.add(steps.from(begin, FIRST, shifted(progress, s * FIRST, all)));
    }
    Comparator<MomentSteps.Reached> order =
        Comparator.comparingDouble(MomentSteps.Reached::validation);
    tried.sort(order);
    List<MomentSteps.Reached> settled = new ArrayList<>();
    for (int s = 0; s < better; s++) {
      Progress part = shifted(progress, starts * FIRST + s * FURTHER, all);
      settled.add(steps.from(tried.get(s), FURTHER, part));
    }
    return settled.stream().min(order).orElseThrow();
  }

  private static Progress shifted(Progress progress, int before, int all) {
    return (done, _, text) -> progress.update(before + done, all, "starts: " + text);
  }

  /**
   * Smooth functions that fall off, changed a little at random. From functions with many nodes the
   * steps end, more often than not, in minima where nodes have stayed.
   */
  MomentTrainable random(RandomStream random) {
    MomentCoordinates coordinates = MomentCoordinates.orthonormal(shape);
    double[] z = new double[shape.parameterCount()];
    int size = shape.basis().size();
    for (int k = 0; k < shape.radialCount(); k++) {
      int order = k % size;
      double ratio = FALL + FASTER * (k / size % shape.functions());
      z[k] =
          StrictMath.pow(ratio, order)
              + NOISE * StrictMath.exp(-order / NOISE_LENGTH) * random.nextGaussian();
    }
    return new MomentTrainable(new MomentPotential(shape, 1, z), coordinates).withParameters(z);
  }
}
