package io.crisol.potentials.spectral;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Graded;
import io.crisol.potentials.Grading;
import io.crisol.potentials.PairGradient;
import io.crisol.potentials.optimality.LinearRows;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Spectral neighbour analysis potential: an energy linear, or quadratic, in the bispectrum of the
 * neighbour density on the 3-sphere,
 *
 * <pre>
 *   E_i = β_0 + β·B + ½ B·α·B
 *   B_{j1 j2 j} = Σ_{m m'} (u^j_{m m'})* Σ C^{j m}_{j1 m1 j2 m2} C^{j m'}_{j1 m1' j2 m2'} u^{j1}_{m1 m1'} u^{j2}_{m2 m2'}
 *   u^j = U^j(0) + Σ_k f(r_ik) w_k U^j(θ_0, θ, φ),   θ_0 = rfac0 π (r − rmin0)/(R − rmin0)
 * </pre>
 *
 * with hyperspherical harmonics U ({@link Harmonics}), Clebsch-Gordan coefficients C, f = ½ (cos
 * π(r − rmin0)/(R − rmin0) + 1) and R = rcutfac (R_i + R_k). The coefficients are those of the
 * element of the central atom.
 *
 * <p>Source: A. P. Thompson et al., J. Comput. Phys. 285, 316 (2015),
 * doi:10.1016/j.jcp.2014.12.018; M. A. Wood, A. P. Thompson, J. Chem. Phys. 148, 241721 (2018),
 * doi:10.1063/1.5017641.
 */
public final class Snap implements AtomicPotential, Graded, LinearRows {
  private final SnapSettings settings;
  private final List<SnapElement> atoms;
  private final Set<Element> elements = EnumSet.noneOf(Element.class);
  private final double cutoff;
  private final double[] weights;

  /** By pair of elements, Å. */
  private final double[] cutoffs;

  private final Coupling coupling;
  private final List<SnapForm> forms;
  private final ThreadLocal<SnapDefinition> definition =
      ThreadLocal.withInitial(() -> new SnapDefinition(this));
  private final ThreadLocal<SnapWork> work = ThreadLocal.withInitial(() -> new SnapWork(this));
  private final ThreadLocal<SnapRows> rows = ThreadLocal.withInitial(() -> new SnapRows(this));
  private final List<double[]> activeInverses;
  private volatile SnapTables tables;

  /** By {@link Element#ordinal}: position among the elements, −1 for strangers. */
  private final int[] index = new int[Element.values().length];

  /**
   * A potential for at least one element.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public Snap(SnapSettings settings, List<SnapElement> atoms) {
    this(settings, atoms, List.of());
  }

  /**
   * A potential that knows its training data.
   *
   * @param activeInverses A⁻¹ of the active set of rows (1, B) of each element, double[n × n],
   *     row-major, n being one more than the components; empty arrays for elements without, and an
   *     empty list where nothing is known
   */
  Snap(SnapSettings settings, List<SnapElement> atoms, List<double[]> activeInverses) {
    this.activeInverses = List.copyOf(activeInverses);
    this.settings = settings;
    this.atoms = List.copyOf(atoms);
    this.coupling = new Coupling(settings.order());
    Arrays.fill(index, -1);
    double largest = 0;
    for (SnapElement atom : this.atoms) {
      requireCoefficients(atom);
      if (!elements.add(atom.element())) {
        throw Problem.PARAMETER_INVALID.with(
            "the list of elements", atom.element(), "it stands there twice", "remove one");
      }
      index[atom.element().ordinal()] = elements.size() - 1;
      largest = Math.max(largest, atom.radius());
    }
    if (elements.isEmpty()) {
      throw Problem.PARAMETER_MISSING.with("an element of SNAP", "the list is empty");
    }
    this.weights = this.atoms.stream().mapToDouble(SnapElement::weight).toArray();
    this.cutoffs = cutoffs();
    this.cutoff = 2 * largest * settings.radiusFactor();
    requireRange();
    this.forms =
        this.atoms.stream().map(a -> new SnapForm(settings, coupling, a.coefficients())).toList();
  }

  private double[] cutoffs() {
    int n = atoms.size();
    double[] table = new double[n * n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        table[a * n + b] =
            (atoms.get(a).radius() + atoms.get(b).radius()) * settings.radiusFactor();
      }
    }
    return table;
  }

  private void requireCoefficients(SnapElement atom) {
    int count = atom.coefficients().length;
    if (count != settings.coefficients()) {
      throw Problem.PARAMETER_INVALID.with(
          "the number of coefficients of " + atom.element(),
          count,
          "twojmax "
              + settings.order()
              + (settings.quadratic() ? " with a quadratic form" : "")
              + " needs "
              + settings.coefficients(),
          "correct twojmax, quadraticflag or the list");
    }
  }

  private void requireRange() {
    double least = atoms.stream().mapToDouble(SnapElement::radius).min().orElseThrow();
    if (settings.shortest() >= 2 * least * settings.radiusFactor()) {
      throw Problem.PARAMETER_INVALID.with(
          "rmin0",
          settings.shortest(),
          "it lies below the cutoff of every pair of elements",
          "correct rmin0, rcutfac or the radii");
    }
  }

  /** What decides the bispectrum. */
  public SnapSettings settings() {
    return settings;
  }

  /** What each element has. */
  public List<SnapElement> atoms() {
    return atoms;
  }

  /** Clebsch-Gordan coefficients and components. */
  Coupling coupling() {
    return coupling;
  }

  /** Energy of an atom as a function of its components, by position of its element. */
  SnapForm form(int element) {
    return forms.get(element);
  }

  /** Tables of the fast path, made when they are first asked for. */
  SnapTables tables() {
    SnapTables made = tables;
    if (made == null) {
      made = new SnapTables(this); // Twice at worst, with the same numbers.
      tables = made;
    }
    return made;
  }

  /** Weight of an element as a neighbour, by its position in {@link #atoms}. */
  double weight(int element) {
    return weights[element];
  }

  /** Position of an element in {@link #atoms}; −1 for strangers. */
  int indexOf(Element element) {
    return index[element.ordinal()];
  }

  /** Cutoff of a pair of elements, by their positions in {@link #atoms}, Å. */
  double cutoff(int a, int b) {
    return cutoffs[a * weights.length + b];
  }

  @Override
  public Set<Element> elements() {
    return Collections.unmodifiableSet(elements);
  }

  /** The longest cutoff of a pair of elements, Å. */
  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public Continuity continuity() {
    return settings.switched() ? Continuity.FORCES : Continuity.BROKEN;
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    return definition.get().energy(around, out);
  }

  @Override
  public void energies(EnvironmentBlock block, BlockGradient out) {
    if (SnapSphereKernel.LANES < 2) {
      AtomicPotential.super.energies(block, out);
    } else {
      work.get().energies(block, out);
    }
    if (out.gradesWanted() && !activeInverses.isEmpty()) {
      rows.get().grade(block, out);
    }
  }

  /** As in the constructor; not to be changed. */
  List<double[]> activeInverses() {
    return activeInverses;
  }

  @Override
  public Set<Grading> gradings() {
    return activeInverses.isEmpty() ? Set.of() : Set.of(Grading.D_OPTIMALITY);
  }

  @Override
  public Snap gradedBy(Grading grading) {
    return this;
  }

  /** Each element has its own coefficients. */
  @Override
  public List<Set<Element>> blocks() {
    return atoms.stream().map(atom -> Set.of(atom.element())).toList();
  }

  @Override
  public int rowLength(int block) {
    return settings.components() + 1;
  }

  @Override
  public Optional<double[]> activeInverse(int block) {
    return activeInverses.isEmpty() || activeInverses.get(block).length == 0
        ? Optional.empty()
        : Optional.of(activeInverses.get(block).clone());
  }

  @Override
  public double[][] energyRows(Structure structure, Neighbors neighbors) {
    return rows.get().all(structure, neighbors);
  }
}
