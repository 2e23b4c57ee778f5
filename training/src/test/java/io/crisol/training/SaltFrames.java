package io.crisol.training;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.electrostatics.CloudInteraction;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Small rock salt cells with charges that follow a rule: data with a known answer. The energy has a
 * repulsion of near pairs too.
 */
final class SaltFrames {
  static final Map<Element, Double> WIDTHS = Map.of(Na, 1.0, Cl, 0.8);
  private static final Map<Element, Double> ELECTRONEGATIVITIES = Map.of(Na, 1.0, Cl, 9.0);
  private static final Map<Element, Double> HARDNESS = Map.of(Na, 4.0, Cl, 7.0);
  private static final double REACH = 4.5;
  private static final double HEIGHT = 15;

  private SaltFrames() {}

  /**
   * Charges follow from a fixed electronegativity, hardness and width of each element; the energy
   * is what they minimise, Σ (χ Q + ½ J Q² + k Q²/2√π σ) + ½ Q C Q. Every second frame has an
   * electron more or less.
   */
  static List<Frame> equilibrated(int count, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      double total = f % 2 == 0 ? 0 : f % 4 == 1 ? 1 : -1;
      frames.add(equilibrated(structure(random), total, f));
    }
    return frames;
  }

  private static Structure structure(RandomStream random) {
    double a = 5.4 + 0.5 * random.nextDouble();
    double[] sites = {
      0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0, // Na
      0.5, 0, 0, 0, 0.5, 0, 0, 0, 0.5, 0.5, 0.5, 0.5
    };
    double[] positions = new double[24];
    for (int k = 0; k < 24; k++) {
      positions[k] = a * sites[k] + 0.08 * random.nextGaussian();
    }
    return new Structure(
        Cell.box(a, a, a), new Element[] {Na, Na, Na, Na, Cl, Cl, Cl, Cl}, positions);
  }

  /** Each pair of neighbours moves w(r) = 1.2 (1 − r/R)² e from Na to Cl; the energy is ½ Q C Q. */
  static List<Frame> local(int count, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Frame> frames = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      Structure structure = structure(random);
      Transfer transfer = new Transfer(structure);
      double[] q = transfer.charges();
      CloudInteraction clouds = new CloudInteraction(structure, widths(structure));
      Prediction electrostatic = clouds.energy(q, Quantities.FORCES);
      double[] forces = electrostatic.forces().clone();
      transfer.addForces(clouds.potentials(q, NearScreening.NONE), forces);
      frames.add(frame(structure, electrostatic.energy(), forces, q, 0, f));
    }
    return frames;
  }

  private static double[] widths(Structure structure) {
    double[] widths = new double[structure.size()];
    Arrays.setAll(widths, i -> WIDTHS.get(structure.element(i)));
    return widths;
  }

  private static Frame equilibrated(Structure structure, double total, int index) {
    int n = structure.size();
    double[] widths = widths(structure);
    CloudInteraction clouds = new CloudInteraction(structure, widths);
    double[] q = charges(structure, clouds.matrix(), total);
    Prediction electrostatic = clouds.energy(q, Quantities.FORCES);
    double energy = electrostatic.energy();
    for (int i = 0; i < n; i++) {
      Element e = structure.element(i);
      double hardness = HARDNESS.get(e) + CloudInteraction.selfTerm(widths[i]);
      energy += ELECTRONEGATIVITIES.get(e) * q[i] + 0.5 * hardness * q[i] * q[i];
    }
    return frame(structure, energy, electrostatic.forces().clone(), q, total, index);
  }

  private static Frame frame(
      Structure structure, double energy, double[] forces, double[] q, double total, int index) {
    double all = energy - 5.0 * structure.size() + addRepulsion(structure, forces);
    Map<String, String> metadata =
        Map.of(
            "config_type",
            total == 0 ? "neutral" : "charged",
            "total_charge",
            Double.toString(total));
    return new Frame(
        structure,
        Labels.NONE.withEnergy(all).withForces(forces).withCharges(q),
        metadata,
        Map.of(),
        new Frame.Source("salt.xyz", index, 0));
  }

  /** By a general solver, other than that of the potential. */
  private static double[] charges(Structure structure, double[] c, double total) {
    int n = structure.size();
    DMatrixRMaj a = new DMatrixRMaj(n + 1, n + 1);
    DMatrixRMaj b = new DMatrixRMaj(n + 1, 1);
    for (int i = 0; i < n; i++) {
      Element e = structure.element(i);
      for (int j = 0; j < n; j++) {
        a.set(i, j, c[i * n + j]);
      }
      a.set(
          i,
          i,
          c[i * n + i] + HARDNESS.get(e) + Units.COULOMB / (Math.sqrt(Math.PI) * WIDTHS.get(e)));
      a.set(i, n, 1);
      a.set(n, i, 1);
      b.set(i, 0, -ELECTRONEGATIVITIES.get(e));
    }
    b.set(n, 0, total);
    DMatrixRMaj x = new DMatrixRMaj(n + 1, 1);
    CommonOps_DDRM.solve(a, b, x);
    return Arrays.copyOf(x.getData(), n);
  }

  /** Something to do with a pair of atoms, met from either end: r_ij and its length. */
  private interface PairWork {
    void on(int i, int j, double[] d, double r);
  }

  private static void forEachPair(Structure structure, PairWork work) {
    Neighbors neighbors = Neighbors.of(structure, REACH, 0);
    double[] places = neighbors.positions(structure);
    for (int i = 0; i < structure.size(); i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        double[] d = new double[3];
        for (int a = 0; a < 3; a++) {
          d[a] = places[3 * neighbors.site(entry) + a] - places[3 * i + a];
        }
        double r = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        if (r < REACH) {
          work.on(i, neighbors.atom(entry), d, r);
        }
      }
    }
  }

  /** H (1 − r/R)³ for each pair nearer than R. */
  private static double addRepulsion(Structure structure, double[] forces) {
    double[] energy = new double[1];
    forEachPair(
        structure,
        (i, _, d, r) -> {
          double overlap = 1 - r / REACH;
          energy[0] += 0.5 * HEIGHT * overlap * overlap * overlap;
          for (int a = 0; a < 3; a++) {
            forces[3 * i + a] -= 3 * HEIGHT / REACH * overlap * overlap * d[a] / r;
          }
        });
    return energy[0];
  }

  /** Charge that neighbours move. */
  private record Transfer(Structure structure) {
    private static final double MOST = 1.2;

    double[] charges() {
      double[] q = new double[structure.size()];
      forEachPair(
          structure,
          (i, j, _, r) -> {
            if (structure.element(i) != structure.element(j)) {
              q[i] +=
                  (structure.element(i) == Na ? MOST : -MOST) * (1 - r / REACH) * (1 - r / REACH);
            }
          });
      return q;
    }

    /** −φ dq/dr: what moves charges from one potential to another. */
    void addForces(double[] phi, double[] forces) {
      forEachPair(
          structure,
          (i, j, d, r) -> {
            if (structure.element(i) != structure.element(j)) {
              double gain = structure.element(i) == Na ? phi[i] - phi[j] : phi[j] - phi[i];
              double slope = -2 * MOST / REACH * (1 - r / REACH);
              for (int a = 0; a < 3; a++) {
                forces[3 * i + a] += gain * slope * d[a] / r;
              }
            }
          });
    }
  }
}
