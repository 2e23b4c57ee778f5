package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.Arrays;

/**
 * The Coulomb energy of Gaussian clouds in one structure as a quadratic form of their charges,
 *
 * <pre>  E = ½ Σ_ij q_i C_ij q_j,   C_ij = k erf(r_ij / √2 γ_ij) / r_ij,   γ_ij² = σ_i² + σ_j²,
 * </pre>
 *
 * over all pairs of open structures and all images of crystals, by Ewald's sum with conducting
 * surroundings and all digits. A crystal may be charged: a uniform background makes it neutral,
 * whose energy with the clouds, k(−π Q²/2α²V + 2π Q Σ q_i σ_i²/V), is part of E, so that C is that
 * of the waves k ≠ 0 alone. The energy of a cloud by itself, k q_i²/(2√π σ_i), is not counted. Time
 * grows like N^1.5, that of {@link #matrix} like N². Source: as in {@link GaussianCharges}.
 */
public final class CloudInteraction {
  private static final double ROOT_PI = Math.sqrt(Math.PI);
  private static final int TASKS = ChargePairs.TASKS;

  private final Structure structure;
  private final double[] widths;
  private final CoulombModel model;

  /** Null in open structures. */
  private final EwaldSplit split;

  private final Neighbors near;
  private final double cutoff;
  private final Screening pairs;

  /**
   * Clouds at the atoms of a structure.
   *
   * @param widths σ by atom, Å
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID for a cell that repeats in one
   *     or two directions only
   */
  public CloudInteraction(Structure structure, double[] widths) {
    this.structure = structure;
    this.widths = widths;
    this.model = new CoulombModel(Units.COULOMB, CoulombModel.EXACT, widths);
    if (structure.cell().isPeriodic()) {
      CoulombModel.requireCrystal(structure.cell());
      double[] ones = new double[widths.length];
      Arrays.fill(ones, 1);
      split = EwaldSplit.of(structure, ones, CoulombModel.EXACT);
      EwaldSum sum = new EwaldSum(structure, ones, model, split);
      cutoff = sum.cutoff();
      pairs = sum::screened;
    } else {
      split = null;
      cutoff = extent(structure);
      pairs = model::bare;
    }
    near = Neighbors.of(structure, cutoff, 0);
  }

