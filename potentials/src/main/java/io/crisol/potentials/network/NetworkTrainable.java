package io.crisol.potentials.network;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.JacobianScratch;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link NetworkPotential} in training. The first layer is trained in preconditioned form, W_1 =
 * W̃ R with the symmetric R of each element ({@link Preconditioner}); the potential itself holds
 * the product.
 *
 * <p>Force training needs no second pass of automatic differentiation: with v_ij the adjoint of
 * dE_i/dr_ij, the parameter gradient of the loss is that of Σ_i α E_i + d/dε E_i(G_i + ε Ġ_i), Ġ_i
 * = Σ_j dG_i/dr_ij · v_ij.
 */
public final class NetworkTrainable implements Trainable.Differentiable {
  private final NetworkPotential potential;
  private final Descriptor descriptor;
  private final List<double[]> preconditioners;
  private final double[] parameters;
  private final ThreadLocal<Scratch> scratch;

  /**
   * A model with the shape of {@code shape} and the given parameters.
   *
   * @param preconditioners R of each element, double[D × D]
   * @param parameters of all elements, first layers preconditioned
   */
  NetworkTrainable(NetworkPotential shape, List<double[]> preconditioners, double[] parameters) {
    this.preconditioners = preconditioners;
    this.parameters = parameters.clone();
    this.potential = withNetworks(shape, parameters);
    this.descriptor = shape.descriptor();
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(potential));
  }

  private NetworkPotential withNetworks(NetworkPotential shape, double[] from) {
    List<AtomNetwork> atoms = new ArrayList<>();
    int at = 0;
    for (int e = 0; e < shape.atoms().size(); e++) {
      AtomNetwork atom = shape.atoms().get(e);
      int[] sizes = atom.network().sizes();
      double[] own = Arrays.copyOfRange(from, at, at + Network.count(sizes));
      Preconditioner.apply(own, sizes, preconditioners.get(e));
      atoms.add(
          new AtomNetwork(
              atom.referenceEnergy(),
              atom.scaling(),
              atom.network().withParameters(own),
              atom.domain()));
      at += own.length;
    }
    return new NetworkPotential(shape.descriptor(), atoms, shape.shortest());
  }

  @Override
  public NetworkPotential potential() {
    return potential;
  }

  @Override
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public NetworkTrainable withParameters(double[] other) {
    return new NetworkTrainable(potential, preconditioners, other);
  }

  @Override
  public NetworkExample prepare(Structure structure, Neighbors neighbors) {
    return NetworkExample.of(descriptor, structure, neighbors);
  }

  @Override
  public long bytesPerExample(int atoms, long entries) {
    return NetworkExample.estimateBytes(descriptor, atoms, entries);
  }

  @Override
  public Response respond(Example example) {
    NetworkExample prepared = (NetworkExample) example;
    Scratch use = scratch.get();
    double[][] g = prepared.hasDerivatives() ? use.pairs(prepared.pairs().pairs()) : null;
    double energy = 0;
    for (int a = 0; a < prepared.size(); a++) {
      AtomNetwork atom = potential.atoms().get(prepared.element(a));
      NetworkWork work = use.forward(prepared, a, atom);
      energy += atom.referenceEnergy() + work.forward();
      if (g != null) {
        work.reverse();
        System.arraycopy(work.inputGradient(), 0, use.raw, 0, atom.scaling().mean().length);
        atom.scaling().reverse(use.raw);
        prepared.jacobian().pullBack(a, use.raw, g, use.jacobian);
      }
    }
    Prediction prediction =
        g == null ? Prediction.of(energy) : prepared.pairs().assemble(energy, g[0], g[1], g[2]);
    return new NetworkResponse(prepared, prediction);
  }

  /** Prediction of one example and its derivative. */
  private final class NetworkResponse implements Response {
    private final NetworkExample example;
    private final Prediction prediction;

    NetworkResponse(NetworkExample example, Prediction prediction) {
      this.example = example;
      this.prediction = prediction;
    }

    @Override
    public Prediction prediction() {
      return prediction;
    }

    @Override
    public void pullBack(Adjoint adjoint, double[] gradient) {
      Scratch use = scratch.get();
      double[][] v = adjoint(adjoint, use);
      use.clearGradients();
      for (int a = 0; a < example.size(); a++) {
        int e = example.element(a);
        AtomNetwork atom = potential.atoms().get(e);
        NetworkWork work = use.forward(example, a, atom);
        work.forward();
        work.reverse();
        if (v == null) {
          Arrays.fill(work.direction(), 0);
        } else {
          example.jacobian().push(a, v, work.direction(), use.jacobian);
          atom.scaling().reverse(work.direction());
        }
        work.addGradient(adjoint.energy(), use.gradients[e][0], use.gradients[e][1]);
      }
      addTo(gradient, use);
    }

    /** v_ij, double[3][≥ pairs]; null where the example has the energy only. */
    private double[][] adjoint(Adjoint adjoint, Scratch use) {
      if (!example.hasDerivatives()) {
        return null;
      }
      double[][] v = use.pairs(example.pairs().pairs());
      example.pairs().adjoint(adjoint, v);
      return v;
    }

    private void addTo(double[] gradient, Scratch use) {
      int at = 0;
      for (int e = 0; e < potential.atoms().size(); e++) {
        Network network = potential.atoms().get(e).network();
        double[] own = new double[Network.count(network.sizes())];
        network.addFlat(use.gradients[e], own, 0);
        Preconditioner.apply(own, network.sizes(), preconditioners.get(e));
        for (int k = 0; k < own.length; k++) {
          gradient[at++] += own[k];
        }
      }
    }
  }

  /** Scratch of one thread. */
  private static final class Scratch {
    private final JacobianScratch jacobian = new JacobianScratch();
    private final NetworkWork[] works;
    private final double[][][][] gradients;
    private final double[] raw;
    private double[][] pairs = new double[3][0];

    Scratch(NetworkPotential potential) {
      raw =
          new double
              [potential.atoms().stream().mapToInt(a -> a.scaling().mean().length).max().orElse(0)];
      works =
          potential.atoms().stream()
              .map(atom -> new NetworkWork(atom.network()))
              .toArray(NetworkWork[]::new);
      gradients =
          potential.atoms().stream()
              .map(atom -> atom.network().emptyGradient())
              .toArray(double[][][][]::new);
    }

    NetworkWork forward(NetworkExample example, int a, AtomNetwork atom) {
      NetworkWork work = works[example.element(a)];
      for (int n = 0; n < atom.scaling().mean().length; n++) {
        raw[n] = example.value(a, n);
      }
      atom.scaling().apply(raw, work.input());
      return work;
    }

    /** Pair arrays set to zero, double[3][at least pairs]. */
    double[][] pairs(int count) {
      if (pairs[0].length < count) {
        pairs = new double[3][count + count / 4];
      }
      for (double[] axis : pairs) {
        Arrays.fill(axis, 0, count, 0);
      }
      return pairs;
    }

    void clearGradients() {
      for (double[][][] element : gradients) {
        Network.clear(element);
      }
    }
  }
}
