package io.crisol.simulation.guards;

import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops when the potential energy changes in one step by something else than the work of the
 * forces, ΔE ≠ −½ Σ (F + F′)·Δr, or when the total energy of a constant-energy run has left its
 * start: the energy has a step, or the timestep is too long.
 *
 * @param unexplained allowed in one step, eV; plus a thousandth of it for each atom
 * @param drift allowed change of the total energy since the start of a constant-energy run, eV/atom
 */
public record EnergyJumpGuard(double unexplained, double drift) implements Guard {
  @Override
  public String name() {
    return "energy-jump";
  }

  @Override
  public Optional<Stop> check(Step step, Watch watch) {
    int n = step.state().size();
    double jump = step.potential() - watch.previous().potential() + work(watch.previous(), step);
    if (!(Math.abs(jump) <= unexplained * (1 + 0.001 * n))) {
      return stop(
          step, "in one step the energy changed by %.4g eV more than the forces explain", jump);
    }
    double change = (step.total() - watch.startEnergy()) / n;
    if (watch.integrator().conservesEnergy() && !(Math.abs(change) <= drift)) {
      return stop(step, "the total energy has changed by %.4g eV/atom since the start", change);
    }
    return Optional.empty();
  }

  private static double work(Step from, Step to) {
    Cell before = from.state().structure().cell();
    Cell after = to.state().structure().cell();
    return before.equals(after) ? workOfAtoms(from, to) : workOfCell(from, to, before, after);
  }

  /**
   * Where the cell is deformed, r → r M: ½ (W + W′) : (M − 1) and the work along the ways of the
   * atoms beyond it.
   */
  private static double workOfCell(Step from, Step to, Cell before, Cell after) {
    double[] m = Matrix3.product(Matrix3.inverse(before.vectors()), after.vectors());
    double[] one = from.prediction().virial();
    double[] other = to.prediction().virial();
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      sum += (one[k] + other[k]) * (m[k] - (k % 4 == 0 ? 1 : 0));
    }
    double[] first = from.prediction().forces();
    double[] second = to.prediction().forces();
    for (int k = 0; k < first.length; k++) {
      int atom = k - k % 3;
      int axis = k % 3;
      double carried = 0;
      for (int x = 0; x < 3; x++) {
        carried += from.state().structure().coordinate(atom + x) * m[3 * x + axis];
      }
      sum += (first[k] + second[k]) * (to.state().structure().coordinate(k) - carried);
    }
    return 0.5 * sum;
  }

  private static double workOfAtoms(Step from, Step to) {
    double[] before = from.prediction().forces();
    double[] after = to.prediction().forces();
    double sum = 0;
    for (int k = 0; k < before.length; k++) {
      double way = to.state().structure().coordinate(k) - from.state().structure().coordinate(k);
      sum += (before[k] + after[k]) * way;
    }
    return 0.5 * sum;
  }

  private Optional<Stop> stop(Step step, String reason, double value) {
    double[] f = step.prediction().forces();
    int atom = 0;
    double largest = 0;
    for (int k = 0; k < f.length; k += 3) {
      double square = f[k] * f[k] + f[k + 1] * f[k + 1] + f[k + 2] * f[k + 2];
      if (square > largest) {
        largest = square;
        atom = k / 3;
      }
    }
    String text =
        String.format(
            Locale.ROOT,
            reason + "; the largest force, %.4g eV/Å, is on atom %d",
            value,
            Math.sqrt(largest),
            atom);
    return Optional.of(new Stop(name(), step.number(), atom, text));
  }
}