  /** More than the largest distance of two atoms, Å. */
  private static double extent(Structure structure) {
    double square = 1;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < structure.size(); i++) {
        low = Math.min(low, structure.coordinate(3 * i + axis));
        high = Math.max(high, structure.coordinate(3 * i + axis));
      }
      square += (high - low) * (high - low);
    }
    return Math.sqrt(square) + 1;
  }

  /** The second derivative of the energy of a cloud by itself, k/(√π σ), eV/e². */
  public static double selfTerm(double width) {
    return Units.COULOMB / (ROOT_PI * width);
  }

  /** The energy for charges q, double[N], e. */
  public Prediction energy(double[] q, Quantities wanted) {
    CoulombPart sum =
        split == null
            ? new ChargePairs(structure, near, q, cutoff, pairs, model.coulomb()).sum(wanted)
            : new EwaldSum(structure, q, model, split).sum(near, wanted);
    if (split != null) {
      double[] background = background(q);
      for (int i = 0; i < q.length; i++) {
        sum.addSelf(i, 0.5 * q[i] * background[i]);
      }
      for (int a = 0; a < 9; a += 4) {
        sum.virial[a] += 0.5 * dot(q, background);
      }
    }
    return sum.prediction(wanted);
  }

  /** What screening adds to the energy for charges q: (f − 1) of that of each near pair. */
  public Prediction screened(NearScreening screening, double[] q, Quantities wanted) {
    Neighbors neighbors = Neighbors.of(structure, screening.outer(), 0);
    return new ChargePairs(
            structure,
            neighbors,
            q,
            screening.outer(),
            (i, j, r, out) -> near(screening, i, j, r, out),
            model.coulomb())
        .sum(wanted)
        .prediction(wanted);
  }

  private void near(NearScreening screening, int i, int j, double r, double[] out) {
    model.bare(i, j, r, out);
    screening.apply(r, out);
  }

  /** C q, the potential at each cloud, double[N], V; with what screening adds. */
  public double[] potentials(double[] q, NearScreening screening) {
    double[] phi = new double[q.length];
    addPairs(near, cutoff, pairs, q, phi);
    if (screening.isPresent()) {
      addPairs(
          Neighbors.of(structure, screening.outer(), 0),
          screening.outer(),
          (i, j, r, out) -> near(screening, i, j, r, out),
          q,
          phi);
    }
    if (split != null) {
      addWaves(q, phi);
      double self = -2 * model.coulomb() * split.alpha() / ROOT_PI;
      double[] background = background(q);
      for (int i = 0; i < q.length; i++) {
        phi[i] += self * q[i] + background[i];
      }
    }
    return phi;
  }

  private void addPairs(
      Neighbors neighbors, double within, Screening screening, double[] q, double[] phi) {
    double[] places = neighbors.positions(structure);
    Workers.forEach(
        TASKS,
        t -> {
          double[] f = new double[2];
          int last = ChargePairs.boundary(q.length, t + 1);
          for (int i = ChargePairs.boundary(q.length, t); i < last; i++) {
            for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
              double r = distance(places, i, neighbors.site(entry));
              if (r < within) {
                screening.at(i, neighbors.atom(entry), r, f);
                phi[i] += model.coulomb() * f[0] * q[neighbors.atom(entry)];
              }
            }
          }
        });
  }

  private static double distance(double[] places, int i, int site) {
    double x = places[3 * site] - places[3 * i];
    double y = places[3 * site + 1] - places[3 * i + 1];
    double z = places[3 * site + 2] - places[3 * i + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  private void addWaves(double[] q, double[] phi) {
    EwaldSum sum = new EwaldSum(structure, q, model, split);
    WaveVectors waves = WaveVectors.of(structure.cell(), split.longest());
    double[][] phases = waves.phases(structure);
    double[][] parts = new double[TASKS][];
    Workers.forEach(TASKS, t -> parts[t] = sum.wavePotentials(t, waves, phases));
    for (double[] part : parts) {
      for (int i = 0; i < phi.length; i++) {
        phi[i] += part[i];
      }
    }
  }

  /** What the background adds to the potential at each cloud. */
  private double[] background(double[] q) {
    double perVolume = model.coulomb() * Math.PI / structure.cell().volume();
    double total = 0;
    double spread = 0;
    for (int i = 0; i < q.length; i++) {
      total += q[i];
      spread += q[i] * widths[i] * widths[i];
    }
    double[] phi = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      double own = 2 * widths[i] * widths[i] - 1 / (split.alpha() * split.alpha());
      phi[i] = perVolume * (own * total + 2 * spread);
    }
    return phi;
  }

  /** C, double[N²], eV/e². */
  public double[] matrix() {
    if (split == null) {
      return new CloudMatrix(structure, widths, model, null).fill(near, cutoff, pairs);
    }
    EwaldSplit wide = EwaldSplit.ofMatrix(structure);
    EwaldSum sum = new EwaldSum(structure, widths, model, wide);
    Neighbors neighbors = Neighbors.of(structure, sum.cutoff(), 0);
    return new CloudMatrix(structure, widths, model, wide)
        .fill(neighbors, sum.cutoff(), sum::screened);
  }

  /** C and its derivatives, for training. */
  public CloudTensor tensor() {
    CloudTensor tensor = new CloudTensor(structure);
    if (split == null) {
      tensor.addPairs(near, cutoff, pairs, model.coulomb());
      return tensor;
    }
    EwaldSplit wide = EwaldSplit.ofMatrix(structure);
    EwaldSum sum = new EwaldSum(structure, widths, model, wide);
    Neighbors neighbors = Neighbors.of(structure, sum.cutoff(), 0);
    tensor.addPairs(neighbors, sum.cutoff(), sum::screened, model.coulomb());
    tensor.addWaves(sum, wide);
    CloudMatrix constants = new CloudMatrix(structure, widths, model, wide);
    tensor.addConstants(constants::background, constants.self());
    return tensor;
  }

  /** What screening adds to C, with its derivatives. */
  public CloudTensor tensor(NearScreening screening) {
    CloudTensor tensor = new CloudTensor(structure);
    tensor.addPairs(
        Neighbors.of(structure, screening.outer(), 0),
        screening.outer(),
        (i, j, r, out) -> near(screening, i, j, r, out),
        model.coulomb());
    return tensor;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
