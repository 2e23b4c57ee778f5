package io.crisol.potentials.descriptors;

import java.util.ArrayList;
import java.util.List;

/**
 * The wide angular functions of one element that are polynomials in cos θ: with Q(c) = Σ_l q_l P_l
 * and the moments A of the neighbours of two kinds,
 *
 * <pre>  Σ_{j∈a, k∈b} Q(cos θ_jk) R_j R_k = Σ_l q_l Σ_m k_lm Re(A_lm B*_lm), </pre>
 *
 * and half of it without the terms j = k, Q(1) Σ_j R_j², where both kinds are one. Functions over
 * the same two kinds with the same radial factor share everything but the q_l.
 */
final class MomentPlan {
  /** Above, a list of pairs is cheaper for any number of neighbours that occurs. */
  private static final int HIGHEST_DEGREE = 16;

  final List<Channel> channels = new ArrayList<>();
  final List<Couple> couples = new ArrayList<>();

  /** Highest degree; −1 where there is nothing. */
  int degree = -1;

  /**
   * Moments with one radial factor.
   *
   * @param element index of the neighbours' element, or {@link SymmetryPlan#WEIGHTED}
   * @param factor index of the radial factor
   */
  record Channel(int element, int factor) {}

  /** Functions over two channels of one radial factor. */
  static final class Couple {
    final int first;
    final int second;
    final List<Member> members = new ArrayList<>();
    int degree;

    Couple(int first, int second) {
      this.first = first;
      this.second = second;
    }

    boolean isOfOneKind() {
      return first == second;
    }
  }

  /**
   * A function.
   *
   * @param component its number
   * @param q its polynomial in Legendre polynomials
   * @param atOne Q(1)
   */
  record Member(int component, double[] q, double atOne) {}

  /** Whether a function is to be planned here. */
  static boolean takes(SymmetryFunction.Angular function) {
    return !function.narrow()
        && function.angular() instanceof AngularFactor.CosinePower power
        && power.whole() > 0
        && power.whole() <= HIGHEST_DEGREE;
  }

  /** Whether moments are cheaper than pairs for so many neighbours. */
  boolean pays(int neighbours) {
    return degree >= 0 && neighbours >= 8 + (degree + 1) * (degree + 1) / 4;
  }

  void add(int component, int factor, int first, int second, AngularFactor.CosinePower angular) {
    int a = channel(new Channel(first, factor));
    int b = channel(new Channel(second, factor));
    Couple couple = couple(a, b);
    double[] q = LegendreSeries.power(angular.lambda(), angular.whole());
    couple.members.add(new Member(component, q, angular.value(1)));
    couple.degree = Math.max(couple.degree, q.length - 1);
    degree = Math.max(degree, q.length - 1);
  }

  private int channel(Channel channel) {
    int at = channels.indexOf(channel);
    if (at < 0) {
      channels.add(channel);
      return channels.size() - 1;
    }
    return at;
  }

  private Couple couple(int a, int b) {
    for (Couple couple : couples) {
      if (couple.first == a && couple.second == b) {
        return couple;
      }
    }
    Couple made = new Couple(a, b);
    couples.add(made);
    return made;
  }
}
