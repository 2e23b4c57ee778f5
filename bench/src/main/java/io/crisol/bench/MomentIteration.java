package io.crisol.bench;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.potentials.moment.RadialBasis;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.io.FrameFiles;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Time of what L-BFGS needs in an iteration: energies and forces of all frames and the gradient of
 * their squared errors by all parameters of a moment tensor potential (5 Å, 8 basis functions), on
 * one core, the best of some rounds. Arguments: a file of frames of one element, a level.
 */
public final class MomentIteration {
  private static final int ROUNDS = 12;
  private static final double CUTOFF = 5;

  private final List<Frame> frames;
  private final MomentTrainable model;
  private final List<Trainable.Example> examples = new ArrayList<>();

  private MomentIteration(String file, int level) {
    frames = FrameFiles.read(file).frames();
    Element element = frames.getFirst().structure().elementSet().iterator().next();
    MomentShape shape =
        MomentShape.ofLevel(level, List.of(element), new RadialBasis(1.8, CUTOFF, 8));
    double[] parameters = new double[shape.parameterCount()];
    RandomStream random = new RandomStream(1);
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = 0.1 * random.nextGaussian();
    }
    model =
        new MomentTrainable(
            new MomentPotential(shape, 1, parameters), MomentCoordinates.orthonormal(shape));
    for (Frame frame : frames) {
      Neighbors neighbors = Neighbors.of(frame.structure(), CUTOFF, 0);
      examples.add(model.prepare(frame.structure(), neighbors));
    }
  }

  /** Measures and prints a line. */
  public static void main(String[] arguments) {
    int level = Integer.parseInt(arguments[1]);
    MomentIteration bench = new MomentIteration(arguments[0], level);
    double wall = Double.POSITIVE_INFINITY;
    double processor = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      bench.iterate();
      wall = Math.min(wall, 1e-9 * (System.nanoTime() - begin));
      used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used;
      processor = Math.min(processor, 1e-9 * used);
    }
    System.out.printf(
        Locale.ROOT,
        "loss and gradient by all parameters, level %d, %d atoms, one core: %.2f s, %.2f s of the"
            + " processor; at most 1 s: %s%n",
        level,
        bench.frames.stream().mapToInt(Frame::size).sum(),
        wall,
        processor,
        wall <= 1 ? "met" : processor <= 1 ? "met by the processor's" : "NOT met");
  }

  private void iterate() {
    double[] gradient = new double[model.parameters().length];
    for (int f = 0; f < examples.size(); f++) {
      Trainable.Response response = model.respond(examples.get(f));
      Prediction prediction = response.prediction();
      double[] byForces = prediction.forces().clone();
      double[] labels = frames.get(f).labels().forces().orElseThrow();
      for (int k = 0; k < byForces.length; k++) {
        byForces[k] = 2 * (byForces[k] - labels[k]) / byForces.length;
      }
      double byEnergy = prediction.energy() / byForces.length;
      response.pullBack(new Trainable.Adjoint(byEnergy, byForces, new double[9], null), gradient);
    }
    if (!Double.isFinite(gradient[0])) {
      throw new IllegalStateException("the gradient is no number");
    }
  }
}
