package io.crisol.potentials.network;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a {@link ChargedNetworks} does atom by atom in one structure: descriptors and the networks
 * of charges before the charges are known, energies with them, and gradients at the end, for which
 * descriptors are computed once more.
 */
final class ChargedPasses {
  private static final int TASKS = 16;

  private final Descriptor descriptor;
  private final List<ChargedAtom> atoms;
  private final ThreadLocal<Descriptor.Work> works;
  private final int n;

  /** Raw descriptor of each atom. */
  private final double[][] raw;

  private final double[] outputs;
  private final double[][] outputByRaw;
  private final double[][] energyByRaw;
  private final double[] byCharge;

  ChargedPasses(ChargedNetworks owner, int n) {
    this.descriptor = owner.descriptor();
    this.atoms = owner.atoms();
    this.works = owner.works();
    this.n = n;
    raw = new double[n][];
    outputs = new double[n];
    outputByRaw = new double[n][];
    energyByRaw = new double[n][];
    byCharge = new double[n];
  }

  /** First pass: descriptors and grades. */
  Prediction read(Structure structure, Neighbors neighbors, boolean graded) {
    Prediction first =
        new Pass(null).predict(structure, neighbors, new Quantities(false, false, graded));
    forEachAtom(structure, this::setOutput);
    return first;
  }

  /** Something to do for an atom of an element with the scratch of a thread. */
  private interface AtWork {
    void on(int i, int e, NetworkWork charge, NetworkWork energy);
  }

  private void forEachAtom(Structure structure, AtWork work) {
    Workers.forEach(
        TASKS,
        t -> {
          int first = (int) ((long) n * t / TASKS);
          int last = (int) ((long) n * (t + 1) / TASKS);
          if (first == last) {
            return;
          }
          NetworkWork[] charge = new NetworkWork[atoms.size()];
          NetworkWork[] energy = new NetworkWork[atoms.size()];
          for (int e = 0; e < atoms.size(); e++) {
            charge[e] = new NetworkWork(atoms.get(e).charge().network());
            energy[e] = new NetworkWork(atoms.get(e).energy().network());
          }
          for (int i = first; i < last; i++) {
            int e = descriptor.elements().indexOf(structure.element(i));
            work.on(i, e, charge[e], energy[e]);
          }
        });
  }

  private void setOutput(int i, int e, NetworkWork charge, NetworkWork energy) {
    AtomNetwork network = atoms.get(e).charge();
    network.scaling().apply(raw[i], charge.input());
    outputs[i] = network.referenceEnergy() + charge.forward();
    charge.reverse();
    outputByRaw[i] = Arrays.copyOf(charge.inputGradient(), network.scaling().mean().length);
    network.scaling().reverse(outputByRaw[i]);
  }

  /** x of each atom, e or V; after {@link #read}. */
  double[] outputs() {
    return outputs;
  }

  /** Short-ranged energies for charges q, with the energy of an atom by itself, double[N], eV. */
  double[] energies(Structure structure, double[] q) {
    double[] energies = new double[n];
    forEachAtom(
        structure,
        (i, e, _, energy) -> {
          AtomNetwork network = atoms.get(e).energy();
          apply(atoms.get(e), raw[i], q[i], energy.input());
          energies[i] = network.referenceEnergy() + energy.forward();
          energy.reverse();
          energyByRaw[i] = Arrays.copyOf(energy.inputGradient(), network.scaling().mean().length);
          network.scaling().reverse(energyByRaw[i]);
          int d = descriptor.size(e);
          byCharge[i] = atoms.get(e).takesCharge() ? energyByRaw[i][d] : 0;
        });
    return energies;
  }

  /** Standardises a descriptor and, where it is an input, the charge. */
  static void apply(ChargedAtom atom, double[] raw, double q, double[] input) {
    Scaling scaling = atom.energy().scaling();
    int inputs = scaling.mean().length;
    int d = atom.charge().scaling().mean().length;
    for (int k = 0; k < inputs; k++) {
      input[k] = ((k < d ? raw[k] : q) - scaling.mean()[k]) * scaling.inverse(k);
    }
  }

  /** ∂S/∂Q of each atom, V; after {@link #energies}. */
  double[] byCharge() {
    return byCharge;
  }

  /** Forces and virial of Σ_i S_i + c_i x_i at fixed charges; after {@link #energies}. */
  Prediction gradient(Structure structure, Neighbors neighbors, double[] c) {
    double[][] weights = new double[n][];
    for (int i = 0; i < n; i++) {
      weights[i] = outputByRaw[i];
      for (int k = 0; k < weights[i].length; k++) {
        weights[i][k] = energyByRaw[i][k] + c[i] * weights[i][k];
      }
    }
    return new Pass(weights).predict(structure, neighbors, Quantities.FORCES);
  }

  /** Over all atoms by blocks: reads descriptors, or pulls weights back to the neighbours. */
  private final class Pass implements AtomicPotential {
    private final double[][] weights;

    Pass(double[][] weights) {
      this.weights = weights;
    }

    @Override
    public Set<Element> elements() {
      return Set.copyOf(descriptor.elements());
    }

    @Override
    public double cutoff() {
      return descriptor.cutoff();
    }

    @Override
    public double energy(Environment around, PairGradient out) {
      throw new UnsupportedOperationException("only blocks know their atoms");
    }

    @Override
    public void energies(EnvironmentBlock block, BlockGradient out) {
      for (int a = 0; a < block.size(); a++) {
        int i = block.firstAtom() + a;
        int e = descriptor.elements().indexOf(block.centre(a));
        if (descriptor.isFast()) {
          fast(block, a, i, e, out);
        } else if (weights == null) {
          raw[i] = descriptor.values(block.environment(a));
        } else {
          Environment around = block.environment(a);
          descriptor.pullBack(around, weights[i], out.open(around));
        }
        if (out.gradesWanted() && atoms.get(e).charge().domain() != null) {
          double[] standardised = new double[descriptor.size(e)];
          atoms.get(e).charge().scaling().apply(raw[i], standardised);
          out.setGrade(a, atoms.get(e).charge().domain().grade(raw[i], standardised));
        }
      }
    }

    private void fast(EnvironmentBlock block, int a, int i, int e, BlockGradient out) {
      Descriptor.Work work = works.get();
      double[] values = new double[descriptor.size(e)];
      work.compute(block, a, values);
      if (weights == null) {
        raw[i] = values;
      } else {
        work.pullBack(weights[i], out.x(), out.y(), out.z());
      }
    }
  }
}
