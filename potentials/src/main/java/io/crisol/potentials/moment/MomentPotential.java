package io.crisol.potentials.moment;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Graded;
import io.crisol.potentials.Grading;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.optimality.GradesKernel;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.potentials.optimality.OptimalityKernel;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moment tensor potential: an energy linear in contractions B of moments of the neighbours,
 *
 * <pre>
 *   E_i = e(z_i) + Σ_s θ_s B_s(M)
 *   M_{μ ν} = Σ_j f_μ(r_ij) u_ij ⊗ … ⊗ u_ij (ν times),   u = r_ij / |r_ij|
 *   f_μ(r) = scaling · Σ_b c[z_i, z_j, μ, b] T_b(ξ(r)) (R − r)²
 * </pre>
 *
 * <p>Source: A. V. Shapeev, Multiscale Model. Simul. 14, 1153 (2016), doi:10.1137/15M1054183; I. S.
 * Novikov et al., Mach. Learn.: Sci. Technol. 2, 025002 (2021), doi:10.1088/2632-2153/abc9fe.
 */
public final class MomentPotential implements AtomicPotential, Graded, LinearRows {
  private final MomentShape shape;
  private final double scaling;
  private final double[] parameters;
  private final int[] index;

  /** A⁻¹ of the active set, double[parameters²]; empty where the training data are not known. */
  private final double[] activeInverse;

  /** By element: lines of it that atoms of the element use, for {@link GradesKernel}. */
  private final double[][] panels;

  private final ThreadLocal<MomentDefinition> definition =
      ThreadLocal.withInitial(() -> new MomentDefinition(this));
  private final ThreadLocal<MomentWork> work = ThreadLocal.withInitial(() -> new MomentWork(this));

  /**
   * A potential.
   *
   * @param scaling factor of all radial functions
   * @param parameters in the order of {@link MomentShape}: Å⁻² and eV
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public MomentPotential(MomentShape shape, double scaling, double[] parameters) {
    this(shape, scaling, parameters, new double[0]);
  }

  private MomentPotential(
      MomentShape shape, double scaling, double[] parameters, double[] activeInverse) {
    if (parameters.length != shape.parameterCount()) {
      throw Problem.PARAMETER_INVALID.with(
          "the number of parameters",
          parameters.length,
          "this potential has " + shape.parameterCount(),
          "take the original file");
    }
    if (!Double.isFinite(scaling) || !Arrays.stream(parameters).allMatch(Double::isFinite)) {
      throw Problem.PARAMETER_INVALID.with(
          "a parameter", "not a number", "all are finite", "take the original file");
    }
    this.shape = shape;
    this.scaling = scaling;
    this.parameters = parameters.clone();
    this.index = shape.positions();
    this.activeInverse = activeInverse;
    panels = new double[shape.elements().size()][];
    for (int e = 0; activeInverse.length > 0 && e < panels.length; e++) {
      panels[e] =
          GradesKernel.panels(parameters.length, activeInverse, MomentGrades.lines(shape, e));
    }
  }

  /** A⁻¹ for the rows of atoms of an element, shared by all threads. */
  double[] panels(int element) {
    return panels[element];
  }

  /**
   * The same potential with grades.
   *
   * @param inverse A⁻¹ of the active set of rows dE_i/dθ, double[parameters²], row-major
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public MomentPotential withActiveSet(double[] inverse) {
    int n = parameters.length;
    if (inverse.length != n * n || !Arrays.stream(inverse).allMatch(Double::isFinite)) {
      throw Problem.PARAMETER_INVALID.with(
          "active_set_inverse",
          inverse.length + " numbers",
          "it is a matrix of " + n + " × " + n + " finite ones",
          "train the potential again");
    }
    return new MomentPotential(shape, scaling, parameters, inverse.clone());
  }

  /** Everything but the parameters. */
  public MomentShape shape() {
    return shape;
  }

  /** Factor of all radial functions. */
  public double scaling() {
    return scaling;
  }

  /** The parameters in the order of {@link MomentShape}; a copy. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** One parameter. */
  double parameter(int k) {
    return parameters[k];
  }

  /** Position of an element; −1 for strangers. */
  int indexOf(Element element) {
    return index[element.ordinal()];
  }

  @Override
  public Set<Element> elements() {
    return EnumSet.copyOf(shape.elements());
  }

  @Override
  public double cutoff() {
    return shape.basis().cutoff();
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    return definition.get().energy(around, out);
  }

  @Override
  public void energies(EnvironmentBlock block, BlockGradient out) {
    if (MomentKernel.LANES < 4) {
      AtomicPotential.super.energies(block, out);
      grade(block, out);
    } else {
      work.get().energies(block, out);
    }
  }

  private void grade(EnvironmentBlock block, BlockGradient out) {
    if (!out.gradesWanted() || activeInverse.length == 0) {
      return;
    }
    double[] row = new double[parameters.length];
    double[] coordinates = new double[row.length];
    for (int a = 0; a < block.size(); a++) {
      energyAndRow(block.environment(a), row);
      out.setGrade(a, OptimalityKernel.grade(row.length, activeInverse, row, coordinates));
    }
  }

  @Override
  public Set<Grading> gradings() {
    return activeInverse.length == 0 ? Set.of() : Set.of(Grading.D_OPTIMALITY);
  }

  @Override
  public MomentPotential gradedBy(Grading grading) {
    return this;
  }

  @Override
  public Optional<double[]> activeInverse(int block) {
    return activeInverse.length == 0 ? Optional.empty() : Optional.of(activeInverse.clone());
  }

  /**
   * Energy of one atom and its derivative by the parameters.
   *
   * @param row dE_i/dθ, double[parameters], overwritten
   * @return E_i, eV
   */
  public double energyAndRow(Environment around, double[] row) {
    return definition.get().energyAndRow(around, row);
  }

  /** All elements share the coefficients of the scalars. */
  @Override
  public List<Set<Element>> blocks() {
    return List.of(elements());
  }

  @Override
  public int rowLength(int block) {
    return parameters.length;
  }

  /** Derivatives by all parameters, the radial ones too, at the present ones. */
  @Override
  public double[][] energyRows(Structure structure, Neighbors neighbors) {
    structure.elementSet().stream()
        .filter(element -> indexOf(element) < 0)
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), elements());
            });
    EnvironmentBlock block = PairFrame.block(structure, neighbors, cutoff());
    double[][] rows = new double[structure.size()][parameters.length];
    for (int a = 0; a < rows.length; a++) {
      energyAndRow(block.environment(a), rows[a]);
    }
    return rows;
  }
}
