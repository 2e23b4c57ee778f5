package io.crisol.potentials.moment;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * Everything of a moment tensor potential but its parameters. These stand in the order of MLIP:
 * radial coefficients by element of the atom, element of the neighbour, radial function and basis
 * function; then the energy of each element; then the coefficient of each scalar.
 *
 * @param elements the elements, in the order of the parameters
 * @param basis radial basis
 * @param functions number of radial functions
 * @param plan contractions
 * @param level level of which the plan has all contractions, by our enumeration; 0 for other plans
 */
public record MomentShape(
    List<Element> elements, RadialBasis basis, int functions, ContractionPlan plan, int level) {
  /**
   * Checks that all fits together.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public MomentShape {
    elements = List.copyOf(elements);
    if (elements.isEmpty() || EnumSet.copyOf(elements).size() < elements.size()) {
      throw Problem.PARAMETER_INVALID.with(
          "the list of elements", elements, "each element stands there once", "correct it");
    }
    if (functions < plan.radialFunctions() || functions > 64) {
      throw Problem.PARAMETER_INVALID.with(
          "the number of radial functions",
          functions,
          "the moments need at least " + plan.radialFunctions(),
          "take the original file");
    }
  }

  /**
   * The shape with all contractions of a level.
   *
   * @param level an even number from 2 to 28
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public static MomentShape ofLevel(int level, List<Element> elements, RadialBasis basis) {
    if (level < 2 || level > MomentLevel.HIGHEST || level % 2 == 1) {
      throw Problem.PARAMETER_INVALID.with(
          "level", level, "levels are even numbers from 2 to 28", "take 8, 12, 16 or 20");
    }
    ContractionPlan plan = PlanBuilder.ofLevel(level);
    return new MomentShape(elements, basis, plan.radialFunctions(), plan, level);
  }

  /** Number of radial coefficients of one pair of elements. */
  int coefficientsOfPair() {
    return functions * basis.size();
  }

  /** Number of radial coefficients. */
  public int radialCount() {
    return elements.size() * elements.size() * coefficientsOfPair();
  }

  /** Number of the first coefficient of a scalar among the parameters. */
  public int firstMoment() {
    return radialCount() + elements.size();
  }

  /** Number of scalars. */
  public int scalarCount() {
    return plan.scalars().length;
  }

  /** Number of parameters. */
  public int parameterCount() {
    return firstMoment() + scalarCount();
  }

  /** Position of each element by {@link Element#ordinal}, −1 for strangers. */
  int[] positions() {
    int[] positions = new int[Element.values().length];
    Arrays.fill(positions, -1);
    for (int e = 0; e < elements.size(); e++) {
      positions[elements.get(e).ordinal()] = e;
    }
    return positions;
  }

  /** Number of the first radial coefficient of each pair, padded; null for one element. */
  int[] firstCoefficients(EnvironmentBlock block) {
    if (elements.size() == 1) {
      return null;
    }
    int[] kinds = block.pairTypes(positions(), elements.size());
    int size = coefficientsOfPair();
    int length = block.pairs() + EnvironmentBlock.PADDING;
    return Arrays.stream(kinds, 0, length).map(kind -> size * kind).toArray();
  }
}
