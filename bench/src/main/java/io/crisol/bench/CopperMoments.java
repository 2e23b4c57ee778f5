package io.crisol.bench;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentLinear;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.MomentTrainable;
import io.crisol.potentials.moment.RadialBasis;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Moment tensor potentials for copper that imitate a teacher on rattled and strained fcc crystals:
 * random radial functions within 5 Å, coefficients of the scalars by least squares. Good enough for
 * a crystal that stays one while it is timed; the time does not depend on the coefficients.
 *
 * @param frames labelled by the teacher
 */
record CopperMoments(List<Frame> frames) {
  /** fcc cell of copper, Å. */
  static final double LATTICE = 3.615;

  private static final double CUTOFF = 5;
  private static final double SHORTEST = 1.9;
  private static final int BASIS = 8;
  private static final int COUNT = 40;
  private static final double RIDGE = 1e-10;
  private static final double FORCE_WEIGHT = 0.1; // of one component beside an energy per atom

  static CopperMoments of(Potential teacher) {
    List<Frame> frames = new ArrayList<>();
    for (int k = 0; k < COUNT; k++) {
      Structure structure = rattled(new RandomStream(2026).fork(k), k);
      Prediction prediction = teacher.predict(structure, Quantities.FORCES);
      Labels labels = Labels.NONE.withEnergy(prediction.energy()).withForces(prediction.forces());
      frames.add(Frame.of(structure, labels));
    }
    return new CopperMoments(frames);
  }

  /** An fcc crystal of {@code times}³ cells. */
  static Structure crystal(double a, int times) {
    Element[] elements = {Element.Cu, Element.Cu, Element.Cu, Element.Cu};
    double h = a / 2;
    double[] positions = {0, 0, 0, h, h, 0, h, 0, h, 0, h, h};
    return new Structure(Cell.box(a, a, a), elements, positions).replicate(times, times, times);
  }

  private static Structure rattled(RandomStream random, int k) {
    Structure crystal = crystal(LATTICE * (1 + 0.01 * random.nextGaussian()), 2);
    double size = 0.04 + 0.12 * k / COUNT;
    double[] positions = new double[3 * crystal.size()];
    Element[] elements = new Element[crystal.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = Element.Cu;
    }
    for (int c = 0; c < positions.length; c++) {
      positions[c] = crystal.coordinate(c) + size * random.nextGaussian();
    }
    return new Structure(crystal.cell(), elements, positions);
  }

  /** A potential of a level with all contractions of our own enumeration. */
  MomentPotential fitted(int level) {
    MomentShape shape = shape(level);
    MomentLinear model = new MomentLinear(new MomentPotential(shape, 1, radial(shape)));
    return model
        .withParameters(solved(model.parameters().length, frame -> design(model, frame)))
        .moment();
  }

  private static MomentShape shape(int level) {
    return MomentShape.ofLevel(
        level, List.of(Element.Cu), new RadialBasis(SHORTEST, CUTOFF, BASIS));
  }

  private static double[][] design(MomentLinear model, Frame frame) {
    Structure structure = frame.structure();
    return model.design(structure, Neighbors.of(structure, CUTOFF, 0));
  }

  /** The best pair potential first, then orthonormal functions turned a little at random. */
  private double[] radial(MomentShape shape) {
    RandomStream random = new RandomStream(5);
    double[] z = new double[shape.parameterCount()];
    for (int k = 0; k < shape.radialCount(); k++) {
      z[k] = (k % BASIS == k / BASIS ? 1 : 0) + 0.3 * random.nextGaussian();
    }
    MomentPotential empty = new MomentPotential(shape, 1, new double[z.length]);
    double[] radial =
        new MomentTrainable(empty, MomentCoordinates.orthonormal(shape))
            .withParameters(z)
            .potential()
            .parameters();
    System.arraycopy(pairPotential(), 1, radial, 0, BASIS);
    return radial;
  }

  /** Energy of an atom and coefficients of the basis functions. */
  private double[] pairPotential() {
    MomentShape shape = shape(2);
    List<MomentLinear> models = new ArrayList<>();
    for (int b = 0; b < BASIS; b++) {
      double[] one = new double[shape.parameterCount()];
      one[b] = 1;
      models.add(new MomentLinear(new MomentPotential(shape, 1, one)));
    }
    return solved(
        1 + BASIS,
        frame -> {
          double[][] rows = new double[1 + 3 * frame.size() + 9][1 + BASIS];
          for (int b = 0; b < BASIS; b++) {
            double[][] part = design(models.get(b), frame);
            for (int r = 0; r < rows.length; r++) {
              rows[r][0] = part[r][0];
              rows[r][1 + b] = part[r][1];
            }
          }
          return rows;
        });
  }

  /** Least squares of energies and forces for {@code n} unknowns. */
  private double[] solved(int n, Function<Frame, double[][]> design) {
    double[][] normal = new double[n][n + 1];
    for (Frame frame : frames) {
      double[][] rows = design.apply(frame);
      double atoms = frame.size();
      add(rows[0], frame.labels().energy().orElseThrow(), 1 / (atoms * atoms), normal);
      double[] forces = frame.labels().forces().orElseThrow();
      for (int c = 0; c < forces.length; c++) {
        add(rows[1 + c], forces[c], FORCE_WEIGHT / atoms, normal);
      }
    }
    return solved(normal);
  }

  /** Adds an equation to the lower triangle of the normal equations and, last, their right side. */
  private static void add(double[] row, double target, double weight, double[][] normal) {
    for (int i = 0; i < row.length; i++) {
      double factor = weight * row[i];
      for (int j = 0; j <= i; j++) {
        normal[i][j] += factor * row[j];
      }
      normal[i][row.length] += factor * target;
    }
  }

  /** Cholesky's way with columns of one length and a small ridge. */
  private static double[] solved(double[][] normal) {
    int n = normal.length;
    double[] length = new double[n];
    for (int i = 0; i < n; i++) {
      length[i] = Math.sqrt(normal[i][i]);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double entry = normal[i][j] / (length[i] * length[j]) + (i == j ? RIDGE : 0);
        double sum = entry - product(j, normal[i], normal[j]);
        normal[i][j] = i == j ? Math.sqrt(sum) : sum / normal[j][j];
      }
      normal[i][n] /= length[i];
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (normal[i][n] - product(i, normal[i], x)) / normal[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] /= normal[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= normal[i][k] * x[i];
      }
      x[i] /= length[i];
    }
    return x;
  }

  private static double product(int count, double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** Root mean square error of the force components against the teacher's, eV/Å. */
  double forceError(Potential potential) {
    double squares = 0;
    int count = 0;
    for (Frame frame : frames) {
      double[] labels = frame.labels().forces().orElseThrow();
      double[] forces = potential.predict(frame.structure(), Quantities.FORCES).forces();
      for (int c = 0; c < forces.length; c++) {
        squares += (forces[c] - labels[c]) * (forces[c] - labels[c]);
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }
}
