package io.crisol.potentials.network;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.electrostatics.BorderedSystem;
import io.crisol.potentials.electrostatics.CloudInteraction;
import java.util.Arrays;

/**
 * Prediction of one example by a {@link ChargedTrainable} and its derivative by the parameters;
 * names as in docs/theory/charges.md.
 */
final class ChargedResponse implements Trainable.Response {
  private final ChargedTrainable model;
  private final ChargedNetworks potential;
  private final ChargedExample example;
  private final int n;
  private final double sign;
  private final BorderedSystem system;
  private final double[] q;

  /** ∂E/∂Q at fixed positions. */
  private final double[] byCharge;

  private final double[] lambda;

  /** ∂x_i/∂g_i, raw. */
  private final double[][] outputByRaw;

  private final Prediction prediction;

  ChargedResponse(ChargedTrainable model, ChargedExample example, ChargedScratch use) {
    this.model = model;
    this.potential = model.potential();
    this.example = example;
    this.n = example.size();
    this.sign = potential.model().sign();
    this.outputByRaw = new double[n][];
    double[] x = outputs(use);
    this.system = system();
    this.q = system.solve(x, example.totalCharge());
    this.byCharge = example.potentials(q);
    double energy = 0;
    for (int i = 0; i < n; i++) {
      energy += 0.5 * q[i] * byCharge[i];
    }
    double[][] weights = new double[n][];
    for (int i = 0; i < n; i++) {
      energy += energy(i, use, weights);
    }
    this.lambda = system.solve(byCharge, 0);
    this.prediction = forces(energy, weights, use).withCharges(q);
  }

  private ChargedAtom atom(int i) {
    return potential.atoms().get(example.local().element(i));
  }

  private double[] raw(int i) {
    double[] raw = new double[potential.descriptor().size(example.local().element(i))];
    Arrays.setAll(raw, k -> example.local().value(i, k));
    return raw;
  }

