package io.crisol.potentials.network;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.Potential;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The mean of network potentials on one descriptor, E_i = Σ_k N^k(g_i) / M. The descriptor and the
 * way back to the neighbours, which take most of the time, are done once: Σ_n (Σ_k ∂N^k/∂g_n / M)
 * ∂g_n/∂r_ij.
 */
public final class MeanNetworks implements AtomicPotential {
  private final List<NetworkPotential> members;
  private final Descriptor descriptor;
  private final ThreadLocal<Scratch> scratch;

  private MeanNetworks(List<NetworkPotential> members) {
    this.members = List.copyOf(members);
    this.descriptor = members.getFirst().descriptor();
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(this));
  }

  /** The mean of these potentials, where all of them are networks on the same descriptor. */
  public static Optional<MeanNetworks> of(List<Potential> potentials) {
    List<NetworkPotential> networks =
        potentials.stream()
            .filter(NetworkPotential.class::isInstance)
            .map(NetworkPotential.class::cast)
            .toList();
    boolean alike =
        !networks.isEmpty()
            && networks.size() == potentials.size()
            && networks.stream()
                .allMatch(n -> same(n.descriptor(), networks.getFirst().descriptor()));
    return alike ? Optional.of(new MeanNetworks(networks)) : Optional.empty();
  }

  private static boolean same(Descriptor a, Descriptor b) {
    if (!a.elements().equals(b.elements())) {
      return false;
    }
    if (a instanceof ChebyshevDescriptor one && b instanceof ChebyshevDescriptor other) {
      return one.radial().equals(other.radial()) && one.angular().equals(other.angular());
    }
    if (a instanceof SymmetryFunctionDescriptor one
        && b instanceof SymmetryFunctionDescriptor other) {
      return IntStream.range(0, one.elements().size())
          .allMatch(e -> one.functions(e).equals(other.functions(e)));
    }
    if (a instanceof ElementDescriptors one && b instanceof ElementDescriptors other) {
      return IntStream.range(0, one.elements().size()).allMatch(e -> same(one.of(e), other.of(e)));
    }
    return a == b;
  }

  @Override
  public Set<Element> elements() {
    return EnumSet.copyOf(descriptor.elements());
  }

  @Override
  public double cutoff() {
    return descriptor.cutoff();
  }

  @Override
  public Continuity continuity() {
    return descriptor.continuity();
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    Scratch use = new Scratch(this);
    int e = descriptor.elements().indexOf(around.centre());
    double[] values = descriptor.values(around);
    System.arraycopy(values, 0, use.raw, 0, values.length);
    double energy = use.evaluate(e, true);
    descriptor.pullBack(around, Arrays.copyOf(use.gradient, values.length), out);
    return energy;
  }

  @Override
  public void energies(EnvironmentBlock block, BlockGradient out) {
    if (!descriptor.isFast()) {
      AtomicPotential.super.energies(block, out);
      return;
    }
    Scratch use = scratch.get();
    for (int a = 0; a < block.size(); a++) {
      int e = use.indexOf[block.centre(a).ordinal()];
      use.work.compute(block, a, use.raw);
      out.setEnergy(a, use.evaluate(e, out.gradientsWanted()));
      if (out.gradientsWanted()) {
        use.work.pullBack(use.gradient, out.x(), out.y(), out.z());
      }
    }
  }

  /** Scratch of one thread. */
  private static final class Scratch {
    private final Descriptor.Work work;
    private final int[] indexOf = new int[Element.values().length];
    private final double[] raw;
    private final double[] gradient;

    /** By member and element. */
    private final NetworkWork[][] networks;

    private final double[][][] mean;
    private final double[][][] inverse;
    private final double[][] reference;

    Scratch(MeanNetworks potential) {
      work = potential.descriptor.work();
      int count = potential.members.size();
      networks = new NetworkWork[count][];
      mean = new double[count][][];
      inverse = new double[count][][];
      reference = new double[count][];
      for (int k = 0; k < count; k++) {
        List<AtomNetwork> atoms = potential.members.get(k).atoms();
        networks[k] =
            atoms.stream().map(a -> new NetworkWork(a.network())).toArray(NetworkWork[]::new);
        mean[k] = atoms.stream().map(a -> a.scaling().mean()).toArray(double[][]::new);
        inverse[k] = atoms.stream().map(a -> a.scaling().inverses()).toArray(double[][]::new);
        reference[k] = atoms.stream().mapToDouble(AtomNetwork::referenceEnergy).toArray();
      }
      int most = Arrays.stream(mean[0]).mapToInt(m -> m.length).max().orElse(0);
      raw = new double[most];
      gradient = new double[most];
      for (int e = 0; e < mean[0].length; e++) {
        indexOf[potential.descriptor.elements().get(e).ordinal()] = e;
      }
    }

    /** Mean energy for the raw descriptor and, where wanted, its gradient by this descriptor. */
    double evaluate(int e, boolean gradients) {
      Arrays.fill(gradient, 0);
      double energy = 0;
      for (int k = 0; k < networks.length; k++) {
        NetworkWork network = networks[k][e];
        double[] input = network.input();
        for (int n = 0; n < mean[k][e].length; n++) {
          input[n] = (raw[n] - mean[k][e][n]) * inverse[k][e][n];
        }
        energy += reference[k][e] + network.forward();
        if (gradients) {
          network.reverse();
          for (int n = 0; n < mean[k][e].length; n++) {
            gradient[n] += network.inputGradient()[n] * inverse[k][e][n] / networks.length;
          }
        }
      }
      return energy / networks.length;
    }
  }
}