  /** ±x of each atom. */
  private double[] outputs(ChargedScratch use) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      AtomNetwork network = atom(i).charge();
      NetworkWork pass = use.charges[example.local().element(i)];
      network.scaling().apply(raw(i), pass.input());
      x[i] = sign * (network.referenceEnergy() + pass.forward());
      pass.reverse();
      outputByRaw[i] = Arrays.copyOf(pass.inputGradient(), network.scaling().mean().length);
      network.scaling().reverse(outputByRaw[i]);
    }
    return x;
  }

  private BorderedSystem system() {
    if (potential.model() == ChargeModel.ENVIRONMENT) {
      return BorderedSystem.identity(n);
    }
    double[] a = example.clouds().matrix();
    for (int i = 0; i < n; i++) {
      a[i * n + i] += atom(i).hardness() + CloudInteraction.selfTerm(atom(i).width());
    }
    return BorderedSystem.of(a, n);
  }

  /** Short-ranged energy of an atom; adds ∂S/∂Q, and notes ∂S/∂g. */
  private double energy(int i, ChargedScratch use, double[][] weights) {
    ChargedAtom atom = atom(i);
    NetworkWork pass = use.energies[example.local().element(i)];
    ChargedPasses.apply(atom, raw(i), q[i], pass.input());
    double energy = atom.energy().referenceEnergy() + pass.forward();
    pass.reverse();
    weights[i] = Arrays.copyOf(pass.inputGradient(), atom.energy().scaling().mean().length);
    atom.energy().scaling().reverse(weights[i]);
    if (atom.takesCharge()) {
      byCharge[i] += weights[i][outputByRaw[i].length];
    }
    return energy;
  }

  private Prediction forces(double energy, double[][] weights, ChargedScratch use) {
    double[][] g = use.pairs(example.local().pairs().pairs());
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < outputByRaw[i].length; k++) {
        weights[i][k] += sign * lambda[i] * outputByRaw[i][k];
      }
      example.local().jacobian().pullBack(i, weights[i], g, use.jacobian);
    }
    Prediction local = example.local().pairs().assemble(energy, g[0], g[1], g[2]);
    double[] forces = local.forces().clone();
    double[] virial = local.virial().clone();
    example.clouds().addForces(0.5, q, q, forces, virial);
    if (potential.model() == ChargeModel.EQUILIBRATED) {
      example.clouds().addForces(-1, lambda, q, forces, virial);
    }
    if (example.near() != null) {
      example.near().addForces(0.5, q, q, forces, virial);
    }
    return local.withGradients(forces, virial);
  }

  @Override
  public Prediction prediction() {
    return prediction;
  }

  @Override
  public void pullBack(Trainable.Adjoint adjoint, double[] gradient) {
    ChargedScratch use = model.scratch();
    double[][] gDot = directions(adjoint, use);
    boolean equilibrated = potential.model() == ChargeModel.EQUILIBRATED;
    double[] cDot = example.clouds().along(adjoint.forces(), adjoint.virial());
    double[] qDot = chargeTangent(gDot, equilibrated ? cDot : null);
    double[] right = example.potentials(qDot);
    example.clouds().times(cDot, q, right);
    if (example.near() != null) {
      double[] nearDot = example.near().along(adjoint.forces(), adjoint.virial());
      example.near().times(nearDot, q, right);
    }
    double[] plain = new double[gradient.length];
    use.clearGradients();
    for (int i = 0; i < n; i++) {
      right[i] += energyGradient(i, adjoint.energy(), gDot[i], qDot[i], use);
    }
    subtract(equilibrated ? cDot : null, lambda, right);
    addByCharge(adjoint, right);
    double[] total = system.solve(right, 0);
    for (int i = 0; i < n; i++) {
      chargeGradient(i, total[i], gDot[i], use);
      if (equilibrated) {
        int e = example.local().element(i);
        plain[use.hardnessStart + e] -= total[i] * q[i] + lambda[i] * qDot[i];
      }
    }
    use.addGradients(plain);
    model.addTo(gradient, plain);
  }

  /** α ∂E/∂Q + a. */
  private void addByCharge(Trainable.Adjoint adjoint, double[] right) {
    for (int i = 0; i < n; i++) {
      right[i] += adjoint.energy() * byCharge[i];
      right[i] += adjoint.charges() == null ? 0 : adjoint.charges()[i];
    }
  }

  /** ġ_i, raw. */
  private double[][] directions(Trainable.Adjoint adjoint, ChargedScratch use) {
    double[][] v = use.pairs(example.local().pairs().pairs());
    example.local().pairs().adjoint(adjoint, v);
    double[][] directions = new double[n][];
    for (int i = 0; i < n; i++) {
      directions[i] = new double[outputByRaw[i].length];
      example.local().jacobian().push(i, v, directions[i], use.jacobian);
    }
    return directions;
  }

  /** Q̇ from A Q̇ + μ̇ 1 = ±ẋ − Ȧ Q, Σ Q̇ = 0. */
  private double[] chargeTangent(double[][] gDot, double[] aDot) {
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < gDot[i].length; k++) {
        right[i] += sign * outputByRaw[i][k] * gDot[i][k];
      }
    }
    subtract(aDot, q, right);
    return system.solve(right, 0);
  }

  /** Subtracts Ȧ u, where Ȧ is not null. */
  private void subtract(double[] aDot, double[] u, double[] from) {
    if (aDot != null) {
      double[] product = new double[n];
      example.clouds().times(aDot, u, product);
      for (int i = 0; i < n; i++) {
        from[i] -= product[i];
      }
    }
  }

  /** Adds the parameter gradient of α S + Ṡ of an atom and returns the tangent of ∂S/∂Q. */
  private double energyGradient(
      int i, double alpha, double[] gDot, double qDot, ChargedScratch use) {
    int e = example.local().element(i);
    ChargedAtom atom = atom(i);
    NetworkWork pass = use.energies[e];
    Scaling scaling = atom.energy().scaling();
    ChargedPasses.apply(atom, raw(i), q[i], pass.input());
    pass.forward();
    pass.reverse();
    System.arraycopy(gDot, 0, pass.direction(), 0, gDot.length);
    if (atom.takesCharge()) {
      pass.direction()[gDot.length] = qDot;
    }
    scaling.reverse(pass.direction());
    pass.addGradient(alpha, use.energyGradients[e][0], use.energyGradients[e][1]);
    if (!atom.takesCharge()) {
      return 0;
    }
    int d = gDot.length;
    return (pass.secondByInput()[d] - alpha * pass.inputGradient()[d]) * scaling.inverse(d);
  }

  /** Adds the parameter gradient of Λ_i x_i + λ_i ẋ_i, with the sign of the model. */
  private void chargeGradient(int i, double total, double[] gDot, ChargedScratch use) {
    int e = example.local().element(i);
    AtomNetwork network = atom(i).charge();
    NetworkWork pass = use.charges[e];
    network.scaling().apply(raw(i), pass.input());
    pass.forward();
    pass.reverse();
    for (int k = 0; k < gDot.length; k++) {
      pass.direction()[k] = sign * lambda[i] * gDot[k];
    }
    network.scaling().reverse(pass.direction());
    pass.addGradient(sign * total, use.chargeGradients[e][0], use.chargeGradients[e][1]);
  }
}
